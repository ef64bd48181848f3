"""Help and palette: every key, found by words or by the key itself; Enter does the command at once."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.strip import Strip

from tui.ui.bench import Bench
from tui.ui.commands import GROUPS, Command, shown
from tui.ui.helpfoot import HelpFoot
from tui.ui.host import Pane
from tui.ui.keys import Keymap, KeyReader, name_of, twin_of
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows

Item = str | Command
"""A group's heading, or one command."""


class HelpList(Pane, Rows[Item]):
    """The commands under their headings; what is typed narrows them."""

    scope = "help"
    typing = True  # every key is its own to read: letters are the search
    tall = 0

    class Moved(Message):
        """The cursor is on another command."""

        def __init__(self, command: Command | None) -> None:
            super().__init__()
            self.command = command

    def __init__(self, keymap: Keymap, commands: Sequence[Command], word: str) -> None:
        super().__init__(id="help")
        self.keymap, self.commands = keymap, commands
        self.chip = word.lower()
        self.word = word
        self.typed = ""

    def on_mount(self) -> None:
        """All of them at first."""
        self.search("")

    # -- searching

    def search(self, typed: str) -> None:
        """Show what has all the words, or, after `?`, what has the key."""
        self.typed = typed
        if typed.startswith("?") and len(typed) > 1:
            wanted = {typed[1:], twin_of(typed[1:])}
            found = [command for command in self.commands if wanted & set(self.keymap.keys[command.id])]
        else:
            words = typed.lstrip("?").casefold().split()
            found = [command for command in self.commands if all(word in self._about(command) for word in words)]
        items: list[Item] = []
        for scope, heading in GROUPS.items():
            mine = [command for command in found if command.scope == scope]
            items += [heading, *mine] if mine else []
        self.set_items(items)
        self.move_to(0)
        self.moved(self.cursor)

    def _about(self, command: Command) -> str:
        return f"{command.title} {command.help} {command.id} {self._keys(command)}".casefold()

    def _keys(self, command: Command) -> str:
        return " ".join(map(shown, self.keymap.keys[command.id])) or f":{command.word}"

    @property
    def command(self) -> Command | None:
        """The command under the cursor."""
        return self.current if isinstance(self.current, Command) else None

    # -- keys

    async def on_key(self, event: events.Key) -> None:
        """Letters search; the other keys move, choose and leave."""
        event.stop()
        event.prevent_default()
        name = name_of(event.key, event.character)
        moves = {
            "up": self.action_up,
            "down": self.action_down,
            "pageup": self.action_page_up,
            "tab": self.action_group,
        }
        moves |= {"pagedown": self.action_page_down, "home": self.action_first, "end": self.action_last}
        self.count = 1
        if name == "escape":
            self.screen.dismiss(None)
        elif name == "enter":
            self.choose()
        elif name in moves:
            moves[name]()
        elif name == "backspace":
            self.search(self.typed[:-1])
        elif name == "ctrl+u":
            self.search("")
        elif name == "space" or len(name) == 1:
            self.search(self.typed + (" " if name == "space" else name))
        elif self.typed == "?":
            self.search("?" + name)

    def action_group(self) -> None:
        """Go to the next group."""
        heads = [at for at, item in enumerate(self.items) if isinstance(item, str)]
        self.move_to(next((at for at in heads if at > self.cursor), 0))

    def move_to(self, index: int) -> None:
        """Step over headings."""
        step = -1 if index < self.cursor else 1
        index = max(0, min(index, len(self.items) - 1))
        while 0 < index < len(self.items) and isinstance(self.items[index], str):
            index += step
        if self.items and index == 0:
            index = 1
            self.scroll_to(y=0, animate=False)
        super().move_to(index)

    def moved(self, index: int) -> None:
        """Show the details."""
        self.post_message(self.Moved(self.command))

    def chosen(self, index: int) -> None:
        """Do it now."""
        if self.command is not None:
            self.screen.dismiss(self.command)

    # -- drawing

    def identity(self, item: Item) -> Hashable:
        """By the command's id."""
        return item if isinstance(item, str) else item.id

    def row_height(self, item: Item, index: int) -> int:
        """A heading has a blank line before it."""
        return 2 if isinstance(item, str) and index else 1

    def row_gap(self, item: Item, index: int) -> int:
        """The heading's blank line."""
        return self.row_height(item, index) - 1

    def head_lines(self, width: int) -> list[Strip]:
        """The head, and the line that is typed."""
        ink, blank = self.ink, Strip.blank(width)
        found = sum(isinstance(item, Command) for item in self.items)
        count = f"{found} of {len(self.commands)} keys"
        head = draw.ends(
            [("    ", ink.text), (self.word, ink.focused)], [(count, ink.muted), ("    ", ink.text)], width
        )
        line: list[draw.Piece] = [
            ("    ", ink.text),
            ("/ ", ink.accent + ink.bold.without_color),
            (self.typed, ink.text),
        ]
        line.append((self.glyphs.caret, ink.accent))
        hint: list[draw.Piece] = [("words, or ? and then a key", ink.muted), ("    ", ink.text)]
        return (
            [blank, head, blank, draw.ends(line, hint, width), blank]
            if self.size.height > 16
            else [head, draw.strip(line, width)]
        )

    def empty_lines(self, width: int) -> list[Strip]:
        """Nothing has these words."""
        return [
            draw.strip(
                [
                    ("    Nothing has these words. ", self.ink.muted),
                    ("Esc", self.ink.bold),
                    (" leaves.", self.ink.muted),
                ],
                width,
            )
        ]

    def render_row(self, item: Item, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """A heading in bold; a command's keys and what it does, the words searched for in accent."""
        ink = self.ink
        if isinstance(item, str):
            return [draw.strip([("   " + item, ink.bold)], width)]
        column = key_column(width)
        keys = cells.fit(self._keys(item), column - 1, self.glyphs.ellipsis)
        return [draw.strip([("   " + keys + " ", ink.bold), *self._marked(item.help)], width)]

    def _marked(self, text: str) -> list[draw.Piece]:
        ink, words = self.ink, [word for word in self.typed.split() if not word.startswith("?")]
        if not words:
            return [(text, ink.text)]
        found = re.split("(" + "|".join(map(re.escape, words)) + ")", text, flags=re.IGNORECASE)
        return [(part, ink.accent + ink.bold.without_color if at % 2 else ink.text) for at, part in enumerate(found)]

    def position(self) -> str:
        """Nothing: the head has the count."""
        return ""


def key_column(width: int) -> int:
    """The cells of the column of keys."""
    return 18 if width >= 60 else 11


class HelpScreen(Bench):
    """All keys (or only those that work here, as the palette); answers the chosen command, or None."""

    def __init__(
        self, keymap: Keymap, keys: KeyReader, chain: Sequence[str], preset: str, *, here_only: bool = False
    ) -> None:
        super().__init__(keymap, keys)
        self.chip = "palette" if here_only else "help"
        self.preset = preset
        offered = [command for command in keymap.commands if command.scope in chain] if here_only else keymap.commands
        self.list = HelpList(keymap, offered, self.chip.capitalize())
        self.foot = HelpFoot(keymap)

    def parts(self) -> ComposeResult:
        """The list over the details."""
        with Container(classes="desk"), Vertical(classes="sheet"):
            yield self.list
            yield self.foot

    def on_mount(self) -> None:
        """What is typed goes to the list."""
        self.set_focus(self.list)
        self.status.show(position=f"preset {self.preset}")

    def on_help_list_moved(self, event: HelpList.Moved) -> None:
        """The details follow the cursor."""
        self.foot.command = event.command

    def show_state(self) -> None:
        """At the right stands the preset."""
        super().show_state()
        self.status.show(position=f"preset {self.preset}")
