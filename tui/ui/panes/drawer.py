"""The heads of the drawer: which panes it holds, and which of them shows."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.ink import ink_of
from tui.ui.widgets import draw

WORDS = {"names": "Entities", "related": "Related", "claims": "Claims", "notes": "Notes"}
SHORT = {"names": "Ent", "related": "Rel", "claims": "Claims", "notes": "Notes"}
SHORTEST = {"names": "Ent", "related": "Rel", "claims": "Cl", "notes": "No"}
FORMS = ((WORDS, 2, 4), (WORDS, 1, 2), (SHORT, 1, 2), (SHORTEST, 1, 1))
"""The heads, the cells before a count and those between heads, from the roomiest to the closest."""


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

    def _pieces(self) -> tuple[list[list[draw.Piece]], int]:
        """The heads in the roomiest form that fits, and the cells between them."""
        ink, room = ink_of(self), self.size.width - 3
        pieces: list[list[draw.Piece]] = []
        for words, before, gap in FORMS:
            pieces = [
                [(word, ink.focused if name == self.current else ink.heading), (_count(count, before), ink.muted)]
                for (name, word), count in zip(words.items(), self.counts, strict=True)
            ]
            if sum(map(draw.length, pieces)) + 3 * gap <= room:
                break
        return pieces, gap

    def render_line(self, y: int) -> Strip:
        """The heads stand on the middle line."""
        width, ink = self.size.width, ink_of(self)
        if y != self.size.height // 2:
            return Strip.blank(width, self.rich_style)
        heads, gap = self._pieces()
        pieces = [piece for head in heads for piece in (*head, (" " * gap, ink.text))]
        return draw.under(draw.strip([("  ", ink.text), *pieces], width), self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Open the pane whose head was clicked."""
        (heads, gap), x = self._pieces(), 2
        for name, head in zip(WORDS, heads, strict=True):
            x += draw.length(head) + gap
            if event.x < x:
                self.post_message(self.Chosen(name))
                return


def _count(number: int, before: int) -> str:
    """A count after its head; none for nothing."""
    return " " * before + str(number) if number else ""
