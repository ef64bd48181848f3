"""How a name sounds, in one spelling for Latin and Cyrillic: Shoigu = Шойгу, Zelenskyy = Зеленського."""

from __future__ import annotations

import re
from functools import lru_cache

from tui.text.stem import fold, name_stem, words

_LETTERS = (
    "а:a б:b в:v г:h д:d е:e ж:Z з:z и:i і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:c ч:C ш:S щ:SC "
    "ю:u я:a є:e ы:i э:e"
)
_SPELT: dict[int, str | None] = {ord("ь"): None, ord("ъ"): None, **{ord(pair[0]): pair[2:] for pair in words(_LETTERS)}}
_SOUNDS: dict[str, str] = dict(
    pair.split(":", 1)
    for pair in words(
        "shch:SC sch:S sh:S zh:Z kh:h ch:C ts:c tz:c ph:f th:t ck:k oo:u ee:i ou:u ya:a yu:u ye:e yi:i ia:a iu:u ie:e "
        "ja:a ju:u je:e qu:kv dzh:j dg:j ce:se ci:si cy:si c:k g:h w:v x:ks y:i q:k"
    )
)
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_PAIRS = {"дж": "j", "кс": "ks", "іа": "a", "ия": "a", "ія": "a", "ие": "e", "іє": "e", "ью": "u", "ьо": "o", "йо": "o"}
_PAIR = re.compile("|".join(_PAIRS))
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The sounds of a word without its case ending and its last vowels."""
    if _CYRILLIC.search(word):
        low = _PAIR.sub(lambda found: _PAIRS[found[0]], name_stem(word)).translate(_SPELT)
    else:
        low = _SOUND.sub(lambda found: _SOUNDS[found[0]], fold(word))
    low = _TWICE.sub(r"\1", low)
    short = low.rstrip("aeiou")
    return short if len(short) > 2 else low
