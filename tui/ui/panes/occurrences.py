"""All sentences of the library that name an entity, under the titles of their articles, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.spelling import name_key, name_words
from tui.store.entities import Known, Occurrence
from tui.ui import remarks
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.dates import age
from tui.ui.widgets.rows import Rows

LINES = 3  # that a sentence takes at most
INDENT = 3
NEAR = 20  # rows before the end at which the next ones are asked for


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence; the first of an article has its title above."""

    occurrence: Occurrence
    head: bool = False
    first: bool = False  # of all


def rows(found: Sequence[Occurrence]) -> list[Said]:
    """The sentences as rows."""
    before = [0, *(one.entry for one in found)]
    return [Said(one, one.entry != last, not at) for at, (one, last) in enumerate(zip(found, before, strict=False))]


def places(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the names (as `name_key` has them) stand in a text, the longest first where several begin."""
    words, at = list(name_words(text)), 0
    longest = max((name.count(" ") + 1 for name in names), default=0)
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            if " ".join(word for word, _, _ in words[at : at + size]) in names:
                yield words[at][1], words[at + size - 1][2]
                at += size - 1
                break
        at += 1


class Occurrences(Pane, Rows[Said]):
    """Title, feed and age; below them each sentence that has a name of the entity, the name bold."""

    scope = "occurrences"
    chip = "sentences"
    tall = 0
    loaded = False
    further = False  # there are more than are loaded

    class Chosen(Message):
        """A sentence was chosen: go to it."""

        def __init__(self, occurrence: Occurrence) -> None:
            super().__init__()
            self.occurrence = occurrence

    class Ending(Message):
        """The cursor comes near the end of what is loaded."""

    def __init__(self, known: Known) -> None:
        super().__init__(id="occurrences")
        self.known = known
        self._names = frozenset(map(name_key, (known.name, *known.names))) - {""}

    def identity(self, item: Said) -> Hashable:
        """The sentence of the entry."""
        return item.occurrence.entry, item.occurrence.start

    def row_gap(self, item: Said, index: int) -> int:
        """The title, and a blank line above it."""
        return 0 if not item.head else 1 if item.first else 2

    def row_height(self, item: Said, index: int) -> int:
        """The sentence's lines, and what is above."""
        return self.row_gap(item, index) + len(self._lines(item, max(20, self.size.width - 1)))

    def _lines(self, item: Said, width: int) -> list[tuple[int, int]]:
        text = item.occurrence.text
        return list(cells.wrap(text, 0, len(text), max(8, width - INDENT - 2)))[:LINES]

    # -- drawing

    def head_lines(self, width: int) -> list[Strip]:
        """Whose sentences these are, and how often it is named."""
        ink, blank = self.ink, Strip.blank(width)
        count = f"  {self.known.times}" if self.known.times else ""
        name = cells.cut(self.known.name, max(8, width - len(count) - 4), self.glyphs.ellipsis)
        left: list[draw.Piece] = [("  ", ink.text), (name, ink.focused), (count, ink.muted)]
        head = draw.ends(left, [("newest first", ink.muted), ("  ", ink.text)], width)
        return [head] if self.app.size.height < 16 else [blank, head, blank]

    def empty_lines(self, width: int) -> list[Strip]:
        """Why there are none."""
        words = "No sentence of the library names it. {app.close} goes back."
        return remarks.lines(self, words, width) if self.loaded else []

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        lines = super()._draw_row(index, width, base, selected=selected, focused=focused)
        item, ink, dots = self.items[index], self.ink, self.glyphs.ellipsis
        if gap := self.row_gap(item, index):
            one = item.occurrence
            when = f"{one.feed_title} {self.glyphs.dot} {age(one.published, self.host.clock())}"
            when = cells.cut(when, width // 3, dots) if width >= 60 else age(one.published, self.host.clock())
            title = cells.cut(one.title, max(8, width - 6 - cells.width(when)), dots)
            head = draw.ends([("  ", ink.text), (title, ink.bold)], [(when, ink.muted), ("  ", ink.text)], width)
            lines[gap - 1] = draw.under(head, base)
        return lines

    def render_row(self, item: Said, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The sentence, cut after three lines."""
        spans, text = self._lines(item, width), item.occurrence.text
        drawn = []
        for number, (start, end) in enumerate(spans):
            last = number == LINES - 1 and end < len(text)
            dots: list[draw.Piece] = [(self.glyphs.ellipsis, self.ink.text)] if last else []
            drawn.append(draw.strip([(" " * INDENT, self.ink.text), *self._pieces(text, start, end), *dots], width))
        return drawn

    def _pieces(self, text: str, start: int, end: int) -> Iterator[draw.Piece]:
        """A line of a sentence, the entity's names in it bold, in any case."""
        ink, at = self.ink, start
        for first, last in places(text, self._names):
            first, last = max(first, at), min(last, end)
            if first < last:
                yield text[at:first], ink.text
                yield text[first:last], ink.bold
                at = last
        yield text[at:end], ink.text

    # -- what happens

    def moved(self, index: int) -> None:
        """More are asked for before the end is reached."""
        if self.further and index >= len(self.items) - NEAR:
            self.post_message(self.Ending())

    def chosen(self, index: int) -> None:
        """To this sentence."""
        self.post_message(self.Chosen(self.items[index].occurrence))

    def position(self) -> str:
        """Which of how many are loaded."""
        more = "+" if self.further else ""
        return f"{self.cursor + 1} of {len(self.items)}{more}" if self.items else ""
