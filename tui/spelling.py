"""How names are compared: folded, and without the case endings of Ukrainian and Russian.

The endings are the case endings of the school grammars; nothing is learnt from text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

words = str.split
_VOWELS = "аеєиіїоуюяэы"
LONGEST = 200  # letters of a word in a name

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ.&+]+[^\W_]+)*")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´‘"), None)
_LATIN_ODD = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е"}
_FOLD = {**_APOSTROPHES, **{ord(letter): plain for letter, plain in _LATIN_ODD.items()}, ord("ґ"): "г", 0x301: None}
_ODD = re.compile(f"[{''.join(map(chr, _FOLD))}]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
_MARKS = re.compile("[\u0300-\u036f]")

# Longest first; each must leave a stem of three letters (two for one-letter endings of short names).
_ENDINGS = sorted(
    words(
        "ими ыми ого его ому ему ього ьому ої ою ею єю ією ой ей ем ем ым им ій ий ый ая яя ую юю ое ее еє ие "
        "ые их ых іх ям ах ях ам ами ями ом ем єм ям ові еві єві ею ою іям ією ії ія ію ия ие ии ию ией иям "
        "иями иях іями іях а я о е є у ю и і ї ы э ь й"
    ),
    key=len,
    reverse=True,
)
_BY_LAST: dict[str, tuple[str, ...]] = {
    letter: tuple(ending for ending in dict.fromkeys(_ENDINGS) if ending[-1] == letter)
    for letter in {ending[-1] for ending in _ENDINGS}
}


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Lower case without apostrophes, stress marks and Latin diacritics; й and ї stay letters of their own."""
    low = word.lower()
    if low.isascii():
        return low.replace("'", "").replace("`", "") if "'" in low or "`" in low else low
    if _ODD.search(low):
        low = low.translate(_FOLD)
    if low.isascii() or CYRILLIC.search(low):
        return low
    return _MARKS.sub("", unicodedata.normalize("NFD", low))


@lru_cache(maxsize=1 << 15)
def name_stem(word: str) -> str:
    """The folded word without its Cyrillic case ending; Latin words stay whole. The key of every shipped table."""
    low = fold(word)
    if len(low) < 4 or low.isascii() or not CYRILLIC.search(low):
        return low
    if "-" in low:
        return "-".join(name_stem(part) for part in low.split("-"))
    if low.endswith(("ець", "ець", "ец")) and len(low) > 5:
        return low.rstrip("ь")[:-2] + "ц"
    for ending in _BY_LAST.get(low[-1], ()):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """What two spellings of one name have in common, in any case: `Hermit’s Bay`, `hermits bay`; "" for no word."""
    return " ".join([_bare(word) for word in _WORD.findall(name)])


def _bare(word: str) -> str:
    """The stem without the vowels that a case may leave at its end: `Корею` and `Корея` are one."""
    stem = name_stem(word)
    short = stem.rstrip(_VOWELS)
    return short if len(short) > 2 else stem


def name_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a text as `name_key` compares it, with its place; one that is too long for any name as ""."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        yield _bare(match[0]) if end - start <= LONGEST else "", start, end
