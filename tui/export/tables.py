"""CSV for a spreadsheet and for Readwise: one row a record, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime

from tui.export.records import evidence, facts, guarded, note_of, publisher, utc, web
from tui.model import ClaimRecord
from tui.plain import line

COLUMNS = tuple(each.name for each in fields(ClaimRecord))
READWISE = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")
_NO_TAG = re.compile(r"[^\w-]+")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def render(records: Iterable[ClaimRecord], *, bom: bool = False) -> str:
    """The records under a head of their field names; `bom` helps Excel see that it is UTF-8."""
    rows = (
        [tuple(evidence(record)) if name == "evidence" else getattr(record, name) for name in COLUMNS]
        for record in guarded(records)
    )
    return ("\ufeff" if bom else "") + _written(COLUMNS, rows)


def readwise(records: Iterable[ClaimRecord]) -> str:
    """The records as Readwise imports highlights: tags as `.tag` at the start of the note."""
    return _written(READWISE, map(_highlight, guarded(records)))


def _highlight(record: ClaimRecord) -> list[object]:
    tags = " ".join(f".{word}" for tag in record.tags if (word := _NO_TAG.sub("-", line(tag)).strip("-")))
    held = "; ".join([*(f"{name}: {value}" for name, value in facts(record)), *evidence(record)])
    note = "\n".join(part for part in (tags, *note_of(record), held) if part)
    author = record.byline or publisher(record)
    words = record.quote or record.title or record.text
    return [words, record.title, author, web(record.url), note, record.start, utc(record.created)]


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    """One value as text; what starts as a formula would gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
