"""A text cut into words, numbers and signs, with their places and the shape of their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from tui.model import Sentence
from tui.text.stem import fold, words

Shape = Literal["lower", "title", "upper", "initial", "number", "sign"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĪĮİĶŁĹĻĽŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐЈЉЊЋЂЎ"
TOKEN = re.compile(
    rf"(?P<initial>(?:[{_UPPER}]\.){{2,4}}(?![^\W\d_])|(?<!\w)[{_UPPER}]\.(?=\s?[{_UPPER}]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’ʼ‘](?![sS]\b)(?=[^\W\d_])|[-‑](?=[^\W_])|[&.](?=[A-Z])){0,120})"
    r"|(?P<sign>[^\w\s])"
)
_TAILS = frozenset(
    words(
        "based led born backed style era made wide old bound owned controlled held occupied like related "
        "trained friendly dominated run funded sponsored language speaking mile year born area"
    )
)


_new = tuple.__new__  # a token without the cost of its constructor, for there are many


class Token(NamedTuple):
    """A word, number or sign of the text; `low` is the word folded."""

    text: str
    start: int
    end: int
    shape: Shape
    low: str


def cut(text: str, sentence: Sentence) -> list[Token]:
    """The tokens of one sentence; `Korea's` gives `Korea`, then the sign and the s."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if match.lastgroup == "word":
            word, shape, low = _read(match[0])
            found.append(_new(Token, (word, start, start + len(word), shape, low)))
        elif match.lastgroup == "sign":
            sign = match[0]
            found.append(_new(Token, (sign, start, end, "sign", sign)))
        else:
            word = match[0]
            found.append(Token(word, start, end, "number" if match.lastgroup == "number" else "initial", fold(word)))
    return found


@lru_cache(maxsize=1 << 15)
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
