"""The ledger's state: rows read beside the screen's thread, narrowed and ordered on it, the sheet of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.strip import Strip

from tui.model import ClaimRecord, Event, Query
from tui.store import history, ledger, listing
from tui.store.db import Db
from tui.store.listing import Listed
from tui.ui.commands import shown
from tui.ui.desk import Desk
from tui.ui.ink import ink_of
from tui.ui.keys import Keymap, KeyReader
from tui.ui.panes.ledger import Ledger
from tui.ui.widgets.ledger import View, arranged, ordered
from tui.ui.widgets.paper import Paper
from tui.ui.widgets.record import Sheet
from tui.ui.widgets.sieve import Known, narrowed

if TYPE_CHECKING:
    from textual.worker import Worker

FIRST = 80  # rows that are read before all others: more than any screen shows


def particulars(db: Db, uuid: str) -> tuple[ClaimRecord | None, list[Event]]:
    """All that is known of a claim or note, and what was done to it."""
    return ledger.record(db, uuid), history.of_claim(db, uuid)


class LedgerDesk(Desk):
    """What the ledger's verbs share. `view` outlives the screen, so that a person comes back to where they were."""

    def __init__(self, keymap: Keymap, keys: KeyReader, view: View, top: Worker[listing.Top] | None = None) -> None:
        super().__init__(keymap, keys)
        self.view = view
        self.top = top  # the first rows, asked for while the screen was being made
        self.record: ClaimRecord | None = None  # what the sheet shows
        self.query_: Query = Query()
        self.known = Known()
        self.shown: Sequence[Listed] = ()  # what the filter leaves, in its order
        self._named: Mapping[str, Sequence[str]] = {}

    @property
    def ledger(self) -> Ledger:
        """The list."""
        return self.query_one(Ledger)

    # -- reading

    def begin(self) -> None:
        """Show what is there at once: the rows of the last time, else the first ones; then read all."""
        view, pane = self.view, self.ledger
        if view.rows:
            pane.take_stock(view.rows)
            self.lay_out()
            here = (at for at, row in enumerate(pane.items) if row.uuid == view.at)
            pane.begin_at(next(here, 0), view.scrolled)
            self.load()
        else:
            self._read_top()

    @work(exclusive=True, group="ledger")
    async def _read_top(self) -> None:
        """The first rows in the order that everybody begins with."""
        top = await (self.top.wait() if self.top is not None else self.host.store.read(listing.first, FIRST))
        pane = self.ledger
        pane.claims, pane.notes = top.claims, top.notes
        if top.rows:
            pane.size_columns(top.rows)
            pane.show(top.rows, arranged(top.rows, "speaker", sizes=top.sizes))
            self.show_record()
        self.call_after_refresh(self.load)

    @work(exclusive=True, group="ledger")
    async def load(self) -> None:
        """Read all rows anew."""
        store = self.host.store
        self.take(await store.read(listing.every))
        if self.view.group == "entity":
            self._named = await store.read(listing.named)
        await self.ask_library()
        self.ledger.loaded = True
        self.lay_out()

    def take(self, rows: list[Listed]) -> None:
        """These are all rows now."""
        self.view.rows = rows
        self.ledger.take_stock(rows)

    async def ask_library(self) -> None:
        """What of the query only the library can answer."""
        raise NotImplementedError

    async def read_named(self) -> None:
        """Which entities each claim names, for groups by entity."""
        self._named = await self.host.store.read(listing.named)

    async def reread(self, ids: Sequence[int]) -> None:
        """These claims were changed, or taken off: only their rows are read."""
        found = {row.id: row for row in await self.host.store.read(listing.some, list(ids))}
        gone = set(ids) - set(found)
        rows = (row if row.kind == "note" else found.get(row.id, row) for row in self.view.rows)
        self.take([row for row in rows if row.kind == "note" or row.id not in gone])
        self.lay_out()

    # -- showing

    def lay_out(self) -> None:
        """Narrow, sort and group what was read; the cursor stays on its row."""
        view, pane = self.view, self.ledger
        rows = narrowed(view.rows, self.query_, self.known, highlights=view.highlights)
        self.shown = ordered(rows, view.sort, view.reverse)
        pane.show(self.shown, arranged(self.shown, view.group, view.folded, named=self._named))
        self.show_record()

    @work(exclusive=True, group="sheet")
    async def show_record(self) -> None:
        """The sheet follows the cursor."""
        row, paper = self.ledger.claim, self.query_one(Paper)
        self.show_state()
        if row is None:
            self.record = None
            paper.show(lambda width: [])
            return
        self.record, events = await self.host.store.read(particulars, row.uuid)
        if self.record is not None:
            paper.show(partial(self._sheet, self.record, events), row.uuid)

    def _sheet(self, record: ClaimRecord, events: Sequence[Event], width: int) -> list[Strip]:
        host = self.host
        key = shown(self.keymap.first("ledger.changed"))
        return Sheet(ink_of(self), host.glyphs, host.clock(), host.local, key).lines(record, events, width)

    def undone(self) -> None:
        """Something was taken back or done again."""
        self.load()

    def library_changed(self) -> None:
        """A refresh may have changed texts."""
        self.load()
