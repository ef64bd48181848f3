"""Verbs of extending: over several sentences, or to a part of one; that span is tagged, or given to its claim."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from textual import work

from tui.flows import reading
from tui.model import Claim
from tui.store import claims
from tui.ui.host import SOON
from tui.ui.mark_verbs import MarkVerbs
from tui.ui.strip_verbs import Place
from tui.ui.widgets.extent import Extent


class ExtendVerbs(MarkVerbs):
    """While a span is extended the scope is "extend", and what stands for the sentence is the span."""

    extent: Extent | None = None
    count = 1

    def sentences_of(self, part: str) -> list[tuple[int, int]]:
        """Where the sentences of a part begin and end."""
        raise NotImplementedError

    # -- beginning and leaving

    def action_extend(self) -> None:
        """Extend the claim on the sentence, else the sentence itself."""
        claim, place = self.claim_here(), self.place()
        self.close_strip()
        if self.opened is None or place is None:
            self.host.say("Open a post first", detail="what is extended is a sentence of it")
        elif claim is not None and claim.start >= 0:
            self._extend(Extent(claim.anchor.part, claim.start, claim.end, claim=claim.id))
        else:
            self._extend(Extent(*place))

    def _extend(self, extent: Extent) -> None:
        self.extent, self.scope, self.chip = extent, "extend", "extend"
        self.strip_changed()

    def leave_extent(self) -> Place | None:
        """Back to the sentence; the span that was chosen."""
        if (extent := self.extent) is None:
            return None
        self.extent, self.scope, self.chip = None, "body", "article"
        self.strip_changed()
        return extent.place

    def action_stop(self) -> None:
        """Leave; nothing changes."""
        self.leave_extent()

    # -- moving an end

    def action_more(self) -> None:
        """To the next sentence."""
        self._by_sentences(self.count)

    def action_less(self) -> None:
        """Back by a sentence."""
        self._by_sentences(-self.count)

    def action_word(self) -> None:
        """To the next word."""
        self._by_words(self.count)

    def action_word_back(self) -> None:
        """Back by a word."""
        self._by_words(-self.count)

    def action_start_word(self) -> None:
        """Let the span begin a word later."""
        self._by_words(self.count, "start")

    def action_start_back(self) -> None:
        """Let the span begin a word earlier."""
        self._by_words(-self.count, "start")

    def action_other_end(self) -> None:
        """Move the other end from now on."""
        if self.extent is not None:
            self._extend(self.extent.turned())
            self.host.say(f"Moving the {self.extent.moving}", detail="of the span")

    def _by_sentences(self, step: int) -> None:
        if (extent := self.extent) is not None:
            self._extend(extent.by_sentences(self.sentences_of(extent.part), step))

    def _by_words(self, step: int, which: Literal["start", "end"] | None = None) -> None:
        if (extent := self.extent) is not None and (opened := self.opened) is not None:
            text = opened.article.title if extent.part == "title" else opened.article.text
            self._extend(extent.by_words(text, step, which))

    # -- what becomes of it

    @work(group=SOON)
    async def action_take(self) -> None:
        """Give the claim this span; without a claim, tag it."""
        opened, extent = self.opened, self.extent
        place = self.leave_extent()
        if opened is None or extent is None or place is None:
            return
        claim = next((one for one in opened.claims if one.id == extent.claim), None)
        if claim is None:
            await self._tagged(place)
        elif (claim.start, claim.end) != place[1:]:
            await self._widened(claim, place)
        else:
            self.open_strip(claim)

    async def _widened(self, claim: Claim, place: Place) -> None:
        if (opened := self.opened) is None or opened.pending:
            return
        anchor = reading.anchor_for(opened, *place)
        changed = await self.host.store.write(claims.extend, claim.id, anchor, self.host.clock())
        changed = replace(changed, start=place[1], end=place[2])
        self.saved(changed, detail="the claim has this span now")
        self.open_strip(changed)

    @work(group=SOON)
    async def action_tag_span(self) -> None:
        """Tag exactly this span, beside the claim that may stand here already."""
        if (place := self.leave_extent()) is not None:
            await self._tagged(place)

    async def _tagged(self, place: Place) -> None:
        if (opened := self.opened) is None:
            return
        known = next((one for one in self.claims_here() if (one.start, one.end) == place[1:]), None)
        if known is not None:
            self.open_strip(known)
        else:
            await self.tag_span(opened, place)

    @work(group=SOON)
    async def action_highlight_span(self) -> None:
        """Highlight exactly this span."""
        if (place := self.leave_extent()) is not None and (opened := self.opened) is not None and not opened.pending:
            await self.highlight_span(opened, place)
