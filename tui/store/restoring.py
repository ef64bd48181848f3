"""What left a library comes back: each thing under its own name, once, in one step that one undo takes back.

What is not here comes in. Of a claim, note or link that is here, too, the one that was changed last stands, with its
status, fields, tags and place; stars, tags of entries, dismissals and history are only added to; of two searches with
one name, and of two words on one entity, the one that is here stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.model import ClaimRecord, Dismissal, EntryId, EntryRecord, Evidence, Past, Ruling, Search, TextRecord
from tui.plain import line
from tui.store import rulings
from tui.store.db import Db
from tui.store.homes import Homes
from tui.store.journal import Step
from tui.store.moments import stamp
from tui.store.quoted import Quoted
from tui.store.recalled import Recalled
from tui.store.records import Records
from tui.store.rehearsal import trial
from tui.store.select import tag_name
from tui.store.texts import Texts

Thing = ClaimRecord | EntryRecord | Evidence | Past | Dismissal | Ruling | Search | TextRecord


@dataclass(frozen=True, slots=True)
class Brought:
    """What came back. `newer`: was here, and was changed there since; `known`: is here as it is, or newer here."""

    claims: int = 0
    notes: int = 0
    links: int = 0
    marks: int = 0  # stars and tags of entries
    events: int = 0
    dismissals: int = 0
    rulings: int = 0
    searches: int = 0
    texts: int = 0  # of articles, whole
    newer: int = 0
    known: int = 0
    loose: int = 0  # links of which one end is neither here nor in the file, texts without their entry's line

    @property
    def came(self) -> int:
        """How many claims and notes are here now that were not."""
        return self.claims + self.notes


def restore(db: Db, things: Iterable[Thing], now: datetime, *, rehearsal: bool = False) -> Brought:
    """Bring back what an export tells, whole or not at all; a rehearsal only says what would come."""
    with trial(db, "", now, rehearsal=rehearsal, told=False) as taken:
        brought = put_back(taken, things, now)
        taken.what = _told(brought)
    return brought


def put_back(taken: Step, things: Iterable[Thing], now: datetime) -> Brought:
    """Bring back what is told, inside a step."""
    return _Arrival(taken, now).all(things)


class _Arrival:
    """An import under way: each kind of line has its door, and what needs the others waits until all are through."""

    def __init__(self, taken: Step, now: datetime) -> None:
        self.taken, self.db, self.now = taken, taken.db, now
        self.count: Counter[str] = Counter()
        self.homes, self.texts, self.whole = Homes(taken.db, now), Quoted(taken.db), Texts(taken.db, self.count)
        self.records = Records(taken, self.homes, self.texts, self.count)
        self.recalled = Recalled(taken, self.count)
        self.starred: list[EntryId] = []
        self.rulings: list[Ruling] = []

    def all(self, things: Iterable[Thing]) -> Brought:
        doors: Mapping[type, Callable[[Any], None]] = {
            EntryRecord: self._entry, ClaimRecord: self.records.take, Evidence: self.recalled.link,
            Past: self.recalled.event, Dismissal: self.recalled.dismissal, Ruling: self.rulings.append,
            Search: self._search, TextRecord: self._text,
        }  # fmt: skip
        for thing in things:
            doors[type(thing)](thing)
        self.records.settle()
        self.texts.settle()
        self.whole.settle()
        self.homes.settle()
        self.recalled.settle()
        self.count["marks"] += self.taken.set("status", self.starred, starred=1)
        came = rulings.put_back(self.taken, self.rulings)
        self.count["rulings"] += came
        self.count["known"] += len(self.rulings) - came
        return Brought(**self.count)

    def _entry(self, told: EntryRecord) -> None:
        number = self.homes.of_line(told)
        if told.starred:
            self.starred.append(number)
        here = {tag for (tag,) in self.db.execute("SELECT fold(tag) FROM entry_tag WHERE entry = ?", (number,))}
        for name in map(tag_name, told.tags):
            if name and name.casefold() not in here:
                here.add(name.casefold())
                self.taken.insert("entry_tag", entry=number, tag=name)
                self.count["marks"] += 1

    def _text(self, told: TextRecord) -> None:
        if (number := self.homes.known(told.entry)) is not None:
            self.whole.take(number, told)
        else:
            self.count["loose"] += 1

    def _search(self, told: Search) -> None:
        name = line(told.name)
        if self.db.execute("SELECT 1 FROM smart WHERE fold(name) = fold(?)", (name,)).fetchone():
            self.count["known"] += 1
            return
        self.taken.insert("smart", name=name, text=line(told.text), created=stamp(told.created))
        self.count["searches"] += 1


def _told(brought: Brought) -> str:
    """What the step did, for whoever takes it back."""
    if brought.came:
        return f"Brought in {brought.came} claims and notes"
    if brought.newer:
        return f"Brought {brought.newer} claims and notes up to date"
    if brought.rulings:
        return f"Brought in {brought.rulings} words on entities"
    return "Brought in what else an export held"
