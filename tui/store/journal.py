"""Undo and redo: every keypress that changes what the reader made is one transaction and one journal row.

The row holds the touched rows' values before and after; undoing writes the former, redoing the latter: one mechanism.
It lives in the library and survives a restart. Opening an entry marks it read without a row: undo takes back decisions.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from tui.errors import NotFound
from tui.store import history, naming
from tui.store.change import Change, Value, packed, put, rows, turned, unpacked
from tui.store.db import Db, writing
from tui.store.moments import stamp
from tui.store.packing import guarded


class Step:
    """One keypress under way: the only door through which what the reader made is changed."""

    def __init__(self, db: Db) -> None:
        self.db = db
        self.what = ""  # what the keypress did, in the past tense: "Marked 41 read"
        self.changes: list[Change] = []

    def set(self, table: str, ids: Iterable[int], **values: Value) -> int:
        """Give the rows these values; returns how many were different before."""
        kept = {name: guarded(value) for name, value in values.items()}
        differs = " OR ".join(f"{name} IS NOT ?" for name in kept)
        differing = self.db.execute(
            f"SELECT id, {', '.join(kept)} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND ({differs})",
            (json.dumps(list(ids)), *kept.values()),
        )
        alike: dict[tuple[Value, ...], list[int]] = {}
        for number, *prior in differing.fetchall():
            alike.setdefault(tuple(prior), []).append(number)
        for prior, touched in alike.items():
            self._do(Change(table, tuple(touched), dict(zip(kept, prior, strict=True)), kept))
        return sum(map(len, alike.values()))

    def insert(self, table: str, **values: Value) -> int:
        """Add a row; returns its id."""
        kept = {name: guarded(value) for name, value in values.items()}
        marks = ", ".join("?" * len(kept))
        number = self.db.execute(
            f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({marks})", tuple(kept.values())
        ).lastrowid
        assert number is not None
        self.changes.append(Change(table, (number,), None, {"id": number, **kept}))
        return number

    def delete(self, table: str, ids: Iterable[int]) -> int:
        """Take the rows away; returns how many there were."""
        gone = rows(self.db, table, list(ids))
        for number, kept in gone.items():
            self._do(Change(table, (number,), kept, None))
        return len(gone)

    def _do(self, change: Change) -> None:
        put(self.db, change)
        self.changes.append(change)


@contextmanager
def step(db: Db, what: str, now: datetime, *, told: bool = True) -> Iterator[Step]:
    """A keypress: all of it is on the disk when this ends, or nothing. A step that changed nothing leaves no row.

    One that brings the claims' history along with them is not `told` of in it.
    """
    with writing(db, durable=True):
        under_way = Step(db)
        under_way.what = what
        yield under_way
        if under_way.changes:
            db.execute("DELETE FROM journal WHERE undone = 1")
            db.execute(
                "INSERT INTO journal (at, what, changes) VALUES (?, ?, ?)",
                (stamp(now), guarded(under_way.what), packed(under_way.changes)),
            )
            if told:
                history.write(db, under_way.changes, under_way.what, now)


def undo(db: Db, now: datetime) -> str | None:
    """Take back the last keypress that stands; returns what it was, None when there is none."""
    return _turn(db, "SELECT id, what, changes FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1", now, back=True)


def redo(db: Db, now: datetime) -> str | None:
    """Do again what was undone last; returns what it was, None when there is nothing."""
    return _turn(db, "SELECT id, what, changes FROM journal WHERE undone = 1 ORDER BY id LIMIT 1", now, back=False)


def _turn(db: Db, which: str, now: datetime, *, back: bool) -> str | None:
    with writing(db, durable=True):
        found = db.execute(which).fetchone()
        if found is None:
            return None
        number, what, kept = found
        changes = turned(unpacked(kept)) if back else unpacked(kept)
        _make(db, changes, f"“{what}” cannot be {'taken back' if back else 'done again'}")
        db.execute("UPDATE journal SET undone = ? WHERE id = ?", (int(back), number))
        history.write(db, changes, f"{'Took back' if back else 'Did again'}: {what}", now)
        return str(what)


def _make(db: Db, changes: Sequence[Change], refused: str) -> None:
    """Make the changes; raises NotFound, beginning with what is `refused`, when a row they need is gone."""
    try:
        for change in changes:
            put(db, change)
    except sqlite3.IntegrityError as error:
        raise NotFound(f"{refused}: what it was about has left the library.") from error
    if any(change.table == "ruling" for change in changes):
        naming.settle(db)
