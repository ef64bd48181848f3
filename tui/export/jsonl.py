"""Claims as lines of JSON for programs beside the library, with its own numbers; and how an export is known as ours.

The lossless export, which tells more and without those numbers, is lossless.py; it reads these lines too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from tui.export.lines import FORMAT
from tui.export.records import guarded
from tui.model import ClaimRecord

FIRST = 10  # lines that are looked at to know an export; some of them may be broken
_LINE = msgspec.json.Decoder(dict[str, Any])


def render(records: Iterable[ClaimRecord]) -> str:
    """The records with all that bears on them, one JSON object a line."""
    return "".join(
        msgspec.json.encode({"format": FORMAT, **msgspec.to_builtins(record, builtin_types=(datetime,))}).decode()
        + "\n"
        for record in guarded(records)
    )


def is_export(text: str) -> bool:
    """Whether the text looks like such an export: one of its first lines is a JSON object with a `format` of ours."""
    return any(_is_ours(line) for line in text.removeprefix("\ufeff").lstrip().split("\n", FIRST)[:FIRST])


def _is_ours(text: str) -> bool:
    try:
        return str(_LINE.decode(text).get("format", "")).startswith("claimwire/")
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
