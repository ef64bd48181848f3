"""The last tagging, which `;` does again: its status and tags, and its speaker where a person typed it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Claim, ClaimId


@dataclass(frozen=True, slots=True)
class Last:
    """What was made of the claim that was tagged or changed last."""

    claim: ClaimId
    status: str
    tags: tuple[str, ...] = ()
    speaker: str = ""

    @classmethod
    def of(cls, claim: Claim, before: Last | None) -> Last:
        """A claim as it is now; the speaker that was typed for it stays."""
        typed = before.speaker if before is not None and before.claim == claim.id else ""
        return cls(claim.id, claim.status, claim.tags, typed)
