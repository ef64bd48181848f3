"""How many of what a sentence says: its numbers in digits or words, with unit and the thing that is counted.

English and Ukrainian. What is no count is left out: dates, years, times, scores, ranges, shares ("one in five"), and
numbers that are names ("article 5", "F-16").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tui.text import ideas, wordfiles
from tui.text.stem import fold
from tui.text.tokens import Token

NEAR = 5  # tokens behind a number that are looked at for what it counts
THINGS = 3  # words of these that may name it
_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts: ideas of the words behind it. `start`, `end`: code points of the text."""

    value: float
    unit: str
    ordinal: bool
    things: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it was read from a row of tokens, up to but without the token at `after`."""

    value: float
    after: int
    ordinal: bool = False
    plain: bool = False  # bare digits, as years and house numbers are
    unit: str = ""


def find(line: Sequence[Token]) -> list[Count]:
    """The counts of a sentence, in order."""
    found: list[Count] = []
    at = 0
    while at < len(line):
        number = _number(line, at)
        if number is None:
            at += 1
            continue
        if (count := _count(line, at, number)) is not None:
            found.append(count)
        at = number.after
    return found


@cache
def months() -> dict[str, int]:
    """The months in every case, folded, and their numbers."""
    return {word: int(number) for number, words in _table()["months"].items() for word in words.split()}


@cache
def anything() -> re.Pattern[str]:
    """What a text has that may hold a count: a digit or a number in words; quick, for leaving out the others."""
    stems = {word[:4] for word in (*_cardinals(), *_ordinals(), *_ordinal_stems()) if len(word) > 3}
    short = {word for word in _cardinals() if len(word) < 4}
    return re.compile(
        rf"\d|\b(?:{'|'.join(sorted(stems))})|\b(?:{'|'.join(sorted(short))})\b|п['’ʼ]ят|дев['’ʼ]ят", re.IGNORECASE
    )


# -- reading a number


def _number(line: Sequence[Token], at: int) -> _Number | None:
    """The number that begins at a token, scale and unit included."""
    token = line[at]
    if token.shape == "number":
        found = _digits(line, at)
    elif token.shape == "sign":
        return None
    else:
        found = _in_words(line, at)  # type: ignore[assignment]  # none is left
    return None if found is None else _united(line, _scaled(line, found), at)


def _digits(line: Sequence[Token], at: int) -> _Number:
    """A number in digits: 1,200 and 1 200, 3.5 and 3,5, 23rd and 23-й."""
    text, after = line[at].text, at + 1
    while after < len(line) and len(line[after].text) == 3 and line[after].text.isdigit() and _gap(line, after) == 1:
        text, after = text + line[after].text, after + 1
        if len(text) > 15:
            break
    if _THOUSANDS.fullmatch(text) and not text.startswith("0"):
        value = float(re.sub("[.,]", "", text))
    else:
        value = float(text.replace(",", ".")) if text.replace(",", ".").count(".") < 2 else -1.0
    plain = text.isdigit() and after == at + 1
    if after < len(line) and not _gap(line, after):
        if line[after].low in _glued():
            return _Number(value, after + 1, ordinal=True)
        if line[after].text in _DASHES and after + 1 < len(line) and line[after + 1].low in _glued():
            return _Number(value, after + 2, ordinal=line[after + 1].low not in _cases())
    return _Number(value, after, plain=plain)


def _in_words(line: Sequence[Token], at: int) -> _Number | None:
    """A number in words: twenty-three, двадцять три, двадцять третій, "one hundred and five"."""
    value, seen, after = 0.0, False, at
    while after < len(line):
        for part in line[after].low.split("-"):
            if part == "hundred" and 0 < value < 10:
                value *= 100
            elif part == "and" and seen and value % 100 == 0:
                continue  # one hundred and five
            elif (small := _cardinals().get(part)) is not None and (
                not value or value % 10 ** len(str(int(small))) == 0
            ):
                value, seen = value + small, True
            elif (rank := _rank(part)) and (not value or value % 10 ** len(str(rank)) == 0):
                return _Number(value + rank, after + 1, ordinal=True)
            else:
                return _Number(value, after) if after > at else None  # seven-year is no number
        after += 1
        if after - at > 4:
            break
    return _Number(value, after) if seen else None


def _scaled(line: Sequence[Token], found: _Number) -> _Number:
    """Thousands, millions: behind the number, a dot behind an abbreviation left out."""
    after, value = found.after, found.value
    while not found.ordinal and after < len(line) and (factor := _scales().get(line[after].low)):
        value, after = value * factor, after + 1
        if after < len(line) and line[after].text == "." and not _gap(line, after):
            after += 1
    return _Number(value, after, found.ordinal, found.plain and after == found.after)


def _united(line: Sequence[Token], found: _Number, at: int) -> _Number:
    """The unit behind the number, or the sign of money before it."""
    after, unit = found.after, ""
    if after < len(line) and line[after].text in _DASHES and not _gap(line, after):
        after += 1  # 152-millimetre
    if after < len(line):
        unit = _units().get(line[after].low, "").removeprefix("point")
        if line[after].low == "per" and after + 1 < len(line) and line[after + 1].low == "cent":
            unit, after = "percent", after + 1
    if unit:
        after += 1
        if unit == "percent" and after < len(line) and _units().get(line[after].low) == "point":
            unit, after = "point", after + 1
    elif at and line[at - 1].text in "$€£₴₽" and not _gap(line, at):
        unit, after = _units()[line[at - 1].text], found.after
    elif at and line[at - 1].low in _before():
        unit, after = _before()[line[at - 1].low], found.after
    else:
        after = found.after
    factor = 1.0
    if unit in _turned():
        unit, factor = _turned()[unit]
    return _Number(found.value * factor, after, found.ordinal, found.plain, unit)


# -- what it counts


def _count(line: Sequence[Token], at: int, number: _Number) -> Count | None:
    """The number as a count; None where it is a date, a score, a name, or counts nothing that can be told."""
    if number.value < 0 or _dated(line, at, number) or _joined(line, at, number) or _labelled(line, at, number):
        return None
    things = _things(line, number.after)
    if not things and not number.unit:
        return None
    last = line[number.after - 1]
    start = line[at - 1].start if at and line[at - 1].text in "$€£₴₽" and not _gap(line, at) else line[at].start
    return Count(round(number.value, 4), number.unit, number.ordinal, things, start, last.end)


def _dated(line: Sequence[Token], at: int, number: _Number) -> bool:
    """A day beside its month, a year, a span of time that reaches back: 5 October, 2024, two days ago."""
    near = [line[place].low for place in (at - 1, number.after) if 0 <= place < len(line)]
    if number.value <= 31 and not number.unit and any(word in months() for word in near):
        return True
    behind = line[number.after].low if number.after < len(line) else ""
    if number.plain and _YEAR.fullmatch(line[at].text) and number.unit in ("", "year"):
        return True
    if number.unit == "year" and number.ordinal:
        return True
    return number.unit in ("day", "hour", "month", "year") and behind in _idle("ago")


def _joined(line: Sequence[Token], at: int, number: _Number) -> bool:
    """A score, a time, a range, a share: 3-1, 05:52, 15–30, one in five."""
    for place, beyond in ((at - 1, at - 2), (number.after, number.after + 1)):
        if 0 <= place < len(line) and 0 <= beyond < len(line):
            joint = line[place].text in {*_DASHES, ":", "/"} or line[place].low in _idle("range")
            if joint and (line[beyond].shape == "number" or line[beyond].low in _cardinals()):
                return True
    if (
        at >= 2
        and line[at - 1].low in _idle("every")
        and (line[at - 2].shape == "number" or line[at - 2].low in _ones())
    ):
        return True
    return bool(at) and line[at - 1].low in _idle("every") - {"in", "із"} and number.ordinal


def _labelled(line: Sequence[Token], at: int, number: _Number) -> bool:
    """A number that is a name: article 5."""
    return bool(at) and not number.unit and not number.ordinal and line[at - 1].low in _idle("label")


def _things(line: Sequence[Token], after: int) -> frozenset[str]:
    """The ideas of the first words behind a number; a sign ends what it counts."""
    found: dict[str, None] = {}
    for place in range(after, min(len(line), after + NEAR)):
        token = line[place]
        if token.shape in ("sign", "number"):
            break
        if token.low in _idle("between") and not found:
            continue
        idea = ideas.of(token.text)
        if not idea:
            break
        found[idea] = None
        if len(found) == THINGS:
            break
    return frozenset(found)


def _gap(line: Sequence[Token], at: int) -> int:
    """Characters between a token and the one before it."""
    return line[at].start - line[at - 1].end


# -- the tables


@cache
def _table() -> dict[str, dict[str, str]]:
    return wordfiles.table("counts.toml")


@cache
def _cardinals() -> dict[str, float]:
    return {fold(word): float(value) for value, words in _table()["cardinal"].items() for word in words.split()}


@cache
def _ordinals() -> dict[str, int]:
    """English ones, whole."""
    return {words.split()[0]: int(value) for value, words in _table()["ordinal"].items()}


@cache
def _ordinal_stems() -> dict[str, int]:
    """Cyrillic ones, without their endings."""
    return {stem: int(value) for value, words in _table()["ordinal"].items() for stem in words.split()[1:]}


@lru_cache(maxsize=4096)
def _rank(word: str) -> int:
    """The value of an ordinal in words, 0 for any other word."""
    if word in _ordinals():
        return _ordinals()[word]
    for ending in _endings():
        if word.endswith(ending) and (rank := _ordinal_stems().get(word[: -len(ending)])):
            return rank
    return 0


@cache
def _endings() -> frozenset[str]:
    return frozenset(_table()["endings"]["ordinal"].split())


@cache
def _glued() -> frozenset[str]:
    return frozenset(_table()["endings"]["glued"].split())


@cache
def _cases() -> frozenset[str]:
    """Endings behind a hyphen that only tell the case of a cardinal: 20-ти, 7-ма."""
    return frozenset(("ти", "ма", "ми", "х"))


@cache
def _scales() -> dict[str, float]:
    return {word: float(value) for value, words in _table()["scale"].items() for word in words.split()}


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, words in _table()["unit"].items() for word in words.split()}


@cache
def _before() -> dict[str, str]:
    return {word: unit for unit, words in _table()["before"].items() for word in words.split()}


@cache
def _turned() -> dict[str, tuple[str, float]]:
    return {unit: (str(into), float(factor)) for unit, (into, factor) in _table()["turned"].items()}  # type: ignore[str-unpack]  # two letters


@cache
def _idle(name: str) -> frozenset[str]:
    return frozenset(_table()["idle"][name].split())


@cache
def _ones() -> frozenset[str]:
    return frozenset(["one", "один", "одна", "одне", "кожен", "кожна"])
