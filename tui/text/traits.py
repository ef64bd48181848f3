"""What the rules ask about a language beyond its words, from languages.toml: no rule names a language itself."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from tui.text import wordfiles

Trait = Literal[
    "ordinal_stop", "cyrillic_cases", "latin_cases", "capital_nouns", "fixed_names", "softened", "genitive_s",
    "bare_firms", "short_places", "regnal_stop", "titles_with_capitals", "vowelless_words",
]  # fmt: skip


@cache
def _table() -> dict[str, frozenset[str]]:
    """Trait -> the languages that have it."""
    return {trait: frozenset(codes.split()) for trait, codes in wordfiles.table("languages.toml").items()}


@lru_cache(maxsize=1 << 12)
def has(language: str, trait: Trait) -> bool:
    """Whether a language (ISO 639-1) has this trait; one that nobody described has none."""
    return language in _table()[trait]
