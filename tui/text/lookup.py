"""Finding known things in a row of tokens: the longest name of the tables that starts here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.text import aliases, latin, lexicon, stem, traits
from tui.text.tokens import Token

_OF_COUNTRIES = ("ія", "ії", "ію", "ією", "ия", "ии", "ию", "ией")


class Hit(NamedTuple):
    """So many tokens name it. `hint`: adjective or inhabitant; `weak`: a person's name or a common word too."""

    size: int
    entity: str
    hint: bool = False
    weak: bool = False


def at(line: Sequence[Token], start: int, end: int | None = None, language: str = "") -> Hit | None:
    """The known thing that starts with the capitalised token at `start`."""
    tables = aliases.gazetteer()
    token = line[start]
    key = stem.name_stem(token.text)
    most = tables.longest(key)
    keys, sizes = [key], [1]
    place, stop = start + 1, len(line) if end is None else end
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
    for count in range(len(keys), 0, -1):
        joined = " ".join(keys[:count])
        entity = tables.find(joined) if count > 1 else tables.of_word(key, token.text)
        if entity and (count > 1 or len(joined) > 3 or entity in tables.things):
            acronym = _acronym(token, tables) if count == 1 else None
            return acronym or Hit(sizes[count - 1], entity, False, count == 1 and weak(joined, entity))
        entity = tables.hint(joined)
        if entity:
            return Hit(sizes[count - 1], entity, True)
    return _acronym(token, tables) or _bent(line, start, stop, language)


def is_person(entity: str) -> bool:
    """Whether the id is a person of the tables."""
    thing = aliases.gazetteer().thing(entity)
    return bool(thing and thing.type == "PER")


def weak(key: str, entity: str) -> bool:
    """Whether a single word that names a town also is a person's name or a common word."""
    if entity in aliases.gazetteer().things:
        return False
    return lexicon.given(key) or lexicon.family(key) or key in lexicon.common()


def _acronym(token: Token, tables: aliases.Gazetteer) -> Hit | None:
    """`UN`, `U.S.`, `КНДР`: only in capitals."""
    if token.shape not in ("upper", "initial"):
        return None
    text = token.text
    head, hyphen, tail = text.partition("-")
    if hyphen and len(tail) < 4 and tail.islower():
        text = head
    entity = tables.acronyms.get(stem.fold(text.replace(".", ""))) or tables.acronyms.get(stem.fold(text.rstrip(".")))
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


def _bent(line: Sequence[Token], start: int, stop: int, language: str) -> Hit | None:
    """Words with an ending of their language: `Albaniens`, `Belehradu`, `Južnoj Osetiji`."""
    tables = aliases.gazetteer()
    low = line[start].low
    if traits.has(language, "genitive_s") and low.endswith("s"):
        entity = tables.find(low[:-1])
        return Hit(1, entity, False, entity not in tables.things and weak(low[:-1], entity)) if entity else None
    if traits.has(language, "softened"):
        return _softened(low)
    if not traits.has(language, "latin_cases") or len(low) < 4:
        return None
    known = aliases.bent(language)
    first = latin.bare(line[start].text, language)
    words = [latin.bare(token.text, language) for token in line[start : min(stop, start + known.longest.get(first, 1))]]
    for count in range(len(words), 0, -1):
        entity = known.table.get(" ".join(words[:count]))
        if entity and (count > 1 or not _too_little(line[start], words[0], entity, tables)):
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
    hint = tables.hint(key)
    if key in tables.lower and _told_in_lower(key, token.text):
        entity = tables.find(key)
        return Hit(1, entity) if entity else None
    if tables.longest(key) > 1 and start + 1 < len(line):
        joined = f"{key} {stem.name_stem(line[start + 1].text)}"
        entity, adjective = tables.find(joined), tables.hint(joined)
        if entity and joined in tables.lower:
            return Hit(2, entity)
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
