"""The ledger: all claims in columns beside a sheet on the one under the cursor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from tui.store import claims
from tui.ui.exporting import Scope
from tui.ui.ledger_verbs import LedgerVerbs
from tui.ui.panes.ledger import Ledger
from tui.ui.widgets.ledger import arranged
from tui.ui.widgets.paper import Paper


class ClaimsScreen(LedgerVerbs):
    """List and sheet; leaving it with a record goes to the record's sentence."""

    scope = "ledger"
    chip = "claims"

    def parts(self) -> ComposeResult:
        """The list, the sheet beside it or below."""
        with Container(id="desk"):
            yield Ledger(self.view, id="ledger")
            yield Paper(id="paper")

    def on_mount(self) -> None:
        """The keys go to the list, which stands as it was left."""
        self.set_focus(self.ledger)
        if self.view.typed:
            self.query_ = self.understood(self.view.typed)
        self.begin()

    def on_ledger_moved(self) -> None:
        """Another row."""
        self.show_record()

    def on_ledger_chosen(self, event: Ledger.Chosen) -> None:
        """Go to its sentence."""
        self.go_to(event.row.uuid)

    async def export_scope(self) -> Scope:
        """What `X` exports: what was picked, else exactly what the list shows, in its order."""
        typed = self.view.typed
        words = f"No claim or note has “{typed}”" if typed else "There are no claims or notes yet"
        picked = self.ledger.picks.rows
        rows = list(picked.values()) or arranged(self.shown, self.view.group).rows
        kept = {record.uuid: record for record in await self.host.store.read(claims.select)}
        uuids = dict.fromkeys(row.uuid for row in rows)
        return Scope(words, f"claims {typed}".strip(), [kept[uuid] for uuid in uuids if uuid in kept])

    def action_leave(self) -> None:
        """Esc: first what was picked, then the list's room, then all again, then back."""
        if self.marking:
            self.action_close()
        elif self.ledger.picks:
            self.unpick()
        elif not self.close_sheet():
            if self.view.typed:
                self.narrow("")
            else:
                self.dismiss(None)
