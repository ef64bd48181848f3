"""What kind of name a run of capitalised words is: by titles, given names, and heads such as University or River."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tui.text import latin, lexicon, stem, tongues, traits
from tui.text.aliases import Kind
from tui.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Classes:
    """The word classes of shapes.toml as sets of stems."""

    titles: frozenset[str]
    title_joins: frozenset[str]
    organisation_heads: frozenset[str]
    legal_forms: frozenset[str]
    legal_endings: frozenset[str]
    place_heads: frozenset[str]
    places_before: frozenset[str]
    in_words: frozenset[str]
    saying: frozenset[str]
    person_verbs: frozenset[str]
    no_names: frozenset[str]
    starters: frozenset[str]
    name_particles: frozenset[str]
    joins: frozenset[str]
    event_heads: frozenset[str]
    surname_heads: frozenset[str]
    after_comma: frozenset[str]
    patronymics: tuple[str, ...]
    surname_endings: tuple[str, ...]
    short_starts: tuple[str, ...]
    short_ends: tuple[str, ...]


_OFFICES = frozenset(("district", "department", "county", "state"))
_LISTS = ("patronymics", "surname_endings", "short_starts", "short_ends")


@cache
def classes() -> Classes:
    """The tables, stemmed."""
    tables = lexicon.shapes()
    sets = {
        name: frozenset(stem.name_stem(word) for word in text.split())
        for name, text in tables.items()
        if name != "everyday" and name not in _LISTS
    }
    sets["no_names"] |= frozenset(stem.fold(word) for word in tables["no_names"].split())
    lists = {name: tuple(tables[name].split()) for name in _LISTS}
    return Classes(**{**sets, **lists})  # type: ignore[arg-type]


@cache
def head_nouns() -> dict[str, str]:
    """Stem -> the head noun of organisations as it is called."""
    found: dict[str, str] = {}
    for word in lexicon.shapes()["organisation_heads"].split():
        found.setdefault(stem.name_stem(word), word)
    return found


@lru_cache(maxsize=1 << 14)
def looks_like_surname(word: str) -> bool:
    """Whether its ending is one that family names have."""
    key = stem.name_stem(word)
    return len(key) > 4 and key.endswith(classes().surname_endings)


@lru_cache(maxsize=1 << 14)
def is_given(word: str, language: str = "") -> bool:
    """Whether it is a known given name; in a language whose names bend also in another case."""
    return lexicon.given(stem.name_stem(word)) or any(map(lexicon.given, latin.nominatives(word, language)))


@lru_cache(maxsize=1 << 14)
def is_family(word: str, language: str = "") -> bool:
    """Whether it is a known family name or ends like one."""
    if lexicon.family(stem.name_stem(word)) or looks_like_surname(word):
        return True
    bare = latin.bare(word, language) if traits.has(language, "latin_cases") else ""
    return len(bare) > 4 and bare.endswith(tongues.endings("surnames", language))


@cache
def heads(table: str, language: str) -> frozenset[str]:
    """The head nouns of organisations or places in a language whose names bend, without their endings."""
    return frozenset(latin.bare(word, language) for word in tongues.text(table, language).split())


def is_head(word: str, language: str, table: str = "heads") -> bool:
    """Whether a word is a head noun of its language, in any case."""
    known = heads(table, language)
    return bool(known) and latin.bare(word, language) in known


def is_shortened(low: str) -> bool:
    """Whether a Ukrainian or Russian word is an office or company in short: Мінекономіки, Укрнафта."""
    known = classes()
    return len(low) > 6 and (low.startswith(known.short_starts) or stem.name_stem(low).endswith(known.short_ends))


def stands_alone(words: Sequence[Token]) -> bool:
    """Whether the words before a place are no part of a name: one noun such as `Закону` before `України`."""
    return (
        len(words) == 1 and not is_given(words[0].text) and not is_family(words[0].text) and words[0].shape == "title"
    )


def person_shape(words: Sequence[Token], language: str = "") -> bool:
    """Whether a run reads as a person's name: a given name or initial with something after it, or a patronymic."""
    if len(words) > 5:
        return False
    texts = [word.text for word in words]
    if any(stem.fold(text).endswith(classes().patronymics) and len(text) > 6 for text in texts[1:]):
        return True
    if words[0].shape == "initial":
        return len(words) > 1
    if len(words) == 1:
        return False
    if is_given(texts[0], language) and stem.fold(texts[0]) not in classes().no_names:
        return True
    if is_family(texts[0], language) and (is_given(texts[1], language) or words[1].shape == "initial"):
        return True
    return is_family(texts[-1], language)


def head_type(words: Sequence[Token], language: str) -> Kind | None:
    """ORG or LOC when a head noun says so: the last word in English and German, also the first elsewhere."""
    known = classes()
    keys = [stem.name_stem(word.text) for word in words]
    if keys[-1] in known.legal_endings and len(keys) > 1:
        return "ORG"
    if len(keys) > 1 and (
        keys[-1] in known.organisation_heads or (keys[-2] in known.organisation_heads and keys[-1] in _OFFICES)
    ):
        return "ORG"
    if "of" in keys[1:3] and keys[keys.index("of") - 1] in known.organisation_heads:
        return "ORG"
    if len(keys) > 1 and (keys[-1] in known.place_heads or keys[0] in known.places_before):
        return "LOC"
    if any(key in known.organisation_heads for key in keys) and (
        len(keys) > 1 or traits.has(language, "cyrillic_cases")
    ):
        return "ORG"
    if len(keys) > 1 and any(key in known.place_heads for key in keys):
        return "LOC"
    if len(keys) > 1 and any(is_head(word.text, language) for word in words):
        return "ORG"
    if len(keys) > 1 and any(is_head(word.text, language, "place_heads") for word in words):
        return "LOC"
    return None
