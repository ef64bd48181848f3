"""Linking sentences of the article as evidence: mark one, go to another one, link."""

from __future__ import annotations

from textual import work
from textual.message import Message

from tui.flows import reading
from tui.ui import evidence_verbs
from tui.ui.host import SOON
from tui.ui.marked import End
from tui.ui.strip_verbs import StripVerbs


class LinkVerbs(StripVerbs):
    """What makes the sentence under the cursor an end of a link."""

    class Linked(Message):
        """Evidence was linked: claims and links of what is shown may be others now."""

    def end_here(self) -> End | None:
        """The sentence under the cursor as an end of a link; None, and told, where there is none."""
        opened, place = self.opened, self.place()
        if opened is None or place is None:
            self.host.say("Open a post first", detail="evidence is a link between sentences")
        elif (claim := self.claim_here()) is not None:
            return End.of_claim(claim)
        elif opened.pending:
            self.host.say("Not yet", detail="the text is still being prepared; mark it in a moment")
        else:
            return End.of_sentence(opened.row.entry, reading.anchor_for(opened, *place))
        return None

    @work(group=SOON)
    async def action_evidence(self) -> None:
        """Mark the sentence, or link it with the one that is marked."""
        end = self.end_here()
        if end is not None and await evidence_verbs.mark_or_link(self.host, end) is not None:
            self.post_message(self.Linked())
