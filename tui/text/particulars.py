"""What a tagged sentence says of itself: its figures with their units, and the words that weaken it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tui.model import Span
from tui.text import figures, wordfiles

MOST = 6  # figures, and hedges, of one claim
_LONGEST = 3  # words of what a number counts
_YEAR = re.compile(r"(?:19|20)\d\d(?:s|-\w+)?")
_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w'’ʼ-]*)")
_BEFORE = re.compile(r"(\S+)\s+$")
_RANGE = re.compile(r"\s?[-–—]\s?")
_NUMBERED = re.compile(r"(?:№|#|no\.?|number|numbers|page|chapter|article|номер\w*|стат\w+|сторінк\w+|ст\.)", re.I)
_CLOCK = re.compile(r":\d\d")


def of(language: str, name: str) -> str:
    """A list of the table as one part of a regular expression; of a language without one, of all that have it."""
    return _joined(language, name)


@cache
def _joined(language: str, name: str) -> str:
    table = wordfiles.table("particulars.toml")
    tables = [table[language]] if language in table else list(table.values())
    lists = [one[name] for one in tables if name in one]
    return "|".join(part for one in lists for part in (one.strip().splitlines() if "\n" in one else [one]))


@cache
def _hedges(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{of(language, 'hedge')})(?!\w)", re.IGNORECASE)


@cache
def _approx(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{of(language, 'approx')})\s$", re.IGNORECASE)


@cache
def _not_units(language: str) -> frozenset[str]:
    return frozenset(of(language, "not_unit").replace("|", " ").split())


@cache
def _between(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\w-]*(?:{of(language, 'between')})", re.IGNORECASE)


@cache
def _months() -> frozenset[str]:
    return frozenset(
        word for names in wordfiles.table("dates.toml").values() for month in names for word in month.split()
    )


def hedges(text: str, start: int, end: int, language: str) -> str:
    """The words that weaken what text[start:end] says, as they stand there, "; " between."""
    found = dict.fromkeys(match[0].casefold() for match in _hedges(language).finditer(text, start, end))
    return "; ".join(list(found)[:MOST])


def figures_of(text: str, start: int, end: int, language: str) -> str:
    """The figures of text[start:end] with what they count, "; " between; dates, hours and names are none."""
    spans = [_whole(text, one, start, end, language) for one in _joined_ranges(text, start, end)]
    found = dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in spans if span is not None)
    return "; ".join(list(found)[:MOST])


def _joined_ranges(text: str, start: int, end: int) -> Iterator[Span]:
    """The numbers, `5-7` as one."""
    kept: Span | None = None
    for one in figures.spans(text, start, end):
        if kept is not None and _RANGE.fullmatch(text, kept.end, one.start):
            kept = Span(kept.start, one.end)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept


def _whole(text: str, one: Span, start: int, end: int, language: str) -> Span | None:
    """A number with what stands before it ("at least") and what it counts; None when it counts nothing."""
    shown, lead = text[one.start : one.end], text[max(start, one.start - 40) : one.start]
    before = _BEFORE.search(lead)
    after = _WORD.match(text, one.end, end)
    bare = shown[-1].isdigit()
    if _YEAR.fullmatch(shown) or _CLOCK.match(text, one.end) or lead[-1:] == ":":
        return None
    if lead[-1:] in ("-", "‑") and lead[-2:-1].isalpha():  # F-16
        return None
    if after is not None and after[1].casefold() in _months() and (bare or after[1][0].isupper()):
        return None
    if before is not None and _names(text, before[1], one.start - len(before[0]), start, bare):
        return None
    head = _approx(language).search(lead)
    begin = one.start - len(lead) + head.start() if head is not None else one.start
    return Span(begin, _unit_end(text, one.end, end, language) if bare or _scaled(shown) else one.end)


def _names(text: str, word: str, at: int, start: int, bare: bool) -> bool:
    """Whether the word before makes the number a name or a date: `Article 5`, `Boeing 737`, `October 5`."""
    if _NUMBERED.fullmatch(word) or word.casefold().strip(".,") in _months():
        return True
    return bare and word[0].isupper() and word[-1].isalpha() and at > start


def _scaled(shown: str) -> bool:
    """Whether what it counts may still follow: `3 million`, not `3 per cent`."""
    return figures.is_scale(shown.replace("\u00a0", " ").rsplit(" ", 1)[-1])


def _unit_end(text: str, at: int, end: int, language: str) -> int:
    """Where the words of what is counted end: `120 new cases`."""
    place = at
    for _ in range(_LONGEST):
        word = _WORD.match(text, place, end)
        if word is None or word[1].casefold() in _not_units(language) or word[1][0].isupper():
            return at
        place = word.end()
        if not _between(language).fullmatch(word[1]):
            return place
    return at
