"""The subscriptions: every feed with its condition and figures, over a sheet with the ways out of what is wrong."""

from __future__ import annotations

import asyncio
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Container

from tui.flows.readdress import by_hand, new_addresses
from tui.flows.subscribe import address
from tui.model import Feed
from tui.store import feeds, statistics
from tui.ui import remarks
from tui.ui.desk import Desk
from tui.ui.feed_verbs import FeedVerbs
from tui.ui.host import SOON
from tui.ui.ink import ink_of
from tui.ui.panes.subscriptions import Subscriptions
from tui.ui.widgets import condition
from tui.ui.widgets.paper import Paper
from tui.ui.widgets.standing import standings


class SubscriptionsScreen(FeedVerbs, Desk):
    """The list over the sheet of the feed under its cursor."""

    scope = "subscriptions"
    chip = "feeds"

    def parts(self) -> ComposeResult:
        """List and sheet."""
        with Container(id="desk"):
            yield Subscriptions(id="subscriptions")
            yield Paper(id="paper")

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.subscriptions)
        self.load()

    @property
    def subscriptions(self) -> Subscriptions:
        """The list."""
        return self.query_one(Subscriptions)

    # -- what it shows

    @work(exclusive=True, group="subscriptions")
    async def load(self) -> None:
        """Read feeds and figures; the cursor stays on its feed."""
        store, now = self.host.store, self.host.clock()
        every = await store.read(feeds.all_feeds)
        figures = await store.read(statistics.of_feeds, now)
        self.subscriptions.list_feeds(standings(every, figures, now))
        self.show_feed()

    @work(exclusive=True, group="sheet")
    async def show_feed(self) -> None:
        """The sheet follows the cursor."""
        standing, host, paper = self.subscriptions.current, self.host, self.query_one(Paper)
        if standing is None:
            paper.show(lambda width: [])
        else:
            tries = await host.store.read(feeds.tries, standing.feed.id)
            at = condition.Setting(ink_of(self), host.glyphs, host.clock(), host.local, partial(remarks.key_of, self))
            paper.show(partial(condition.sheet, standing, tries, at), standing.feed.id)
        self.show_state()

    def on_subscriptions_moved(self) -> None:
        """Another feed."""
        self.show_feed()

    def feeds_changed(self) -> None:
        """A feed was renamed, moved, paused or removed: here, and in the reader below."""
        for screen in self.app.screen_stack:
            if isinstance(screen, FeedVerbs) and screen is not self:
                screen.feeds_changed()
        self.load()

    def all_feeds(self) -> tuple[Feed, ...]:
        """Every subscription."""
        return tuple(item.feed for item in self.subscriptions.items)

    def undone(self) -> None:
        """Something was taken back or done again."""
        self.load()

    def library_changed(self) -> None:
        """A refresh is over."""
        self.load()

    # -- verbs

    def action_leave(self) -> None:
        """Esc: first give the list its room, then back."""
        if not self.close_sheet():
            self.dismiss(None)

    def action_retry(self) -> None:
        """Refresh the feed now."""
        self.action_refresh_this()

    def on_subscriptions_chosen(self, event: Subscriptions.Chosen) -> None:
        """Edit the address."""
        self.edit_address(event.chosen_feed)

    @work(group=SOON)
    async def edit_address(self, feed: Feed) -> None:
        """Ask for another address and try it."""
        typed = await self.host.ask("address", value=feed.url, hint="its posts stay")
        if typed and typed.strip() and typed.strip() != feed.url:
            await self._readdress(feed, address(typed), typed=True)

    @work(exclusive=True, group="discover")
    async def action_discover(self) -> None:
        """Ask the feed's site for its feeds, and let the person choose among those that can be read."""
        host = self.host
        if (feed := self._feed()) is None:
            return
        host.say("Looking for its new address", detail=feed.title)
        found = await asyncio.to_thread(new_addresses, host.client, host.pool, feed, clock=host.clock)
        index = await host.choose(f"Where is {feed.title} now?", [(each.title or each.url, each.url) for each in found])
        if index is not None:
            await self._readdress(feed, found[index].url, typed=by_hand(feed, found[index].url))

    async def _readdress(self, feed: Feed, url: str, *, typed: bool) -> None:
        host = self.host
        now = await host.store.write(feeds.readdress, feed.id, url, host.clock(), typed=typed)
        host.refresh_feeds([now])
        host.say("Address changed", detail=now.url, key=host.undo_key)
        self.feeds_changed()
