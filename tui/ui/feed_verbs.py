"""Verbs on the feed or folder under the cursor: refresh, rename, move, pause, remove; all can be undone."""

from __future__ import annotations

from textual import work

from tui.model import Feed
from tui.store import feeds, search
from tui.ui.bench import Bench
from tui.ui.host import SOON


class FeedVerbs(Bench):
    """For screens with a pane that knows the feed under its cursor."""

    def feeds_changed(self) -> None:
        """Show the feeds as they are now."""
        raise NotImplementedError

    def all_feeds(self) -> tuple[Feed, ...]:
        """Every subscription."""
        raise NotImplementedError

    def _feed(self) -> Feed | None:
        feed = self.pane.feed() if self.pane is not None else None
        if feed is None:
            self.host.say("No feed here", detail="go to a feed first")
        return feed

    def action_refresh_this(self) -> None:
        """Refresh the feed or the folder under the cursor."""
        folder = self.pane.folder() if self.pane is not None else None
        if folder is not None:
            self.host.refresh_feeds([feed for feed in self.all_feeds() if feed.folder == folder])
        elif (feed := self._feed()) is not None:
            self.host.refresh_feeds([feed])

    @work(group=SOON)
    async def action_rename(self, name: str = "") -> None:
        """Rename the feed, folder or smart feed."""
        host, pane = self.host, self.pane
        folder, smart = (pane.folder(), pane.smart()) if pane is not None else (None, None)
        if smart is not None:
            name = name or await host.ask("name", value=smart.name) or ""
            if name.strip():
                await host.store.write(search.rename_smart, smart.id, name.strip(), host.clock())
        elif folder is not None:
            name = name or await host.ask("folder", value=folder) or ""
            if name.strip():
                await host.store.write(feeds.rename_folder, folder, name.strip(), host.clock())
        elif (feed := self._feed()) is not None:
            name = name or await host.ask("title", value=feed.title) or ""
            if name.strip():
                await host.store.write(feeds.rename, feed.id, name.strip(), host.clock())
        if name.strip():
            self._told("Renamed", name.strip())

    @work(group=SOON)
    async def action_move(self, folder: str | None = None) -> None:
        """Move the feed to a folder; an empty name takes it out of its folder."""
        host = self.host
        if (feed := self._feed()) is None:
            return
        if folder is None:
            known = "  ".join(sorted({each.folder for each in self.all_feeds() if each.folder}))
            folder = await host.ask("folder", value=feed.folder, hint=known)
        if folder is not None:
            await host.store.write(feeds.move, feed.id, folder.strip(), host.clock())
            self._told(f"Moved to {folder.strip()}" if folder.strip() else "Taken out of its folder", feed.title)

    @work(group=SOON)
    async def action_pause(self) -> None:
        """Stop refreshing the feed, or start again."""
        host = self.host
        if (feed := self._feed()) is not None:
            await host.store.write(feeds.pause, feed.id, not feed.paused, host.clock())
            self._told("Refreshing again" if feed.paused else "Paused", feed.title)

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Remove the feed, or the smart feed; posts stay hidden for 30 days."""
        host = self.host
        smart = self.pane.smart() if self.pane is not None else None
        if smart is not None:
            await host.store.write(search.remove_smart, smart.id, host.clock())
            self._told("Smart feed removed", smart.name)
        elif (feed := self._feed()) is not None:
            await host.store.write(feeds.remove, feed.id, host.clock())
            self._told("Feed removed", f"{feed.title} · starred posts, notes and claims stay")

    def _told(self, what: str, detail: str) -> None:
        self.host.say(what, detail=detail, key=self.host.undo_key)
        self.feeds_changed()
