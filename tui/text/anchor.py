"""Finds a tagged sentence again in a later text: exact, with changed spacing and quotes, strictly alike, else not.

Strictly alike: the same numbers, the same names, the same negations, no word turned into its opposite, and nearly all
other words in the same order. The words that count so are in words/anchors.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from tui.model import Part, State
from tui.text import wordfiles

LEAST_ALIKE = 0.84
_TRIED = 5
_NEIGHBOURS = 4  # letters beside changed words that must be as they were: a like sentence elsewhere is another one
_SAME = {ord(a): b for a, b in zip("“”„«»‟″’‘ʼ`–—‑−\u00a0\u202f", '"""""""\'\'\'\'----  ', strict=True)}
_WORD = re.compile(r"\w+(?:['’ʼ.,]\w+)*")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=\S)[^.!?…\n]+)*[.!?…]*[\"”»’)]*")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words stand now, code points; -1 and -1 when they are gone."""

    start: int
    end: int
    state: State


def place(
    quote: str, prefix: str, suffix: str, part: Part, start: int, end: int, text_then_same: bool, text: str
) -> Placed:
    """The quote's place in `text`, the same `part` as it was; `text_then_same`: not a letter of it has changed."""
    if not quote.strip():
        return Placed(-1, -1, State.ORPHAN)
    if text[start:end] == quote and (text_then_same or _kin(text, start, end, prefix, suffix) > 0 or part == "title"):
        return Placed(start, end, State.ANCHORED)
    found = (
        _exact(quote, prefix, suffix, start, text)
        or _normalised(quote, prefix, suffix, start, text)
        or _alike(quote, prefix, suffix, text)
    )
    if not found:
        return Placed(-1, -1, State.ORPHAN)
    same_place = found == (start, end) and text[start:end] == quote
    return Placed(*found, State.ANCHORED if same_place else State.MOVED)


def _kin(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many characters of the context around the span are as they were."""
    before, after = text[max(0, start - len(prefix)) : start], text[end : end + len(suffix)]
    left = _common(before[::-1], prefix[::-1])
    right = _common(after, suffix)
    return left + right + (not prefix and not suffix)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _exact(quote: str, prefix: str, suffix: str, start: int, text: str) -> tuple[int, int] | None:
    places: list[int] = []
    at = text.find(quote)
    while at >= 0 and len(places) < 1000:
        places.append(at)
        at = text.find(quote, at + max(1, len(quote)))
    if not places:
        return None
    best = max(places, key=lambda at: (_kin(text, at, at + len(quote), prefix, suffix), -abs(at - start)))
    return best, best + len(quote)


def _plainer(text: str) -> tuple[str, list[int]]:
    """Lower case, one kind of quote and dash, single blanks; and for each character the place it came from."""
    letters, places = [], []
    blank = True
    for at, letter in enumerate(text.translate(_SAME)):
        if letter.isspace():
            if not blank:
                letters.append(" ")
                places.append(at)
            blank = True
            continue
        low = letter.lower()
        letters.append(low if len(low) == 1 else letter)
        places.append(at)
        blank = False
    return "".join(letters), places


def _normalised(quote: str, prefix: str, suffix: str, start: int, text: str) -> tuple[int, int] | None:
    wanted = _plainer(quote)[0].strip()
    if len(wanted) < 3:
        return None
    plain, places = _plainer(text)
    found = _exact(wanted, _plainer(prefix)[0], _plainer(suffix)[0], start, plain)
    span = (places[found[0]], places[found[1] - 1] + 1) if found else None
    return span if span and _at_home(text, *span, prefix, suffix) else None


def _at_home(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """Whether what stands beside the span is what stood beside the words, on one side at least."""
    wide = 2 * _NEIGHBOURS + len(prefix) + len(suffix)
    before, after = _bare(text[max(0, start - wide) : start]), _bare(text[end : end + wide])
    left, right = _bare(prefix), _bare(suffix)
    first, last = not left and not before, not right and not after
    return first or last or max(_common(before[::-1], left[::-1]), _common(after, right)) >= _NEIGHBOURS


def _bare(text: str) -> str:
    return "".join(letter for letter in text.translate(_SAME).lower() if letter.isalnum())


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """The words that make a sentence another one, by class and language."""
    return wordfiles.table("anchors.toml")


@cache
def _class(name: str) -> frozenset[str]:
    """A class of words in all languages."""
    return frozenset(word for some in _table()[name].values() for word in some.split())


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Each word with those it may not become."""
    found: dict[str, frozenset[str]] = {}
    for some in _table()["opposites"].values():
        for group in some.split("|"):
            each = frozenset(group.split())
            found.update({word: found.get(word, frozenset()) | each for word in each})
    return found


Facts = tuple[Counter[str], Counter[str], Counter[str]]


def _facts(words: list[str]) -> Facts:
    """Numbers, names (capitals that do not open the sentence) and negations: what may not differ."""
    lows = [_low(word) for word in words]
    numbers = Counter(word for word in lows if word in _class("numbers") or any(letter.isdigit() for letter in word))
    capitals = Counter(word.lower() for word in words[1:] if word[0].isupper())
    return numbers, capitals, Counter("not" for word in lows if word in _class("negations") or word.endswith("n't"))


def _low(word: str) -> str:
    """A word as the tables have it."""
    return word.lower().translate(_SAME)


def _another(words: list[str], theirs: list[str]) -> bool:
    """Whether the sentences open with words that one of them has not, or a word has become its opposite."""
    ours, others = Counter(map(_low, words)), Counter(map(_low, theirs))
    gone, came = ours - others, others - ours
    if _low(words[0]) in gone or _low(theirs[0]) in came:  # it may be a name: a capital there says nothing
        return True
    return any(came.keys() & _opposites()[word] for word in gone if word in _opposites())


def _alike(quote: str, prefix: str, suffix: str, text: str) -> tuple[int, int] | None:
    words = _WORD.findall(quote)
    if len(words) < 4:
        return None
    wanted, bag = _facts(words), Counter(word.lower() for word in words)
    candidates = []
    for match in _SENTENCE.finditer(text):
        shared = sum((Counter(word.lower() for word in _WORD.findall(match[0])) & bag).values())
        if shared >= 0.6 * len(words):
            candidates.append((shared, match))
    candidates.sort(key=lambda one: -one[0])
    best, best_score = None, LEAST_ALIKE
    low = [word.lower() for word in words]
    for _, match in candidates[:_TRIED]:
        theirs = _WORD.findall(match[0])
        score = SequenceMatcher(None, low, [word.lower() for word in theirs], autojunk=False).ratio()
        if score >= best_score and _facts(theirs) == wanted and not _another(words, theirs):
            lead = len(match[0]) - len(match[0].lstrip())
            span = (match.start() + lead, match.start() + len(match[0].rstrip()))
            best, best_score = (span, score) if _at_home(text, *span, prefix, suffix) else (best, best_score)
    return best
