"""The table of contents: the headings of the opened article on a sheet, to go to one of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from textual import work
from textual.strip import Strip
from textual.widgets import Input

from tui.ui import remarks
from tui.ui.host import SOON, Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.headings import Heading
from tui.ui.widgets.prompt import Prompt
from tui.ui.widgets.rows import Rows

SHARE = 6  # cells of the part of the text
LINES = 2  # a heading takes at most


class Headings(Pane, Rows[Heading]):
    """Each heading set in by its level, at the right how much of the text stands above it."""

    scope = "contents"
    chip = "contents"
    tall = 0

    def __init__(self, found: tuple[Heading, ...], here: int, title: str) -> None:
        super().__init__(id="contents")
        self.found, self.here, self.title = found, here, title
        self.typed = ""
        self.items = found

    def on_mount(self) -> None:
        """The cursor stands on the part that is being read."""
        self.measure()
        self.call_after_refresh(self.move_to, self.here)

    def narrow(self, typed: str) -> None:
        """List only headings with all the words."""
        self.typed = typed.strip()
        words = self.typed.casefold().split()
        self.set_items(tuple(one for one in self.found if all(word in one.words.casefold() for word in words)))

    # -- drawing

    def identity(self, item: Heading) -> Hashable:
        """By its place."""
        return item.start

    def head_lines(self, width: int) -> list[Strip]:
        """The head with its count, and whose headings these are."""
        ink, blank = self.ink, Strip.blank(width)
        head: list[draw.Piece] = [("  ", ink.text), ("Contents", ink.focused)]
        count = f"{len(self.items)} of {len(self.found)}" if self.typed else str(len(self.found))
        head.append((f"  {count}", ink.muted))
        room = width - draw.length(head) - 6
        title = cells.cut(self.title, room, self.glyphs.ellipsis) if room > 16 else ""
        line = draw.ends(head, [(title, ink.muted), ("  ", ink.text)], width)
        return [line] if self.app.size.height < 16 else [blank, line, blank]

    def empty_lines(self, width: int) -> list[Strip]:
        """No heading has these words."""
        return remarks.lines(self, "No heading has these words. {app.leave} lists all again.", width)

    def _lines(self, item: Heading, width: int) -> list[str]:
        """The heading's words as they are set: at most two lines."""
        room = max(8, width - 5 - self._indent(item, width) - SHARE)
        spans = list(cells.wrap(item.words, 0, len(item.words), room))
        lines = [item.words[start:end] for start, end in spans[:LINES]]
        if len(spans) > LINES:
            lines[-1] = cells.cut(lines[-1] + " " + item.words[spans[LINES][0] :], room, self.glyphs.ellipsis)
        return lines

    def _indent(self, item: Heading, width: int) -> int:
        return item.depth * (4 if width >= 60 else 2)

    def row_height(self, item: Heading, index: int) -> int:
        """One line, or two for a long heading."""
        return len(self._lines(item, max(20, self.size.width - 1)))

    def render_row(self, item: Heading, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The words, outermost headings bold; at the right the part of the text."""
        return list(self._drawn_row(item, width))

    def _drawn_row(self, item: Heading, width: int) -> Iterator[Strip]:
        ink = self.ink
        indent = " " * (1 + self._indent(item, width))
        for number, words in enumerate(self._lines(item, width)):
            share = cells.right(f"{item.share} %", SHARE) if not number else ""
            style = ink.text if item.depth else ink.bold
            yield draw.ends([(indent, ink.text), (words, style)], [(share, ink.muted), ("  ", ink.text)], width)

    # -- what happens

    def chosen(self, index: int) -> None:
        """To this heading."""
        self.screen.dismiss(self.items[index])

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}" if self.items else ""


class ContentsScreen(OnePane):
    """Answers the chosen heading, None when left."""

    chip = "contents"
    _listening = False

    def __init__(self, keymap: Keymap, keys: KeyReader, found: tuple[Heading, ...], here: int, title: str) -> None:
        self.headings = Headings(found, here, title)
        super().__init__(keymap, keys, self.headings)

    def chain(self) -> list[str]:
        """While the list follows what is typed, the footer says so."""
        return ["narrow", self.scope] if self._listening and self.status.asking else super().chain()

    # -- verbs

    @work(group=SOON)
    async def action_search(self, words: str = "") -> None:
        """Narrow the list while typing; Enter goes to the heading under the cursor, Esc lists all again."""
        if words:
            self.headings.narrow(words)
            return
        self._listening = True
        typed = await self.host.ask("/", value=self.headings.typed, hint="words of a heading")
        self._listening = False
        if typed is None:
            self.headings.narrow("")
        elif self.headings.current is not None:
            self.dismiss(self.headings.current)
        self.show_state()

    def on_input_changed(self, event: Input.Changed) -> None:
        """While a person types, the list follows."""
        if self._listening and event.input is self.status.prompt:
            event.stop()
            self.headings.narrow(event.value)

    def on_prompt_key(self, event: Prompt.Key) -> None:
        """The arrows move in the list."""
        if self._listening and event.key in ("up", "down"):
            event.stop()
            self.headings.move_to(self.headings.cursor + (1 if event.key == "down" else -1))

    def action_leave(self) -> None:
        """Esc: first list all again, then back."""
        if self.headings.typed:
            self.headings.narrow("")
        else:
            self.dismiss(None)
