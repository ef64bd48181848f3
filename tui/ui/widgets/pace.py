"""How long a text takes to read: its words, at the pace of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping

PACE: Mapping[str, int] = {
    "en": 230, "uk": 200, "ru": 185, "be": 185, "pl": 165, "cs": 170, "sk": 170, "bg": 185, "de": 180, "nl": 200,
    "sv": 200, "fi": 160, "fr": 195, "it": 190, "es": 220, "pt": 180, "tr": 165, "he": 185, "ar": 140, "zh": 160,
    "ja": 195,
}  # fmt: skip
"""Words a minute, silently and for understanding; after Trauzettel-Klosinski and Dietz (2012), rounded."""
OTHERS = 200
_SIGNS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")  # kana and Han: no blanks between words
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")  # Thai, Lao, Burmese, Khmer
SIGNS, LETTERS = 1.6, 5.0  # to a word


def words(text: str) -> int:
    """How many words a text has; where a script sets no blanks, how many its length comes to."""
    if text.isascii():
        return len(text.split())
    signs, letters = len(_SIGNS.findall(text)), len(_UNSPACED.findall(text))
    if not signs and not letters:
        return len(text.split())
    spaced = _UNSPACED.sub(" ", _SIGNS.sub(" ", text))
    return round(len(spaced.split()) + signs / SIGNS + letters / LETTERS)


def minutes(count: int, language: str) -> int:
    """How long so many words take, in whole minutes: at least one, but for no words none."""
    return max(1, round(count / PACE.get(language[:2], OTHERS))) if count else 0


def whole(text: str, language: str) -> int:
    """How long a text takes, at least one minute."""
    return max(1, minutes(words(text), language))
