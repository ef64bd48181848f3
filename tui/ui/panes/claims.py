"""Claims: the sentences of this article that the reader tagged; Enter goes to the sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from textual import work
from textual.message import Message
from textual.strip import Strip

from tui.model import Claim, Opened, Part, State
from tui.ui import claim_verbs, evidence_verbs, remarks
from tui.ui.host import SOON
from tui.ui.marked import End
from tui.ui.side import SidePane
from tui.ui.widgets import cells, draw, marks
from tui.ui.widgets.short import short

LEFT = 3  # text stands after the mark
ORPHAN = "Its sentence is not in this text. {app.claims} shows its words."
OTHER_TEXT = "Its sentence is not in this text. {reader.switch_text} shows the other one."
MOVED = "The text changed since you tagged it."


class ClaimsPane(SidePane[Claim]):
    """Mark and words, below them the status; a claim whose sentence is gone says so."""

    scope = "claims"
    chip = "claims"
    word = "Claims"

    class Chosen(Message):
        """A claim was chosen: go to its sentence. `change`: and open its strip there."""

        def __init__(self, claim: Claim, change: bool = False) -> None:
            super().__init__()
            self.claim, self.change = claim, change

    class Changed(Message):
        """A claim was changed or taken off."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def things(self, opened: Opened) -> Sequence[Claim]:
        """In the order of the text; those that have no place in it last."""
        return sorted(opened.claims, key=lambda one: (one.start < 0, one.anchor.part == "body", one.start))

    def remark(self, opened: Opened | None) -> str:
        """How one gets here."""
        return "{body.tag} in the article tags its sentence as a claim."

    def identity(self, item: Claim) -> Hashable:
        """A claim, whatever its status."""
        return item.id

    def height_of(self, item: Claim, width: int) -> int:
        """Two lines, and what is to be said of its sentence."""
        return 2 + len(self._remarks(item, width))

    def _remarks(self, item: Claim, width: int) -> list[Strip]:
        """What happened to its sentence."""
        if item.start < 0:
            others = self.opened is not None and len(self.opened.sources) > 1
            return remarks.lines(self, OTHER_TEXT if others else ORPHAN, width - 1, indent=LEFT)
        return remarks.lines(self, MOVED, width - 1, indent=LEFT) if item.state is State.MOVED else []

    def render_row(self, item: Claim, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """Mark and short words; the status; a sentence on an orphan."""
        ink, glyphs = self.ink, self.glyphs
        mark: draw.Piece = (f"{glyphs.status(item.status)} ", getattr(ink, marks.tone_of(item.status)))
        if item.start < 0 or item.state is State.MOVED:
            mark = (f"{glyphs.orphan if item.start < 0 else glyphs.changed} ", ink.warning)
        words = cells.cut(short(item.anchor.quote, item.figure), width - LEFT - 2, glyphs.ellipsis)
        tags = "".join(f"  #{tag}" for tag in item.tags)
        below = cells.cut(item.status + tags, width - LEFT - 2, glyphs.ellipsis)
        return [
            self.text_line([mark, (words, ink.text)], width),
            self.text_line([(below, ink.muted)], width, indent=LEFT),
            *self._remarks(item, width + 1),
        ]

    def chosen(self, index: int) -> None:
        """To its sentence."""
        self.post_message(self.Chosen(self.items[index]))

    def place(self) -> tuple[Part, int, int] | None:
        """The claim's sentence: a note goes there."""
        here = self.current
        return (here.anchor.part, here.start, here.end) if here is not None and here.start >= 0 else None

    # -- verbs

    @work(group=SOON)
    async def action_status(self) -> None:
        """Go to the sentence and open the strip there; where the sentence is gone, choose from a sheet."""
        if (claim := self.current) is None:
            return
        if claim.start >= 0:
            self.post_message(self.Chosen(claim, change=True))
        elif (changed := await claim_verbs.ask_status(self.host, claim.id)) is not None:
            self._changed(claim, replace(changed, start=claim.start, end=claim.end, state=claim.state))

    @work(group=SOON)
    async def action_evidence(self) -> None:
        """Mark the claim, or link it with the sentence that is marked."""
        if (claim := self.current) is not None:
            made = await evidence_verbs.mark_or_link(self.host, End.of_claim(claim))
            if made is not None and self.opened is not None:
                self.post_message(self.Changed(self.opened))

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claim a tag, or take it off."""
        if (claim := self.current) is None:
            return
        if (changed := await claim_verbs.ask_tag(self.host, claim.id, tag)) is not None:
            self._changed(claim, replace(changed, start=claim.start, end=claim.end, state=claim.state))

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claim off its sentence."""
        if (claim := self.current) is not None:
            await claim_verbs.take_off(self.host, claim.id)
            self._changed(claim, None)

    def _changed(self, claim: Claim, now: Claim | None) -> None:
        """Tell of the entry as it is now, unless another one was opened meanwhile."""
        opened = self.opened
        if opened is not None and opened.row.entry == claim.entry:
            kept = (now if one.id == claim.id else one for one in opened.claims)
            self.post_message(self.Changed(replace(opened, claims=tuple(one for one in kept if one is not None))))
