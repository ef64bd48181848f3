"""The sheet of one claim or note: the words, where they are from, what the reader made of them, what bears on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rich.style import Style
from textual.strip import Strip

from tui.model import ClaimRecord, Event, State
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw, ends, marks, prints
from tui.ui.widgets.dates import MONTHS, day

Local = Callable[[datetime], datetime]
"""A moment in the reader's zone."""

FIELDS = (
    ("speaker", "speaker"), ("cue", "cue"), ("figure", "figure"), ("place", "place"), ("chain", "source"),
    ("hedge", "hedge"),
)  # fmt: skip
CHANGED = {State.MOVED: "changed since you tagged it", State.ORPHAN: "its sentence is not in the text any more"}
KEPT = "its words and their page are kept"
INDENT = 3
HASH = 12  # letters of a revision's hash that are told


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is drawn with; `changes`: the key that shows what changed, "" for none."""

    ink: Ink
    glyphs: Glyphs
    now: datetime
    local: Local
    changes: str = ""

    def lines(self, record: ClaimRecord, events: Sequence[Event], width: int) -> list[Strip]:
        """All that is known of a record, from the top of the sheet."""
        return [
            Strip.blank(width),
            *self._words(record, width),
            *self._origin(record, width),
            *self._fields(record, width),
            *self._standing(record, width),
            *self._notes(record, width),
            *self._evidence(record, width),
            *self._history(events, width),
            *self._revision(record, width),
        ]

    # -- what was said, and where

    def _words(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        ink, dots, blank = self.ink, self.glyphs.ellipsis, Strip.blank(width)
        quoted = record.kind == "note" or record.text[:1] in '“„«"'
        yield from self._wrapped(record.text if quoted else f"“{record.text}”", ink.bold, width, most=9, end=dots)
        yield blank
        if record.kind == "note" and record.quote:
            yield from self._wrapped(f"on “{record.quote}”", ink.text, width, most=6, end=dots)
            yield blank

    def _origin(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        ink, dots = self.ink, self.glyphs.ellipsis
        yield from self._wrapped(record.title, ink.text, width, most=3, end=dots)
        yield from self._wrapped(
            self._dotted(record.site or record.feed_title, record.byline), ink.muted, width, most=2
        )
        when = f"said {_said(record.said)}" if record.kind == "claim" and record.said else ""
        if not when and record.published is not None:
            when = f"published {day(self.local(record.published).date())}"
        kept = "tagged" if record.kind == "claim" else "written"
        yield from self._wrapped(self._dotted(when, f"{kept} {self._moment(record.created)}"), ink.muted, width)
        yield Strip.blank(width)

    def _fields(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        """Status, and the fields that are filled."""
        if record.kind == "note":
            return
        ink = self.ink
        tone = getattr(ink, marks.tone_of(record.status))
        status = [(f"{self.glyphs.status(record.status)} ", tone), (record.status, ink.text)]
        yield from prints.labelled([("status", status)], ink.muted, width)
        values = [(label, str(getattr(record, name))) for name, label in FIELDS]
        for label, value in values:
            if value:
                yield from self._field(label, value, width)
        if record.tags:
            yield from prints.labelled(
                [("tags", [(f"#{tag}  ", ink.tag(tag)) for tag in record.tags])], ink.muted, width
            )
        yield Strip.blank(width)

    def _field(self, label: str, value: str, width: int) -> Iterator[Strip]:
        """A label and its value, on as many lines as that takes."""
        ink, room = self.ink, max(8, width - INDENT - 9 - 2)
        for number, (start, end) in enumerate(cells.wrap(value, 0, len(value), room)):
            yield from prints.labelled([("" if number else label, [(value[start:end], ink.text)])], ink.muted, width)

    # -- what became of it

    def _standing(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        """Where its sentence stands in the text that is shown now."""
        if (words := CHANGED.get(record.state)) is None:
            return
        ink, glyphs = self.ink, self.glyphs
        sign = glyphs.orphan if record.state is State.ORPHAN else glyphs.changed
        yield from self._wrapped(f"{sign} {words}", ink.warning, width)
        below: list[draw.Piece] = [(" " * (INDENT + 2), ink.muted)]
        if record.state is State.ORPHAN:
            yield from self._wrapped(KEPT, ink.muted, width, indent=INDENT + 2)
        if self.changes:
            yield draw.strip([*below, (self.changes, ink.bold), (" what changed", ink.muted)], width)
        yield Strip.blank(width)

    def _notes(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        if record.notes:
            yield from self._head("Notes", len(record.notes), width)
            for note in record.notes:
                yield from self._wrapped(note, self.ink.text, width)
                yield Strip.blank(width)

    def _evidence(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        """What bears on it, and on what it bears."""
        if record.evidence:
            yield from self._head("Evidence", len(record.evidence), width)
            yield from ends.lines(record.evidence, record.text, self.ink, self.glyphs, width, self.local)

    def _history(self, events: Sequence[Event], width: int) -> Iterator[Strip]:
        """Every change of it, the newest first."""
        if not events:
            return
        ink = self.ink
        yield from self._head("History", len(events), width)
        for event in reversed(events):
            at = self._moment(event.at)
            start = cells.width(at) + 2
            room = max(8, width - INDENT - start - 2)
            told = told_of(event)
            for number, (left, right) in enumerate(cells.wrap(told, 0, len(told), room)):
                when = at if not number else ""
                yield draw.strip(
                    [(" " * INDENT, ink.text), (cells.fit(when, start), ink.muted), (told[left:right], ink.text)], width
                )
        yield Strip.blank(width)

    def _revision(self, record: ClaimRecord, width: int) -> Iterator[Strip]:
        """Which text of the article is kept for it, and when that was fetched."""
        if record.revision_hash:
            words = self._dotted(f"text {record.revision_hash[:HASH]}", f"fetched {self._moment(record.fetched)}")
            yield from self._wrapped(words, self.ink.faint, width)

    # -- parts of lines

    def _wrapped(
        self, text: str, style: Style, width: int, *, indent: int = INDENT, most: int = 0, end: str = ""
    ) -> list[Strip]:
        return prints.wrapped(text, style, width, indent=indent, most=most, end=end or self.glyphs.ellipsis)

    def _head(self, words: str, count: int, width: int) -> list[Strip]:
        head = draw.strip(
            [(" " * INDENT, self.ink.text), (words, self.ink.bold), (f"  {count}", self.ink.muted)], width
        )
        return [head, Strip.blank(width)]

    def _dotted(self, *parts: str) -> str:
        return f" {self.glyphs.dot} ".join(filter(None, parts))

    def _moment(self, moment: datetime) -> str:
        """Date and time in the reader's zone; this year's without the year."""
        here, now = self.local(moment), self.local(self.now)
        year = "" if here.year == now.year else f" {here.year}"
        return f"{here.day} {MONTHS[here.month - 1]}{year} {here:%H:%M}"


def told_of(event: Event) -> str:
    """One change in a few words: what was done, and from what to what where one thing changed."""
    names = [name for name in (*event.before, *event.after) if event.before.get(name, "") != event.after.get(name, "")]
    if len(dict.fromkeys(names)) != 1 or names[0] in ("text", "evidence", "note", "notes"):
        return event.what
    name = names[0]
    before, after = event.before.get(name, ""), event.after.get(name, "")
    return f"{event.what}: {name} {before or 'empty'} to {after or 'empty'}" if before else event.what


def _said(iso: str) -> str:
    try:
        return day(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso
