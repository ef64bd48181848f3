"""The log of messages of this session, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.ui.host import Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.tell import Told
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows

TIME = 7  # cells of the column of times


class Messages(Pane, Rows[Told]):
    """One message a row: when, what, and more about it on as many lines as it takes."""

    scope = "messages"
    chip = "messages"
    tall = 0

    def __init__(self, messages: Sequence[Told]) -> None:
        super().__init__()
        self.items = list(reversed(messages))

    def on_mount(self) -> None:
        """Measure what there is."""
        self.measure()

    def head_lines(self, width: int) -> list[Strip]:
        """The head and its count."""
        ink = self.ink
        blank = Strip.blank(width)
        return [
            blank,
            draw.strip([("  ", ink.text), ("Messages", ink.focused), (f"  {len(self.items)}", ink.muted)], width),
            blank,
        ]

    def empty_lines(self, width: int) -> list[Strip]:
        """Nothing was told yet."""
        return [draw.strip([("  No message yet.", self.ink.muted)], width)]

    def _lines(self, told: Told, width: int) -> list[tuple[str, bool]]:
        room = max(10, width - TIME - 3)
        what = [told.what[start:end] for start, end in cells.wrap(told.what, 0, len(told.what), room)]
        detail = [told.detail[start:end] for start, end in cells.wrap(told.detail, 0, len(told.detail), room)]
        return [*((line, True) for line in what), *((line, False) for line in detail)] or [("", True)]

    def row_height(self, item: Told, index: int) -> int:
        """As many lines as its words take."""
        return len(self._lines(item, max(20, self.size.width - 1)))

    def render_row(self, item: Told, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The time, then the words; a failure is bold and red, with its mark."""
        ink = self.ink
        time = f"{self.host.local(item.at):%H:%M}"
        lines = []
        for at, (words, first) in enumerate(self._lines(item, self.size.width - 1)):
            style = (ink.error if item.failed else ink.text) if first else ink.muted
            mark = self.glyphs.failed if item.failed and at == 0 else " "
            lines.append(
                draw.strip(
                    [(f" {time if at == 0 else '':<5} ", ink.muted), (mark + " ", ink.error), (words, style)], width
                )
            )
        return lines

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}" if self.items else ""


class MessagesScreen(OnePane):
    """All that was told, to read again."""

    chip = "messages"

    def __init__(self, keymap: Keymap, keys: KeyReader, messages: Sequence[Told]) -> None:
        self.messages = Messages(messages)
        super().__init__(keymap, keys, self.messages)
