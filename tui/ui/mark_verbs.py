"""Verbs that mark a sentence without its strip: a plain highlight, and the last tagging again."""

from __future__ import annotations

from dataclasses import replace

from textual import work

from tui.flows import reading
from tui.model import Claim, Opened, Status
from tui.store import claims, repeating
from tui.ui.host import SOON
from tui.ui.strip_verbs import Place, StripVerbs


class MarkVerbs(StripVerbs):
    """Highlights, and taggings that are repeated on the sentence under the cursor."""

    @work(group=SOON)
    async def action_highlight(self) -> None:
        """Highlight the sentence, or take the highlight off."""
        if (found := self._ready()) is None:
            return
        opened, place = found
        claim = self.claim_here()
        if claim is None:
            await self.highlight_span(opened, place)
        elif claim.status == Status.HIGHLIGHT:
            await self.host.store.write(claims.remove, claim.id, self.host.clock())
            self.host.say("Highlight taken off", key=self.host.undo_key)
            self.gone(claim)
        else:
            self.host.say("A claim is highlighted already", detail=f"this one is {claim.status}")

    async def highlight_span(self, opened: Opened, place: Place) -> None:
        """Highlight a span of the text; it asserts nothing, so nothing is filled in."""
        anchor = reading.anchor_for(opened, *place)
        claim = await self.host.store.write(
            claims.tag, opened.row.entry, anchor, status=Status.HIGHLIGHT, now=self.host.clock()
        )
        self.saved(replace(claim, start=place[1], end=place[2]), "Highlighted", detail="c makes it a claim")

    @work(group=SOON)
    async def action_repeat(self) -> None:
        """Tag the sentence as the last one: status, tags, and the speaker where you typed it."""
        if (found := self._ready()) is None:
            return
        last = self.last
        if last is None:
            self.host.say("Nothing was tagged yet", detail="c tags the sentence; then ; does it again")
            return
        opened, place = found
        claim = self.claim_here()
        made = await self._repeated(opened, place, claim)
        span = (claim.start, claim.end) if claim is not None else place[1:]
        tags = "".join(f"  #{one}" for one in made.tags)
        self.saved(replace(made, start=span[0], end=span[1]), "Tagged again", detail=f"{made.status}{tags}")
        self.last = replace(last, claim=made.id)

    async def _repeated(self, opened: Opened, place: Place, claim: Claim | None) -> Claim:
        last = self.last
        assert last is not None
        if claim is not None:
            anchor, fields = claim.anchor, {}
        else:
            anchor = reading.anchor_for(opened, *place)
            fields = {} if last.status == Status.HIGHLIGHT else reading.draft_claim(opened, *place).fields
        fields = {**fields, "speaker": last.speaker} if last.speaker else fields
        return await self.host.store.write(
            repeating.repeat, opened.row.entry, anchor, status=last.status, tags=last.tags, now=self.host.clock(),
            claim=claim.id if claim is not None else None, **fields,
        )  # fmt: skip

    def _ready(self) -> tuple[Opened, Place] | None:
        """The article and the span under the cursor; None, and told, when there is none to be marked."""
        opened, place = self.opened, self.place()
        if opened is None or place is None:
            self.host.say("Open a post first", detail="what is marked is a sentence of it")
        elif opened.pending:
            self.host.say("Not yet", detail="the text is still being prepared; mark it in a moment")
        else:
            return opened, place
        return None
