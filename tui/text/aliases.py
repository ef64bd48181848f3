"""The shipped tables of known things, and under which words they are found. Read once, and only as far as asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple, cast

from tui.text import cases, latin, stem, wordfiles
from tui.text.leaves import Leaves

Kind = Literal["PER", "ORG", "GPE", "LOC"]
_TABLES = (
    ("world.toml", "states"),
    ("world.toml", "regions"),
    ("world.toml", "cities"),
    ("world.toml", "towns"),
    ("people.toml", "people"),
    ("organisations.toml", "organisations"),
)
_WORD = re.compile(r"[^\W_]+(?:[-'’&.+]+[^\W_]+)*")
CYRILLIC = "\u0400"
_SHORT = 5  # letters of a stem that many other words may have too
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


class Bent(NamedTuple):
    """Keys without case endings, and by the first word of a key how many words the longest has."""

    table: dict[str, str]
    longest: dict[str, int]


@dataclass(slots=True)
class Gazetteer:
    """Keys are stems joined by blanks. `things` are those of the own tables, whose names win over the built ones;
    Cyrillic names wait until the first Cyrillic key. `hints` are adjectives and inhabitants; `lower` is what is known
    in lower case too."""

    things: dict[str, Thing] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    lower: set[str] = field(default_factory=lambda: {"рф"})
    haste: frozenset[str] = frozenset()
    _own: dict[str, str] = field(default_factory=dict)
    _endings: dict[str, str] = field(default_factory=dict)
    _first: dict[str, int] = field(default_factory=dict)
    _letters: set[str] = field(default_factory=set)
    _waiting: list[tuple[str, str, str]] = field(default_factory=list)
    _built: Leaves = field(default_factory=lambda: Leaves("places.txt"))
    _places: Leaves = field(default_factory=lambda: Leaves("things.txt", 2))

    def thing(self, identity: str) -> Thing | None:
        """The known thing of this id."""
        known = self.things.get(identity)
        found = None if known or identity[:2] != "Q:" else self._places.get(identity)
        if found:
            kind, _, name = found.partition("|")
            return Thing(identity, name, cast("Kind", kind), ())
        return known

    def find(self, key: str) -> str | None:
        """The id that a key finds."""
        self._ready(key)
        found = self._own.get(key)
        if found is None:
            built = self._built.get(key)
            return built and built.partition("|")[0]
        return found

    def of_word(self, key: str, word: str) -> str | None:
        """The id that a single word finds, when its ending is one that the name has in some case."""
        found = self.find(key)
        if found is None or len(key) > _SHORT or key < CYRILLIC:
            return found
        nominatives = self.nominatives(key)
        return found if not nominatives or cases.fits(cases.ending(word, key), nominatives) else None

    def nominatives(self, key: str) -> str:
        """The endings that the name of this key has in the nominative, `-` for none; "" when that is not known."""
        self._ready(key)
        if key in self._own:
            return self._endings.get(key, "")
        return (self._built.get(key) or "").partition("|")[2]

    def longest(self, key: str) -> int:
        """How many words the longest name has that begins with this key."""
        self._ready(key)
        return self._first.get(key, 1)

    def hint(self, key: str) -> str | None:
        """The id of an adjective or inhabitant."""
        self._ready(key)
        return self.hints.get(key)

    def all_keys(self) -> dict[str, str]:
        """Every key and its id."""
        return {**{key: value.partition("|")[0] for key, value in self._built.all().items()}, **self._own}

    def _ready(self, key: str) -> None:
        """Sees to it that all names with the first letter of this key are there."""
        letter = key[:1]
        if letter in self._letters:
            return
        if letter >= CYRILLIC and self._waiting:
            waiting, self._waiting = self._waiting, []
            for identity, block, name in waiting:
                self.name(identity, block, name)
        self._letters.add(letter)
        for built in self._built.open(letter):
            self._measure(built)

    def _measure(self, key: str) -> None:
        if " " in key:
            head = key[: key.index(" ")]
            self._first[head] = max(self._first.get(head, 0), key.count(" ") + 1)

    def wait(self, identity: str, block: str, name: str) -> None:
        """`name`, once somebody asks for Cyrillic."""
        self._waiting.append((identity, block, name))

    def name(self, identity: str, block: str, name: str) -> None:
        """One name of a known thing; `~` begins a hint, `=` a form that is not shown."""
        if name[0] == "~":
            key = key_of(name)
            self.hints[key] = identity
            self._measure(key)
        elif len(name) < 6 and name.isupper():
            self.acronyms[stem.fold(name.replace(".", ""))] = identity
        else:
            key = key_of(name)
            if self._own.setdefault(key, identity) == identity and key >= CYRILLIC and " " not in key:
                self._endings[key] = f"{self._endings.get(key, '')} {_ending(name, key)}".strip()
            self._measure(key)
            known = identity in self.haste or (block == "states" and identity not in NOT_LOWER)
            if known and len(key) > 2:
                self.lower.add(key)


def _ending(name: str, key: str) -> str:
    """The nominative's ending; `*` (any) for a form, which is given where the stem changes."""
    return "*" if name[0] == "=" else cases.ending(name, key)


def key_of(name: str) -> str:
    """The key that a name's words make."""
    if name.isascii():
        return " ".join(_WORD.findall(stem.fold(name)))
    return " ".join([stem.name_stem(word) for word in _WORD.findall(name)])


@cache
def gazetteer() -> Gazetteer:
    """Every known thing and the keys it is found by."""
    files = {name: wordfiles.table(name) for name in dict.fromkeys(file for file, _ in _TABLES)}
    tables = Gazetteer(haste=frozenset(files["people.toml"]["lower"].split()))
    for file, block in _TABLES:
        for line in files[file][block].strip().split("\n"):
            identity, kind, *names = line.split("|")
            shown = tuple([name for name in names if name[0] not in "~="])
            tables.things[identity] = Thing(identity, names[0], cast("Kind", kind), shown)
            for name in names:
                if name[-1] < CYRILLIC or (len(name) < 6 and name.isupper()):
                    tables.name(identity, block, name)
                else:
                    tables.wait(identity, block, name)
    return tables


@cache
def bent(language: str) -> Bent:
    """Keys of places and people without the case endings of a language in Latin letters: `kosov` finds Kosovo."""
    table: dict[str, str] = {}
    longest: dict[str, int] = {}
    for key, identity in gazetteer().all_keys().items():
        if len(key) > 3 and key.isascii():
            words = key.split()
            for bare in {" ".join([latin.bare(word, language) for word in words]), key}:
                table.setdefault(bare, identity)
                head = bare.partition(" ")[0]
                longest[head] = max(longest.get(head, 1), len(words))
    return Bent(table, longest)
