"""A text cut into words, numbers and signs, with their places and the shape of their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tui.model import Sentence
from tui.text.stem import fold, words

Shape = Literal["lower", "title", "upper", "initial", "number", "sign"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĪĮİĶŁĹĻĽŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐЈЉЊЋЂЎ"
_JOINT = r"['’ʼ‘](?![sS]\b)(?=[^\W\d_])|[-‑](?=[^\W_])|[&.](?=[A-Z])"  # what may stand inside a word
_TOKEN = re.compile(
    rf"((?=[^\W\d_]\.)(?:(?:[{_UPPER}]\.){{2,4}}(?![^\W\d_])|(?<!\w)[{_UPPER}]\.(?=\s?[{_UPPER}])))"
    rf"|([^\W\d_][^\W_]{{0,120}}(?:(?:{_JOINT})[^\W_]{{0,120}}){{0,30}})"
    r"|(\d+(?:[.,]\d+)*)"
    r"|([^\w\s])"
)
_INITIAL, _WORD, _NUMBER = 1, 2, 3  # groups of it
_CAPITAL_NEXT = re.compile(rf"\s[{_UPPER}]")
_KEPT = 40  # letters of the longest chunk whose tokens are remembered
_TAILS = frozenset(
    words(
        "based led born backed style era made wide old bound owned controlled held occupied like related "
        "trained friendly dominated run funded sponsored language speaking mile year born area"
    )
)


@dataclass(slots=True, eq=False)
class Token:
    """A word, number or sign of the text; `low` is the word folded. Not frozen, which would cost: there are many."""

    text: str
    start: int
    end: int
    shape: Shape
    low: str


def cut(text: str, sentence: Sentence) -> list[Token]:
    """The tokens of one sentence; `Korea's` gives `Korea`, then the sign and the s."""
    found: list[Token] = []
    end, last = sentence.start, sentence.end
    for chunk in text[end:last].split():
        start = text.find(chunk, end)
        end = start + len(chunk)
        goes_on = chunk[-1] == "." and _CAPITAL_NEXT.match(text, end, last) is not None
        for word, first, after, shape, low in (_parts if end - start <= _KEPT else _cut)(chunk, goes_on):
            found.append(Token(word, start + first, start + after, shape, low))
    return found


def _cut(chunk: str, goes_on: bool) -> tuple[tuple[str, int, int, Shape, str], ...]:
    """The tokens of what stands between two blanks; `goes_on`: a capital comes next, so `J.` may be an initial."""
    found: list[tuple[str, int, int, Shape, str]] = []
    for match in _TOKEN.finditer(f"{chunk} A" if goes_on else chunk):
        kind, word, start = match.lastindex, match[0], match.start()
        if kind == _WORD:
            word, shape, low = _read(word)
            found.append((word, start, start + len(word), shape, low))
        else:
            shape = "number" if kind == _NUMBER else "initial" if kind == _INITIAL else "sign"
            found.append((word, start, match.end(), shape, word if shape == "sign" else fold(word)))
    return tuple(found[:-1] if goes_on else found)


_parts = lru_cache(maxsize=1 << 15)(_cut)


def _read(word: str) -> tuple[str, Shape, str]:
    """A word without a tail such as `-based`, its shape, and itself folded."""
    if "-" in word:
        head, _, tail = word.partition("-")
        word = head if tail in _TAILS else word
    low = fold(word)
    return word, "lower" if low == word else _shape(word), low


def _shape(word: str) -> Shape:
    if not word[0].isupper():
        return "upper" if len(word) > 1 and word[1].isupper() else "lower"
    head = word.partition("-")[0]
    return "upper" if len(head) > 1 and head[1:].upper() == head[1:] else "title"


def cut_all(text: str, sentences: Sequence[Sentence]) -> list[list[Token]]:
    """The tokens of every sentence."""
    return [cut(text, sentence) for sentence in sentences]
