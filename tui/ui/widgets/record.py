"""The sheet of one claim or note: the words, where they are from, what the reader made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from textual.strip import Strip

from tui.model import ClaimRecord, State
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw, marks, prints
from tui.ui.widgets.dates import day

Local = Callable[[datetime], datetime]
"""A moment in the reader's zone."""

FIELDS = (("speaker", "speaker"), ("cue", "cue"), ("figure", "figure"))
CHANGED = {
    State.MOVED: "the text changed since you tagged it",
    State.ORPHAN: "its sentence is not in the text any more; its words and their page are kept",
}


def sheet(record: ClaimRecord, ink: Ink, glyphs: Glyphs, now: datetime, local: Local, width: int) -> list[Strip]:
    """All that is known of a record, from the top of the sheet."""
    blank = Strip.blank(width)
    words = f"“{record.text}”" if record.kind == "claim" and record.text[:1] not in '“„«"' else record.text
    lines = [blank, *prints.wrapped(words, ink.bold, width, most=9, end=glyphs.ellipsis), blank]
    if record.kind == "note" and record.quote:
        lines += [*prints.wrapped(f"on “{record.quote}”", ink.text, width, most=6, end=glyphs.ellipsis), blank]
    lines += prints.wrapped(record.title, ink.text, width, most=3, end=glyphs.ellipsis)
    origin = f" {glyphs.dot} ".join(filter(None, (record.site or record.feed_title, record.byline)))
    lines += prints.wrapped(origin, ink.muted, width, most=2, end=glyphs.ellipsis)
    lines += [*prints.wrapped(_when(record, now, local, glyphs), ink.muted, width), blank]
    if record.kind == "claim":
        lines += [*prints.labelled(_fields(record, ink, glyphs, width), ink.muted, width), blank]
    if record.state in CHANGED:
        sign = glyphs.orphan if record.state is State.ORPHAN else glyphs.changed
        lines += [*prints.wrapped(f"{sign} {CHANGED[record.state]}", ink.warning, width), blank]
    if record.notes:
        head = draw.strip([("   Notes", ink.bold), (f"  {len(record.notes)}", ink.muted)], width)
        lines += [head, blank]
        for note in record.notes:
            lines += [*prints.wrapped(note, ink.text, width), blank]
    return lines


def _when(record: ClaimRecord, now: datetime, local: Local, glyphs: Glyphs) -> str:
    """Said, published, and when the reader kept it."""
    parts = []
    if record.kind == "claim" and record.said:
        parts.append(f"said {_said(record.said)}")
    elif record.published is not None:
        parts.append(f"published {day(local(record.published).date())}")
    kept = "tagged" if record.kind == "claim" else "written"
    made, today = local(record.created), local(now).date()
    parts.append(f"{kept} {made:%H:%M}" if made.date() == today else f"{kept} {day(made.date(), today)}")
    return f" {glyphs.dot} ".join(parts)


def _said(iso: str) -> str:
    try:
        return day(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def _fields(record: ClaimRecord, ink: Ink, glyphs: Glyphs, width: int) -> list[tuple[str, list[draw.Piece]]]:
    """Status, and the fields that are filled."""
    pairs: list[tuple[str, list[draw.Piece]]] = [
        (
            "status",
            [
                (f"{glyphs.status(record.status)} ", getattr(ink, marks.tone_of(record.status))),
                (record.status, ink.text),
            ],
        )
    ]
    room = max(4, width - 14)
    for name, label in FIELDS:
        if value := str(getattr(record, name)):
            pairs.append((label, [(cells.cut(value, room, glyphs.ellipsis), ink.text)]))
    if record.tags:
        pairs.append(("tags", [(cells.cut("  ".join(record.tags), room, glyphs.ellipsis), ink.text)]))
    return pairs
