"""A list that draws only what shows: 20,000 rows cost what forty do. One widget with its head lines and its cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.ui.widgets import draw
from tui.ui.widgets.drawing import Drawing
from tui.ui.widgets.moves import Moves

T = TypeVar("T")
WHEEL = 3  # lines a turn of the wheel scrolls


class Rows(Moves, Drawing, Generic[T], can_focus=True):
    """Items on the line API. A subclass says how one is drawn; the cursor stays on its item when the items change."""

    DEFAULT_CSS = """
    Rows { background: $surface; }
    """
    ALLOW_SELECT = False

    tall = 1  # the height of every row; 0 asks `row_height` for each

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self.items: Sequence[T] = ()
        self.cursor = 0
        self._head = 0  # how many lines the head has
        self._starts: list[int] = [0]  # the first line of each item, and the end; empty heads not counted
        self._drawn: LRUCache[tuple[object, ...], list[Strip]] = LRUCache(400)
        self._shared: tuple[list[Strip], list[Strip]] | None = None  # a paint's lines of head and emptiness

    # -- what a subclass says

    def head_lines(self, width: int) -> list[Strip]:
        """The lines above the rows that do not scroll; none by default."""
        return []

    def row_height(self, item: T, index: int) -> int:
        """The lines an item takes, its gap included."""
        return self.tall

    def row_gap(self, item: T, index: int) -> int:
        """How many of an item's lines are blank and above it; they carry no cursor."""
        return 0

    def render_row(self, item: T, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The lines of an item without its gap, `width` cells each: all but the bar's column."""
        raise NotImplementedError

    def identity(self, item: T) -> Hashable:
        """What makes an item the same one after the items changed."""
        return hash(item)

    def empty_lines(self, width: int) -> list[Strip]:
        """What stands there when there is nothing: which key fills the pane."""
        return []

    def moved(self, index: int) -> None:
        """The cursor went to another row."""

    def chosen(self, index: int) -> None:
        """A row was opened: Enter, or a click on the row under the cursor."""

    # -- items and cursor

    def set_items(self, items: Sequence[T], keep: Callable[[T], Hashable] | None = None) -> None:
        """Show other items. The cursor's row stays on its line of the screen while its item is still among them."""
        same = keep or self.identity
        before = same(self.items[self.cursor]) if self.cursor < len(self.items) else None
        offset = self._starts[min(self.cursor, len(self._starts) - 1)] - self.scroll_offset.y
        self.items = items
        self.measure()
        found = None
        if before is not None:
            found = next((index for index, item in enumerate(items) if same(item) == before), None)
        self.cursor = min(self.cursor, max(0, len(items) - 1)) if found is None else found
        if found is not None and self.size.height:
            self.scroll_to(y=self._starts[self.cursor] - offset, animate=False, force=True)
        self.show_cursor()

    def extend_items(self, more: Sequence[T]) -> None:
        """Add items at the end; nothing that is shown moves."""
        self.items = [*self.items, *more]
        self.measure()

    def measure(self) -> None:
        """Count the lines again, after the items or their heights changed, and draw anew."""
        if self.tall:
            self._starts = list(range(0, self.tall * (len(self.items) + 1), self.tall))
        else:
            self._starts = [0, *accumulate(self.row_height(item, at) for at, item in enumerate(self.items))]
        self._head = len(self.head_lines(max(1, self.size.width)))
        self.redraw()
        self.virtual_size = Size(self.size.width, self._head + self._starts[-1])

    def redraw(self) -> None:
        """Forget the lines drawn so far and draw what shows."""
        self._drawn.clear()
        self.refresh()

    @property
    def current(self) -> T | None:
        """The item under the cursor; None when there is none."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, as near as there is one, and show it."""
        index = max(0, min(index, len(self.items) - 1))
        changed = index != self.cursor
        self.cursor = index
        self.show_cursor()
        if changed and self.items:
            self.refresh()
            self.moved(index)

    def show_cursor(self) -> None:
        """Scroll as little as needed to show the cursor's row."""
        room = self.size.height - self._head
        if not self.items or room <= 0:
            return
        top, bottom = self._starts[self.cursor], self._starts[self.cursor + 1]
        y = self.scroll_offset.y
        if top < y or bottom - top > room:
            y = top
        elif bottom > y + room:
            y = bottom - room
        self.scroll_to(y=y, animate=False, force=True)

    @property
    def page_rows(self) -> int:
        """How many rows a page holds, one kept in sight."""
        each = self._starts[-1] / max(1, len(self.items))
        return max(1, int((self.size.height - self._head) / max(1.0, each)) - 1)

    def choose(self) -> None:
        """Open the row under the cursor."""
        if self.items:
            self.chosen(self.cursor)

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """One paint: what all its lines share is found once."""
        width = self.size.width
        self._shared = self.head_lines(width), [] if self.items else self.empty_lines(width)
        try:
            return super().render_lines(crop)
        finally:
            self._shared = None

    def render_line(self, y: int) -> Strip:
        """One line of the widget: head, row, or nothing."""
        width, base = self.size.width, self.under
        if y < self._head:
            heads = self._shared[0] if self._shared else self.head_lines(width)
            return draw.under(heads[y], base) if y < len(heads) else Strip.blank(width, base)
        line = y - self._head + self.scroll_offset.y
        if not self.items:
            lines = self._shared[1] if self._shared else self.empty_lines(width)
            return draw.under(lines[line] if line < len(lines) else Strip.blank(width), base)
        index = bisect_right(self._starts, line) - 1
        if not 0 <= index < len(self.items):
            return Strip.blank(width, base)
        return self._row(index, width, base)[line - self._starts[index]]

    def _row(self, index: int, width: int, base: Style) -> list[Strip]:
        """All lines of an item, with bar and tone, from the cache or drawn now."""
        selected, focused = index == self.cursor, self.has_focus
        key = (index, width, selected, selected and focused, base)
        if (lines := self._drawn.get(key)) is None:
            lines = self._draw_row(index, width, base, selected=selected, focused=selected and focused)
            self._drawn.set(key, lines)
        return lines

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        item, ink, glyphs = self.items[index], self.ink, self.glyphs
        blank = Strip.blank(width, base)
        lines = [blank] * self.row_gap(item, index)
        for row in self.render_row(item, index, width - 1, focused=focused, selected=selected):
            bar = (glyphs.bar, ink.accent) if focused else (glyphs.still if selected else " ", ink.muted)
            line = draw.under(Strip.join([draw.strip([bar], 1), row]), base)
            line = draw.stronger(line, ink.warning, ink.amber) if focused else line
            lines.append(draw.over(line, ink.cursor if focused else ink.still) if selected else line)
        return [*lines, *[blank] * (self._starts[index + 1] - self._starts[index] - len(lines))]

    # -- what happens to it

    def on_resize(self) -> None:
        """Heights may depend on the width; keep the cursor in sight."""
        self.measure()
        self.show_cursor()

    def on_focus(self) -> None:
        """The bar grows thick."""
        self.refresh()

    def on_blur(self) -> None:
        """The bar grows thin."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: every drawn line is stale."""
        super().notify_style_update()
        self._drawn.clear()

    def row_at(self, y: int) -> int:
        """The index of the item on a line of the widget; -1 for none."""
        line = y - self._head + self.scroll_offset.y
        index = bisect_right(self._starts, line) - 1
        return index if y >= self._head and 0 <= index < len(self.items) else -1

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; on the row that has it already, or twice, it opens."""
        index = self.row_at(event.get_content_offset_capture(self).y)
        if index < 0:
            return
        if index == self.cursor or event.chain > 1:
            self.cursor = index
            self.choose()
        else:
            self.move_to(index)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        """Scroll; `force`, since Textual scrolls by the wheel only what has room for a scrollbar."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)
        event.stop()
        event.prevent_default()
