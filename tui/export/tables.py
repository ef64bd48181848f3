"""CSV for a spreadsheet: one row a record, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from tui.export.records import guarded
from tui.model import ClaimRecord

COLUMNS = tuple(each.name for each in fields(ClaimRecord))
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def render(records: Iterable[ClaimRecord], *, bom: bool = False) -> str:
    """The records under a head of their field names; `bom` helps Excel see that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in guarded(records):
        writer.writerow([_cell(getattr(record, name)) for name in COLUMNS])
    return ("\ufeff" if bom else "") + out.getvalue()


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
