"""What the reader's verbs share: the state of the reading screen, its panes, and how they are brought up to date."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work
from textual.reactive import var

from tui.model import Counts, EntryId, Feed, Opened, Part, Query, Row, SmartFeed, Source
from tui.store import feeds as feed_store
from tui.store import search, timeline
from tui.store.db import Db
from tui.ui.bench import Bench
from tui.ui.panes.body import Body
from tui.ui.panes.sidebar import Sidebar
from tui.ui.panes.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was: the entry, which text of it, and the sentence."""

    entry: EntryId
    source: Source
    sentence: tuple[Part, int, int] | None


def overview(db: Db) -> tuple[tuple[Feed, ...], tuple[SmartFeed, ...], Counts]:
    """All that the sidebar shows, in one read, so that it is drawn once."""
    return tuple(feed_store.all_feeds(db)), tuple(search.smart_feeds(db)), timeline.counts(db)


class Reading(Bench):
    """The state that all panes of the reader draw from."""

    opened: var[Opened | None] = var(None)
    feeds: var[tuple[Feed, ...]] = var(())
    smart_feeds: var[tuple[SmartFeed, ...]] = var(())
    counts: var[Counts] = var(Counts())
    listed: var[Query] = var(Query(unread=True))
    heading: var[str] = var("Unread")
    selected_entity: var[str] = var("")
    fresh: var[frozenset[int]] = var(frozenset())  # smart feeds with posts that came and were not listed yet

    @property
    def timeline(self) -> Timeline:
        """The list."""
        return self.query_one(Timeline)

    @property
    def body(self) -> Body:
        """The article."""
        return self.query_one(Body)

    @property
    def sidebar(self) -> Sidebar:
        """The feeds."""
        return self.query_one(Sidebar)

    def show_list(self, query: Query, heading: str) -> None:
        """List other posts; the view that is left gives up what was read in it."""
        same = query == self.listed
        self.listed, self.heading = query, heading
        if same:
            self.timeline.reload()

    @work(exclusive=True, group="library")
    async def library_changed(self) -> None:
        """Read feeds, smart feeds and counts anew, and how many new posts wait above the list."""
        self.feeds, self.smart_feeds, self.counts = await self.host.store.read(overview)
        self.status.show(failures=sum(1 for feed in self.feeds if feed.reason and not feed.paused))
        self.timeline.look_for_new()
        self.show_state()

    @work(exclusive=True, group="counts")
    async def count_again(self) -> None:
        """Read the numbers of the sidebar anew."""
        self.counts = await self.host.store.read(timeline.counts)

    @property
    def in_list(self) -> bool:
        """Whether the list has the focus."""
        return self.pane is not None and self.pane.id == "list"

    def row(self) -> Row | None:
        """The row that `m s t o y` act on: under the list's cursor, else the opened entry's."""
        row = self.pane.row() if self.pane is not None else None
        return row or (self.opened.row if self.opened is not None else None)
