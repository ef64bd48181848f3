"""What was cut from the page, with the rule that cut it: a sheet to read, in the page's order."""

from __future__ import annotations

from tui.model import Explained
from tui.ui.host import Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.widgets import cuttings
from tui.ui.widgets.sentences import Sentences


class Cuttings(Pane, Sentences):
    """The blocks that are not in the article; the cursor goes from one to the next."""

    scope = "cut"
    chip = "cut"

    def __init__(self, explained: Explained) -> None:
        super().__init__(id="cut")
        self.explained = explained

    def on_mount(self) -> None:
        """All of them."""
        glyphs = self.host.glyphs
        self.measure = self.host.settings.measure
        self.show(cuttings.document(self.explained, dot=glyphs.dot, ellipsis=glyphs.ellipsis))

    @property
    def top(self) -> int:
        """As on other sheets, a blank line first where there is room."""
        return 0 if self.app.size.height < 16 else 1

    def position(self) -> str:
        """Which of how many."""
        return f"{self.spot + 1} of {len(self.document.spots)}" if self.document.spots else ""


class CutScreen(OnePane):
    """Over the reader, until one goes back."""

    chip = "cut"

    def __init__(self, keymap: Keymap, keys: KeyReader, explained: Explained) -> None:
        self.cuttings = Cuttings(explained)
        super().__init__(keymap, keys, self.cuttings)
