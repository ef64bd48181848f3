"""The moments of a live blog: lines that tell a time and nothing else, one above each of its posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.text import looks
from tui.text.blocks import Piece
from tui.text.weigh import Weighed


def tells_time(part: Piece) -> bool:
    """Whether a block is a moment and little else."""
    return looks.is_date(part.text) or any(
        mark.kind == "time" and 2 * (mark.end - mark.start) > len(part.text) for mark in part.marks
    )


def of(article: Sequence[Weighed]) -> frozenset[int]:
    """The ids of the blocks that are moments of posts: lines of one shape, with text between them."""
    found: Counter[str] = Counter()
    times: list[tuple[int, str]] = []
    parted = True  # text stands between here and the moment before
    for one in article:
        if not tells_time(one.part):
            parted = parted or looks.is_prose(one.part)
            continue
        shape = _shape(one.part)
        times.append((id(one), shape))
        found[shape] += parted
        parted = False
    return frozenset(block for block, shape in times if found[shape] > 1)


def _shape(part: Piece) -> str:
    """What a block's element and the one around it are called."""
    owner, parent = part.owner, part.owner.getparent()
    around = f"{parent.tag} {parent.get('class')}" if parent is not None else ""
    return f"{owner.tag} {owner.get('class')} {around}"
