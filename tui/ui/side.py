"""The base of the four panes beside the article: head with count, rows of two lines, a fair share of the column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from tui.model import Opened
from tui.ui import remarks
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows

T = TypeVar("T")
LEFT = 1  # blank cells before the text, after the bar
RIGHT = 2  # cells at the right edge that stay free


class SidePane(Pane, Rows[T]):
    """What stands beside the article. A subclass names it, says what of the entry it lists, and draws a row."""

    family = "side"
    word = ""  # its head
    tall = 0
    opened: var[Opened | None] = var(None)
    fresh = False  # the focus came just now: a first click only shows the cursor
    visited = False  # somebody was here since the entry was opened: the cursor's row stays marked

    # -- what a subclass says

    def things(self, opened: Opened) -> Sequence[T]:
        """What of the entry it lists."""
        raise NotImplementedError

    def remark(self, opened: Opened | None) -> str:
        """What stands there when there is nothing: which key fills the pane."""
        raise NotImplementedError

    def size_of(self, items: Sequence[T]) -> int:
        """How many its head says there are."""
        return len(items)

    def height_of(self, item: T, width: int) -> int:
        """The lines an item takes in a pane so wide."""
        return 2

    # -- what it shows

    def watch_opened(self, before: Opened | None, opened: Opened | None) -> None:
        """Other things; another entry begins at the top, its cursor not shown before somebody comes."""
        if before is None or opened is None or before.row.entry != opened.row.entry:
            self.visited = self.has_focus
            self.cursor = 0
            self.items = ()
            self.scroll_to(y=0, animate=False, force=True)
        self.set_items(self.things(opened) if opened is not None else ())
        self.refresh(layout=True)

    def row_height(self, item: T, index: int) -> int:
        """As many lines as it takes in this pane."""
        return self.height_of(item, self.size.width)

    def head_lines(self, width: int) -> list[Strip]:
        """The head and its count; in a column a blank line below, in a drawer nothing: the drawer draws it."""
        if self.screen.has_class("-drawer-heads"):
            return []
        ink = self.ink
        count = f"  {self.size_of(self.items)}" if self.items else ""
        head = draw.strip(
            [("  ", ink.text), (self.word, ink.focused if self.has_focus else ink.heading), (count, ink.muted)], width
        )
        return [head, Strip.blank(width)] if self.in_column else [head]

    @property
    def in_column(self) -> bool:
        """Whether the panes stand one over the other."""
        return self.app.size.width >= 160

    def empty_lines(self, width: int) -> list[Strip]:
        """Which key fills the pane."""
        return remarks.lines(self, self.remark(self.opened), width)

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        return super()._draw_row(index, width, base, selected=selected and (focused or self.visited), focused=focused)

    def on_focus(self) -> None:
        """From now on the cursor shows."""
        if not self.visited:
            self.visited = self.fresh = True
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        """As in every list; but a row that had no cursor to be seen is selected first, not opened."""
        fresh, self.fresh = self.fresh, False
        if fresh and event.chain == 1 and self.row_at(event.get_content_offset_capture(self).y) == self.cursor:
            event.prevent_default()  # the list's own answer to a click

    def text_line(self, pieces: Sequence[draw.Piece], width: int, *, indent: int = LEFT) -> Strip:
        """A line of a row, its text hanging where the heads hang; the right edge stays free."""
        line = draw.strip(pieces, max(1, width - indent - RIGHT))
        return Strip.join([Strip.blank(indent), line, Strip.blank(RIGHT)])

    def wrapped(self, text: str, width: int, *, indent: int = LEFT) -> list[str]:
        """A text in lines of a pane so wide (the bar's column is counted)."""
        room = max(8, width - 1 - indent - RIGHT)
        return [text[start:end] for start, end in cells.wrap(text, 0, len(text), room)]

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}" if self.items else ""

    # -- its share of a column

    def wanted_height(self, width: int) -> int:
        """The lines that would show everything, and the blank one below."""
        rows = sum(self.height_of(item, width) for item in self.items) or len(self.empty_lines(width))
        return len(self.head_lines(width)) + rows + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """In a column, its share beside the other panes of it; the blank line below is the style sheet's."""
        mates = [each for each in (self.parent.children if self.parent else ()) if isinstance(each, SidePane)]
        return shares([mate.wanted_height(width) for mate in mates], container.height)[mates.index(self)] - 1


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """How a column's lines are given out: the modest get what they want, the others like parts of what is left."""
    given, left = [0] * len(wanted), room
    waiting = sorted(range(len(wanted)), key=lambda index: wanted[index])
    for done, index in enumerate(waiting):
        given[index] = min(wanted[index], left // (len(waiting) - done))
        left -= given[index]
    return given
