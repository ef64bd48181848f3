"""The ledger's list: all claims under their speakers, and the notes."""

from __future__ import annotations

from collections.abc import Hashable

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.model import ClaimRecord, State, Status
from tui.ui import remarks
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw, marks
from tui.ui.widgets.dates import day
from tui.ui.widgets.ledger import Line, day_of
from tui.ui.widgets.rows import Rows

STATUS = 11  # cells of the status word
WORDY = 60  # from this width on the word stands beside the mark


class Ledger(Pane, Rows[Line]):
    """Mark, status, words, what happened to the sentence, date."""

    scope = "ledger"
    chip = "claims"
    tall = 0
    typed = ""  # what the list was narrowed by
    total = 0  # of all records
    claims = 0  # of them
    loaded = False

    class Moved(Message):
        """The cursor stands on another record."""

    class Chosen(Message):
        """A record was chosen: go to its sentence."""

        def __init__(self, record: ClaimRecord) -> None:
            super().__init__()
            self.record = record

    # -- what it shows

    def identity(self, item: Line) -> Hashable:
        """A record keeps its name."""
        return item.record.uuid

    def row_gap(self, item: Line, index: int) -> int:
        """A group's head, and a blank line above it."""
        return 0 if not item.head else 1 if item.first else 2

    def row_height(self, item: Line, index: int) -> int:
        """One line, and what is above."""
        return 1 + self.row_gap(item, index)

    def head_lines(self, width: int) -> list[Strip]:
        """The head with its count and order; below, what the list was narrowed by."""
        ink, blank = self.ink, Strip.blank(width)
        left: list[draw.Piece] = [("  ", ink.text), ("Claims", ink.focused if self.has_focus else ink.bold)]
        left.append((f"  {self.claims}" if self.claims else "", ink.muted))
        if noted := self.total - self.claims:
            left += [("   Notes", ink.heading), (f"  {noted}", ink.muted)]
        right = f"by speaker {self.glyphs.dot} newest first"
        head = draw.ends(left, [(right, ink.muted), ("  ", ink.text)], width)
        if not self.typed:
            return [head] if self.app.size.height < 16 else [head, blank]
        found = f"{len(self.items)} of {self.total}"
        room = width - 8 - len(found)
        typed = [("  ", ink.text), ("/ ", ink.accent), (cells.cut(self.typed, room, self.glyphs.ellipsis), ink.text)]
        narrowed = draw.ends(typed, [(found, ink.muted), ("  ", ink.text)], width)
        return [head, narrowed] if self.app.size.height < 16 else [head, blank, narrowed, blank]

    def empty_lines(self, width: int) -> list[Strip]:
        """How one gets here."""
        if not self.loaded:
            return []
        if self.typed:
            return remarks.lines(self, "No claim or note has that. {app.leave} lists all again.", width)
        return remarks.lines(self, "No claims yet. {body.tag} in an article tags its sentence as one.", width)

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        lines = super()._draw_row(index, width, base, selected=selected, focused=focused)
        item, ink = self.items[index], self.ink
        if gap := self.row_gap(item, index):
            room = width - 8
            head: list[draw.Piece] = [("  ", ink.text), (cells.cut(item.head, room, self.glyphs.ellipsis), ink.bold)]
            count: list[draw.Piece] = [(str(item.size), ink.muted), ("  ", ink.text)]
            lines[gap - 1] = draw.under(draw.ends(head, count, width), base)
        return lines

    def render_row(self, item: Line, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The columns that fit: the status word goes first, then the date."""
        ink, glyphs, record = self.ink, self.glyphs, item.record
        mark, word, tone = glyphs.note, "note", ink.muted
        if record.kind == "claim":
            mark, word = glyphs.status(record.status), record.status
            tone = getattr(ink, marks.tone_of(record.status))
        left: list[draw.Piece] = [(" ", ink.text), (f"{mark} ", tone)]
        if width >= WORDY:
            left.append((cells.fit(word, STATUS + 2), tone if tone is not ink.text else ink.muted))
        right = self._end(record, width)
        room = width - draw.length(left) - draw.length(right) - 1
        text = cells.fit(" ".join(record.text.split()), max(8, room), glyphs.ellipsis)
        return [draw.strip([*left, (text, ink.text), (" ", ink.text), *right], width)]

    def _end(self, record: ClaimRecord, width: int) -> list[draw.Piece]:
        """What happened to the sentence, and the date."""
        ink, glyphs = self.ink, self.glyphs
        state = {State.ORPHAN: glyphs.orphan, State.MOVED: glyphs.changed}.get(record.state, " ")
        today = self.host.local(self.host.clock()).date()
        one = day_of(record)
        when = cells.right(day(one, today) if one.year == today.year else f"{one:%Y}", 6) if width >= 36 else ""
        return [(f" {state} ", ink.warning), (when, ink.muted), ("  ", ink.text)]

    # -- what happens

    def moved(self, index: int) -> None:
        """The sheet follows."""
        self.post_message(self.Moved())

    def chosen(self, index: int) -> None:
        """To its sentence."""
        self.post_message(self.Chosen(self.items[index].record))

    def address(self) -> str:
        """The page of the record under the cursor."""
        return self.current.record.url if self.current is not None else ""

    def position(self) -> str:
        """What is to be done, and which of how many."""
        if not self.items:
            return ""
        states = [line.record.state for line in self.items]
        counts = (
            (sum(line.record.status == Status.UNCHECKED for line in self.items), "to check"),
            (states.count(State.MOVED), "changed"),
            (states.count(State.ORPHAN), "orphan"),
        )
        words = [f"{number} {word}" for number, word in counts if number]
        return "   ".join([*words, f"{self.cursor + 1} of {len(self.items)}"])
