"""A line of the ledger: a claim or note in its columns, the columns' names, the head of a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.style import Style
from textual.strip import Strip

from tui.model import State
from tui.store.listing import Listed
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, columns, draw, marks
from tui.ui.widgets.columns import Columns
from tui.ui.widgets.dates import day
from tui.ui.widgets.ledger import Head

ORDER = ("word", "speaker", "claim", "tags", "feed", "badge", "day", "ends")


@dataclass(frozen=True, slots=True)
class Drawer:
    """What a line is drawn with."""

    columns: Columns
    ink: Ink
    glyphs: Glyphs
    today: date

    def line(self, item: Listed, width: int, *, picked: bool) -> Strip:
        """Mark and columns; what was picked has its sign in front."""
        ink, glyphs = self.ink, self.glyphs
        mark, tone = glyphs.note, ink.muted
        if item.kind == "claim":
            mark, tone = glyphs.status(item.status), getattr(ink, marks.tone_of(item.status))
        sign = glyphs.picked if picked else " "
        pieces: list[draw.Piece] = [(sign, ink.accent + draw.BOLD), (f"{mark} ", tone)]
        for name, size in self._laid():
            cell = (
                self._tags(item, size) if name == "tags" else [(self._cell(item, name, size), self._style(name, tone))]
            )
            pieces += [*cell, (" " * columns.GAP, ink.text)]
        return draw.strip(pieces, width)

    def labels(self, width: int, sorted_by: str) -> Strip:
        """The names of the columns, that which they are sorted by in bold."""
        ink = self.ink
        pieces: list[draw.Piece] = [(" " * (1 + columns.MARK), ink.muted)]
        for name, size in self._laid():
            label = columns.LABELS.get(name, "")
            if name == "ends" and size < len(label):
                label = self.glyphs.supported + self.glyphs.false
            style = ink.heading if columns.SORTED_BY.get(name, name) == sorted_by else ink.muted
            text = cells.right(label, size, "") if name == "day" else cells.fit(label, size, "")
            pieces += [(text, style), (" " * columns.GAP, ink.muted)]
        return draw.strip(pieces, width)

    def head(self, head: Head, group: str, width: int, indent: int) -> Strip:
        """A group's name and size; a folded one's mark stands where those of rows do."""
        ink = self.ink
        called = self._day(head.name) if group == "day" else head.name
        left: list[draw.Piece] = [(" " * indent, ink.text)]
        if head.folded:
            left += [(f"{self.glyphs.closed} ", ink.muted)]
        left += [(cells.cut(called, width - indent - 8, self.glyphs.ellipsis), ink.bold)]
        return draw.ends(left, [(str(head.size), ink.muted), ("  ", ink.text)], width)

    def _laid(self) -> Iterator[tuple[str, int]]:
        """The columns from the left that are there."""
        for name in ORDER:
            if size := getattr(self.columns, name):
                yield name, size

    def _cell(self, item: Listed, name: str, size: int) -> str:
        """What stands in a column."""
        dots = self.glyphs.ellipsis
        match name:
            case "word":
                return cells.fit(item.status or "note", size, dots)
            case "claim":
                return cells.fit(" ".join(item.text.split()), size, dots)
            case "badge":
                signs = {State.ORPHAN.value: self.glyphs.orphan, State.MOVED.value: self.glyphs.changed}
                return signs.get(item.state, " ")
            case "day":
                return cells.right(self._dated(item.day, size), size, "")
            case "ends":
                ends = columns.ends_of(item.supports, item.contradicts, item.beside, self.glyphs)
                return cells.fit(ends, size, dots)
            case _:
                return cells.fit(str(getattr(item, name)), size, dots)

    def _tags(self, item: Listed, size: int) -> list[draw.Piece]:
        """The tags in their colours; where they do not fit, as far as they go."""
        pieces: list[draw.Piece] = []
        for number, tag in enumerate(item.tags):
            room = size - draw.length(pieces)
            if room > 0:
                told = f"{' ' * bool(number)}#{tag}"
                pieces.append((cells.cut(told, room, self.glyphs.ellipsis), self.ink.tag(tag)))
        return [*pieces, (" " * (size - draw.length(pieces)), self.ink.text)]

    def _style(self, name: str, tone: Style) -> Style:
        ink = self.ink
        if name == "word":
            return tone if tone is not ink.text else ink.muted
        return ink.text if name == "claim" else ink.warning if name == "badge" else ink.muted

    def _dated(self, iso: str, size: int) -> str:
        """The day as far as there is room: another year may have to do."""
        short = self._day(iso)
        return short if len(short) <= size else iso[:4]

    def _day(self, iso: str) -> str:
        try:
            return day(date.fromisoformat(iso), self.today)
        except ValueError:
            return iso
