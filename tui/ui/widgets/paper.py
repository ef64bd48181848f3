"""A sheet beside or below a list: lines that are drawn anew for each width, and scroll by the wheel."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.ui.widgets import draw
from tui.ui.widgets.rows import WHEEL

Draw = Callable[[int], list[Strip]]
"""The lines for so many cells."""


class Paper(ScrollView, can_focus=False):
    """What is to be said of the row under the cursor."""

    DEFAULT_CSS = """
    Paper { background: $background; overflow: hidden scroll; scrollbar-size: 0 0; }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._draw: Draw = lambda width: []
        self._about: Hashable = None
        self._lines: list[Strip] = []

    def show(self, lines: Draw, about: Hashable = None) -> None:
        """Show other lines; from the top, unless they are about the same as before."""
        if about != self._about:
            self.scroll_to(y=0, animate=False, force=True)
        self._draw, self._about = lines, about
        self._measure()

    def scroll_lines(self, lines: int) -> None:
        """Scroll so far, down or (below 0) up."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.scroll_lines(WHEEL)
        event.stop()
        event.prevent_default()

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.scroll_lines(-WHEEL)
        event.stop()
        event.prevent_default()

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._measure()

    def notify_style_update(self) -> None:
        """Another theme: other inks."""
        super().notify_style_update()
        if self.is_attached:
            self.call_after_refresh(self._measure)

    def _measure(self) -> None:
        width = self.size.width
        self._lines = self._draw(width) if width > 0 else []
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of it."""
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else Strip.blank(self.size.width)
        return draw.under(line, self.rich_style)
