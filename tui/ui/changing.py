"""Asking what changed in an article since something was tagged in it: from the reader, and from the ledger."""

from __future__ import annotations

from textual import work

from tui.flows.changed import Same, compare
from tui.model import EntryId, Source
from tui.ui.bench import Bench
from tui.ui.entry_verbs import EntryVerbs
from tui.ui.host import SOON


async def show_changes(screen: Bench, entry: EntryId, source: Source | None = None) -> int:
    """The sheet over the screen, or a message where nothing changed; the place in the text to go to, -1 for none."""
    from tui.ui.screens.changed import ChangedScreen  # here, since the first picture needs none of it

    host = screen.host
    found = await host.store.read(compare, entry, source=source)
    if isinstance(found, Same):
        host.say("Nothing to compare", detail=found.told())
        return -1
    place = await screen.app.push_screen_wait(ChangedScreen(screen.keymap, screen.keys, found))
    return -1 if place is None else int(place)


class Changing(EntryVerbs):
    """The reader's `D`."""

    @work(group=SOON)
    async def action_changed(self) -> None:
        """What changed in the opened post, or in the list's row; Enter there goes to the place in the text."""
        if (row := self.row()) is None:
            self.host.say("Nothing is open")
            return
        opened = self.opened
        source = opened.source if opened is not None and opened.row.entry == row.entry else None
        place = await show_changes(self, row.entry, source)
        if place >= 0 and self.opened is not None and self.opened.row.entry == row.entry:
            self.body.go("body", place)
            self.set_focus(self.body, scroll_visible=False)
