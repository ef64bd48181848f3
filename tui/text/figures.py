"""The figures of a sentence: its numbers with units, and the telling one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tui.model import Span
from tui.text import wordfiles

_YEAR = re.compile(r"(?:19|20)\d\d(?:s|-\w+)?$")
_DIGIT = re.compile(r"\d")
_BEFORE = 2  # characters of a figure before its first digit


@cache
def _words(name: str) -> str:
    """A class of figures.toml as one part of a regular expression."""
    return "|".join(wordfiles.table("figures.toml")[name].split())


@cache
def _telling() -> re.Pattern[str]:
    """What a sum of money or a share is told by."""
    return re.compile(f"{_words('money')}|{_words('share')}", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A figure with its scale and unit."""
    figure = (
        rf"(?<![\w.])[$€£₴¥]?\s?\d[\d.,'\u00a0]*(?<![.,'\u00a0])(?:{_words('ordinal')})?"
        rf"(?:[ \u00a0-](?:{_words('scale')}))?(?:[ \u00a0-]?(?:{_words('unit')})(?!\w))?"
    )
    return re.compile(figure, re.IGNORECASE)


def main(text: str, start: int, end: int) -> Span | None:
    """The telling figure of text[start:end], code points of the text; a bare year is no figure, only a date."""
    best: Span | None = None
    weight, place = 0, start
    while digit := _DIGIT.search(text, place, end):
        match = _pattern().search(text, max(place, digit.start() - _BEFORE), end)
        if match is None:
            break
        place = match.end()
        shown = match[0].strip()
        if _YEAR.match(shown):
            continue
        worth = 1 + len(shown) // 4 + 2 * bool(_telling().search(shown))
        if worth > weight:
            lead = match.start() + len(match[0]) - len(match[0].lstrip())
            best, weight = Span(lead, lead + len(shown)), worth
    return best


def spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Every number of text[start:end] with the unit the tables know, code points of the text."""
    for match in _pattern().finditer(text, start, end):
        lead = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Span(lead, lead + len(match[0].strip()))


def is_scale(word: str) -> bool:
    """Whether a word is a number's scale: million, тис."""
    return _scale().fullmatch(word) is not None


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(_words("scale"), re.IGNORECASE)
