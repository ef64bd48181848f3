"""The marked end of a link of evidence: a sentence, tagged or not, that another one is going to be linked with."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Anchor, Claim, ClaimId, ClaimRecord, EntryId
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw

ROOMY = 44  # cells from which on the line says it in words


@dataclass(frozen=True, slots=True)
class End:
    """One end of a link. At least one of `claim` and `anchor` is there: the claim, or where it is to stand."""

    entry: EntryId
    words: str
    claim: ClaimId | None = None
    anchor: Anchor | None = None

    @classmethod
    def of_claim(cls, claim: Claim) -> End:
        """A sentence that is tagged."""
        return cls(claim.entry, claim.anchor.quote, claim.id, claim.anchor)

    @classmethod
    def of_record(cls, record: ClaimRecord) -> End:
        """A claim of the ledger."""
        return cls(record.entry, record.text, ClaimId(record.id))

    @classmethod
    def of_sentence(cls, entry: EntryId, anchor: Anchor) -> End:
        """A sentence that is not tagged yet."""
        return cls(entry, anchor.quote, None, anchor)

    @property
    def stored(self) -> ClaimId | tuple[EntryId, Anchor]:
        """As the library wants it."""
        if self.claim is not None:
            return self.claim
        assert self.anchor is not None
        return self.entry, self.anchor

    def same(self, other: End) -> bool:
        """Whether both are one sentence."""
        if self.claim is not None and other.claim is not None:
            return self.claim == other.claim
        return self.entry == other.entry and self.anchor is not None and self.anchor == other.anchor


def pieces(end: End, key: str, room: int, ink: Ink, glyphs: Glyphs) -> list[draw.Piece]:
    """What the status line says while an end is marked: which key links, and with what."""
    label = " evidence for " if room >= ROOMY else " for "
    words = cells.cut(" ".join(end.words.split()), room - len(key) - len(label) - 2, glyphs.ellipsis)
    return [(key, ink.bold), (label, ink.muted), (f"“{words}”" if words else "", ink.text)]
