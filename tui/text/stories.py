"""Whether two posts tell the same story: sketches that know copies, the overlap of signatures, what copies change.

The shingles are three folded words in a row. An edit of a word spoils three of them, a cut or a new headline none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

from tui import likeness
from tui.model import Term
from tui.text import stem

ALIKE = 0.5
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)")
_SPREAD, _BITS = 0x9E3779B1, 0xFFFFFFFF  # Knuth's multiplicative hashing: neighbours in CRC go far apart
_SHOWN = 3  # figures that are named


def sketch(text: str) -> tuple[tuple[int, ...], int]:
    """The least prints of the text's shingles in order, and how many shingles it has."""
    words = " ".join(_words(text)).encode("utf-8", "replace").split(b" ")
    found = {
        (crc32(b" ".join((one, two, three))) * _SPREAD) & _BITS
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    }
    return tuple(sorted(found)[: likeness.KEPT]), len(found)


def same_story(a_terms: Sequence[Term], b_terms: Sequence[Term]) -> bool:
    """Whether the two signatures share half of their weight."""
    other = {term.key: term.weight for term in b_terms}
    return sum(min(term.weight, other.get(term.key, 0.0)) ** 2 for term in a_terms) >= ALIKE


def differences(title: str, text: str, other_title: str, other_text: str) -> tuple[str, ...]:
    """What a copy (the other) says otherwise: "title", and the figures that stand only in it."""
    told = ["title"] if _words(title) != _words(other_title) else []
    mine = set(_FIGURE.findall(text))
    theirs = [one for one in dict.fromkeys(_FIGURE.findall(other_text)) if one not in mine]
    return (*told, *theirs[:_SHOWN])


def _words(text: str) -> list[str]:
    return list(map(stem.fold, _WORD.findall(text)))
