"""Finding one of many by a few typed letters: whole names before beginnings, beginnings before letters in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.spelling import fold

NONE = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of many: what it stands for, how it is called, and a second line about it. `names` are folded."""

    key: str
    name: str
    about: str
    names: tuple[str, ...]


def candidate(key: str, name: str, about: str, others: Iterable[str] = ()) -> Candidate:
    """A candidate that is found by its name and by its other ones."""
    return Candidate(key, name, about, tuple(dict.fromkeys(fold(one) for one in (name, *others))))


def found(typed: str, among: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The best of them for what is typed; those as good as each other stay in their order."""
    wanted = fold(" ".join(typed.split()))
    if not wanted:
        return list(among[:limit])
    ranked = ((min(_far(wanted, name) for name in one.names), at) for at, one in enumerate(among))
    return [among[at] for far, at in sorted(pair for pair in ranked if pair[0] < NONE)[:limit]]


def _far(wanted: str, name: str) -> int:
    """How far a name is from what is typed: 0 for the very name, NONE for none of it."""
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 3
    if wanted in name:
        return 4
    letters = iter(name)
    return 5 if all(letter in letters for letter in wanted if letter != " ") else NONE
