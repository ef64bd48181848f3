"""A text cut into words, numbers and signs, with their places and the shape of their letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tui.model import Sentence
from tui.text.stem import words

Shape = Literal["lower", "title", "upper", "initial", "number", "sign"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĜĞĠĢĪĮİĶŁĹĻĽŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐЈЉЊЋЂЎ"
TOKEN = re.compile(
    rf"(?P<initial>(?:[{_UPPER}]\.){{2,4}}(?![^\W\d_])|(?<!\w)[{_UPPER}]\.(?=\s?[{_UPPER}]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’ʼ‘](?![sS]\b)(?=[^\W\d_])|[-‑](?=[^\W_])|[&.](?=[A-Z]))*)"
    r"|(?P<sign>[^\w\s])"
)
_TAILS = frozenset(
    words(
        "based led born backed style era made wide old bound owned controlled held occupied like related "
        "trained friendly dominated run funded sponsored language speaking mile year born area"
    )
)


class Token(NamedTuple):
    """A word, number or sign of the text."""

    text: str
    start: int
    end: int
    shape: Shape


def cut(text: str, sentence: Sentence) -> list[Token]:
    """The tokens of one sentence; `Korea's` gives `Korea`, then the sign and the s."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, sentence.start, sentence.end):
        kind = match.lastgroup
        word = match[0]
        if kind == "word":
            end = match.end()
            head, hyphen, tail = word.partition("-")
            if hyphen and tail in _TAILS:
                word, end = head, match.start() + len(head)
            found.append(Token(word, match.start(), end, _shape(word)))
        elif kind == "number":
            found.append(Token(word, match.start(), match.end(), "number"))
        elif kind == "initial":
            found.append(Token(word, match.start(), match.end(), "initial"))
        else:
            found.append(Token(word, match.start(), match.end(), "sign"))
    return found


def _shape(word: str) -> Shape:
    if not word[0].isupper():
        return "upper" if len(word) > 1 and word[1].isupper() else "lower"
    head = word.partition("-")[0]
    return "upper" if len(head) > 1 and head[1:].upper() == head[1:] else "title"


def cut_all(text: str, sentences: Sequence[Sentence]) -> list[list[Token]]:
    """The tokens of every sentence."""
    return [cut(text, sentence) for sentence in sentences]
