"""What every format does first: each string of a record through `plain` again, so no control byte leaves by a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from tui.model import ClaimRecord
from tui.plain import plain


def guarded(records: Iterable[ClaimRecord]) -> Iterator[ClaimRecord]:
    """The records with every string safe to draw; text that already was is the same, so its offsets still hold."""
    for record in records:
        changed: dict[str, Any] = {}
        for each in fields(record):
            value = getattr(record, each.name)
            if type(value) is str:
                changed[each.name] = plain(value)
            elif isinstance(value, tuple):
                changed[each.name] = tuple(plain(item) for item in value)
        yield replace(record, **changed)
