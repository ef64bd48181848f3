"""The heads of the drawer: which panes it holds, and which of them shows."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.ink import ink_of
from tui.ui.widgets import cells, draw

WORDS = {"names": "Entities", "related": "Related", "claims": "Claims", "notes": "Notes"}
GAP = 4


class DrawerHeads(Widget):
    """One line of heads between two blank ones; a click opens its pane."""

    ALLOW_SELECT = False
    counts: reactive[tuple[int, ...]] = reactive((0, 0, 0, 0))
    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A head was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def _pieces(self) -> list[list[draw.Piece]]:
        ink = ink_of(self)
        heads = zip(WORDS.items(), self.counts, strict=True)
        return [
            [(word, ink.focused if name == self.current else ink.heading), (f"  {count}" if count else "", ink.muted)]
            for (name, word), count in heads
        ]

    def render_line(self, y: int) -> Strip:
        """The heads stand on the middle line."""
        width, ink = self.size.width, ink_of(self)
        if y != self.size.height // 2:
            return Strip.blank(width, self.rich_style)
        gap = (" " * (GAP if width >= 70 else 2), ink.text)
        pieces = [piece for head in self._pieces() for piece in (*head, gap)]
        return draw.under(draw.strip([("  ", ink.text), *pieces], width), self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Open the pane whose head was clicked."""
        gap, x = (GAP if self.size.width >= 70 else 2), 2
        for name, head in zip(WORDS, self._pieces(), strict=True):
            x += sum(cells.width(text) for text, _ in head) + gap
            if event.x < x:
                self.post_message(self.Chosen(name))
                return
