"""What the reader does about entities: their posts in the list, all their sentences, what follows the person's word."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from textual import work

from tui.flows import reading
from tui.model import Entity, EntryId, Query
from tui.store import entities, naming, rulings
from tui.store.entities import Occurrence
from tui.ui.finding import Finding
from tui.ui.host import SOON
from tui.ui.panes.names import Names


class Named(Finding):
    """The reader's answers to the pane of entities."""

    _followed: tuple[str, Occurrence] | None = None  # the sentence that was left for its article last

    # -- its posts

    def on_names_filtered(self, event: Names.Filtered) -> None:
        """List the posts that name the entity; as after a search, Esc lists what was listed before."""
        entity = event.entity
        query = Query(entities=(entity.id,))
        if self.listed == query:
            self.leave_search()
            return
        if self.before is None:
            self.before = (self.listed, self.heading)
        self.whole, self.finding, self.typed = True, True, rulings.query(entity.id)
        self.show_list(query, entity.name)
        self.host.say(f"Posts that name {entity.name}", key="Esc back")

    # -- its sentences

    def on_names_followed(self, event: Names.Followed) -> None:
        """All sentences of the library."""
        self.follow_entity(event.entity)

    @work(group=SOON)
    async def follow_entity(self, entity: Entity) -> None:
        """List the sentences that name it; the one that is chosen is opened in its article."""
        from tui.ui.screens.occurrences import OccurrencesScreen  # here, since the first picture needs none of it

        key = entity.id
        found = await self.host.store.read(entities.known, [key])
        if not found:
            self.host.say("No sentence of the library names it", detail=entity.name)
            return
        place = self._followed[1] if self._followed is not None and self._followed[0] == key else None
        chosen = await self.app.push_screen_wait(OccurrencesScreen(self.keymap, self.keys, found[0], place))
        if chosen is not None:
            self._followed = (key, chosen)
            self.open_occurrence(chosen, key)

    @work(exclusive=True, group="open")
    async def open_occurrence(self, occurrence: Occurrence, key: str) -> None:
        """Go to a sentence in its article; Back comes from there."""
        if (left := self.here()) is not None:
            self._history.append(left)
        opened = await self.host.store.read(reading.open_entry, occurrence.entry)
        self.show_opened(opened, ("body", occurrence.start, occurrence.end), True)
        self.selected_entity = key

    # -- the person's word

    def on_name_verbs_ruled(self) -> None:
        """What is shown of entities may be others now."""
        self.entities_changed()
        self.catch_up()

    def entities_changed(self) -> None:
        """Read anew what depends on entities: the opened post, the list, the feeds."""
        if (opened := self.opened) is not None:
            self.load_entry(opened.row.entry, opened.source, self.body.place(), False)
        self.timeline.reload_rows()
        self.library_changed()

    @work(exclusive=True, group="catch up")
    async def catch_up(self) -> None:
        """Go on with looking for names that were given, where a stop or an undo left some unlooked for."""
        more = found = await asyncio.to_thread(self.host.store.call, naming.catch_up)
        while more:
            more = await asyncio.to_thread(self.host.store.call, naming.catch_up)
        if found:
            self.entities_changed()

    # -- watches

    def tell_news(self, news: Mapping[int, frozenset[EntryId]]) -> None:
        """Posts came that name what is watched: tell, and mark the smart feeds until they are listed."""
        names = {smart.id: smart.name for smart in self.smart_feeds}
        told = [f"{names[number]} {len(posts)}" for number, posts in news.items() if number in names]
        if told:
            self.fresh |= frozenset(news)
            self.host.say("New posts name what you watch", detail=f" {self.host.glyphs.dot} ".join(told))
