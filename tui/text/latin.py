"""Names in Latin letters without the case endings of their language: `Belehradu`, `Polsce` (tongues.toml)."""

from __future__ import annotations

from functools import cache, lru_cache

from tui.text import stem, tongues, traits

_LEAST = 3  # letters that an ending must leave


@cache
def _changes(language: str) -> tuple[tuple[str, str], ...]:
    """Ending -> what the nominative's stem has instead, longest first: `dzie:d` for Duda, `Dudzie`."""
    table = tongues.text("cases", language).split()
    pairs = [(ending, instead) for ending, _, instead in (one.partition(":") for one in table)]
    return tuple(sorted(pairs, key=lambda one: -len(one[0])))


@lru_cache(maxsize=1 << 14)
def nominative(word: str, language: str) -> str:
    """The word in lower case without its case ending; whole in a language whose names do not bend."""
    low = word.lower().replace("’", "'")
    if not traits.has(language, "latin_cases"):
        return low
    head, apostrophe, tail = low.partition("'")
    if apostrophe and len(tail) < 4 and len(head) >= _LEAST:
        low = head
    for ending, instead in _changes(language):
        if low.endswith(ending) and len(low) - len(ending) + len(instead) >= _LEAST:
            return low[: -len(ending)] + instead
    return low


def bare(word: str, language: str) -> str:
    """The same folded: the key of a bent name."""
    return stem.fold(nominative(word, language))


@lru_cache(maxsize=1 << 14)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """The folded forms that a bent given name may be of: `Marka` of Mark or Marek, `Ewy` of Ewa."""
    if not traits.has(language, "latin_cases"):
        return ()
    low, known = stem.fold(word), bare(word, language)
    fleeting = (f"{known[:-1]}e{known[-1]}",) if len(known) > 2 else ()
    return (known, f"{known}a", f"{known}o", *fleeting, f"{low[:-1]}a")
