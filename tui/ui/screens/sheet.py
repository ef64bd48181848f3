"""A sheet to choose from: 80 cells wide, full height, no frame."""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip

from tui.ui.evidence_verbs import options_of
from tui.ui.host import Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.ends import RELATIONS
from tui.ui.widgets.rows import Rows

Option = tuple[str, str]


class Options(Pane, Rows[Option]):
    """What there is to choose, each with a second line about it."""

    scope = "sheet"
    chip = "choose"
    tall = 0

    def __init__(self, title: str, options: Sequence[Option], hint: str) -> None:
        super().__init__()
        self.title, self.hint = title, hint
        self.items = list(options)

    def on_mount(self) -> None:
        """Measure what there is."""
        self.measure()

    def head_lines(self, width: int) -> list[Strip]:
        """The question."""
        ink = self.ink
        blank = Strip.blank(width)
        head = draw.ends(
            [("  ", ink.text), (self.title, ink.focused)], [(self.hint, ink.muted), ("  ", ink.text)], width
        )
        return [blank, head, blank]

    def row_height(self, item: Option, index: int) -> int:
        """One line, or two when there is something about it."""
        return 2 if item[1] else 1

    def render_row(self, item: Option, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The words, and below them what they are."""
        ink, dots = self.ink, self.glyphs.ellipsis
        lines = [[(" " + cells.cut(item[0], width - 3, dots), ink.text)]]
        if item[1]:
            lines.append([(" " + cells.cut(item[1], width - 3, dots), ink.muted)])
        return [draw.strip(line, width) for line in lines]

    def chosen(self, index: int) -> None:
        """This one."""
        self.screen.dismiss(index)

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}"


class Sheet(OnePane):
    """Asks for one of several; answers its index, None when left."""

    chip = "choose"

    def __init__(self, keymap: Keymap, keys: KeyReader, title: str, options: Sequence[Option], hint: str = "") -> None:
        self.options = Options(title, options, hint)
        super().__init__(keymap, keys, self.options)


class Relations(Options):
    """The four kinds of evidence."""

    scope = "relation"
    chip = "evidence"

    def action_take(self, name: str) -> None:
        """This one."""
        self.chosen(next(at for at, one in enumerate(RELATIONS) if one == name))


class RelationSheet(OnePane):
    """Answers the relation's place among RELATIONS, None when left."""

    chip = "evidence"

    def __init__(self, keymap: Keymap, keys: KeyReader, title: str, current: int = 0) -> None:
        self.options = Relations(title, [(f"{word}", about) for word, about in options_of(RELATIONS)], "")
        self.options.cursor = current
        super().__init__(keymap, keys, self.options)
