"""The shipped tables: which things are known, and under which words. Read once, on first use."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, cast

from tui.text import stem

Kind = Literal["PER", "ORG", "GPE", "LOC"]
_TABLES = (
    ("world.toml", "states"),
    ("world.toml", "regions"),
    ("world.toml", "cities"),
    ("people.toml", "people"),
    ("organisations.toml", "organisations"),
)
_WORD = re.compile(r"[^\W_]+(?:[-'’&.+]+[^\W_]+)*")
# States whose names are everyday words in lower case.
NOT_LOWER = frozenset(
    f"Q:{name}" for name in ("turkey", "china", "jordan", "chad", "georgia", "guinea", "niger", "mali", "togo", "oman")
)


class Thing(NamedTuple):
    """A known thing. `names` are its other spellings, as a person would write them."""

    id: str
    name: str
    type: Kind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Keys are stems joined by blanks. `first` says how many words the longest key beginning with a stem has, where
    that is more than one; `places` has `TYPE|name` of the built tables; `hints` are adjectives and inhabitants."""

    things: dict[str, Thing] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    lower: set[str] = field(default_factory=lambda: {"рф"})
    first: dict[str, int] = field(default_factory=dict)

    def thing(self, identity: str) -> Thing | None:
        """The known thing of this id."""
        known = self.things.get(identity)
        if known is None and identity in self.places:
            kind, _, name = self.places[identity].partition("|")
            known = Thing(identity, name, cast("Kind", kind), ())
        return known


def read(name: str) -> dict[str, str]:
    """One file of tables as TOML gives it."""
    return cast("dict[str, str]", tomllib.loads(resources.files("tui.text").joinpath("words", name).read_text("utf-8")))


def key_of(name: str) -> str:
    """The key that a name's words make."""
    return " ".join([stem.name_stem(word) for word in _WORD.findall(name)])


@cache
def gazetteer() -> Gazetteer:
    """Every known thing and the keys it is found by; own tables win over the built ones."""
    built = read("places.toml")
    keys = dict(line.split("|") for line in built["keys"].strip().split("\n"))
    places = dict(line.split("|", 1) for line in built["things"].strip().split("\n"))
    tables = Gazetteer(places=places, keys=keys)
    files = {name: read(name) for name in {file for file, _ in _TABLES}}
    own: dict[str, str] = {}
    for file, block in _TABLES:
        for line in files[file][block].strip().split("\n"):
            _add(tables, own, line, block)
    keys.update(own)
    for table in (keys, tables.hints):
        for key in table:
            if " " in key:
                head = key[: key.index(" ")]
                size = key.count(" ") + 1
                if tables.first.get(head, 0) < size:
                    tables.first[head] = size
    return tables


def _add(tables: Gazetteer, own: dict[str, str], line: str, block: str) -> None:
    """One line of an own table: the thing, and each of its names where a lookup will find it."""
    identity, kind, *names = line.split("|")
    tables.things[identity] = Thing(identity, names[0], cast("Kind", kind), tuple(n for n in names if n[0] != "~"))
    for name in names:
        if name[0] == "~":
            tables.hints[key_of(name)] = identity
        elif len(name) < 6 and name.isupper():
            tables.acronyms[stem.fold(name.replace(".", ""))] = identity
        else:
            key = key_of(name)
            own.setdefault(key, identity)
            if block in ("states", "people") and len(key) > 3 and identity not in NOT_LOWER:
                tables.lower.add(key)


@cache
def bent() -> dict[str, str]:
    """Keys of places without the endings of Latin-script Slavic languages: `kosov` finds Kosovo."""
    table: dict[str, str] = {}
    for key, identity in gazetteer().keys.items():
        if len(key) > 3 and key.isascii():
            table.setdefault(" ".join(stem.bent_stem(word) for word in key.split()), identity)
    return table


@cache
def given() -> frozenset[str]:
    """Stems of given names."""
    return frozenset(_persons()["given"].split())


@cache
def family() -> frozenset[str]:
    """Stems of family names that are no given names."""
    return frozenset(_persons()["family"].split())


@cache
def _persons() -> dict[str, str]:
    return read("persons.toml")


@cache
def common() -> frozenset[str]:
    """Frequent words, folded: a capital on one of them at a sentence's start says nothing."""
    found = {stem.fold(word) for words in read("stopwords.toml").values() for word in words.split()}
    found.update(read("common.toml")["common"].split())
    found.update(stem.fold(word) for word in read_shapes()["everyday"].split())
    return frozenset(found)


@cache
def read_shapes() -> dict[str, str]:
    """The word classes that give names their type."""
    return read("shapes.toml")


@cache
def concepts() -> dict[str, str]:
    """Stem -> concept, from the groups of words with one meaning in several languages."""
    table: dict[str, str] = {}
    for line in read("concepts.toml")["concepts"].strip().splitlines():
        words = line.split()
        for word in words:
            table.setdefault(stem.stem(word), words[0])
    return table
