"""Verbs on the sentences seen before, in the second line of the claim strip: link, dismiss, look, the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.message import Message
from textual.strip import Strip

from tui.flows import seen
from tui.flows.seen import Seen
from tui.model import Claim, Opened
from tui.plain import plain
from tui.store import dismissals, evidence
from tui.ui import evidence_verbs
from tui.ui.host import SOON
from tui.ui.ink import ink_of
from tui.ui.link_verbs import LinkVerbs
from tui.ui.remarks import key_of
from tui.ui.widgets import before

PAINTED = 0.08  # seconds within which what was saved is on the screen: nothing else is reckoned until then


class SeenVerbs(LinkVerbs):
    """What the library had before of the sentence whose strip is open. Looked for after the tagging is saved."""

    found: Sequence[Seen] = ()
    shown_at = 0  # which of them the strip shows

    class Looked(Message):
        """The person wants to see a sentence seen before where it stands."""

        def __init__(self, one: Seen) -> None:
            super().__init__()
            self.one = one

    def open_strip(self, claim: Claim) -> None:
        """Open the strip; what was seen before follows when it is found."""
        self.found, self.shown_at = (), 0
        super().open_strip(claim)
        self.look_back(claim)

    def close_strip(self) -> None:
        """Close the strip, and forget what was found for it."""
        self.found = ()
        super().close_strip()

    @work(exclusive=True, group="seen")
    async def look_back(self, claim: Claim) -> None:
        """Find earlier sentences for the claim; shown if its strip is still open."""
        await asyncio.sleep(PAINTED)
        found = await self.host.store.read(seen.before, claim)
        if self.strip is not None and self.strip.claim.id == claim.id and found:
            self.found, self.shown_at = found, 0
            self.strip_changed()

    def under_lines(self, width: int, indent: int) -> list[Strip]:
        """The sentence seen before, in one line."""
        if (one := self.seen_here) is None:
            return []
        keys = key_of(self, "strip.link_seen"), key_of(self, "strip.dismiss"), key_of(self, "strip.look")
        return [before.line(one, width, indent, keys, ink_of(self), self.host.glyphs, self.host.local)]

    @property
    def seen_here(self) -> Seen | None:
        """The one that is shown."""
        return self.found[self.shown_at] if self.strip is not None and self.found else None

    # -- verbs

    def action_link_seen(self) -> None:
        """Link it with the claim as what it seems to be; without one mark the claim, or link what is marked."""
        if (one := self.seen_here) is None or self.strip is None:
            self.action_evidence()
        else:
            self._link(one, self.strip.claim)

    @work(group=SOON)
    async def _link(self, one: Seen, claim: Claim) -> None:
        write, now = self.host.store.write, self.host.clock()
        made = await write(evidence.link, claim.id, one.end_of_link, one.relation, now)
        evidence_verbs.linked(self.host, made, one.text)
        self._without(one)
        self.post_message(self.Linked())

    @work(group=SOON)
    async def action_dismiss(self) -> None:
        """Show it beside this claim no more."""
        if (one := self.seen_here) is None or self.strip is None:
            self.host.say("Nothing was seen before here")
            return
        await self.host.store.write(dismissals.dismiss, self.strip.claim.uuid, one.print, self.host.clock())
        self.host.say("Dismissed", detail=plain(one.text), key=self.host.undo_key)
        self._without(one)

    def action_look(self) -> None:
        """Go to it; Back comes back to the claim."""
        if (one := self.seen_here) is None:
            self.host.say("Nothing was seen before here")
        else:
            self.post_message(self.Looked(one))

    def action_other(self) -> None:
        """Show the next one, round and round."""
        if self.found:
            self.shown_at = (self.shown_at + 1) % len(self.found)
            self.strip_changed()

    def _without(self, one: Seen) -> None:
        """It was linked or dismissed: show the next one."""
        self.found = [each for each in self.found if each is not one]
        self.shown_at = min(self.shown_at, max(0, len(self.found) - 1))
        self.strip_changed()

    def follow_strip(self, opened: Opened | None) -> None:
        """The article's claims are others now; after an undo what was dismissed may be shown again."""
        super().follow_strip(opened)
        if self.strip is not None and not self.found:
            self.look_back(self.strip.claim)
