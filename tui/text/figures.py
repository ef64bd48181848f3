"""The figure of a sentence: its telling number with unit, and what kinds of figures it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tui.model import Span
from tui.text import aliases

_YEAR = re.compile(r"(?:19|20)\d\d(?:s|-\w+)?$")
_MONEY = re.compile(r"[$€£₴¥]|dollar|euro|cents?\b|грн|грив|дол|доллар|євро|рубл", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"%|per ?cent|відсот|процент", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A figure with its scale and unit."""
    tables = aliases.read("figures.toml")
    scale, unit = ("|".join(tables[name].split()) for name in ("scale", "unit"))
    figure = (
        r"(?<![\w.])[$€£₴¥]?\s?\d[\d.,'\u00a0]*(?<![.,'\u00a0])(?:st|nd|rd|th|-?[йоаіму]{1,2})?"
        rf"(?:[ \u00a0-](?:{scale}))?(?:[ \u00a0-]?(?:{unit})(?!\w))?"
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
        return Figures(share=_SHARE.search(text, start, end) is not None)
    best: Span | None = None
    weight, count, year = 0, 0, False
    for match in _pattern().finditer(text, start, end):
        shown = match[0].strip()
        if _YEAR.match(shown):
            year = True
            continue
        count += 1
        worth = 1 + len(shown) // 4 + 2 * bool(_MONEY.search(shown) or _SHARE.search(shown))
        if worth > weight:
            lead = len(match[0]) - len(match[0].lstrip())
            best, weight = Span(match.start() + lead, match.start() + lead + len(shown)), worth
    part = text[start:end]
    return Figures(best, count, bool(count and _MONEY.search(part)), _SHARE.search(part) is not None, year)
