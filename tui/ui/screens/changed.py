"""What changed in an article since its sentences were tagged: a sheet to read, older texts by a key."""

from __future__ import annotations

from textual import work

from tui.flows.changed import Changed, compare
from tui.ui.host import SOON, Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.widgets import changes
from tui.ui.widgets.sentences import Sentences


class Changes(Pane, Sentences):
    """Two texts laid over each other; the cursor goes from one changed paragraph, or claim, to the next."""

    scope = "changed"
    chip = "changed"

    def __init__(self, changed: Changed) -> None:
        super().__init__(id="changed")
        self.changed = changed
        self.new_places: list[int] = []

    def on_mount(self) -> None:
        """The comparison that was asked for."""
        self.measure = self.host.settings.measure
        self.lay_over(self.changed)

    def lay_over(self, changed: Changed) -> None:
        """Show a comparison from its beginning."""
        self.changed = changed
        document, laid = changes.document(changed, self.host.glyphs, self.host.local)
        starts = [start for start, _ in laid.spans]
        self.new_places = [laid.places[starts.index(spot.start)] for spot in document.spots]
        self.show(document)
        self.decorate(laid.paints, laid.signs)

    @property
    def top(self) -> int:
        """As on other sheets, a blank line first where there is room."""
        return 0 if self.app.size.height < 16 else 1

    def position(self) -> str:
        """Which of how many."""
        return f"{self.spot + 1} of {len(self.document.spots)}" if self.document.spots else ""

    # -- verbs

    def action_older(self) -> None:
        """Compare with the text before."""
        self._other(1, "That is the oldest text that is kept")

    def action_newer(self) -> None:
        """Compare with the text after."""
        self._other(-1, "That is the text before the one that is shown")

    def _other(self, step: int, nothing: str) -> None:
        at = self.changed.at + step
        if 0 <= at < len(self.changed.versions):
            self.load(at)
        else:
            self.host.say(nothing)

    @work(exclusive=True, group=SOON)
    async def load(self, at: int) -> None:
        """Read the comparison with another text."""
        now = self.changed
        found = await self.host.store.read(compare, now.entry, source=now.new.source, old=now.versions[at].id)
        if isinstance(found, Changed):
            self.lay_over(found)

    def action_open(self) -> None:
        """Go to the paragraph in the article, as far as it is there."""
        places = self.new_places
        self.screen.dismiss(places[self.spot] if self.spot < len(places) else -1)


class ChangedScreen(OnePane):
    """Over the reader or the ledger; answers the place in the text to go to, -1 or None when there is none."""

    chip = "changed"

    def __init__(self, keymap: Keymap, keys: KeyReader, changed: Changed) -> None:
        self.changes = Changes(changed)
        super().__init__(keymap, keys, self.changes)
