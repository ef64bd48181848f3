"""Text to read: wraps to a measure, draws only what shows, and keeps a cursor on a sentence by its stable offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip

from tui.model import Part
from tui.ui.widgets.document import Document, Line, Paint, Sign, Spot, lay_out
from tui.ui.widgets.drawing import Drawing
from tui.ui.widgets.painted import Painted
from tui.ui.widgets.printer import Printer
from tui.ui.widgets.spans import Places, offset_at, places, rows_of, selected

WHEEL = 3
TINY = 60  # below this width the margin is the bar alone


class Prose(Drawing, can_focus=True):
    """A document with a sentence cursor, highlights, margin marks, and room under the sentence for a strip."""

    DEFAULT_CSS = """
    Prose { background: $background; }
    """
    measure = 72

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self.document = Document()
        self.spot = 0  # index of the sentence under the cursor
        self.painted = Painted()
        self.signs: tuple[Sign, ...] = ()
        self.lines: list[Line] = []
        self._places: Places = {}
        self._drawn: LRUCache[tuple[int, int, bool, Style], Strip] = LRUCache(300)
        self._printer: Printer | None = None

    # -- what a subclass says

    @property
    def top(self) -> int:
        """Blank lines above the first."""
        return 1

    def inset_lines(self, width: int) -> list[Strip]:
        """Lines that stand under the last line of the sentence, as wide as the widget less the bar; none by default."""
        return []

    def moved(self) -> None:
        """The cursor went to another sentence."""

    # -- the document

    def show(self, document: Document, *, keep: bool = False) -> None:
        """Show another document; `keep` leaves cursor and scroll at the same sentence where it still is there."""
        here = self.here if keep else None
        offset = self.rows_of(here)[0] - self.scroll_offset.y if here else 0
        self.document = document
        self.spot = self._nearest(here) if here else 0
        if not self.size.width:
            return
        self._lay_out()
        y = self.rows_of(self.here)[0] - offset if here and self.here else 0
        self.scroll_to(y=max(0, y), animate=False, force=True)
        self.refresh()

    def decorate(self, paints: Sequence[Paint], signs: Sequence[Sign]) -> None:
        """Set highlights and margin marks; nothing moves."""
        self.painted, self.signs = Painted(paints), tuple(signs)
        self.redraw()

    def redraw(self) -> None:
        """Forget the lines drawn so far; the room for the strip may have changed."""
        self._drawn.clear()
        self._printer = None
        self.virtual_size = Size(self.size.width, len(self.lines) + len(self._inset))
        self.refresh()

    def _redraw_cursor(self, before: tuple[int, int]) -> None:
        """Forget only the lines of this sentence and of the one before; with room for the strip, all."""
        printer, rows = self._printer, self.rows_of(self.here)
        if printer is None or printer.inset or self._inset:
            self.redraw()
            return
        for key in list(self._drawn.keys()):
            if any(first <= key[0] <= last for first, last in (before, rows)):
                self._drawn.discard(key)
        printer.go(rows, self.here)
        self.refresh()

    def _lay_out(self) -> None:
        tiny = self.size.width < TINY
        top = self.top
        self.lines = lay_out(self.document, self.column, top=top, title_lines=2 if tiny else 3)
        self._places = places(self.document, self.lines)
        self.redraw()

    @property
    def left(self) -> int:
        """The column where text begins: after bar, note and claim marks."""
        return 2 if self.size.width < TINY else 4

    @property
    def column(self) -> int:
        """The measure that fits: cells of the longest line."""
        margin = 1 if self.size.width < TINY else 2
        return max(8, min(self.measure, self.size.width - self.left - margin))

    # -- the cursor

    @property
    def here(self) -> Spot | None:
        """The sentence under the cursor; None in a document without any."""
        spots = self.document.spots
        return spots[self.spot] if self.spot < len(spots) else None

    def _nearest(self, spot: Spot) -> int:
        """The index of the sentence that holds a place, else of the last before it."""
        spots = self.document.spots
        at = (spot.part != "title", spot.start)
        before = [index for index, one in enumerate(spots) if (one.part != "title", one.start) <= at]
        return before[-1] if before else 0

    def rows_of(self, spot: Spot | None) -> tuple[int, int]:
        """The first and last line of a sentence, as numbers into `lines`."""
        return rows_of(self._places, spot)

    def go(self, part: Part, start: int, end: int = 0) -> None:
        """Put the cursor on the sentence that holds an offset, and show it."""
        self.move_to(self._nearest(Spot(part, start, end)))

    def move_to(self, index: int) -> None:
        """Put the cursor on a sentence by its number, as near as there is one, and show it."""
        index = max(0, min(index, len(self.document.spots) - 1))
        before, changed, self.spot = self.rows_of(self.here), index != self.spot, index
        self._redraw_cursor(before)
        self.show_cursor()
        if changed:
            self.moved()

    def show_cursor(self) -> None:
        """Scroll as little as needed to show the sentence, and the strip under it."""
        first, last = self.rows_of(self.here)
        bottom = last + 1 + len(self._inset)
        y, height = self.scroll_offset.y, self.size.height
        if bottom > y + height:
            y = bottom - height
        if first < y:
            y = first - min(1, first) if height > bottom - first + 1 else first
        if self.spot == 0 and first <= self.top:
            y = 0
        self.scroll_to(y=y, animate=False, force=True)

    def scroll_lines(self, lines: int) -> None:
        """Scroll; a cursor that leaves the view comes along to the nearest sentence in it."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)
        self._follow()

    def _follow(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        first, last = self.rows_of(self.here)
        if last >= top and first < top + height:
            return
        spots = self.document.spots
        inside = [bisect_left(spots, row, key=lambda spot: self.rows_of(spot)[0]) for row in (top, top + height)]
        if inside[0] < inside[1]:
            self.spot = inside[0] if last < top else inside[1] - 1
            self._redraw_cursor((first, last))
            self.moved()

    @property
    def at_end(self) -> bool:
        """Whether the last line shows."""
        return self.scroll_offset.y + self.size.height >= self.virtual_size.height

    # -- drawing

    @property
    def _inset(self) -> list[Strip]:
        return self.inset_lines(max(1, self.size.width - 1)) if self.document.spots else []

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        if self._printer is None:
            self._printer = Printer(self, self.rows_of(self.here), self._inset)
        y += self.scroll_offset.y
        key = (y, self.size.width, self.has_focus, self.under)
        selection = self.text_selection
        if selection is None and (known := self._drawn.get(key)) is not None:
            return known
        line = self._printer.line(y, selection)
        if selection is None:
            self._drawn.set(key, line)
        return line

    def notify_style_update(self) -> None:
        """Another theme: every drawn line is stale."""
        super().notify_style_update()
        self._drawn.clear()
        self._printer = None

    def on_resize(self) -> None:
        """Wrap again; the sentence stays in sight."""
        self._lay_out()
        self.show_cursor()

    # -- the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The plain text that is selected."""
        found = selected(self.document, self.lines, selection)
        return (found, "\n") if found else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._drawn.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a sentence."""
        if self.text_selection is not None:
            return
        at = event.get_content_offset_capture(self)
        number = self._line_at(at.y + self.scroll_offset.y)
        line = self.lines[number] if 0 <= number < len(self.lines) else None
        chunk = self.document.chunks[line.chunk] if line is not None and line.chunk >= 0 else None
        if line is None or chunk is None or chunk.part is None:
            return
        self.go(chunk.part, offset_at(chunk, line, at.x - self.left - chunk.indent))

    def _line_at(self, y: int) -> int:
        """The number of the line drawn at a height; -1 in the strip."""
        last, room = self.rows_of(self.here)[1], len(self._inset)
        return y if y <= last else -1 if y <= last + room else y - room

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_lines(WHEEL)
        event.stop()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_lines(-WHEEL)
        event.stop()
