"""Words made comparable: light stems for Ukrainian, Russian, English and Latin-script Slavic languages.

The endings are the case endings of the school grammars; nothing is learnt from text.
"""

from __future__ import annotations

from functools import lru_cache

from tui.spelling import CYRILLIC
from tui.spelling import fold as fold  # the room names them from here
from tui.spelling import name_stem as name_stem
from tui.spelling import words as words

_WORD_ENDINGS = tuple(
    words(
        "остями остях остей ості ость істю ність ности ування ювання увати ювати ується ється ються ться тися лися "
        "лась лось ання ення іння ати яти ити іти ала али ало ила или ило ать ять ить еть ння ів їв ев ов"
    )
)
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
def stem(word: str) -> str:
    """A coarse stem for comparing common words: 'soldiers' = 'soldier', 'солдатів' = 'солдата'."""
    low = fold(word)
    if len(low) < 4:
        return low
    if CYRILLIC.search(low):
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
