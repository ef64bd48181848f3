"""Verbs of the claim strip: tag the sentence, set status, fields and tags, take the claim off; all saved at once."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.reactive import var
from textual.strip import Strip

from tui.flows import reading
from tui.model import Claim, Opened, Part, Status
from tui.store import claims
from tui.ui.claim_verbs import ask_tag
from tui.ui.field_verbs import FieldVerbs
from tui.ui.host import SOON
from tui.ui.ink import ink_of
from tui.ui.last import Last
from tui.ui.widgets import marks
from tui.ui.widgets.strip import ClaimStrip

Place = tuple[Part, int, int]


class StripVerbs(FieldVerbs):
    """What a person does to the sentence under the cursor. While the strip is open the scope is "strip"."""

    scope = "body"
    chip = "article"
    opened: var[Opened | None] = var(None)
    last: Last | None = None

    # -- what the article offers

    def claims_changed(self, opened: Opened) -> None:
        """The article has other claims."""
        raise NotImplementedError

    def sentence(self) -> Place | None:
        """The sentence under the cursor, all of it."""
        raise NotImplementedError

    def claims_here(self) -> tuple[Claim, ...]:
        """The claims on the sentence under the cursor, in the order of the text."""
        here, opened = self.sentence(), self.opened
        if here is None or opened is None:
            return ()
        part, start, end = here
        on = (one for one in marks.standing(opened) if one.anchor.part == part and one.start < end and one.end > start)
        return tuple(sorted(on, key=lambda one: (one.start, one.id)))

    def claim_here(self) -> Claim | None:
        """The claim whose strip is open, else the first on the sentence under the cursor."""
        if self.strip is not None:
            return self.strip.claim
        return next(iter(self.claims_here()), None)

    # -- tagging

    @work(group=SOON)
    async def action_tag(self) -> None:
        """Tag the sentence as a claim; saved at once, the strip shows what the rules filled in."""
        opened, place = self.opened, self.place()
        if opened is None or place is None:
            self.host.say("Open a post first", detail="a claim is a sentence of it")
        elif (claim := self.claim_here()) is None:
            await self.tag_span(opened, place)
        else:
            self.open_strip(await self._asserted(opened, claim))

    async def tag_span(self, opened: Opened, place: Place, *, again: bool = False) -> None:
        """Tag a span of the text, and open its strip if the person is still there; `again`: beside the claim on it."""
        if opened.pending:
            self.host.say("Not yet", detail="the text is still being prepared; tag it in a moment")
            return
        here = self.sentence()
        draft, anchor = reading.draft_claim(opened, *place), reading.anchor_for(opened, *place)
        claim = await self.host.store.write(
            claims.tag, opened.row.entry, anchor, status=draft.status, now=self.host.clock(), again=again,
            **draft.fields,
        )  # fmt: skip
        claim = replace(claim, start=place[1], end=place[2])
        self.saved(claim)
        if self.sentence() == here and self.opened is not None and self.opened.row.entry == claim.entry:
            self.open_strip(claim)

    async def _asserted(self, opened: Opened, claim: Claim) -> Claim:
        """A highlight becomes a claim; a claim is one."""
        if claim.status != Status.HIGHLIGHT:
            return claim
        draft = reading.draft_claim(opened, claim.anchor.part, claim.start, claim.end)
        store, now = self.host.store, self.host.clock()
        changed = await store.write(claims.change, claim.id, now, status=draft.status, **draft.fields)
        changed = replace(changed, start=claim.start, end=claim.end)
        self.saved(changed)
        return changed

    def saved(self, claim: Claim, what: str = "Saved", detail: str = "") -> None:
        """The library has it: show it, and say so."""
        host, opened = self.host, self.opened
        host.say(what, detail=detail or f"{claim.status}, {host.local(host.clock()):%H:%M}", key=host.undo_key)
        self.last = Last.of(claim, self.last)
        if self.strip is not None and self.strip.claim.id == claim.id:
            self.strip = replace(self.strip, claim=claim)
            self.strip_changed()
        if opened is not None and opened.row.entry == claim.entry:
            known = any(one.id == claim.id for one in opened.claims)
            others = tuple(claim if one.id == claim.id else one for one in opened.claims)
            self.claims_changed(replace(opened, claims=others if known else (*opened.claims, claim)))

    def typed_speaker(self, claim: Claim, speaker: str) -> None:
        """The next tagging by `;` has the speaker too."""
        self.last = replace(Last.of(claim, self.last), speaker=speaker)

    def gone(self, claim: Claim) -> None:
        """The claim was taken off: show the article without it."""
        if (opened := self.opened) is not None:
            self.claims_changed(replace(opened, claims=tuple(one for one in opened.claims if one.id != claim.id)))

    # -- opening and closing

    def open_strip(self, claim: Claim) -> None:
        """Open the strip for a claim on the sentence under the cursor."""
        self.strip, self.scope, self.chip = ClaimStrip(claim), "strip", "claim"
        self.strip_changed()

    def close_strip(self) -> None:
        """Close the strip; what was typed in it is saved."""
        if (strip := self.strip) is not None:
            self.strip, self.scope, self.chip, self.typing = None, "body", "article", False
            self.commit(strip)
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
        here = [one.id for one in self.claims_here()]
        number = here.index(self.strip.claim.id) + 1 if self.strip.claim.id in here else 1
        shown = replace(self.strip, number=number, count=len(here))
        under = self.under_lines(width, indent) if shown.editing is None else []
        return [*shown.lines(width, indent, ink_of(self), self.host.glyphs), *under]

    def under_lines(self, width: int, indent: int) -> list[Strip]:
        """What stands below the strip's line."""
        return []

    # -- several claims on one sentence

    def action_next_claim(self) -> None:
        """Go to the next claim on the sentence, round and round."""
        if (strip := self.strip) is None:
            return
        here = self.claims_here()
        at = next((index for index, one in enumerate(here) if one.id == strip.claim.id), -1)
        if len(here) < 2:
            self.host.say("The only claim on this sentence", detail="+ adds another one")
        else:
            self.open_strip(here[(at + 1) % len(here)])

    @work(group=SOON)
    async def action_another(self) -> None:
        """Put another claim on the same words, with a strip of its own."""
        if (strip := self.strip) is not None and (opened := self.opened) is not None and strip.claim.start >= 0:
            claim = strip.claim
            await self.tag_span(opened, (claim.anchor.part, claim.start, claim.end), again=True)

    # -- status, tags, untagging

    @work(group=SOON)
    async def action_status(self, status: str) -> None:
        """Set the claim's status."""
        if (strip := self.strip) is not None:
            changed = await self.host.store.write(claims.change, strip.claim.id, self.host.clock(), status=status)
            self.saved(replace(changed, start=strip.claim.start, end=strip.claim.end))

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claim a tag, or take it off."""
        if (strip := self.strip) is None:
            return
        claim = await ask_tag(self.host, strip.claim.id, tag)
        if claim is not None:
            shown = "  ".join(f"#{one}" for one in claim.tags) or "no tags"
            self.saved(replace(claim, start=strip.claim.start, end=strip.claim.end), detail=shown)

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claim off its sentence."""
        if (strip := self.strip) is None:
            return
        await self.host.store.write(claims.remove, strip.claim.id, self.host.clock())
        self.strip = strip.leave()
        self.close_strip()
        self.host.say("Claim taken off", key=self.host.undo_key)
        self.gone(strip.claim)
