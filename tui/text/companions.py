"""Blocks that go with the article around them, though by themselves little speaks for them: its posts, notes, tables.

On pages with gold, captions that are whole sentences and these kinds neither gain nor lose; a reader misses them.
"""

from __future__ import annotations

import re

from tui.text.weigh import Weighed, words

_BESIDE = frozenset({"embed", "attribution", "footnote", "row"})  # stay beside a block that stays
_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)]*$")
_LEAST = 8  # words of a caption that says something


def together(weighed: list[Weighed], likely: list[Weighed]) -> list[Weighed]:
    """The article's blocks with those that go with them, in the page's order."""
    stays = {id(one) for one in likely}
    places = [at for at, one in enumerate(weighed) if id(one) in stays]
    if not places:
        return likely
    first, last = places[0], places[-1]
    for order in (range(first, len(weighed)), range(last, first, -1)):  # a table's rows hold each other both ways
        for at in order:
            one = weighed[at]
            if id(one) not in stays and not one.reason and _goes(weighed, stays, at, at < last):
                stays.add(id(one))
    return [one for one in weighed if id(one) in stays]


def _goes(weighed: list[Weighed], stays: set[int], at: int, inside: bool) -> bool:
    """Whether a block goes with its neighbours. `inside`: the article goes on after it."""
    one = weighed[at].part
    before = at > 0 and id(weighed[at - 1]) in stays
    after = at + 1 < len(weighed) and id(weighed[at + 1]) in stays
    if one.kind in _BESIDE:
        return before or (after and one.kind == "row")
    if one.kind != "caption":
        return False
    if after and weighed[at + 1].part.kind == "row":
        return True
    return inside and before and after and words(one.text) >= _LEAST and bool(_SENTENCE.search(one.text))
