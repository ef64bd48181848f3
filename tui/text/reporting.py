"""How surely a verb reports: by the clause, quote or comma beside it; an object alone is no report.

`He said that it rained` reports; `she wrote a book`, `they were denied visas` and `you can see a bridge` do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tui.text import aliases, stem, wordclasses
from tui.text.speakers import AUXILIARY, PRONOUNS, QUOTES
from tui.text.stem import words
from tui.text.tokens import Token

_SUBJECTS = frozenset(words("i he she we they there im ive hes shes weve theyre theyve youre"))
_MAYBE = frozenset(
    words("it you this these those the a an my our his their its some people most many no all any nobody")
)
_ASKED = frozenset(words("what how why whether if where when who which"))
_FINITE = frozenset(
    words(
        "is are was were has have had will would can could may might must should shall do does did am s re ve ll d m "
        "isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt dont doesnt didnt cannot"
    )
)
_NOBODY = frozenset(("you", "it", "who"))
_BE = frozenset(words("be is was are were been being s re m am"))
_NOUN_BEFORE = frozenset(
    words("to the a an of this no by his her their my your our its any some in on for with from at such")
)
_DAYS = frozenset(words("monday tuesday wednesday thursday friday saturday sunday"))
_STOPS = frozenset(",;:()—–.?!")
_PAST = frozenset(("past", "deed", "act"))
_NEAR = 12  # words in which the verb of a clause comes


@dataclass(frozen=True, slots=True)
class Cues:
    """The reporting words of cues.toml, folded."""

    said: frozenset[str]
    thought: frozenset[str]
    with_quote: frozenset[str]
    only_that: frozenset[str]
    hedges: frozenset[str]
    slavic: frozenset[str]
    any: frozenset[str]
    sources: dict[str, tuple[tuple[str, ...], ...]]


@cache
def cues() -> Cues:
    """The tables."""
    tables = aliases.read("cues.toml")
    known = {name: frozenset(stem.fold(word) for word in text.split()) for name, text in tables.items()}
    sources: dict[str, list[tuple[str, ...]]] = {}
    for line in (tables["sources_en"] + tables["sources_uk"]).strip().splitlines():
        phrase = tuple(stem.fold(word) for word in line.split())
        if phrase:
            sources.setdefault(phrase[0], []).append(phrase)
    return Cues(
        known["said"], known["thought"],
        known["with_quote"], known["only_that"], known["hedges"], known["said_uk"],
        known["said"] | known["thought"] | known["said_uk"],
        {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in sources.items()},
    )  # fmt: skip


def worth(line: Sequence[Token], lows: list[str], place: int, known: Cues, *, quoted: bool) -> int:
    """How surely this word reports: 0 not at all, 3 certainly."""
    low = lows[place]
    after = lows[place + 1] if place + 1 < len(lows) else ""
    before = lows[place - 1] if place else ""
    if low in known.slavic:
        return _slavic(lows, place, before, after, quoted=quoted)
    that = after == "that" or lows[place + 1 : place + 3] == ["out", "that"]
    if (line[place].shape != "lower" and place) or (not that and _no_report(lows, place, before)):
        return 0
    beside = quoted and (before in QUOTES or after in QUOTES or (before == "," and place > 1) or after in (",", ":"))
    if low in known.with_quote and not (that or beside or after in (":", ",") or before in ("i", "we")):
        return 0
    if low in ("call", "called", "calls") and after in QUOTES:
        return 0
    clause = that or _clause(line, lows, place + 1)
    if low in known.only_that:
        return 3 if that else 2 if beside or (clause and _subject(lows, place) in PRONOUNS - _NOBODY) else 0
    if low in known.said:
        if clause or beside or after in (",", ":", ".", ""):
            return 3
        return 2 if low in ("said", "says") else int(after == "to" or _clause_later(line, lows, place + 1))
    return 2 if clause or (before in ("i", "we") and after in (",", "so", ".")) else 0


def _slavic(lows: list[str], place: int, before: str, after: str, *, quoted: bool) -> int:
    """Ukrainian and Russian verbs: a quote, a comma or colon beside it, `про це`, or `, що` later on."""
    if after in (",", ":", "", ".") or before in ("—", "–", "-", ",") or quoted:
        return 3
    rest = lows[place + 1 :]
    later = any(one == "," and two in ("що", "что", "як", "как") for one, two in pairwise(rest))
    return 2 if later or {"про", "о", "об"} & {*lows[:3], *rest[:3]} else 0


def _no_report(lows: list[str], place: int, before: str) -> bool:
    """Whether the word is a noun, an infinitive, a passive, or a word of address here."""
    low = lows[place]
    if low == "like":
        return before not in _BE
    if low in ("sure", "certain"):
        return False
    back = place - 1
    while back > 0 and (lows[back].endswith("ly") or lows[back] in ("also", "first", "often", "once", "twice")):
        back -= 1
    if before in _NOUN_BEFORE or (place and lows[back] in _BE and low.endswith(("ed", "id", "wn", "ten"))):
        return True
    if before in QUOTES and place > 1 and lows[place - 2] == "to":
        return True
    return before in _BE or (low in ("say", "suppose", "imagine") and (not place or before == "s"))


def passive(lows: list[str], place: int) -> bool:
    """`it was recalled that`: reported, but by nobody."""
    return (
        place > 1
        and lows[place - 1] in ("be", "been", "is", "was", "were")
        and lows[place].endswith(("ed", "id", "wn", "ten"))
    )


def _subject(lows: list[str], place: int) -> str:
    """The word before the verb and its auxiliaries."""
    place -= 1
    while place > 0 and lows[place] in AUXILIARY:
        place -= 1
    return lows[place] if place >= 0 else ""


def _clause(line: Sequence[Token], lows: list[str], start: int) -> bool:
    """Whether a subject with its verb starts here, or an indirect question."""
    if start >= len(line):
        return False
    low = lows[start]
    if low in _ASKED:
        after = lows[start + 1] if start + 1 < len(lows) else "."
        return after != "to" and after not in _STOPS and after not in QUOTES
    if low in _SUBJECTS:
        return True
    if low in _MAYBE or (line[start].shape in ("title", "upper") and low not in _DAYS) or low.endswith("s"):
        return _verb_near(lows, start + 1)
    return False


def _clause_later(line: Sequence[Token], lows: list[str], start: int) -> bool:
    """Whether `that` or an indirect question comes after one object: `told reporters that`, `asked me why`."""
    return any(
        lows[place] == "that" or (lows[place] in _ASKED and _clause(line, lows, place))
        for place in range(start + 1, min(len(lows), start + 7))
    )


def _verb_near(lows: list[str], start: int) -> bool:
    """Whether a finite verb comes before the next stop."""
    for low in lows[start : start + _NEAR]:
        if low in _STOPS or low in ("that", "which", "who", "as", "when", "where", "if", "because"):
            return False
        if low in _FINITE or (low.endswith("ed") and len(low) > 4) or not _PAST.isdisjoint(wordclasses.of("en")[low]):
            return True
    return False
