"""The sheet of all sentences that name an entity: Enter goes to one in its article, and Back comes from there."""

from __future__ import annotations

from textual import work

from tui.store import entities
from tui.store.entities import Known, Occurrence
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.panes.occurrences import Occurrences, rows

ARTICLES = 60  # read at once


class OccurrencesScreen(OnePane):
    """Answers the chosen sentence, None when left. `place`: the sentence the cursor begins on."""

    chip = "sentences"

    def __init__(self, keymap: Keymap, keys: KeyReader, known: Known, place: Occurrence | None = None) -> None:
        self.pane_of = Occurrences(known)
        super().__init__(keymap, keys, self.pane_of)
        self.place = place
        self.found: list[Occurrence] = []

    def on_mount(self) -> None:
        """The first of them."""
        super().on_mount()
        self.load()

    @work(exclusive=True, group="rows")
    async def load(self) -> None:
        """The next articles' sentences, as far as the cursor's own place."""
        pane, last = self.pane_of, self.found[-1] if self.found else None
        while True:
            found = await self.host.store.read(entities.sentences_of, pane.known.key, ARTICLES, after=last)
            self.found += found
            pane.further = len({one.entry for one in found}) == ARTICLES
            last = self.found[-1] if self.found else None
            if not pane.further or self.place is None or self.place in self.found:
                break
        pane.loaded = True
        items = rows(self.found)
        pane.set_items(items)
        if self.place is not None:
            pane.move_to(next((at for at, one in enumerate(items) if one.occurrence == self.place), 0))
            self.place = None
        self.show_state()

    def on_occurrences_ending(self) -> None:
        """Near the end: more."""
        self.load()

    def on_occurrences_chosen(self, event: Occurrences.Chosen) -> None:
        """Go to it."""
        self.dismiss(event.occurrence)
