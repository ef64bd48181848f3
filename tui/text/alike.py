"""Whether two wordings are the same sentence, strictly: same names, numbers and negations, nearly all words.

No word may have turned into its opposite, and the first may not change, since it may be a name. The words that count
so are in words/anchors.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

from tui.text import wordfiles
from tui.text.ground import SAME

LEAST = 0.8  # of the words of the longer one that both have in the same order
FEWEST, SHORTEST = 4, 16  # words of a sentence that may be followed over a change; letters that tell one from others
WORD = re.compile(r"(?:(?<![\w)])[-−+](?=\d))?\w+(?:['’ʼ.,]\w+|(?<=\d)[:/]\d+)*|[%‰°$€£¥₴₽№]")
LOOKED_AT = 200  # letters by which a script is told


def likeness(quote: str, other: str) -> float:
    """How much of the words is in both, 0 when the other one says something else."""
    words, theirs = WORD.findall(quote), WORD.findall(other)
    longer, shorter = max(len(words), len(theirs)), min(len(words), len(theirs))
    if shorter < max(FEWEST, LEAST * longer) or words[0] != theirs[0] or _caseless(quote[:LOOKED_AT]):
        return 0.0  # the first word may be a name: a capital there says nothing
    first = 0
    while first < shorter and words[first] == theirs[first]:
        first += 1
    last = 0
    while last < shorter - first and words[-1 - last] == theirs[-1 - last]:
        last += 1
    ours, others = words[first : len(words) - last], theirs[first : len(theirs) - last]
    share = (first + last + _common(ours, others)) / longer
    return 0.0 if share < LEAST or _another(Counter(ours), Counter(others)) else share


def telling(quote: str) -> bool:
    """Whether it has enough words, or long ones, to be no other sentence of a text by chance."""
    return sum(map(str.isalnum, quote)) >= SHORTEST or len(WORD.findall(quote)) >= FEWEST


def _common(words: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words both have in the same order."""
    if not words or not theirs:
        return 0
    matcher = SequenceMatcher(None, words, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _caseless(quote: str) -> bool:
    """Whether it is in a script without capitals, where a name cannot be told from a word."""
    letters = "".join(filter(str.isalpha, quote))
    return 2 * sum(map(str.__eq__, letters.lower(), letters.upper())) > len(letters)


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


def _another(words: Counter[str], theirs: Counter[str]) -> bool:
    """Whether they tell of other numbers or names, deny something else, or turn a word round."""
    gone, came = list((words - theirs).elements()), list((theirs - words).elements())
    if any(word != word.lower() or _number(word) for word in (*gone, *came)):
        return True
    if sum(map(_denies, gone)) != sum(map(_denies, came)):
        return True
    new = {_low(word) for word in came}
    return any(new & _opposites()[word] for word in map(_low, gone) if word in _opposites())


def _number(word: str) -> bool:
    """A figure, one in words, or a sign that a figure has."""
    digits = any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
    return digits or _low(word) in _class("numbers")


def _denies(word: str) -> bool:
    return _low(word) in _class("negations") or _low(word).endswith("n't")


def _low(word: str) -> str:
    """A word as the tables have it."""
    return word.lower().translate(SAME)
