"""The foot of the help: the details of one command, and what the glyphs mean."""

from __future__ import annotations

from collections.abc import Mapping

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.model import Status
from tui.ui.commands import Command, shown
from tui.ui.glyphs import UNICODE, Glyphs
from tui.ui.ink import ink_of
from tui.ui.keys import TWINS, Keymap
from tui.ui.widgets import cells, draw


class HelpFoot(Widget):
    """Details, a blank line, and the legend; the style sheet leaves it out where there is no room."""

    ALLOW_SELECT = False
    command: reactive[Command | None] = reactive(None)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap

    def render_line(self, y: int) -> Strip:
        """One of its lines."""
        lines = self._lines(self.size.width)
        line = lines[y] if y < len(lines) else []
        return draw.under(draw.strip(line, self.size.width), self.rich_style)

    def _lines(self, width: int) -> list[list[draw.Piece]]:
        return [[], *self._details(width), [], *self._legend(width)]

    def _details(self, width: int) -> list[list[draw.Piece]]:
        """The command in full, always five lines so that nothing jumps."""
        ink, command = ink_of(self), self.command
        if command is None:
            return [[] for _ in range(5)]
        column = 18 if width >= 60 else 11
        room = max(10, width - column - 8)
        keys = cells.fit(" ".join(map(shown, self.keymap.keys[command.id])) or f":{command.word}", column - 1)
        about = f"{command.help[0].upper()}{command.help[1:]}."
        more = " ".join(filter(None, (about, command.more, twin_words(self.keymap.first(command.id)))))
        lines: list[list[draw.Piece]] = [[("    " + keys + " ", ink.bold), (command.title, ink.bold)]]
        indent = " " * (column + 4)
        for start, end in list(cells.wrap(more, 0, len(more), room))[:3]:
            lines.append([(indent + more[start:end], ink.muted)])
        lines += [[] for _ in range(4 - len(lines))]
        takes = f" {command.takes}" if command.takes else ""
        also = f"also  :{command.word}{takes} · [keys] {command.id} · palette “{command.title}”"
        return [*lines, [(indent + cells.cut(also, room), ink.muted)]]

    def _legend(self, width: int) -> list[list[draw.Piece]]:
        """Each glyph with its word, as many on a line as fit."""
        ink = ink_of(self)
        lines: list[list[draw.Piece]] = [[]]
        for sign, word in legend(getattr(self.app, "glyphs", UNICODE), self.keymap.statuses):
            piece: list[draw.Piece] = [(sign, ink.text), (f" {word}", ink.muted)]
            gap: list[draw.Piece] = [("   " if lines[-1] else "    ", ink.text)]
            if draw.length([*lines[-1], *gap, *piece]) > width - 4:
                lines.append([])
                gap = [("    ", ink.text)]
            lines[-1] += [*gap, *piece]
        return lines


def legend(glyphs: Glyphs, own: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Every sign that rows, articles and panes carry, with its word."""
    rows = [(glyphs.unread, "unread"), (glyphs.starred, "starred"), (f"{glyphs.settled}1", "one claim, settled")]
    claims = [(glyphs.status(status), status.value) for status in Status]
    claims += [(glyphs.status(status), status) for status in own or {}]
    rest = [
        (glyphs.suggested, "suggested"),
        (glyphs.note, "note"),
        (glyphs.changed, "changed"),
        (glyphs.orphan, "orphan"),
    ]
    return [
        *rows,
        *claims,
        *rest,
        (glyphs.failed, "failed"),
        (glyphs.new, "new above"),
        (glyphs.refreshing, "refreshing"),
    ]


def twin_words(key: str) -> str:
    """How the key is typed on a Cyrillic layout; "" when it is the same there."""
    bare = key.split(" ")
    twins = ["".join(dict.fromkeys(here for here, there in TWINS.items() if there == part)) for part in bare]
    if not any(twins):
        return ""
    typed = " ".join(" or ".join(twin) if twin else part for twin, part in zip(twins, bare, strict=True))
    return f"On a Cyrillic layout: {typed}."
