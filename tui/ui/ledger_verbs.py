"""Verbs on the claims of the ledger: the picked ones, else that under the cursor, all in one step."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from tui.model import ClaimId, NoteId
from tui.store import claims, ledger, notes
from tui.store.listing import Listed
from tui.ui import changing, claim_verbs, editor, evidence_verbs, tagging
from tui.ui.deeds import count_of
from tui.ui.host import SOON
from tui.ui.ledger_order import LedgerOrder
from tui.ui.marked import End


class LedgerVerbs(LedgerOrder):
    """The same verbs as in the article."""

    marking = False  # `c` was pressed: the next letter is a status

    def chain(self) -> list[str]:
        """After `c` the letters are statuses, as in the strip."""
        return ["letters", "strip"] if self.marking and not self.status.asking else super().chain()

    def place_word(self) -> str:
        """The chip says what a letter means now."""
        return "status" if self.marking else super().place_word()

    # -- picking

    def action_pick(self) -> None:
        """Pick the row, or no longer, and go on; a number before it picks as many."""
        pane = self.ledger
        for _ in range(pane.count):
            if (row := pane.claim) is not None:
                pane.picks.toggle(row)
            pane.move_to(pane.cursor + 1)
        pane.redraw()
        self.show_state()

    def action_pick_range(self) -> None:
        """Pick all rows from the one that was picked last to this one."""
        pane = self.ledger
        pane.picks.add(pane.up_to_here())
        pane.redraw()
        self.show_state()

    def unpick(self) -> None:
        """Let go of what was picked."""
        self.ledger.picks.clear()
        self.ledger.redraw()
        self.show_state()

    def _targets(self) -> list[Listed]:
        """What a verb is for: the picked rows, else the one under the cursor."""
        pane = self.ledger
        return list(pane.picks.rows.values()) or ([pane.claim] if pane.claim is not None else [])

    def _claims(self) -> list[ClaimId]:
        """The claims a verb is for; notes have neither status nor tags."""
        rows = self._targets()
        found = [ClaimId(row.id) for row in rows if row.kind == "claim"]
        if not found:
            self.host.say("No claim here", detail="a note has neither status nor tags" if rows else "")
        return found

    # -- changing

    @work(group=SOON)
    async def action_status(self, status: str = "") -> None:
        """Wait for the letter of a status; with one, give it to the claims."""
        self.marking = False
        ids = self._claims()
        if not ids:
            return
        if not status:
            self.marking = True
            self.show_state()
            return
        host, status = self.host, claim_verbs.status_called(status, self.host.settings)
        await host.store.write(claims.change_many, ids, host.clock(), status=status)
        self._saved(f"{status}, {_many(ids)}" if len(ids) > 1 else status)
        await self.reread(ids)

    def action_close(self) -> None:
        """Leave the status as it is."""
        self.marking = False
        self.show_state()

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claims a tag, or take it off when each has it."""
        self.marking = False
        if not (ids := self._claims()):
            return
        host = self.host
        if not tag:
            words = await host.store.read(tagging.names)
            hint = "gives it, or takes it off; Tab completes"
            tag = await self.status.ask("tag", hint=hint, words=words) or ""
        if tag.strip():
            await host.store.write(claims.tag_many, ids, tag, host.clock())
            await self.reread(ids)
            first = next((row for row in self.view.rows if row.kind == "claim" and row.id == ids[0]), None)
            self._saved("  ".join(f"#{one}" for one in first.tags) if first and first.tags else "no tags")

    def _saved(self, detail: str) -> None:
        host = self.host
        host.say("Saved", detail=f"{detail}, {host.local(host.clock()):%H:%M}", key=host.undo_key)

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claims off their sentences; remove the notes."""
        self.marking = False
        host, rows = self.host, self._targets()
        ids = [ClaimId(row.id) for row in rows if row.kind == "claim"]
        noted = [NoteId(row.id) for row in rows if row.kind == "note"]
        if ids:
            await host.store.write(claims.remove_many, ids, host.clock())
        for note in noted:
            await host.store.write(notes.remove, note, host.clock())
        if rows:
            what = f"{_many(ids)} taken off" if len(ids) > 1 else "Claim taken off"
            host.say(what if ids else "Note removed", key=host.undo_key)
            self.unpick()
            self.load()

    @work(group=SOON)
    async def action_note(self) -> None:
        """Write a note on the claim's sentence, or go on with the one that is there; on a note, change its words."""
        row, host = self.ledger.claim, self.host
        if row is None:
            return
        anchor, there = None, None
        if row.kind == "note":
            there = await host.store.read(notes.get, NoteId(row.id))
        else:
            anchor = (await host.store.read(claims.get, ClaimId(row.id))).anchor
            mine = await host.store.read(notes.of_entry, row.entry)
            same = (one for one in mine if one.anchor is not None)
            there = next((one for one in same if one.anchor and one.anchor.quote == anchor.quote), None)
        text = await host.ask("note", value=there.text if there else "", hint="Enter saves, Esc leaves")
        if text is None or text == (there.text if there else ""):
            return
        number = there.id if there else None
        await host.store.write(notes.write, row.entry, text, anchor=anchor, now=host.clock(), id=number)
        host.say("Note saved" if text.strip() else "Note removed", key=host.undo_key)
        self.load()

    # -- evidence

    @work(group=SOON)
    async def action_evidence(self) -> None:
        """Mark the claim, or link it with the sentence that is marked."""
        row = self.ledger.claim
        if row is None or row.kind == "note":
            self.host.say("No claim here")
            return
        if await evidence_verbs.mark_or_link(self.host, End(row.entry, row.text, ClaimId(row.id))) is not None:
            self.load()
        self.show_state()

    @work(group=SOON)
    async def action_links(self) -> None:
        """List the claim's evidence, to go there or to change a link."""
        if self.record is None:
            return
        end = await evidence_verbs.manage(self.host, self.record.evidence)
        if end is not None:
            self.go_to(end.uuid)
        else:
            self.load()

    @work(group=SOON)
    async def go_to(self, uuid: str) -> None:
        """Leave for the sentence of a claim or note; one that is gone is told of."""
        record = await self.host.store.read(ledger.record, uuid)
        if record is None:
            self.host.say("It is gone", detail="another window may have removed it")
        else:
            self.dismiss(record)

    @work(group=SOON)
    async def action_changed(self) -> None:
        """What changed in the article since the claim was tagged; Enter there goes to the claim's sentence."""
        if (record := self.record) is None or self.ledger.claim is None:
            return
        if await changing.show_changes(self, record.entry, record.source) >= 0:
            self.dismiss(record)

    # -- taking along

    def action_copy(self) -> None:
        """Copy the addresses of the articles."""
        urls = list(dict.fromkeys(row.url for row in self._targets() if row.url))
        if not urls:
            self.host.say("This claim's article has no address", failed=True)
            return
        self.app.copy_to_clipboard("\n".join(urls))

    def action_browse(self) -> None:
        """Open the claim's page in the browser."""
        if (row := self.ledger.claim) is not None:
            editor.browse(row.url, self.host.settings.browser)
            self.host.say("Opened in the browser", detail=row.url)


def _many(ids: Sequence[int]) -> str:
    return count_of(len(ids), "claim")
