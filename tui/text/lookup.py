"""Finding known things in a row of tokens: the longest name of the tables that starts here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.text import aliases, latin, lexicon, stem, traits
from tui.text.tokens import Shape, Token

_LEAST = 4  # letters of a word that may have a case ending
_OF_COUNTRIES = ("ія", "ії", "ію", "ією", "ия", "ии", "ию", "ией")


class Hit(NamedTuple):
    """So many tokens name it. `hint`: adjective or inhabitant; `weak`: a person's name or a common word too."""

    size: int
    entity: str
    hint: bool = False
    weak: bool = False


def at(line: Sequence[Token], start: int, end: int | None = None, language: str = "") -> Hit | None:
    """The known thing that starts with the capitalised token at `start`."""
    token = line[start]
    most = _longest(token.text)
    if most > 1:
        found = _several(line, start, len(line) if end is None else end, most)
        if found:
            return found
    found = _single(token.text, token.shape)
    if found or not language:
        return found
    if traits.has(language, "latin_cases"):
        return _bare(line, start, len(line) if end is None else end, language)
    return _bent(token.low, language)


def _several(line: Sequence[Token], start: int, stop: int, most: int) -> Hit | None:
    """The known thing of two and more words that starts here."""
    tables = aliases.gazetteer()
    keys, sizes = [stem.name_stem(line[start].text)], [1]
    place = start + 1
    while len(keys) < most and place < stop:
        after = line[place]
        if after.text == "." and len(line[place - 1].text) < 4:
            place += 1
            continue
        if after.shape == "sign":
            break
        keys.append(stem.name_stem(after.text.rstrip(".")))
        place += 1
        sizes.append(place - start)
    for count in range(len(keys), 1, -1):
        joined = " ".join(keys[:count])
        entity = tables.find(joined)
        if entity:
            return Hit(sizes[count - 1], entity)
        entity = tables.hint(joined)
        if entity:
            return Hit(sizes[count - 1], entity, True)
    return None


@lru_cache(maxsize=1 << 15)
def _longest(word: str) -> int:
    """How many words the longest known name has that begins with this one."""
    return aliases.gazetteer().longest(stem.name_stem(word))


@lru_cache(maxsize=1 << 15)
def _single(word: str, shape: Shape) -> Hit | None:
    """The known thing that one word names."""
    tables, key = aliases.gazetteer(), stem.name_stem(word)
    entity = tables.of_word(key, word)
    if entity and (len(key) > 3 or entity in tables.things):
        return _acronym(word, shape) or Hit(1, entity, False, weak(key, entity))
    entity = tables.hint(key)
    return Hit(1, entity, True) if entity else _acronym(word, shape)


def is_person(entity: str) -> bool:
    """Whether the id is a person of the tables."""
    thing = aliases.gazetteer().thing(entity)
    return bool(thing and thing.type == "PER")


def weak(key: str, entity: str) -> bool:
    """Whether a single word that names a town also is a person's name or a common word."""
    if entity in aliases.gazetteer().things:
        return False
    return lexicon.given(key) or lexicon.family(key) or key in lexicon.common()


def _acronym(text: str, shape: Shape) -> Hit | None:
    """`UN`, `U.S.`, `КНДР`: only in capitals."""
    if shape not in ("upper", "initial"):
        return None
    acronyms = aliases.gazetteer().acronyms
    head, hyphen, tail = text.partition("-")
    if hyphen and len(tail) < 4 and tail.islower():
        text = head
    entity = acronyms.get(stem.fold(text.replace(".", ""))) or acronyms.get(stem.fold(text.rstrip(".")))
    return Hit(1, entity) if entity else None


_SOFTENED = {"зі": "г", "ці": "к", "сі": "х", "зе": "г", "це": "к"}


def _softened(low: str) -> Hit | None:
    """Ukrainian changes the end of a stem: `Гаазі` is Гаага, `Америці` Америка, and `Кракові` is no form of Крак."""
    if low.endswith(("ові", "еві", "єві")):
        entity = aliases.gazetteer().find(low[:-1])
        return Hit(1, entity) if entity else None
    hard = _SOFTENED.get(low[-2:])
    entity = aliases.gazetteer().find(low[:-2] + hard) if hard and len(low) > 4 else None
    return Hit(1, entity) if entity else None


@lru_cache(maxsize=1 << 14)
def _bent(low: str, language: str) -> Hit | None:
    """A word with an ending of its language: `Albaniens`, `Гаазі`."""
    if traits.has(language, "genitive_s") and low.endswith("s"):
        tables = aliases.gazetteer()
        entity = tables.find(low[:-1])
        return Hit(1, entity, False, weak(low[:-1], entity)) if entity else None
    return _softened(low) if traits.has(language, "softened") else None


def _bare(line: Sequence[Token], start: int, stop: int, language: str) -> Hit | None:
    """Words with case endings in Latin letters: `Belehradu`, `Južnoj Osetiji`."""
    if len(line[start].low) < _LEAST:
        return None
    known = aliases.bent(language)
    first = latin.bare(line[start].text, language)
    words = [latin.bare(token.text, language) for token in line[start : min(stop, start + known.longest.get(first, 1))]]
    for count in range(len(words), 0, -1):
        entity = known.table.get(" ".join(words[:count]))
        if entity and (count > 1 or not _too_little(line[start], words[0], entity, aliases.gazetteer())):
            return Hit(count, entity)
    return None


def _too_little(token: Token, bare: str, entity: str, tables: aliases.Gazetteer) -> bool:
    """Whether a bent word alone is too short, or a person's name or common word too."""
    return len(token.low) < 5 or len(bare) < 3 or (entity not in tables.things and weak(token.low, entity))


def lower(line: Sequence[Token], start: int) -> Hit | None:
    """A country or leader in lower case: `russia`, `putin`, or an adjective such as `північнокорейських`."""
    token = line[start]
    if token.shape != "lower":
        return None
    key = _perhaps(token.text)
    if not key:
        return None
    tables = aliases.gazetteer()
    hint = tables.hints.get(key)
    if key in tables.lower and _told_in_lower(key, token.text):
        entity = tables.find(key)
        return Hit(1, entity) if entity else None
    if start + 1 < len(line) and _longest(token.text) > 1:
        joined = f"{key} {stem.name_stem(line[start + 1].text)}"
        entity = tables.find(joined) if joined in tables.lower else None
        if entity:
            return Hit(2, entity)
        adjective = tables.hints.get(joined)
        if adjective:
            return Hit(2, adjective, True)
    return Hit(1, hint, True) if hint else None


def begins(word: str) -> bool:
    """Whether a word in lower case may begin a known name or an adjective of one."""
    return bool(_perhaps(word))


@lru_cache(maxsize=1 << 15)
def _perhaps(word: str) -> str:
    """The key of a word that begins something which is known in lower case too, else ""."""
    key, tables = stem.name_stem(word), aliases.gazetteer()
    return key if tables.hint(key) or key in tables.lower or tables.longest(key) > 1 else ""


def _told_in_lower(key: str, word: str) -> bool:
    """Whether a word in lower case is surely the name: a short stem (`рос`) needs an ending that only names have."""
    return len(key) > 3 or word.lower().endswith(_OF_COUNTRIES)
