"""Text that a page holds twice: a body copied whole, and the caption of a picture that is shown again."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text.blocks import Piece
from tui.text.tree import Element

_LONG = 60  # letters from which a block is compared
_LEAST = 3  # long blocks that a copied body has
_SAME = 0.7  # the share of a run's long blocks that were there before
_BODY = 0.5  # how much of the first body its copy must hold


def owners(parts: Sequence[Piece], kept: frozenset[Element]) -> frozenset[Element]:
    """The elements whose blocks say again what stands elsewhere on the page."""
    places = _copied(parts, kept)
    stay = {part.owner for at, part in enumerate(parts) if at not in places}
    return frozenset(parts[at].owner for at in places if parts[at].owner not in stay)


def _copied(parts: Sequence[Piece], kept: frozenset[Element]) -> set[int]:
    """The places of the blocks that are copies."""
    first: dict[str, int] = {}
    twins: dict[int, int] = {}  # a block and the one of the same text before it
    for at, part in enumerate(parts):
        if len(part.text) >= _LONG:
            before = first.setdefault(part.text, at)
            if before != at:
                twins[at] = before
    if not twins:
        return set()
    captions = {at for at, before in twins.items() if parts[at].kind == parts[before].kind == "caption"}
    return captions | _body(parts, kept, twins)


def _body(parts: Sequence[Piece], kept: frozenset[Element], twins: dict[int, int]) -> set[int]:
    """The blocks of a whole body that stands on the page twice: those of the second, or of the one not kept."""
    again = sorted(at for at in twins if parts[at].kind != "caption")
    if len(again) < _LEAST or [twins[at] for at in again] != sorted(twins[at] for at in again):
        return set()
    if parts[again[0]].owner.getparent() is parts[twins[again[0]]].owner.getparent():
        return set()  # a refrain
    start, end = again[0], again[-1] + 1
    begun, ended = twins[again[0]], twins[again[-1]] + 1
    if ended > start:
        return set()
    long = [at for at in range(start, end) if len(parts[at].text) >= _LONG]
    before = sum(len(parts[at].text) for at in range(begun, ended))
    if len(again) < _SAME * len(long) or sum(len(parts[at].text) for at in again) < _BODY * before:
        return set()
    second = sum(parts[at].owner in kept for at in again)
    one = sum(parts[twins[at]].owner in kept for at in again)
    return set(range(begun, ended)) if second > one else set(range(start, end))
