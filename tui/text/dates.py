"""Dates as people and machines write them, in many languages -> ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from tui.text import clock, wordfiles

FIRST_YEAR, LAST_YEAR = 1990, 2100
_MOMENT = re.compile(
    r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|UTC|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
    re.I,
)
_RFC = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? \S{1,6}")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./年년-]\s?(\d{1,2})\s?[./月월-]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2}(?![\d:]))(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_SOME = re.compile(r"(?:19|20)\d\d|\d\s?[./년年-]\s?\d")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")  # since 1970, or milliseconds
_IN_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: where it stands, and ISO 8601."""

    start: int
    end: int
    iso: str


@cache
def months() -> dict[str, int]:
    """Every name of a month -> its number; where two languages differ, the first in the file is believed."""
    tables = wordfiles.table("dates.toml")
    found: dict[str, int] = {}
    for names in tables.values():
        for at, line in enumerate(names):
            for name in line.split():
                found.setdefault(name, at + 1)
    return found


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    """Patterns of dates with a month's name: day first, month first, and year first."""
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    month = rf"(?P<month>{names})(?![^\W\d_])\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day = r"(?<!\d)(?P<day>\d{1,2})"
    of = r"(?:st|nd|rd|th|er|º|ª|\.)?(?:\s+of)?(?:\s+d[e']?l?)?[\s.-]{0,3}"
    return (
        re.compile(rf"{day}{of}(?<![^\W\d_]){month},?(?:\s+del?)?[\s,.-]{{1,3}}{year}", re.I),
        re.compile(rf"(?<![^\W\d_]){month}[\s.-]{{0,3}}{day}(?:st|nd|rd|th|er)?(?!\d)[\s,.-]{{1,3}}{year}", re.I),
        re.compile(rf"{year}(?:\s?m)?[.,]?\s*{month}\s*{day}(?!\d)", re.I),
    )  # fmt: skip


def _date(year: str, month: int, day: str) -> str:
    """ISO 8601, or "" when there is no such day."""
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, month, int(day)).isoformat() if FIRST_YEAR <= whole <= LAST_YEAR else ""
    except ValueError:
        return ""


def moment(text: str, *, month_first: bool = False) -> str:
    """A machine's date (ISO, RFC 2822) or a person's as ISO 8601, with the time and zone it has; or ""."""
    text = text.strip()[:200]
    found = _MOMENT.search(text)
    if found:
        return _moment(found[0])
    if _RFC.search(text):
        try:
            return parsedate_to_datetime(_RFC.search(text)[0]).isoformat()  # type: ignore[index]  # searched just above
        except ValueError:
            return ""
    if _SECONDS.fullmatch(text):
        return _since(int(text[:10]))
    first = next(find(text, month_first=month_first), None)
    if first:
        return first.iso + clock.after(text, first.end)
    compact = _COMPACT.search(text)
    return _date(compact[1], int(compact[2]), compact[3]) if compact else ""


def _since(seconds: int) -> str:
    """Seconds since 1970 as ISO 8601."""
    found = datetime.fromtimestamp(seconds, UTC)
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else ""


def _moment(text: str) -> str:
    """An ISO-like moment, made regular."""
    text = re.sub(r"\s?utc$", "Z", text.strip(), flags=re.I).replace(",", ".")
    text = re.sub(r"(\.\d{6})\d+", r"\1", text[:10] + text[10:].replace(" ", "T", 1).replace(" ", ""))
    try:
        whole = datetime.fromisoformat(text)
        return "" if not FIRST_YEAR <= whole.year <= LAST_YEAR else text if len(text) == 10 else whole.isoformat()
    except ValueError:
        return _date(text[:4], int(text[5:7]), text[8:10])


def in_url(url: str) -> str:
    """The date in an address, or ""."""
    found = _IN_URL.search(url) or _COMPACT.search(url)
    return _date(found[1], int(found[2]), found[3]) if found else ""


def find(text: str, *, month_first: bool = False) -> Iterator[Found]:
    """Every whole date (day, month, year) in a text; `month_first` reads 3/4/2025 as an American does."""
    if not _SOME.search(text):
        return
    seen: list[Found] = []
    for pattern in _named():
        for match in pattern.finditer(text):
            iso = _date(match["year"], months()[match["month"].casefold()], match["day"])
            if iso:
                seen.append(Found(match.start(), match.end(), iso))
    for match in _YEAR_FIRST.finditer(text):
        iso = _date(match[1], int(match[2]), match[3]) if int(match[2]) < 13 else ""
        if iso:
            seen.append(Found(match.start(), match.end(), iso))
    for match in _YEAR_LAST.finditer(text):
        one, other = int(match[1]), int(match[3])
        american = other > 12 or (month_first and match[2] == "/" and one < 13)
        day, month = (other, one) if american else (one, other)
        iso = _date(match[4], month, str(day)) if month < 13 else ""
        if iso:
            seen.append(Found(match.start(), match.end(), iso))
    yield from sorted(seen, key=lambda found: found.start)
