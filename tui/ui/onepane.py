"""A screen of one pane on a sheet, which gets the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from tui.ui.bench import Bench
from tui.ui.host import Pane
from tui.ui.keys import Keymap, KeyReader


class OnePane(Bench):
    """The base of the screens that show one list or text over what one was doing."""

    def __init__(self, keymap: Keymap, keys: KeyReader, sheet: Pane) -> None:
        super().__init__(keymap, keys)
        self.sheet = sheet

    def parts(self) -> ComposeResult:
        """The sheet."""
        self.sheet.add_class("sheet")
        with Container(classes="desk"):
            yield self.sheet

    def on_mount(self) -> None:
        """The keys go to the sheet."""
        self.set_focus(self.sheet)
