"""Which blocks of a page are its article: readability's opinion, the words of each block, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from tui.model import Cut, Link
from tui.text import language, opinion, region, teasers, walk, weigh
from tui.text.blocks import Piece
from tui.text.metadata import About
from tui.text.titles import bare
from tui.text.tree import Element
from tui.text.weigh import Weighed

_MAY_TEASE = ("", "related", "more", "frame")  # furniture in which teasers of other posts stand
_HEAD = 6  # blocks in which the title and byline are looked for


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's blocks in order, the page's teasers, and of each block's element whether it is part of one."""

    parts: tuple[Piece, ...]
    links: tuple[Link, ...] = ()
    teased: Mapping[Element, bool] = field(default_factory=dict)
    cut: tuple[Cut, ...] = ()


def choose(root: Element, base: str, about: About) -> Chosen:
    """The article of a page."""
    kept = opinion.kept(root)
    parts = walk.pieces(root, base)
    spoken = language.detect(" ".join(part.text for part in parts if len(part.text) > 100)[: language.MOST])
    weighed = weigh.weigh(parts, kept, spoken)
    found = _teasers(weighed, about.title, spoken)
    first, last = region.region(weighed)
    article = _without_head(region.settle(weighed[first:last]), about) or [
        one for one in weighed if not one.reason and one.part.density < 0.5
    ]
    teased: dict[Element, bool] = {}
    for one in weighed:
        teased[one.part.owner] = teased.get(one.part.owner, True) and one.teased
    stay = {id(one) for one in article}
    cut = tuple(_why(one) for one in weighed if id(one) not in stay)
    return Chosen(tuple(one.part for one in article), found, teased, cut)


def _why(one: Weighed) -> Cut:
    """A block that was cut, and why."""
    return Cut(one.reason or "outside", one.part.text, round(one.value, 2))


def _without_head(article: list[Weighed], about: About) -> list[Weighed]:
    """The article without its title, byline and date, where they are repeated above the text."""
    head, body = article[:_HEAD], article[_HEAD:]
    return [one for one in head if not _repeats(one.part, about)] + body


def _repeats(part: Piece, about: About) -> bool:
    """Whether a block only says again what the metadata say."""
    text = part.text
    if part.kind == "heading" and bare(text) == bare(about.title):
        return True
    if len(text) > 120 or weigh.words(text) > 16:
        return False
    named = [name for name in about.byline.split(", ") if name and name in text]
    left = text
    for name in named:
        left = left.replace(name, "")
    return teasers.is_date(text) or bool(named and (weigh.words(left) <= 2 or teasers.is_date(left.strip())))


def _teasers(weighed: list[Weighed], title: str, spoken: str) -> tuple[Link, ...]:
    """The teasers on the page; their blocks are marked as furniture."""
    parts = [one.part for one in weighed]
    found: list[Link] = []
    for zone in teasers.zones(parts, [one.kept for one in weighed]):
        inside = [one.part for one in weighed[zone.start : zone.stop] if one.reason in _MAY_TEASE]
        found += teasers.links(inside, title, spoken)
        theirs = len(zone) > 1
        for one in weighed[zone.start : zone.stop]:
            theirs = theirs and not _is_own_title(one.part, title)  # what follows it is the article's head
            one.teased = one.teased or theirs
            one.value = min(one.value, -1.0)
            one.reason = one.reason or "related"
    for reason, run in groupby(weighed, key=lambda one: one.reason):
        if reason == "related":
            found += teasers.links([one.part for one in run], title, spoken)
    return teasers.unique(found)


def _is_own_title(part: Piece, title: str) -> bool:
    """Whether a block is the title of the page itself."""
    return part.owner.tag == "h1" or (len(title) > 3 and bare(part.text) == bare(title))
