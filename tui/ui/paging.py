"""A list that reads its query by pages as they are needed; new rows wait, and what was read stays till one leaves."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from textual import work
from textual.reactive import var

from tui.model import EntryId, Query, Row
from tui.store import timeline
from tui.ui.host import Pane
from tui.ui.widgets.rows import Rows

PAGE = 200
ALL = 5_000  # rows read at once when all are wanted
AHEAD, UNREAD_AHEAD = 50, 10  # rows, and unread ones, kept ready below the cursor


class Paging(Pane, Rows[Row]):
    """The rows of `listed`; it remembers what it showed, so nothing goes away under one's eyes."""

    listed: var[Query] = var(Query(unread=True), init=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self.total = 0
        self.waiting: tuple[Row, ...] = ()  # new rows that are not listed yet
        self.complete = False  # whether the last row of the query is listed
        self.loaded = False
        self.titles: tuple[str, ...] = ()  # feeds of the first page: their column's width stays

    # -- loading

    def on_mount(self) -> None:
        """The first page."""
        self.reload()

    def watch_listed(self) -> None:
        """Another list."""
        if self.is_mounted:
            self.reload()

    @work(exclusive=True, group="rows")
    async def reload(self) -> None:
        """List the query from its newest row on; whoever looks sees the list before until then."""
        store, now = self.host.store, self.host.clock()
        self.complete = True  # no more pages of the list before
        first = await store.read(timeline.rows, self.listed, now=now, limit=PAGE)
        self.total = len(first)
        self.complete, self.waiting, self.loaded = len(first) < PAGE, (), True
        self.titles = tuple({row.feed_title for row in first})
        self.items = ()
        self.set_items(first)
        self.move_to(0)
        self.listed_anew()
        if not self.complete:
            self.total = await store.read(timeline.count, self.listed)
            self.redraw()

    @work(exclusive=True, group="more")
    async def load_more(self, wanted: int) -> None:
        """List rows further down until so many are there."""
        while not self.complete and len(self.items) < wanted:
            await self._next_page(min(ALL, max(PAGE, wanted - len(self.items))))

    async def _next_page(self, limit: int) -> None:
        query, last = self.listed, self.items[-1] if self.items else None
        more = await self.host.store.read(timeline.rows, query, now=self.host.clock(), limit=limit, after=last)
        if query == self.listed and last is (self.items[-1] if self.items else None):
            known = {row.entry for row in self.items}
            self.complete = len(more) < limit
            self.extend_items([row for row in more if row.entry not in known])
            self.total = len(self.items) if self.complete else max(self.total, len(self.items))

    def listed_anew(self) -> None:
        """Another list is shown."""

    async def listed_ids(self) -> tuple[EntryId, ...]:
        """Every row of this list, also those further down that no page has brought yet."""
        query, ids = self.listed, self.visible_ids()
        while not self.complete and query == self.listed:
            await self._next_page(ALL)
            ids = self.visible_ids() if query == self.listed else ids
        return ids

    def visible_ids(self) -> tuple[EntryId, ...]:
        """The rows that are listed now."""
        return tuple(row.entry for row in self.items)

    def look_ahead(self) -> None:
        """Have rows ready below the cursor, and below what shows."""
        below = self.items[self.cursor + 1 :][:PAGE]
        short = len(below) < AHEAD or sum(not row.read for row in below) < UNREAD_AHEAD
        if not self.complete and (short or self.scroll_offset.y + 2 * self.size.height > self.virtual_size.height):
            self.load_more(len(self.items) + PAGE)

    # -- what came, what changed

    @work(exclusive=True, group="new")
    async def look_for_new(self) -> None:
        """Find the rows that came since; they wait behind "↑ n new", except in an empty list."""
        if not self.loaded:
            return
        if not self.items:
            self.reload()
            return
        query, limit = self.listed, len(self.items) + PAGE
        fresh = await self.host.store.read(timeline.rows, query, now=self.host.clock(), limit=limit)
        if query == self.listed and self.items:
            known, last = set(self.visible_ids()), self.items[-1]
            new = [row for row in fresh if row.entry not in known]
            self.waiting = tuple(row for row in new if self.complete or self._order(row) > self._order(last))
            self.refresh()

    def _order(self, row: Row) -> tuple[float, int]:
        """The greater stands the higher."""
        sign = -1 if self.listed.oldest_first else 1
        return sign * row.published.timestamp(), sign * row.entry

    def show_new(self) -> None:
        """List the rows that wait, in their places; the cursor goes to the first of them."""
        if not self.waiting:
            self.host.say("Nothing new waits")
            return
        new, self.waiting = self.waiting, ()
        self.total += len(new)
        self.set_items(sorted([*self.items, *new], key=self._order, reverse=True))
        self.move_to(next(at for at, row in enumerate(self.items) if row.entry == max(new, key=self._order).entry))

    def replace_row(self, row: Row) -> None:
        """A row was read, starred, tagged: show it as it is now, where it stands, even if the query lost it."""
        self._replace([row])

    def _replace(self, rows: Iterable[Row]) -> None:
        now = {row.entry: row for row in rows}
        self.items = [now.get(row.entry, row) for row in self.items]
        self.redraw()

    @work(exclusive=True, group="again")
    async def reload_rows(self) -> None:
        """Read the listed rows anew where they stand, as after an undo; rows that are gone go."""
        ids = list(self.visible_ids())
        fresh = await self.host.store.read(timeline.rows_of, ids)
        there = {row.entry for row in fresh}
        self._replace(fresh)
        gone = [row for row in self.items if row.entry in set(ids) - there]
        if gone:
            self.total -= len(gone)
            self.set_items([row for row in self.items if row.entry in there or row.entry not in ids])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Rows are ready before they come into sight."""
        super().watch_scroll_y(old_value, new_value)
        if self.loaded and new_value > old_value:
            self.look_ahead()

    @work(exclusive=True, group="last")
    async def go_to_last(self, wanted: int) -> None:
        """Go to a row that may not be listed yet."""
        while not self.complete and len(self.items) < wanted:
            await self._next_page(ALL)
        self.move_to(wanted - 1)

    def action_last(self) -> None:
        """Go to the last row of all, or to the row of the count."""
        self.go_to_last(self.count if self.has_count else self.total)

    def identity(self, item: Row) -> Hashable:
        """A row is its entry, however read or starred."""
        return item.entry
