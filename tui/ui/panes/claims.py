"""Claims: the sentences of this article that the reader tagged; Enter goes to the sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from textual import work
from textual.message import Message
from textual.strip import Strip

from tui.model import Claim, EvidenceEnd, Opened, Part, State
from tui.ui import claim_verbs, evidence_verbs, remarks
from tui.ui.host import SOON
from tui.ui.marked import End
from tui.ui.side import SidePane
from tui.ui.widgets import cells, draw, ends, marks
from tui.ui.widgets.short import short

LEFT = 3  # text stands after the mark
INNER = 3  # evidence stands below the words of its claim
ORPHAN = "Its sentence is not in this text. {app.claims} shows its words."
OTHER_TEXT = "Its sentence is not in this text. {reader.switch_text} shows the other one."
MOVED = "The text changed since you tagged it."


@dataclass(frozen=True, slots=True)
class Link:
    """A link of evidence as one of the article's claims sees it."""

    claim: Claim
    end: EvidenceEnd


Item = Claim | Link


class ClaimsPane(SidePane[Item]):
    """Mark and words, below them the status, then its evidence; a claim whose sentence is gone says so."""

    scope = "claims"
    chip = "claims"
    word = "Claims"

    class Chosen(Message):
        """A claim was chosen: go to its sentence. `change`: and open its strip there."""

        def __init__(self, claim: Claim, change: bool = False) -> None:
            super().__init__()
            self.claim, self.change = claim, change

    class Followed(Message):
        """The far end of a link was chosen: go there."""

        def __init__(self, end: EvidenceEnd) -> None:
            super().__init__()
            self.end = end

    class Linked(Message):
        """A link was made, changed or taken away: both ends are others now."""

    class Changed(Message):
        """A claim was changed or taken off."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def things(self, opened: Opened) -> Sequence[Item]:
        """In the order of the text, each over its evidence; those that have no place in it last."""
        mine = sorted(opened.claims, key=lambda one: (one.start < 0, one.anchor.part == "body", one.start))
        found: list[Item] = []
        for claim in mine:
            found += [claim, *(Link(claim, end) for end in opened.evidence.get(claim.id, ()))]
        return found

    def size_of(self, items: Sequence[Item]) -> int:
        """The claims alone."""
        return sum(isinstance(item, Claim) for item in items)

    def remark(self, opened: Opened | None) -> str:
        """How one gets here."""
        return "{body.tag} in the article tags its sentence as a claim."

    def identity(self, item: Item) -> Hashable:
        """A claim, whatever its status; a link, as this claim sees it."""
        return item.id if isinstance(item, Claim) else (item.claim.id, item.end.evidence.uuid)

    def height_of(self, item: Item, width: int) -> int:
        """Two lines, and what is to be said of its sentence; for a link its note."""
        if isinstance(item, Link):
            return 2 + bool(item.end.evidence.note)
        return 2 + len(self._remarks(item, width))

    def _remarks(self, item: Claim, width: int) -> list[Strip]:
        """What happened to its sentence."""
        if item.start < 0:
            others = self.opened is not None and len(self.opened.sources) > 1
            return remarks.lines(self, OTHER_TEXT if others else ORPHAN, width - 1, indent=LEFT)
        return remarks.lines(self, MOVED, width - 1, indent=LEFT) if item.state is State.MOVED else []

    def render_row(self, item: Item, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """Of a claim mark and short words, the status, a sentence on an orphan; of a link what bears on the claim."""
        if isinstance(item, Link):
            return self._linked(item, width)
        ink, glyphs = self.ink, self.glyphs
        mark: draw.Piece = (f"{glyphs.status(item.status)} ", getattr(ink, marks.tone_of(item.status)))
        if item.start < 0 or item.state is State.MOVED:
            mark = (f"{glyphs.orphan if item.start < 0 else glyphs.changed} ", ink.warning)
        words = cells.cut(short(item.anchor.quote, item.figure), width - LEFT - 2, glyphs.ellipsis)
        tags = [(f"  #{tag}", ink.tag(tag)) for tag in item.tags]
        return [
            self.text_line([mark, (words, ink.text)], width),
            self.text_line([(item.status, ink.muted), *tags], width, indent=LEFT),
            *self._remarks(item, width + 1),
        ]

    def _linked(self, item: Link, width: int) -> list[Strip]:
        """What the far sentence is to the claim, with figures that differ; its words; the note on the link."""
        ink, glyphs, end = self.ink, self.glyphs, item.end
        room = width - INNER - 2
        origin = f" {glyphs.dot} ".join(ends.origin(end, self.host.local))
        head = ends.head(end, item.claim.anchor.quote, ink, glyphs)
        spare = room - draw.length(head) - 2
        told = [*head, (f"  {cells.cut(origin, spare, glyphs.ellipsis)}", ink.muted)] if spare >= 8 else head
        lines = [told, [(ends.quoted(end, room, glyphs), ink.text)]]
        if end.evidence.note:
            lines.append([(cells.cut(end.evidence.note, room, glyphs.ellipsis), ink.muted)])
        return [self.text_line(pieces, width, indent=INNER) for pieces in lines]

    def chosen(self, index: int) -> None:
        """To its sentence; from a link to the far one."""
        item = self.items[index]
        self.post_message(self.Followed(item.end) if isinstance(item, Link) else self.Chosen(item))

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor, or that whose link is."""
        here = self.current
        return here.claim if isinstance(here, Link) else here

    def place(self) -> tuple[Part, int, int] | None:
        """The claim's sentence: a note goes there."""
        here = self.claim
        return (here.anchor.part, here.start, here.end) if here is not None and here.start >= 0 else None

    # -- verbs

    @work(group=SOON)
    async def action_status(self) -> None:
        """Go to the sentence and open the strip there; without one, choose from a sheet. Of a link, its kind."""
        if isinstance(here := self.current, Link):
            if await evidence_verbs.change_relation(self.host, here.end):
                self.post_message(self.Linked())
        elif here is None:
            return
        elif here.start >= 0:
            self.post_message(self.Chosen(here, change=True))
        elif (changed := await claim_verbs.ask_status(self.host, here.id)) is not None:
            self._changed(here, replace(changed, start=here.start, end=here.end, state=here.state))

    @work(group=SOON)
    async def action_evidence(self) -> None:
        """Mark the claim, or link it with the sentence that is marked."""
        if (claim := self.claim) is None:
            return
        if await evidence_verbs.mark_or_link(self.host, End.of_claim(claim)) is not None:
            self.post_message(self.Linked())

    @work(group=SOON)
    async def action_note_here(self) -> None:
        """Write the note of the link, or one on the claim's sentence."""
        if not isinstance(here := self.current, Link):
            self.host.press("reader.note")
        elif await evidence_verbs.edit_note(self.host, here.end):
            self.post_message(self.Linked())

    @work(group=SOON)
    async def action_tags(self, tag: str = "") -> None:
        """Give the claim a tag, or take it off."""
        if (claim := self.claim) is None:
            return
        if (changed := await claim_verbs.ask_tag(self.host, claim.id, tag)) is not None:
            self._changed(claim, replace(changed, start=claim.start, end=claim.end, state=claim.state))

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the claim off its sentence; unlink what is linked."""
        if isinstance(here := self.current, Link):
            await evidence_verbs.unlink(self.host, here.end)
            self.post_message(self.Linked())
        elif here is not None:
            await claim_verbs.take_off(self.host, here.id)
            self._changed(here, None)

    def _changed(self, claim: Claim, now: Claim | None) -> None:
        """Tell of the entry as it is now, unless another one was opened meanwhile."""
        opened = self.opened
        if opened is not None and opened.row.entry == claim.entry:
            kept = (now if one.id == claim.id else one for one in opened.claims)
            self.post_message(self.Changed(replace(opened, claims=tuple(one for one in kept if one is not None))))
