"""Words made comparable: folding, and light stems for Ukrainian, Russian, English and Latin-script Slavic languages.

The endings are the case endings of the school grammars; nothing is learnt from text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

words = str.split

_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`´‘"), None)
_LATIN_ODD = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ё": "е"}
_FOLD = {**_APOSTROPHES, **{ord(letter): plain for letter, plain in _LATIN_ODD.items()}, ord("ґ"): "г", 0x301: None}
_ODD = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
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
_WORD_ENDINGS = tuple(
    words(
        "остями остях остей ості ость істю ність ности ування ювання увати ювати ується ється ються ться тися лися "
        "лась лось ання ення іння ати яти ити іти ала али ало ила или ило ать ять ить еть ння ів їв ев ов"
    )
)
_SLAVIC_LATIN = tuple(words("ovima eho ima ama ami ach ega oga emu omu ych ih im om em ov ou ej og oj u a e i y o"))
_ENGLISH = (
    ("ies", "y", 3),
    ("sses", "ss", 3),
    ("ing", "", 4),
    ("edly", "", 4),
    ("ied", "y", 3),
    ("ed", "", 4),
    ("es", "e", 4),
)


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Lower case without apostrophes, stress marks and Latin diacritics; й and ї stay letters of their own."""
    low = word.lower()
    if low.isascii():
        return low.replace("'", "").replace("`", "") if "'" in low or "`" in low else low
    if _ODD.search(low):
        low = low.translate(_FOLD)
    if low.isascii() or _CYRILLIC.search(low):
        return low
    return _MARKS.sub("", unicodedata.normalize("NFD", low))


@lru_cache(maxsize=1 << 15)
def name_stem(word: str) -> str:
    """The folded word without its Cyrillic case ending; Latin words stay whole. The key of every shipped table."""
    low = fold(word)
    if len(low) < 4 or low.isascii() or not _CYRILLIC.search(low):
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
def stem(word: str) -> str:
    """A coarse stem for comparing common words: 'soldiers' = 'soldier', 'солдатів' = 'солдата'."""
    low = fold(word)
    if len(low) < 4:
        return low
    if _CYRILLIC.search(low):
        for ending in _WORD_ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 4:
                return low[: -len(ending)]
        return name_stem(low)
    return _english(low)


def _english(low: str) -> str:
    for ending, instead, least in _ENGLISH:
        if low.endswith(ending) and len(low) - len(ending) >= least:
            low = low[: -len(ending)] + instead
            break
    else:
        if low.endswith("s") and not low.endswith(("ss", "us", "is")):
            low = low[:-1]
    if len(low) > 4 and low[-1] == low[-2] and low[-1] in "bdgmnprt":
        low = low[:-1]
    return low[:-1] if len(low) > 4 and low[-1] in "ey" else low


@lru_cache(maxsize=1 << 14)
def bent_stem(word: str) -> str:
    """The folded word without a Latin-script Slavic case ending: 'Belehradu' = 'Belehrad', 'Kosova' = 'Kosovo'."""
    low = fold(word)
    for ending in _SLAVIC_LATIN:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low
