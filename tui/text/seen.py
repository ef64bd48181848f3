"""A block as it is counted: its words, those in links, its marks of sentences and its function words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.text.blocks import Piece

_WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_STOPS = re.compile(r"[.!?。！？…]+(?=\s|$)")
_COMMAS = re.compile("[,;،、，]")
LOOKED = 2000  # characters of a block that are looked at


@dataclass(frozen=True, slots=True)
class Seen:
    """A block as it is counted."""

    words: int
    linked: int  # words in links, about
    ends: bool  # like a sentence
    stops: int
    commas: int
    common: float  # the share of function words

    @property
    def prose(self) -> int:
        """Its words, when it reads like sentences."""
        return self.words - self.linked if self.ends and self.words >= 8 and self.linked * 2 < self.words else 0


def words(text: str) -> int:
    """How many words; a character of a script without blanks is half a word."""
    text = text[:LOOKED]
    return _count(text, _WORD.findall(text))


def _count(text: str, found: list[str]) -> int:
    """How many words a text has, in which those were found."""
    return len(found) + (0 if text.isascii() else len(_WIDE.findall(text)) // 2)


def look(part: Piece, common: frozenset[str], *, whole: bool) -> Seen:
    """Count a block; only its words when it is not looked at as a `whole`."""
    text = part.text[:LOOKED]
    found = _WORD.findall(text)
    count = _count(text, found)
    if not whole:
        return Seen(count, round(count * part.density), bool(_ENDS.search(part.text[-8:])), 0, 0, 0.0)
    share = sum(word.lower() in common for word in found) / len(found) if found else 0.0
    return Seen(
        count,
        round(count * part.density),
        bool(_ENDS.search(part.text[-8:])),
        len(_STOPS.findall(text)),
        len(_COMMAS.findall(text)),
        share,
    )
