"""Undo and redo: every keypress that changes what the reader made is one transaction and one journal row.

The row holds the touched rows' values before and after; undoing writes the former, redoing the latter: one mechanism.
It lives in the library and survives a restart. Opening an entry marks it read without a row: undo takes back decisions.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import msgspec

from tui.errors import NotFound
from tui.store import naming
from tui.store.db import Db, writing
from tui.store.moments import stamp
from tui.store.packing import guarded

Value = str | int | float | None
Columns = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that went from the same values to the same values; None stands for "no such row"."""

    table: str
    ids: tuple[int, ...]
    before: Columns | None
    after: Columns | None


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
        rows = self.db.execute(
            f"SELECT id, {', '.join(kept)} FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND ({differs})",
            (json.dumps(list(ids)), *kept.values()),
        )
        alike: dict[tuple[Value, ...], list[int]] = {}
        for number, *prior in rows.fetchall():
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
        self.changes.append(Change(table, (number,), None, _row(self.db, table, number)))
        return number

    def delete(self, table: str, ids: Iterable[int]) -> int:
        """Take the rows away; returns how many there were."""
        gone = [(number, row) for number in ids if (row := _row(self.db, table, number)) is not None]
        for number, row in gone:
            self._do(Change(table, (number,), row, None))
        return len(gone)

    def _do(self, change: Change) -> None:
        _put(self.db, change.table, change.ids, change.before, change.after)
        self.changes.append(change)


@contextmanager
def step(db: Db, what: str, now: datetime) -> Iterator[Step]:
    """A keypress: all of it is on the disk when this ends, or nothing. A step that changed nothing leaves no row."""
    with writing(db, durable=True):
        under_way = Step(db)
        under_way.what = what
        yield under_way
        if under_way.changes:
            db.execute("DELETE FROM journal WHERE undone = 1")
            db.execute(
                "INSERT INTO journal (at, what, changes) VALUES (?, ?, ?)",
                (stamp(now), guarded(under_way.what), _packed(under_way.changes)),
            )


def undo(db: Db, now: datetime) -> str | None:
    """Take back the last keypress that stands; returns what it was, None when there is none."""
    return _turn(db, "SELECT id, what, changes FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1", back=True)


def redo(db: Db, now: datetime) -> str | None:
    """Do again what was undone last; returns what it was, None when there is nothing."""
    return _turn(db, "SELECT id, what, changes FROM journal WHERE undone = 1 ORDER BY id LIMIT 1", back=False)


def _turn(db: Db, which: str, *, back: bool) -> str | None:
    with writing(db, durable=True):
        found = db.execute(which).fetchone()
        if found is None:
            return None
        number, what, packed = found
        changes = _unpacked(packed)
        try:
            for change in reversed(changes) if back else changes:
                source, target = (change.after, change.before) if back else (change.before, change.after)
                _put(db, change.table, change.ids, source, target)
        except sqlite3.IntegrityError as error:
            raise NotFound(
                f"“{what}” cannot be {'taken back' if back else 'done again'}: what it was about has left the library."
            ) from error
        if any(change.table == "ruling" for change in changes):
            naming.settle(db)
        db.execute("UPDATE journal SET undone = ? WHERE id = ?", (int(back), number))
        return str(what)


def _put(db: Db, table: str, ids: tuple[int, ...], source: Columns | None, target: Columns | None) -> None:
    """Write `target` into the rows: a new row where there was none, no row where it is None."""
    if target is None:
        db.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    elif source is None:
        marks = ", ".join("?" * len(target))
        db.execute(f"INSERT INTO {table} ({', '.join(target)}) VALUES ({marks})", tuple(target.values()))
    else:
        settings = ", ".join(f"{name} = ?" for name in target)
        db.execute(
            f"UPDATE {table} SET {settings} WHERE id IN (SELECT value FROM json_each(?))",
            (*target.values(), json.dumps(ids)),
        )


def _row(db: Db, table: str, number: int) -> Columns | None:
    cursor = db.execute(f"SELECT * FROM {table} WHERE id = ?", (number,))
    found = cursor.fetchone()
    return None if found is None else dict(zip([column[0] for column in cursor.description], found, strict=True))


def _packed(changes: list[Change]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(changes), 1)


def _unpacked(kept: bytes) -> list[Change]:
    return msgspec.msgpack.decode(zlib.decompress(kept), type=list[Change])
