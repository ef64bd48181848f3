"""The line under a headline that says what the article is about: called so, or what the page's summary says too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.text import bylines, dates
from tui.text.element import Element
from tui.text.seen import words
from tui.text.titles import bare
from tui.text.told import headline
from tui.text.weigh import Weighed

_CALLED = re.compile(
    r"(?<![a-z])(?:sub[-_]*(?:title|line|head|heading|headline)|stand[-_]*first|strap[-_]*line|dek|deck|lede|"
    r"chapo|chapeau|vorspann|unterzeile|ingress|manchet|entradilla|bajada|sommario|summary|lead)(?![a-z])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEAR = 6  # blocks below the headline in which it stands
_LEAST, _MOST = 5, 70  # words of it
_DATED = 16  # words up to which a line with a date says when the article was written
_SAID = 0.8  # the share of its words that the summary has, when it says the same
_LINKED = 0.3
_WORD = re.compile(r"\w+")


def find(weighed: Sequence[Weighed], title: str, summary: str) -> Weighed | None:
    """The line below the headline, above the text; None when there is none. `summary`: what the page says of itself."""
    top = headline([one.part for one in weighed], bare(title))
    if top < 0:
        return None
    said = set(_WORD.findall(summary.lower()))
    below = weighed[top + 1 : top + 1 + _NEAR]
    return next((one for one in below if _may_be(one) and (_is_called(one.part.owner) or _is_said(one, said))), None)


def _may_be(one: Weighed) -> bool:
    """Whether a block is some words by themselves: no furniture, link, date or byline."""
    part = one.part
    if one.reason or part.kind not in ("heading", "paragraph") or part.density > _LINKED:
        return False
    if not _LEAST <= words(part.text) <= _MOST or bylines.BYLINE.match(part.text) or bylines.INSIDE.search(part.text):
        return False
    return next(dates.find(part.text), None) is None or words(part.text) > _DATED


def _is_called(element: Element) -> bool:
    """Whether an element, or the one it is alone in, is named as such a line."""
    parent = element.getparent()
    both = (element, parent) if parent is not None and len(parent) == 1 else (element,)
    return any(_CALLED.search(_CAMEL.sub(" ", (one.get("class") or "")[:400]).lower()) for one in both)


def _is_said(one: Weighed, said: set[str]) -> bool:
    """Whether nearly all of its words stand in the page's summary."""
    own = set(_WORD.findall(one.part.text.lower()))
    return bool(own) and len(own & said) >= _SAID * len(own)
