"""The shipped word lists: given and family names, frequent words, word classes, and ideas across languages."""

from __future__ import annotations

from functools import cache

from tui.text import stem, wordfiles
from tui.text.aliases import CYRILLIC
from tui.text.leaves import parts

_PERSONS = "persons.txt"


def _alphabet(key: str) -> str:
    return "cyrillic" if key >= CYRILLIC else "latin"


@cache
def _names(part: str) -> frozenset[str]:
    return frozenset(parts(_PERSONS)[part].split("\n"))


def given(key: str) -> bool:
    """Whether the stem is a given name's."""
    return key in _names(f"given {_alphabet(key)}") or key in called() or key in _foreign()


@cache
def _foreign() -> frozenset[str]:
    """Stems of given names as Cyrillic papers write those of other countries, and of short forms."""
    return frozenset(map(stem.name_stem, wordfiles.table("people.toml")["foreign"].split()))


def family(key: str) -> bool:
    """Whether the stem is a family name's that is no given name."""
    return key in _names(f"family {_alphabet(key)}")


@cache
def called() -> dict[str, tuple[str, ...]]:
    """Stem -> the Ukrainian and Russian given names it may be, in the nominative, Ukrainian first."""
    found: dict[str, list[str]] = {}
    for part in ("men", "women"):
        for name in dict.fromkeys((*wordfiles.table("people.toml")[part].split(), *parts(_PERSONS)[part].split())):
            found.setdefault(stem.name_stem(name), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


@cache
def common() -> frozenset[str]:
    """Frequent words, folded: a capital on one of them at a sentence's start says nothing."""
    found = set(parts("common.txt")["words"].split("\n"))
    for words in wordfiles.table("stopwords.toml").values():
        found.update(map(stem.fold, words.split()))
    found.update(map(stem.fold, shapes()["everyday"].split()))
    return frozenset(found)


@cache
def shapes() -> dict[str, str]:
    """The word classes that give names their type."""
    return wordfiles.table("shapes.toml")


@cache
def _groups() -> tuple[list[str], ...]:
    return tuple(line.split() for line in wordfiles.table("concepts.toml")["concepts"].strip().split("\n"))


@cache
def _ideas(alphabet: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _groups():
        for word in group:
            if _alphabet(word) == alphabet:
                table.setdefault(stem.stem(word), group[0])
    return table


def concept(root: str) -> str | None:
    """The idea of a stem, from the groups of words with one meaning in several languages."""
    return _ideas(_alphabet(root)).get(root)
