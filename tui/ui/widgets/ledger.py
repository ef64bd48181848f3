"""The ledger's order: rows sorted and put into groups, ten thousand of them within a frame or two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tui.model import State, Status
from tui.store.listing import Listed

NOBODY, NOTHING, NOTES = "Nobody named", "No entity named", "Notes"
LAST = {NOBODY: 1, NOTHING: 1, NOTES: 2}  # these groups come last
GROUPS = ("speaker", "entity", "status", "day", "none")
RANK = {status: at for at, status in enumerate((*Status, ""))}
STATES = {State.ORPHAN: 0, State.MOVED: 1, State.ANCHORED: 2}

Key = Callable[[Listed], Any]
SORTS: Mapping[str, Key] = {
    "date": lambda row: row.day,
    "status": lambda row: RANK.get(row.status, len(RANK)),
    "speaker": lambda row: row.speaker.casefold(),
    "claim": lambda row: row.words,
    "feed": lambda row: row.feed.casefold(),
    "tags": lambda row: [tag.casefold() for tag in row.tags],
    "evidence": lambda row: (-row.supports - row.contradicts, -row.beside),
    "change": lambda row: STATES[State(row.state)],
}
"""What each column is sorted by; rows that are alike in it stay the newest first."""
FILLED: Mapping[str, Key] = {"speaker": lambda row: row.speaker, "tags": lambda row: row.tags}
"""Columns that may be empty: rows without anything there come last, whichever way they are sorted."""
WORDS = {
    "date": ("newest first", "oldest first"),
    "evidence": ("most evidence first", "least evidence first"),
    "change": ("changed first", "changed last"),
}


@dataclass
class View:
    """How a person last looked at the ledger, kept while the program runs; `rows`: what it held then."""

    sort: str = "date"
    reverse: bool = False
    group: str = "speaker"
    typed: str = ""
    highlights: bool = False
    folded: set[str] = field(default_factory=set)
    rows: list[Listed] = field(default_factory=list)
    at: str = ""  # the uuid under the cursor
    scrolled: int = 0

    @property
    def order(self) -> str:
        """The order in words, as the head tells it: "by speaker", "newest first"."""
        return WORDS.get(self.sort, (f"by {self.sort}", f"by {self.sort}, backwards"))[self.reverse]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: what the group is of, and how many rows it has; folded, it stands for them."""

    name: str
    size: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows in their order, and above which of them which head stands."""

    rows: Sequence[Listed]
    heads: Mapping[int, Head]


def ordered(rows: Sequence[Listed], by: str, reverse: bool) -> Sequence[Listed]:
    """The rows by a column; they come the newest first."""
    if by == "date":
        return rows[::-1] if reverse else rows
    key = SORTS[by]
    if (filled := FILLED.get(by)) is None:
        return sorted(rows, key=key, reverse=reverse)
    having = sorted((row for row in rows if filled(row)), key=key, reverse=reverse)
    return [*having, *(row for row in rows if not filled(row))]


def arranged(
    rows: Sequence[Listed],
    group: str,
    folded: Collection[str] = (),
    *,
    named: Mapping[str, Sequence[str]] | None = None,
    sizes: Mapping[str, int] | None = None,
) -> Arranged:
    """The ordered rows under their heads; groups stand in the order of their first rows, statuses in their own.

    `named`: the entities of each claim; it stands under each of them. `sizes`: how large a group really is.
    """
    if group == "none":
        return Arranged(rows, {})
    gathered: dict[str, list[Listed]] = {}
    for name, row in _keyed(rows, group, named or {}):
        if (mine := gathered.get(name)) is None:
            gathered[name] = [row]
        else:
            mine.append(row)
    names = sorted(gathered, key=lambda name: LAST.get(name, 0))
    if group == "status":
        names.sort(key=lambda name: (LAST.get(name, 0), RANK.get(name, len(RANK))))
    found: list[Listed] = []
    heads: dict[int, Head] = {}
    for name in names:
        mine = gathered[name]
        heads[len(found)] = Head(name, (sizes or {}).get(name, len(mine)), name in folded)
        found += mine[:1] if name in folded else mine
    return Arranged(found, heads)


def _keyed(rows: Sequence[Listed], group: str, named: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Listed]]:
    """Each row with its group."""
    if group == "speaker":
        return ((row.speaker or (NOBODY if row.kind == "claim" else NOTES), row) for row in rows)
    if group == "status":
        return ((row.status or NOTES, row) for row in rows)
    if group == "day":
        return ((row.day, row) for row in rows)
    nothing = (NOTHING,)
    return ((name, row) for row in rows for name in named.get(row.uuid, nothing if row.kind == "claim" else (NOTES,)))
