"""What names are told by in one language: words before names, and nouns where all have capitals (tongues.toml)."""

from __future__ import annotations

from functools import cache, lru_cache

from tui.text import stem, traits, wordfiles


@cache
def _tables() -> dict[str, dict[str, str]]:
    return wordfiles.table("tongues.toml")


def text(table: str, language: str) -> str:
    """A table of this language as it is written, "" where there is none."""
    return _tables()[table].get(language, "")


@cache
def listed(table: str, language: str) -> frozenset[str]:
    """The words of a table in this language, folded."""
    return frozenset(map(stem.fold, text(table, language).split()))


@cache
def endings(table: str, language: str) -> tuple[str, ...]:
    """The endings of a table in this language, folded, longest first."""
    return tuple(sorted(listed(table, language), key=lambda one: (-len(one), one)))


@cache
def written(table: str, language: str) -> tuple[str, ...]:
    """The endings of a table in this language as they are written, in lower case."""
    return tuple(text(table, language).split())


@lru_cache(maxsize=1 << 14)
def is_noun(low: str, language: str) -> bool:
    """Whether a word is a common noun, in a language whose nouns have capitals, which then say nothing."""
    if not traits.has(language, "capital_nouns"):
        return False
    if len(low) > 5 and low.endswith(endings("noun_endings", language)):
        return True
    nouns = listed("nouns", language)
    forms = [low, *(low[: -len(one)] for one in endings("noun_cases", language) if low.endswith(one))]
    return any(
        form in nouns or any(form[at:] in nouns for at in range(2, min(len(form) - 3, 30)))
        for form in forms
        if len(form) > 1
    )


def is_adjective(low: str, language: str) -> bool:
    """Whether a word with a capital is an adjective before a noun that makes a name with it: `Vereinigte`."""
    for one in endings("noun_cases", language):
        if low.endswith(one):
            bare = low[: -len(one)]
            if bare in listed("adjectives", language) or bare.endswith(endings("adjective_endings", language)):
                return True
    return False
