"""By what a name is known again: its consonants, the same in Latin and Cyrillic and in every case.

Vowels come and go between cases (Швець, Шевця; Marek, Marka) and alphabets (Trump, Трамп); consonants stay, once the
sounds that alphabets confuse are one: all hissing ones, г and х; and й, j and дж are left out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tui.spelling import CYRILLIC
from tui.text import latin, stem, tongues
from tui.text.stem import words

_CYRILLIC = {
    ord(pair[0]): pair[2:]
    for pair in words(
        "б:b в:v г:h ґ:h д:d ж:s з:s к:k л:l м:m н:n п:p р:r с:s т:t ф:f х:h ц:s ч:C ш:s щ:sC ђ:j ћ:C ў:v"
    )
}
_SOFT = {"ці": "к", "зі": "г", "сі": "х"}  # Ukrainian datives: Головці is Головка
_GLIDE = re.compile("^у(?=[аеиіоя])")  # Уильям, Уолтер
_SILENT = re.compile("[^a-zC]+|[aeiouyj]")
_BREATH = re.compile("(?<=.)h(?=[^aeiouy]|$)")  # Johnson, Джонсон
_TWICE = re.compile(r"(.)\1+")
_ODD = str.maketrans({"č": "C", "ć": "C", "đ": "j", "ę": "en", "ą": "on", **dict.fromkeys("šśžźżşç", "s")})
_VOWEL = re.compile("[aeiouyаяеєэиіїыоую]")
_VOWELS = dict(zip("яеєэиіїыоуюyа", "aeeeiiiiouuia", strict=True))
_FEWEST = 3  # consonants that tell a name apart without its vowels


@cache
def _spelling(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What several letters of a language sound like."""
    both = f"{tongues.text('sounds', 'en')} {tongues.text('sounds', language)}"
    table = dict(one.split(":", 1) for one in both.split())
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


@lru_cache(maxsize=1 << 14)
def name(word: str, language: str) -> str:
    """The consonants of a word without its case ending; with its first vowel where there are but two."""
    if CYRILLIC.search(word):
        low = stem.fold(word)
        low = low[:-2] + _SOFT[low[-2:]] if low[-2:] in _SOFT and len(low) > 5 else stem.name_stem(word)
        known = _GLIDE.sub("в", low.replace("дж", "й").replace("дз", "з")).translate(_CYRILLIC)
    else:
        pattern, table = _spelling(language)
        low = _folded(latin.nominative(word, language)) + "_"  # the end, which some letters sound otherwise at
        known = pattern.sub(lambda found: table[found[0]], low)
    heard = _TWICE.sub(r"\1", _BREATH.sub("", _SILENT.sub("", _BREATH.sub("", known))))
    if len(heard) >= _FEWEST:
        return heard
    vowel = _VOWEL.search(known)
    return f"{heard}.{_VOWELS.get(vowel[0], vowel[0]) if vowel else ''}"


def _folded(low: str) -> str:
    """Letters with marks as they sound, the rest without marks; `C` stays."""
    return "C".join(stem.fold(part) for part in low.translate(_ODD).split("C"))


def initial(word: str, language: str) -> str:
    """The class of sounds a given name begins with; vowels, й, j, ж, г and х are one: George, Джордж; José, Хосе."""
    low = word.lower()
    if low[:1] in "wвvв" or _GLIDE.match(low):
        return "v"
    first = low[:1].translate(_CYRILLIC) if CYRILLIC.match(low) else _folded(low[:1])
    if low[:1] == "ж" or low[:2] == "дж" or first in "aeiouyjgh" or not ("a" <= first[:1] <= "z" or first[:1] == "C"):
        return "a"
    return "k" if first[0] in "cCkq" else "s" if first[0] in "szx" else first[0]
