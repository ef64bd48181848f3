"""Verbs of the claim strip: tag the sentence, set status, fields and tags, take the claim off; all saved at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from textual import events, work
from textual.reactive import var
from textual.strip import Strip

from tui.errors import TuiError, Usage
from tui.flows import find, reading
from tui.model import Claim, Opened, Part
from tui.plain import line
from tui.store import claims
from tui.ui.host import SOON, Pane
from tui.ui.ink import ink_of
from tui.ui.widgets import marks
from tui.ui.widgets.strip import ClaimStrip


class StripVerbs(Pane):
    """What a person does to the sentence under the cursor. While the strip is open the scope is "strip"."""

    scope = "body"
    chip = "article"
    opened: var[Opened | None] = var(None)
    strip: ClaimStrip | None = None

    # -- what the article offers

    def strip_changed(self) -> None:
        """The strip opened, closed or is drawn differently."""
        raise NotImplementedError

    def claims_changed(self, opened: Opened) -> None:
        """The article has other claims."""
        raise NotImplementedError

    def claim_here(self) -> Claim | None:
        """The claim on the sentence under the cursor."""
        place, opened = self.place(), self.opened
        if place is None or opened is None:
            return None
        part, start, end = place
        on = (one for one in marks.standing(opened) if one.anchor.part == part)
        return next((one for one in on if one.start < end and one.end > start), None)

    # -- tagging

    @work(group=SOON)
    async def action_tag(self) -> None:
        """Tag the sentence as a claim; saved at once, the strip shows what the rules filled in."""
        opened, place, host = self.opened, self.place(), self.host
        if opened is None or place is None:
            host.say("Open a post first", detail="a claim is a sentence of it")
        elif (claim := self.claim_here()) is not None:
            self.open_strip(claim)
        elif opened.pending:
            host.say("Not yet", detail="the text is still being prepared; tag it in a moment")
        else:
            claim = await self._tag(opened, place)
            if self.place() == place and self.opened is not None and self.opened.row.entry == claim.entry:
                self.open_strip(claim)

    async def _tag(self, opened: Opened, place: tuple[Part, int, int]) -> Claim:
        draft = reading.draft_claim(opened, *place)
        anchor = reading.anchor_for(opened, *place)
        claim = await self.host.store.write(
            claims.tag, opened.row.entry, anchor, status=draft.status, now=self.host.clock(), **draft.fields,
        )  # fmt: skip
        return self._saved(replace(claim, start=place[1], end=place[2]))

    def _saved(self, claim: Claim, what: str = "Saved", detail: str = "") -> Claim:
        """The library has it: show it, and say so."""
        host, opened = self.host, self.opened
        told = detail or f"{claim.status}, {host.local(host.clock()):%H:%M}"
        host.say(what, detail=told, key=host.undo_key)
        if self.strip is not None and self.strip.claim.id == claim.id:
            self.strip = replace(self.strip, claim=claim)
            self.strip_changed()
        if opened is not None and opened.row.entry == claim.entry:
            known = any(one.id == claim.id for one in opened.claims)
            others = tuple(claim if one.id == claim.id else one for one in opened.claims)
            self.claims_changed(replace(opened, claims=others if known else (*opened.claims, claim)))
        return claim

    # -- opening and closing

    def open_strip(self, claim: Claim) -> None:
        """Open the strip for a claim on the sentence under the cursor."""
        self.strip, self.scope, self.chip = ClaimStrip(claim), "strip", "claim"
        self.strip_changed()

    def close_strip(self) -> None:
        """Close the strip; what was typed in it is saved."""
        if (strip := self.strip) is not None:
            self.strip, self.scope, self.chip, self.typing = None, "body", "article", False
            self._commit(strip)
            self.strip_changed()

    def follow_strip(self, opened: Opened | None) -> None:
        """The article's claims are others now, as after an undo: show this one as it is, or close."""
        if (strip := self.strip) is None:
            return
        claim = next((one for one in opened.claims if one.id == strip.claim.id), None) if opened else None
        if claim is None:
            self.close_strip()
        else:
            self.strip = replace(strip, claim=claim)

    def action_close(self) -> None:
        """Leave the strip."""
        self.close_strip()

    def strip_lines(self, width: int, indent: int) -> list[Strip]:
        """The strip's lines under the sentence; none while it is closed."""
        if self.strip is None:
            return []
        return self.strip.lines(width, indent, ink_of(self), self.host.glyphs)

    # -- status, tags, untagging

    @work(group=SOON)
    async def action_status(self, status: str) -> None:
        """Set the claim's status."""
        if self.strip is not None:
            await self._change(self.strip.claim, status=status)

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claim a tag, or take it off."""
        if (strip := self.strip) is None:
            return
        tag = tag or await self.host.ask("tag", hint="gives it, or takes it off") or ""
        if tag.strip():
            claim = await self.host.store.write(claims.toggle_tag, strip.claim.id, tag, self.host.clock())
            shown = "  ".join(f"#{one}" for one in claim.tags) or "no tags"
            self._saved(replace(claim, start=strip.claim.start, end=strip.claim.end), detail=shown)

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claim off its sentence."""
        if (strip := self.strip) is None:
            return
        await self.host.store.write(claims.remove, strip.claim.id, self.host.clock())
        self.strip = strip.leave()
        self.close_strip()
        self.host.say("Claim taken off", key=self.host.undo_key)
        if (opened := self.opened) is not None:
            self.claims_changed(replace(opened, claims=tuple(one for one in opened.claims if one.id != strip.claim.id)))

    # -- fields

    def action_fields(self) -> None:
        """Edit the first field; Tab goes on to the next."""
        self._next_field(1)

    def _next_field(self, step: int) -> None:
        if self.strip is not None:
            self._commit(self.strip)
            self._edit(self.strip.enter(step))

    def _edit(self, strip: ClaimStrip) -> None:
        self.strip, self.typing = strip, bool(strip.field)
        self.strip_changed()

    def _commit(self, strip: ClaimStrip) -> None:
        """Save the field under way where it differs."""
        if not strip.changed:
            return
        text = line(strip.text)
        if strip.field == "said" and text:
            try:
                text = find.moment(text, self._today()).date().isoformat()
            except Usage as wrong:
                self.host.say(wrong.what, detail=wrong.hint, failed=True)
                return
        self._change_field(strip.claim, strip.field, text)

    def _today(self) -> datetime:
        return self.host.local(self.host.clock())

    @work
    async def _change_field(self, claim: Claim, field: str, text: str) -> None:
        try:
            await self._change(claim, f"{field} {text}".strip(), **{field: text})
        except TuiError as error:
            raise type(error)(error.what, f"{field} “{text}” stands in :messages. {error.hint}") from error

    async def _change(self, claim: Claim, detail: str = "", **fields: str) -> None:
        store, now = self.host.store, self.host.clock()
        changed = await store.write(claims.change, claim.id, now, **fields)
        self._saved(replace(changed, start=claim.start, end=claim.end), detail=detail)

    def on_key(self, event: events.Key) -> None:
        """While a field is edited every key is text, or edits it."""
        if (strip := self.strip) is None or not self.typing:
            return
        event.stop()
        event.prevent_default()
        if event.key in ("tab", "shift+tab"):
            self._next_field(1 if event.key == "tab" else -1)
        elif event.key == "enter":
            self.close_strip()
        elif event.key == "escape":
            self._commit(strip)
            self._edit(strip.leave())
        elif (edited := strip.edit(event.key)) is not None:
            self._edit(edited)
        elif event.character is not None and event.is_printable:
            self._edit(strip.insert(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the field that is edited."""
        if self.strip is not None and self.typing:
            event.stop()
            self._edit(self.strip.insert(line(event.text)))
