"""The figure of a sentence: its telling number with unit, and what kinds of figures it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tui.model import Span
from tui.text import wordfiles

_YEAR = re.compile(r"(?:19|20)\d\d(?:s|-\w+)?$")
_DIGIT = re.compile(r"\d")


@cache
def _words(name: str) -> str:
    """A class of figures.toml as one part of a regular expression."""
    return "|".join(wordfiles.table("figures.toml")[name].split())


@cache
def _class(name: str) -> re.Pattern[str]:
    """What tells that a figure is of this class: money, share."""
    return re.compile(_words(name), re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A figure with its scale and unit."""
    figure = (
        rf"(?<![\w.])[$€£₴¥]?\s?\d[\d.,'\u00a0]*(?<![.,'\u00a0])(?:{_words('ordinal')})?"
        rf"(?:[ \u00a0-](?:{_words('scale')}))?(?:[ \u00a0-]?(?:{_words('unit')})(?!\w))?"
    )
    return re.compile(figure, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sentence has of numbers; `main` is the one to show, code points of the text."""

    main: Span | None = None
    count: int = 0
    money: bool = False
    share: bool = False
    year: bool = False


def find(text: str, start: int, end: int) -> Figures:
    """The figures of text[start:end]; a bare year is no figure, only a date."""
    if not _DIGIT.search(text, start, end):
        return Figures(share=_class("share").search(text, start, end) is not None)
    best: Span | None = None
    weight, count, year = 0, 0, False
    for match in _pattern().finditer(text, start, end):
        shown = match[0].strip()
        if _YEAR.match(shown):
            year = True
            continue
        count += 1
        worth = 1 + len(shown) // 4 + 2 * bool(_class("money").search(shown) or _class("share").search(shown))
        if worth > weight:
            lead = len(match[0]) - len(match[0].lstrip())
            best, weight = Span(match.start() + lead, match.start() + lead + len(shown)), worth
    part = text[start:end]
    return Figures(
        best, count, bool(count and _class("money").search(part)), _class("share").search(part) is not None, year
    )
