"""Which blocks of a page are its article: readability's opinion, the words of each block, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from tui.model import Link
from tui.text import cruft, furniture, language, opinion, teasers, walk
from tui.text.blocks import Piece
from tui.text.metadata import About
from tui.text.titles import bare
from tui.text.tree import Element

_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_GAP = 8.0  # the most that a run of furniture in the middle of an article costs
_SOME = 0.3  # the worth from which a kept block marks the article
_FAR = 1.6  # how much more other text must be worth
_MAY_TEASE = ("", "related", "more", "frame")  # furniture in which teasers of other posts stand
_OTHERS = ("related", "comment")  # furniture whose dates are those of other posts
_LOOKED = 2000  # characters of a block that are looked at
_HEAD = 6  # blocks in which the title and byline are looked for
_LEAST = 0.5  # how much of the other running text readability's must be, to be believed
_TRUSTED = 400  # letters in readability's summary from which it is believed


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's blocks in order, the page's teasers, and of each block's element whether it is part of one."""

    parts: tuple[Piece, ...]
    links: tuple[Link, ...] = ()
    teased: Mapping[Element, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Weighed:
    """A block and what speaks for it."""

    part: Piece
    kept: bool
    value: float
    reason: str
    teased: bool = False  # part of a teaser of another post


def choose(root: Element, base: str, about: About) -> Chosen:
    """The article of a page."""
    kept = opinion.kept(root)
    parts = walk.pieces(root, base)
    spoken = language.detect(" ".join(part.text for part in parts if len(part.text) > 100)[: language.MOST])
    weighed = weigh(parts, kept, spoken)
    found = _teasers(weighed, about.title, spoken)
    first, last = region(weighed)
    article = _without_head(settle(weighed[first:last]), about) or [
        one for one in weighed if not one.reason and one.part.density < 0.5
    ]
    teased: dict[Element, bool] = {}
    for one in weighed:
        teased[one.part.owner] = teased.get(one.part.owner, True) and one.teased
    return Chosen(tuple(one.part for one in article), found, teased)


def _without_head(article: list[Weighed], about: About) -> list[Weighed]:
    """The article without its title, byline and date, where they are repeated above the text."""
    head, body = article[:_HEAD], article[_HEAD:]
    return [one for one in head if not _repeats(one.part, about)] + body


def _repeats(part: Piece, about: About) -> bool:
    """Whether a block only says again what the metadata say."""
    text = part.text
    if part.kind == "heading" and bare(text) == bare(about.title):
        return True
    if len(text) > 120 or words(text) > 16:
        return False
    named = [name for name in about.byline.split(", ") if name and name in text]
    left = text
    for name in named:
        left = left.replace(name, "")
    return teasers.is_date(text) or bool(named and (words(left) <= 2 or teasers.is_date(left.strip())))


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


def weigh(parts: list[Piece], kept: frozenset[Element], spoken: str) -> list[Weighed]:
    """What speaks for each block."""
    places = cruft.Places(parts, kept)
    sure = _is_sure(parts, kept, places)
    common = language.stopwords().get(spoken, frozenset())
    out = []
    for part in parts:
        is_kept = part.owner in kept
        reason = places.reason(part.owner)
        if reason in cruft.WEAK and is_kept and len(part.text) - part.linked > 120 and _ENDS.search(part.text):
            reason = ""
        reason = reason or furniture.by_line(part.text) or _credit(part)
        out.append(Weighed(part, is_kept, _value(part, is_kept, sure, bool(reason), common), reason, reason in _OTHERS))
    return out


def _credit(part: Piece) -> str:
    """A caption of a few words names who took the picture, and is no text."""
    return "about" if part.kind == "caption" and words(part.text) < 6 and not _ENDS.search(part.text) else ""


def _is_sure(parts: list[Piece], kept: frozenset[Element], places: cruft.Places) -> bool:
    """Whether readability's summary holds enough of the page's running text to be believed."""
    inside = outside = 0
    for part in parts:
        letters = len(part.text) - part.linked
        if part.owner in kept:
            inside += letters
        elif letters > 80 and part.density < 0.3 and not places.reason(part.owner):
            outside += letters
    return inside >= _TRUSTED and inside > _LEAST * outside


def words(text: str) -> int:
    """How many words; a character of a script without spaces is half a word."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(text)) + wide // 2


def _value(part: Piece, kept: bool, sure: bool, cut: bool, common: frozenset[str]) -> float:
    """What speaks for a block: its length in running words, less for links, more when readability kept it."""
    count = words(part.text[:_LOOKED])
    if cut:
        return -1.0 - min(count, 40) / 40
    if part.kind == "heading":
        return 0.3 if kept else -0.4
    if part.density > 0.5:
        return -0.2 if kept and count > 3 else -1.0
    quality = 1 - 1.5 * part.density
    if not _ENDS.search(part.text):
        quality *= 0.6
    if common and count > 8:
        quality *= min(1.0, 0.3 + 3 * _share(part.text, common))
    worth = min(count, 80) / 20 * quality
    if kept:
        return worth - 0.1
    return worth * (0.35 if sure else 0.9) - 0.8


def _share(text: str, common: frozenset[str]) -> float:
    """The share of function words."""
    found = [word.casefold() for word in _WORD.findall(text[:1000])]
    return sum(word in common for word in found) / max(1, len(found))


def region(weighed: list[Weighed]) -> tuple[int, int]:
    """Where the article begins and ends: around what readability kept, unless other text is worth far more."""
    kept = [at for at, one in enumerate(weighed) if one.kept and one.value > _SOME]
    first, last = (kept[0], kept[-1] + 1) if kept else (0, 0)
    worth = sum(one.value for one in weighed[first:last] if one.value > 0)
    start, end = densest(weighed)
    if sum(one.value for one in weighed[start:end] if one.value > 0) > _FAR * worth + 1:
        return start, end
    if start <= first < end or start < last <= end:
        return min(start, first), max(end, last)
    return first, last


def densest(weighed: list[Weighed]) -> tuple[int, int]:
    """The run of blocks that is worth most; what a run of furniture inside it costs is bounded."""
    best, span = 0.0, (0, 0)
    total, start, gap = 0.0, 0, 0.0
    for at, one in enumerate(weighed):
        if total <= 0:
            total, start, gap = 0.0, at, 0.0
        if one.value < 0:
            step = min(-one.value, _GAP - gap)
            gap += step
            total -= step
        else:
            gap = 0.0
            total += one.value
        if total > best:
            best, span = total, (start, at + 1)
    return span


def settle(inside: list[Weighed]) -> list[Weighed]:
    """The blocks of the region that stay: not those in furniture, nor those outside the article's element."""
    good = [one for one in inside if not one.reason and (one.kept or one.value > _SOME)]
    home = _home(good)
    out = []
    for one in inside:
        near = home is None or home in _up(one.part.owner)
        if not one.reason and (one.kept or one.value > 0.2 or (near and one.part.density < 0.5)):
            out.append(one)
    while out and out[-1].part.kind == "heading":
        out.pop()
    return out


def _up(element: Element) -> list[Element]:
    """The element and its nearest ancestors."""
    out: list[Element] = []
    while element is not None and len(out) < 100:
        out.append(element)
        element = element.getparent()
    return out


def _home(good: list[Weighed]) -> Element | None:
    """The innermost element that holds nearly all of these blocks' text."""
    letters: dict[Element, int] = {}
    for one in good:
        for element in _up(one.part.owner):
            letters[element] = letters.get(element, 0) + len(one.part.text)
    most = max(letters.values(), default=0)
    full = [element for element, count in letters.items() if count >= 0.85 * most]
    return min(full, key=lambda element: letters[element], default=None)
