"""What speaks for each block of a page: its words, its place, and readability's opinion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.text import cruft, furniture, language
from tui.text.blocks import Piece
from tui.text.seen import words
from tui.text.tree import Element

NEVER = -9.0  # the odds of what is no article whatever else is seen of it
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_LEAST = 0.5  # how much of the other running text readability's must be, to be believed
_TRUSTED = 400  # letters in readability's summary from which it is believed
_OTHERS = ("related", "comment")  # furniture whose dates are those of other posts
_COMMA = re.compile("[,،、，]")
_LINES = ("paragraph", "heading", "quote")  # kinds that can be a menu by their links alone
_LINKED = 0.65  # the share of links in a menu
_OFFER = 30  # words of a shop's offer
_FEW = 12  # words of a line that only leads within the page


@dataclass(slots=True)
class Weighed:
    """A block and what speaks for it."""

    part: Piece
    kept: bool
    value: float
    reason: str
    teased: bool = False  # part of a teaser of another post
    inside: bool = False  # in the region that the rules take for the article
    settled: bool = False  # the rules would keep it
    known: bool = False  # it stands on other pages of the host too
    leads: bool = False  # the line under the headline that says what the article is about
    odds: float = NEVER  # the logarithm of the odds that it is article


def weigh(parts: list[Piece], kept: frozenset[Element], spoken: str) -> list[Weighed]:
    """What speaks for each block."""
    places = cruft.Places(parts, kept)
    sure = _is_sure(parts, kept, places)
    common = language.stopwords().get(spoken, frozenset())
    jumps = [_jumps(part) for part in parts]
    out = []
    for at, part in enumerate(parts):
        is_kept = part.owner in kept
        reason = places.reason(part.owner)
        if reason in cruft.WEAK and is_kept and len(part.text) - part.linked > 120 and _ENDS.search(part.text):
            reason = ""
        reason = reason or (
            "" if part.kind == "embed" else furniture.by_line(part.text) or _credit(part) or _menu(part) or _offer(part)
        )
        if jumps[at] and sum(jumps[max(0, at - 1) : at + 2]) == 1:  # several are a table of contents
            reason = reason or "menu"
        out.append(Weighed(part, is_kept, _value(part, is_kept, sure, bool(reason), common), reason, reason in _OTHERS))
    return out


def _credit(part: Piece) -> str:
    """A caption of a few words names who took the picture, and is no text."""
    few = part.kind == "caption" and part.owner.tag != "caption" and words(part.text) < 6
    return "about" if few and not _ENDS.search(part.text) else ""


def _menu(part: Piece) -> str:
    """A line of several short links and hardly anything else is a menu, but for a list with commas."""
    links = sum(mark.kind == "link" for mark in part.marks) if part.density > _LINKED else 0
    listed = len(_COMMA.findall(part.text)) >= links - 1
    return "menu" if links >= 3 and not listed and part.kind in _LINES and words(part.text) < 5 * links else ""


def _offer(part: Piece) -> str:
    """A few words with a link that calls to buy are a shop's offer ("The pot we use, $24. Buy now")."""
    if not part.linked or words(part.text) > _OFFER or len(part.marks) > _OFFER or _ENDS.search(part.text):
        return ""
    said = (part.text[mark.start : mark.end].strip() for mark in part.marks if mark.kind == "link")
    return "advert" if any(furniture.by_line(one) == "advert" for one in said) else ""


def _jumps(part: Piece) -> bool:
    """Whether a line only leads within the page or to an address of mail ("Jump to recipe")."""
    if not part.jumped or part.jumped + part.linked < _LINKED * len(part.text):
        return False
    return part.kind == "paragraph" and 1 < words(part.text) <= _FEW and not _ENDS.search(part.text)


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


def _value(part: Piece, kept: bool, sure: bool, cut: bool, common: frozenset[str]) -> float:
    """What speaks for a block: its length in running words, less for links, more when readability kept it."""
    count = words(part.text)
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
