"""JSON Lines, the lossless format: one record a line, read back as it was written.

Every line is a `ClaimRecord` and a `format` word; `schema()` is its JSON Schema. Moments keep their offset from UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from typing import Any

import msgspec

from tui.export.records import guarded
from tui.model import ClaimRecord
from tui.plain import line

FORMAT = "claimwire/1"
LARGEST = 2**63  # what the library can hold
RULINGS = frozenset({"merge", "split", "alias", "watch"})  # kinds of lines that are no claim or note (rulings.py)
FIRST = 10  # lines that are looked at to know an export; some of them may be broken
_LINE = msgspec.json.Decoder(dict[str, Any])


def render(records: Iterable[ClaimRecord]) -> str:
    """The records, one JSON object a line."""
    return "".join(
        msgspec.json.encode({"format": FORMAT, **msgspec.to_builtins(record, builtin_types=(datetime,))}).decode()
        + "\n"
        for record in guarded(records)
    )


def read(text: str) -> tuple[list[ClaimRecord], list[str]]:
    """The records of an export, and a sentence for every line that is none. Never raises."""
    records: list[ClaimRecord] = []
    notes: list[str] = []
    for number, each in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not each.strip():
            continue
        try:
            record = _record(each)
            if record is None:
                continue
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            notes.append(f"Line {number}: {said(error)}.")
            continue
        wrong = _wrong(record)
        if wrong:
            notes.append(f"Line {number}: {wrong}.")
        else:
            records.append(record)
    return records, notes


def tables(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines that are objects of our format, with their numbers."""
    for number, each in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        with suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
            table = _LINE.decode(each)
            if table.get("format") == FORMAT:
                yield number, table


def is_export(text: str) -> bool:
    """Whether the text looks like such an export: one of its first lines is a JSON object with a `format` of ours."""
    return any(_is_ours(line) for line in text.removeprefix("\ufeff").lstrip().split("\n", FIRST)[:FIRST])


def _is_ours(text: str) -> bool:
    try:
        return str(_LINE.decode(text).get("format", "")).startswith("claimwire/")
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False


def schema() -> dict[str, Any]:
    """The JSON Schema of a line, without the `format` word."""
    return msgspec.json.schema(ClaimRecord)


def _record(text: str) -> ClaimRecord | None:
    """A line's claim or note; None for a word on entities."""
    table = _LINE.decode(text)
    if table.get("kind") in RULINGS:
        return None
    form = table.pop("format", "")
    if form != FORMAT:
        raise msgspec.ValidationError(f"Its format is {form!r}, not {FORMAT!r}")
    return next(guarded([msgspec.convert(table, ClaimRecord)]))


def said(error: Exception) -> str:
    """msgspec's words as ours: the place first, when it names one."""
    if not isinstance(error, msgspec.ValidationError):
        return "this is not a line of JSON"
    what, _, place = line(str(error)).replace("`", "").partition(" - at ")
    what = what[0].lower() + what[1:]
    return f"{place.removeprefix('$.')}: {what}" if place.startswith("$.") else what


def _wrong(record: ClaimRecord) -> str:
    """What no type can say of a record; "" when it holds."""
    if not record.uuid.strip() or not record.text.strip():
        return f"{'uuid' if record.text.strip() else 'text'}: it is empty"
    if not 0 <= record.start <= record.end < LARGEST:
        return f"start and end: {line(f'{record.start}-{record.end}'[:60])} is no span"
    if not max(abs(record.id), abs(record.entry)) < LARGEST:
        return "id or entry: the number is too large"
    if record.kind == "claim" and not record.status.strip():
        return "status: it is empty"
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, datetime) and value.tzinfo is None:
            return f"{each.name}: the moment has no offset from UTC"
    return ""
