"""What can be done from everywhere: add, save, refresh, undo; each tells what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work

from tui.config import Settings
from tui.errors import NotFound
from tui.flows.events import Report
from tui.model import Feed
from tui.store import feeds, journal
from tui.ui.host import NO_NOTES, SOON
from tui.ui.news import News
from tui.ui.outside import Outside
from tui.ui.refresher import Refresher

if TYPE_CHECKING:
    from tui.flows.network import Client
    from tui.flows.workers import Reads


class Deeds(News):
    """The app's own verbs."""

    outside: Outside
    settings: Settings
    clock: Callable[[], datetime]
    refresher: Refresher
    first_run: bool

    @property
    def client(self) -> Client:
        """What asks the network."""
        return self.outside.client

    @property
    def pool(self) -> Reads:
        """What parses and digests."""
        return self.outside.pool

    @property
    def undo_key(self) -> str:
        """What a message offers after a change."""
        raise NotImplementedError

    def say(self, what: str, *, detail: str = "", key: str = "", failed: bool = False) -> None:
        """Tell in the status line."""
        raise NotImplementedError

    async def ask(
        self,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        words: Sequence[str] = (),
        notes: Mapping[str, str] = NO_NOTES,
    ) -> str | None:
        """Ask for a line."""
        raise NotImplementedError

    async def choose(self, title: str, options: Sequence[tuple[str, str]], *, hint: str = "") -> int | None:
        """Let the person choose."""
        raise NotImplementedError

    def begin_library(self) -> None:
        """On the first run: make the library now that something was chosen, and go to the reader."""
        raise NotImplementedError

    # -- feeds and pages

    @work(group=SOON)
    async def action_add(self, url: str = "") -> None:
        """Add a feed, or choose among those a page names."""
        from tui.flows.subscribe import Choice, subscribe  # here and below, since no picture waits for them

        url = url or await self.ask("add", hint="a feed's address, or a page that has one") or ""
        if not url.strip():
            return
        self.begin_library()
        self.say("Looking for the feed", detail=url.strip())
        took = await asyncio.to_thread(subscribe, self.store, self.client, self.pool, url, clock=self.clock)
        if isinstance(took, Choice):
            index = await self.choose("Which feed?", [(each.title or each.url, each.url) for each in took.found])
            if index is None:
                return
            found = took.found[index]
            took = await asyncio.to_thread(
                subscribe,
                self.store,
                self.client,
                self.pool,
                found.url,
                clock=self.clock,
                title=found.title,
                page=took.page,
            )
            if isinstance(took, Choice):
                raise NotFound("That address names feeds again, but is none.", "Try another of them.")
        if took.already:
            self.say("This feed is here already", detail=took.feed.title)
        else:
            self.say("Feed added", detail=f"{took.feed.title} · {posts(took.new)}", key=self.undo_key)
        self.begin_refresh((), asked=False)

    @work(group=SOON)
    async def action_save_page(self, url: str = "") -> None:
        """Keep a single page and open it."""
        from tui.flows.saving import save_url

        url = url or await self.ask("save", hint="a page's address") or ""
        if not url.strip():
            return
        self.begin_library()
        self.say("Fetching the page", detail=url.strip())
        entry = await asyncio.to_thread(save_url, self.store, self.client, self.pool, url, clock=self.clock)
        self.say("Page kept", detail="in Saved pages", key=self.undo_key)
        if (reader := self.reader) is not None:
            reader.library_changed()
            reader.open_entry(entry)

    # -- the refresh

    @work
    async def action_refresh_all(self) -> None:
        """Refresh every feed that is not paused."""
        every = await self.store.read(feeds.all_feeds)
        wanted = [feed for feed in every if not (feed.paused or feed.kept)]
        if not wanted:
            self.say("No feeds yet", detail=":add URL adds one")
        self.refresh_feeds(wanted)

    def refresh_feeds(self, wanted: Sequence[Feed]) -> None:
        """Refresh these feeds because a person asked."""
        if self.refresher.running and self.refresher.feeds:
            self.say("A refresh is under way", key="Esc stop")
        elif wanted:
            self.begin_refresh(wanted, asked=True)
            self.say(f"Refreshing {count_of(len(wanted), 'feed')}", key="Esc stop")

    @work(exclusive=True, group="due")
    async def refresh_due(self) -> None:
        """Refresh what is due by itself, and go on with what waits for its digest."""
        if self.first_run or self.refresher.running:
            return
        due = await self.store.read(feeds.due, self.clock()) if self.settings.refresh == "on" else []
        self.begin_refresh(due, asked=False)

    @work(exclusive=True, group="begin")
    async def begin_refresh(self, wanted: Sequence[Feed], *, asked: bool) -> None:
        """Start the thread; one that only goes on with the digest gives way."""
        while self.refresher.running:
            if not self.refresher.feeds:
                self.refresher.stop()
            await asyncio.sleep(0.05)
        self.refresher.begin(len(wanted))
        await self.remember_watched()
        self.run_refresh(wanted, asked)

    @work(thread=True, group="refresh")
    def run_refresh(self, wanted: Sequence[Feed], asked: bool) -> None:
        """The thread of a refresh."""
        self.refresher.run(self.store, self.client, self.pool, wanted, asked=asked)

    @property
    def refresh_progress(self) -> str:
        """How far a refresh under way is."""
        return self.refresher.progress

    def stop_refresh(self) -> bool:
        """Stop the refresh under way, when it asks feeds."""
        if not self.refresher.progress or not self.refresher.stop():
            return False
        self.outside.break_off()
        return True

    def tell_report(self, report: Report, asked: bool) -> None:
        """What a refresh did; one that ran by itself is told only by its numbers."""
        failed = report.failures
        if report.stopped:
            if asked:
                self.say("Refresh stopped", detail="what had come is kept")
        elif failed and asked:
            first = failed[0]
            what = f"{count_of(len(failed), 'feed')} failed" if len(failed) > 1 else f"{first.feed.title} failed"
            self.say(what, detail=f"{first.reason} {first.hint}", failed=True)
        elif asked:
            changed = f" · {count_of(report.changed, 'post')} with claims changed" if report.changed else ""
            self.say("Refreshed", detail=f"{count_of(report.feeds, 'feed')} · {posts(report.new)}{changed}")

    # -- undo

    @work
    async def action_undo(self) -> None:
        """Take back the last change, also one from before a restart."""
        what = await self.store.write(journal.undo, self.clock())
        self._undone(f"Taken back: {what}" if what else "Nothing to take back")

    @work
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        what = await self.store.write(journal.redo, self.clock())
        self._undone(f"Done again: {what}" if what else "Nothing to do again")

    def _undone(self, words: str) -> None:
        self.say(words)
        for screen in self.screen_stack:
            if (undone := getattr(screen, "undone", None)) is not None:
                undone()


def count_of(number: int, noun: str) -> str:
    """ "1 feed", "3 feeds"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def posts(number: int) -> str:
    """ "3 new posts", "nothing new"."""
    return count_of(number, "new post") if number else "nothing new"
