"""Verbs of going through the news: open, page, next and previous, back to where one was, scopes and feeds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

from textual import work

from tui.flows import reading
from tui.model import EntryId, Opened, Part, Query, Row, Source
from tui.store import articles
from tui.ui.reading import Place, Reading

SCOPES: Mapping[str, Callable[[Query], Query]] = {
    "all": lambda query: query,
    "unread": lambda query: replace(query, unread=True),
    "starred": lambda query: replace(query, starred=True),
    "claimed": lambda query: replace(query, claimed=True),
}

SCOPE_WORDS = {"all": "All", "unread": "Unread", "starred": "Starred", "claimed": "With claims"}


class Steps(Reading):
    """The reader's ways from post to post."""

    finding = False  # n and N go through matches, read or not
    _history: list[Place | str]  # a string: the command that opens what was left

    # -- opening

    def open_entry(self, entry: EntryId, *, focus: bool = True, remember: bool = True) -> None:
        """Open a post from its beginning; the one that is left can be come back to."""
        if remember and (place := self.here()) is not None and place.entry != entry:
            self._history.append(place)
        self.load_entry(entry, None, None, focus)

    @work(exclusive=True, group="open")
    async def load_entry(
        self, entry: EntryId, source: Source | None, sentence: tuple[Part, int, int] | None, focus: bool
    ) -> None:
        """Read everything about the entry at once and show it; digest it now when its turn has not come."""
        opened = await self.host.store.read(reading.open_entry, entry, source=source)
        self.show_opened(opened, sentence, focus)
        if opened.pending:
            self.digest_opened(entry, source)

    @work(exclusive=True, group="digest")
    async def digest_opened(self, entry: EntryId, source: Source | None) -> None:
        """Digest the opened entry before its turn; the cursor stays on its sentence."""
        await self._digest(entry)
        if self.opened is not None and self.opened.row.entry == entry:
            fresh = await self.host.store.read(reading.open_entry, entry, source=source)
            if self.opened.row.entry == entry:
                self.show_opened(fresh, self.body.place(), False)

    def show_opened(self, opened: Opened, sentence: tuple[Part, int, int] | None, focus: bool) -> None:
        """Show an entry in every pane, the cursor on a sentence where one is given."""
        before = self.opened
        same = before is not None and before.row.entry == opened.row.entry
        self.opened = opened
        if sentence is not None:
            self.body.go(*sentence)
        if focus or (self.one_pane and not same):
            self.set_focus(self.body, scroll_visible=False)
        if not same:
            self.was_opened()
        if before is None or _text_of(before) != _text_of(opened):
            self.text_shown()
        self.show_state()

    def was_opened(self) -> None:
        """A new entry is shown."""

    def text_shown(self) -> None:
        """Another text is shown: of another entry, or the other one of this."""

    async def _digest(self, entry: EntryId) -> None:
        from tui.flows.digesting import digest_entry  # here, since no picture waits for it

        host = self.host
        pending = await host.store.read(articles.pending_of, entry)
        await asyncio.to_thread(
            digest_entry,
            host.store,
            host.client,
            host.pool,
            pending,
            clock=host.clock,
            pages=host.settings.pages != "never",
        )

    # -- back

    def here(self) -> Place | None:
        """Where the person is now."""
        if self.opened is None:
            return None
        return Place(self.opened.row.entry, self.opened.source, self.body.place())

    def remember(self, sentence: tuple[Part, int, int] | None) -> None:
        """A jump inside what is open began at this sentence: Back goes there."""
        if self.opened is not None:
            self._history.append(Place(self.opened.row.entry, self.opened.source, sentence))

    def action_back(self) -> None:
        """Back to the article and sentence before."""
        if not self._history:
            self.host.say("There is nothing to go back to")
            return
        place, here = self._history.pop(), self.here()
        if isinstance(place, str):
            self.host.press(place)
            return
        if here is not None and place.sentence is not None and (here.entry, here.source) == (place.entry, place.source):
            self.body.go(*place.sentence)
            self.set_focus(self.body, scroll_visible=False)
            return
        self.load_entry(place.entry, place.source, place.sentence, True)

    # -- paging and stepping

    def action_lines_down(self) -> None:
        """Scroll the article down by a few lines, from any pane."""
        self.body.scroll_lines(3)

    def action_lines_up(self) -> None:
        """Scroll the article up by a few lines, from any pane."""
        self.body.scroll_lines(-3)

    def action_page(self) -> None:
        """A page down; at the end mark read and go to the next unread. In the list: open what is under the cursor."""
        row = self.timeline.row() if self.in_list else None
        if row is not None and (self.opened is None or self.opened.row.entry != row.entry):
            self.open_entry(row.entry, focus=False)
        elif self.opened is not None and not self.body.page():
            self.mark_opened_read()
            self.action_next_unread()
        elif self.opened is None:
            self.action_next_unread()

    def mark_opened_read(self) -> None:
        """The opened entry was read to its end."""

    def action_next_unread(self) -> None:
        """Open the next unread post, or match."""
        self._step(
            1, unread=not self.finding, nothing="No more matches" if self.finding else "No more unread posts here"
        )

    def action_previous_unread(self) -> None:
        """Open the previous unread post, or match."""
        self._step(-1, unread=not self.finding, nothing="No match above" if self.finding else "No unread post above")

    def action_next_article(self) -> None:
        """Open the next post of the list."""
        self._step(1, unread=False, nothing="This is the last post of the list")

    def action_previous_article(self) -> None:
        """Open the previous post of the list."""
        self._step(-1, unread=False, nothing="This is the first post of the list")

    def _step(self, step: int, *, unread: bool, nothing: str) -> None:
        row: Row | None = self.timeline.step(step, unread=unread)
        if row is None:
            self.host.say(nothing)
        else:
            self.open_entry(row.entry, focus=False)

    def action_next_feed(self) -> None:
        """List the next feed."""
        self.sidebar.step(1)

    def action_previous_feed(self) -> None:
        """List the previous feed."""
        self.sidebar.step(-1)

    def action_scope(self, name: str) -> None:
        """Narrow or widen the list: all, unread, starred, with claims."""
        plain = replace(self.listed, unread=None, starred=None, claimed=None, unchecked=None)
        heading = self.heading if plain.feeds or plain.entities or plain.folder is not None else SCOPE_WORDS[name]
        self.show_list(SCOPES[name](plain), heading)
        self.set_focus(self.timeline, scroll_visible=False)

    def action_show_new(self) -> None:
        """Show the posts that wait above."""
        self.timeline.show_new()


def _text_of(opened: Opened) -> tuple[object, ...]:
    """Which text of which entry is shown."""
    return opened.row.entry, opened.source, opened.pending
