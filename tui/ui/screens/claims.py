"""The ledger: all claims by speaker beside a sheet on the one under the cursor."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip

from tui.flows import find
from tui.model import ClaimId, ClaimRecord, NoteId, Query
from tui.store import claims, notes
from tui.ui import claim_verbs
from tui.ui.desk import Desk
from tui.ui.exporting import Scope
from tui.ui.host import SOON
from tui.ui.ink import ink_of
from tui.ui.panes.ledger import Ledger
from tui.ui.widgets.ledger import holds, lines
from tui.ui.widgets.paper import Paper
from tui.ui.widgets.record import sheet


class ClaimsScreen(Desk):
    """List and sheet; leaving it with a record goes to the record's sentence."""

    scope = "ledger"
    chip = "claims"

    def parts(self) -> ComposeResult:
        """The list, the sheet beside it or below."""
        with Container(id="desk"):
            yield Ledger(id="ledger")
            yield Paper(id="paper")

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.set_focus(self.ledger)
        self.load()

    @property
    def ledger(self) -> Ledger:
        """The list."""
        return self.query_one(Ledger)

    # -- what it shows

    @work(exclusive=True, group="ledger")
    async def load(self) -> None:
        """Read all records, or those of the search."""
        ledger = self.ledger
        query = find.parse(ledger.typed, now=self.host.local(self.host.clock())) if ledger.typed else None
        records = await self.host.store.read(claims.select)
        ledger.total = len(records)
        ledger.claims = sum(record.kind == "claim" for record in records)
        if query is not None:
            records = await self._found(query)
        ledger.loaded = True
        ledger.set_items(lines(records))
        self.show_record()

    async def _found(self, query: Query) -> list[ClaimRecord]:
        """The words narrow the records themselves, everything else the posts they are from."""
        among = replace(query, words=(), phrases=(), without=())
        records = await self.host.store.read(claims.select, among if among != Query() else None)
        return [record for record in records if holds(record, query)]

    def show_record(self) -> None:
        """The sheet follows the cursor."""
        line, paper = self.ledger.current, self.query_one(Paper)
        if line is None:
            paper.show(lambda width: [])
        else:
            paper.show(partial(self._sheet, line.record), line.record.uuid)
        self.show_state()

    def _sheet(self, record: ClaimRecord, width: int) -> list[Strip]:
        host = self.host
        return sheet(record, ink_of(self), host.glyphs, host.clock(), host.local, width)

    def on_ledger_moved(self) -> None:
        """Another record."""
        self.show_record()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Go to its sentence."""
        self.dismiss(event.record)

    def undone(self) -> None:
        """Something was taken back or done again."""
        self.load()

    def library_changed(self) -> None:
        """A refresh may have changed texts."""
        self.load()

    def export_scope(self) -> Scope:
        """What `X` exports: exactly what the list shows, in its order."""
        typed = self.ledger.typed
        words = f"No claim or note has “{typed}”" if typed else "There are no claims or notes yet"
        return Scope(words, f"claims {typed}".strip(), [line.record for line in self.ledger.items])

    # -- verbs

    @work(group=SOON)
    async def action_search(self, words: str = "") -> None:
        """Narrow the list; nothing typed lists all."""
        typed = words or await self.host.ask("/", value=self.ledger.typed, hint="words, is:…, tag:…, since:…")
        if typed is not None:
            find.parse(typed, now=self.host.local(self.host.clock()))
            self.ledger.typed = typed.strip()
            self.load()

    def action_leave(self) -> None:
        """Esc: first give the list its room, then list all again, then back."""
        if self.close_sheet():
            return
        if self.ledger.typed:
            self.ledger.typed = ""
            self.load()
        else:
            self.dismiss(None)

    def _claim(self) -> ClaimId | None:
        """The claim under the cursor; notes have neither status nor tags."""
        line = self.ledger.current
        if line is None or line.record.kind == "note":
            self.host.say("No claim here", detail="a note has neither status nor tags" if line is not None else "")
            return None
        return ClaimId(line.record.id)

    @work(group=SOON)
    async def action_status(self) -> None:
        """Choose another status."""
        if (claim := self._claim()) is not None and await claim_verbs.ask_status(self.host, claim) is not None:
            self.load()

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claim a tag, or take it off."""
        if (claim := self._claim()) is not None and await claim_verbs.ask_tag(self.host, claim, tag) is not None:
            self.load()

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claim off its sentence; remove the note."""
        if (line := self.ledger.current) is None:
            return
        if line.record.kind == "claim":
            await claim_verbs.take_off(self.host, ClaimId(line.record.id))
        else:
            await self.host.store.write(notes.remove, NoteId(line.record.id), self.host.clock())
            self.host.say("Note removed", key=self.host.undo_key)
        self.load()
