"""One change of rows of the library, as a step makes it and as the journal keeps it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tui.store.db import Db

Value = str | int | float | None
Columns = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that went from the same values to the same values; None stands for "no such row"."""

    table: str
    ids: tuple[int, ...]
    before: Columns | None
    after: Columns | None


def turned(changes: Sequence[Change]) -> list[Change]:
    """The changes that take these back, in the order they are to be made."""
    return [Change(one.table, one.ids, one.after, one.before) for one in reversed(changes)]


def put(db: Db, change: Change) -> None:
    """Write `after` into the rows: a new row where there was none, no row where it is None."""
    table, target = change.table, change.after
    if target is None:
        db.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(change.ids),))
    elif change.before is None:
        marks = ", ".join("?" * len(target))
        db.execute(f"INSERT INTO {table} ({', '.join(target)}) VALUES ({marks})", tuple(target.values()))
    else:
        settings = ", ".join(f"{name} = ?" for name in target)
        db.execute(
            f"UPDATE {table} SET {settings} WHERE id IN (SELECT value FROM json_each(?))",
            (*target.values(), json.dumps(change.ids)),
        )


def rows(db: Db, table: str, ids: Sequence[int]) -> dict[int, Columns]:
    """The rows as they are now, by id; those that are gone are left out."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    names = [column[0] for column in cursor.description]
    at = names.index("id")
    return {found[at]: dict(zip(names, found, strict=True)) for found in cursor}


def packed(changes: list[Change]) -> bytes:
    """Changes as the journal keeps them."""
    return zlib.compress(msgspec.msgpack.encode(changes), 1)


def unpacked(kept: bytes) -> list[Change]:
    """The journal's changes."""
    return msgspec.msgpack.decode(zlib.decompress(kept), type=list[Change])
