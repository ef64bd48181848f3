"""Blocks that go with the article around them, though by themselves little speaks for them: its posts, notes, tables.

On pages with gold, captions that are whole sentences and these kinds neither gain nor lose; a reader misses them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from tui.text.blocks import Piece
from tui.text.seen import words
from tui.text.weigh import Weighed

_BESIDE = frozenset({"embed", "attribution", "footnote", "row"})  # stay beside a block that stays
_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)]*$")
_SIGNED = re.compile(r"[—–―]\s?[^\W\d_][^.!?:;\n]{1,60}\.?")
_FULL, _LEAST = 8, 5  # words of a caption that says something; of one that much else speaks for
_NEAR = -1.0  # the odds from which little speaks against a caption
_MOST = 8  # words of a signature
_BOX = 4  # elements around a caption that it may share with a text
_LINKED = 0.3  # the share of links from which a heading leads elsewhere


def together(weighed: list[Weighed], likely: list[Weighed]) -> list[Weighed]:
    """The article's blocks with those that go with them, in the page's order."""
    stays = {id(one) for one in likely}
    places = [at for at, one in enumerate(weighed) if id(one) in stays and not one.leads]
    if not places:
        return likely
    first, last = places[0], places[-1]
    top = next((at for at in range(first - 1, -1, -1) if weighed[at].part.kind != "caption"), -1) + 1
    for order in (range(top, len(weighed)), range(last, first, -1)):  # a table's rows hold each other both ways
        for at in order:
            one = weighed[at]
            if id(one) not in stays and not one.reason and _goes(weighed, stays, at, first < at < last):
                stays.add(id(one))
    return [one for one in weighed if id(one) in stays]


def _goes(weighed: list[Weighed], stays: set[int], at: int, inside: bool) -> bool:
    """Whether a block goes with its neighbours. `inside`: it stands in the middle of the article."""
    one = weighed[at].part
    above, below = (0 <= to < len(weighed) and id(weighed[to]) in stays for to in (at - 1, at + 1))
    if one.kind in _BESIDE:
        return above or (below and one.kind == "row")
    if one.kind == "heading":
        return above and below and one.density < _LINKED
    if one.kind == "caption":
        if below and weighed[at + 1].part.kind == "row":
            return True
        if not _SENTENCE.search(one.text):
            return False
        return (inside and above and below and words(one.text) >= _FULL) or _is_near(weighed, stays, at, inside)
    return above and one.kind == "paragraph" and _is_signature(one, weighed[at - 1].part)


def _is_near(weighed: list[Weighed], stays: set[int], at: int, inside: bool) -> bool:
    """Whether a caption that readability kept stands between blocks that stay, or at an end beside one in its box."""
    one = weighed[at]
    if not one.kept or one.odds < _NEAR or words(one.part.text) < _LEAST:
        return False
    beside = [other for other in (_beside(weighed, at, -1), _beside(weighed, at, 1)) if id(other) in stays]
    if inside:
        return len(beside) > 1
    around = list(islice(one.part.owner.iterancestors(), _BOX))
    return any(other and other.part.kind == "paragraph" and other.part.owner.getparent() in around for other in beside)


def _beside(weighed: Sequence[Weighed], at: int, step: int) -> Weighed | None:
    """The next block up or down; who took a picture is none."""
    at += step
    while 0 <= at < len(weighed) and weighed[at].reason and weighed[at].part.kind == "caption":
        at += step
    return weighed[at] if 0 <= at < len(weighed) else None


def _is_signature(one: Piece, before: Piece) -> bool:
    """Whether a line below a text signs it ("— The editors")."""
    same = one.owner.getparent() is before.owner.getparent()
    return same and not one.linked and words(one.text) <= _MOST and bool(_SIGNED.fullmatch(one.text))
