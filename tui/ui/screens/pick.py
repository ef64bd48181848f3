"""A sheet to find one of many by typing: the list follows the letters, Enter takes the one under the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual import work
from textual.strip import Strip
from textual.widgets import Input

from tui.ui import remarks
from tui.ui.host import SOON, Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.fuzzy import Candidate, found
from tui.ui.widgets.prompt import Prompt
from tui.ui.widgets.rows import Rows

SHOWN = 200  # of many, the best


class Candidates(Pane, Rows[Candidate]):
    """The best of what there is, each with a second line about it."""

    scope = "pick"
    chip = "choose"
    tall = 0

    def __init__(self, title: str, among: Sequence[Candidate]) -> None:
        super().__init__(id="pick")
        self.title, self.among = title, among
        self.typed = ""
        self.items = among[:SHOWN]

    def on_mount(self) -> None:
        """Measure what there is."""
        self.measure()

    def narrow(self, typed: str) -> None:
        """List the best for what is typed; the cursor goes to the first."""
        self.typed = typed.strip()
        self.cursor = 0
        self.items = ()
        self.set_items(found(self.typed, self.among, SHOWN))

    def identity(self, item: Candidate) -> Hashable:
        """What it stands for."""
        return item.key

    def head_lines(self, width: int) -> list[Strip]:
        """The question, and how many there are."""
        ink, blank = self.ink, Strip.blank(width)
        count = f"{len(self.items)} of {len(self.among)}" if self.typed else str(len(self.among))
        room = max(8, width - len(count) - 8)
        title = cells.cut(self.title, room, self.glyphs.ellipsis)
        head = draw.ends([("  ", ink.text), (title, ink.focused)], [(count, ink.muted), ("  ", ink.text)], width)
        return [head] if self.app.size.height < 16 else [blank, head, blank]

    def empty_lines(self, width: int) -> list[Strip]:
        """Nothing is called so."""
        return remarks.lines(self, "Nothing is called so. Fewer letters find more.", width)

    def row_height(self, item: Candidate, index: int) -> int:
        """One line, or two when there is something about it."""
        return 2 if item.about else 1

    def render_row(self, item: Candidate, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The name, and below it what it is."""
        ink, dots = self.ink, self.glyphs.ellipsis
        lines = [draw.strip([(" " + cells.cut(item.name, width - 3, dots), ink.text)], width)]
        if item.about:
            lines.append(draw.strip([(" " + cells.cut(item.about, width - 3, dots), ink.muted)], width))
        return lines

    def chosen(self, index: int) -> None:
        """This one."""
        self.screen.dismiss(self.items[index].key)

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}" if self.items else ""


class PickScreen(OnePane):
    """Asks for one of many; answers its key, None when left."""

    chip = "choose"

    def __init__(self, keymap: Keymap, keys: KeyReader, title: str, among: Sequence[Candidate]) -> None:
        self.candidates = Candidates(title, among)
        super().__init__(keymap, keys, self.candidates)

    def on_mount(self) -> None:
        """What is typed goes to the line."""
        super().on_mount()
        self.listen()

    def chain(self) -> list[str]:
        """The footer says what the line takes."""
        return ["pick", self.scope] if self.status.asking else super().chain()

    @work(group=SOON)
    async def listen(self) -> None:
        """Narrow the list while a person types; Enter takes, Esc leaves."""
        typed = await self.host.ask("/", hint="a few letters of its name")
        here = self.candidates.current
        self.dismiss(here.key if typed is not None and here is not None else None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The list follows."""
        if event.input is self.status.prompt:
            event.stop()
            self.candidates.narrow(event.value)

    def on_prompt_key(self, event: Prompt.Key) -> None:
        """The arrows move in the list."""
        if event.key in ("up", "down"):
            event.stop()
            self.candidates.move_to(self.candidates.cursor + (1 if event.key == "down" else -1))
