"""What a word is about, the same in English and Ukrainian: an idea of the tables, or the word as it sounds.

`shipment` and `партія` meet in sayings.toml, `soldier` and `боєць` in concepts.toml, `reactor` and `реактор` by sound.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tui.text import lexicon, sound, stem, wordfiles

SHORT = 3  # letters a word has that tells anything
KEPT = 6  # letters of a word's sound


@lru_cache(maxsize=1 << 15)
def of(word: str) -> str:
    """The idea of a word; "" for one that tells nothing by itself: function words, reporting, spans of time."""
    low = stem.fold(word)
    if low in _idle() or not low[:1].isalpha():
        return ""
    if (group := _groups().get(low)) is not None:
        return "g:" + group
    if len(low) < SHORT or low in _functions():
        return ""
    root = stem.stem(low)
    if (group := _roots().get(root)) is not None:
        return "g:" + group
    if (concept := lexicon.concept(root)) is not None:
        return "c:" + concept
    return "s:" + sound.skeleton(root)[:KEPT]


@lru_cache(maxsize=4096)
def denies(word: str) -> bool:
    """Whether a word denies."""
    return stem.fold(word) in _denial()


@cache
def _table() -> dict[str, str]:
    return wordfiles.table("sayings.toml")


@cache
def _lines() -> list[list[str]]:
    return [[stem.fold(word) for word in line.split()] for line in _table()["groups"].strip().split("\n")]


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines():
        for word in line:
            found.setdefault(word, line[0])
    return found


@cache
def _roots() -> dict[str, str]:
    """The stems of the tables' words, for forms that are not listed."""
    found: dict[str, str] = {}
    for line in _lines():
        for word in line:
            if len(word) > 4:
                found.setdefault(stem.stem(word), line[0])
    return found


@cache
def _idle() -> frozenset[str]:
    months = wordfiles.table("counts.toml")["months"].values()
    return frozenset(stem.fold(word) for words in (_table()["idle"], *months) for word in words.split())


@cache
def events() -> frozenset[str]:
    """Ideas of things that happen."""
    return frozenset("g:" + word for word in _table()["events"].split())


@cache
def _denial() -> frozenset[str]:
    return frozenset(map(stem.fold, _table()["denial"].split()))


@cache
def _functions() -> frozenset[str]:
    tables = wordfiles.table("stopwords.toml")
    return frozenset(stem.fold(word) for language in ("en", "uk", "ru") for word in tables[language].split())
