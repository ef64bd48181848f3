"""The timeline: rows of a query by pages, their counts, and the reader's marks on them (read, star, tag, hide)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from tui.errors import NotFound
from tui.model import Counts, EntryId, FeedId, Query, Row
from tui.store import entities
from tui.store.db import Db, writing
from tui.store.journal import step
from tui.store.moments import stamp
from tui.store.rows import ROWS, row_of
from tui.store.select import tag_name, where


def rows(db: Db, query: Query, *, now: datetime, limit: int = 200, after: Row | None = None) -> list[Row]:
    """A page of a query's entries, newest first unless it says otherwise; `after`: the last row of the page before."""
    chosen = where(db, query)
    order, sign = ("ASC", ">") if query.oldest_first else ("DESC", "<")
    further = "" if after is None else f"AND (status.moment, status.id) {sign} (?, ?)"
    found = db.execute(
        f"{ROWS} WHERE {chosen.sql} {further} ORDER BY status.moment {order}, status.id {order} LIMIT ?",
        (*chosen.values, *_place(after), limit),
    )
    return [row_of(row) for row in found]


def count(db: Db, query: Query) -> int:
    """How many entries a query has."""
    chosen = where(db, query)
    return int(db.execute(f"SELECT count(*) FROM status WHERE {chosen.sql}", chosen.values).fetchone()[0])


def newer(db: Db, query: Query, than: Row | None) -> int:
    """How many entries of a query stand above a row; all of them when there is none."""
    if than is None:
        return count(db, query)
    chosen = where(db, query)
    sign = "<" if query.oldest_first else ">"
    found = db.execute(
        f"SELECT count(*) FROM status WHERE {chosen.sql} AND (status.moment, status.id) {sign} (?, ?)",
        (*chosen.values, *_place(than)),
    )
    return int(found.fetchone()[0])


def row(db: Db, entry_id: EntryId) -> Row:
    """One entry's line, whatever list it is in. Raises NotFound."""
    found = rows_of(db, [entry_id])
    if not found:
        raise NotFound("There is no such entry.", "It may have left the library; look in the list.")
    return found[0]


def rows_of(db: Db, ids: Sequence[EntryId]) -> list[Row]:
    """The lines of these entries, newest first; those that are gone are left out."""
    found = db.execute(
        f"{ROWS} WHERE status.id IN (SELECT value FROM json_each(?)) ORDER BY status.moment DESC, status.id DESC",
        (json.dumps(list(ids)),),
    )
    return [row_of(row) for row in found]


def counts(db: Db) -> Counts:
    """The numbers of the sidebar, from indexes alone."""
    followed = {feed for (feed,) in db.execute("SELECT id FROM subscription WHERE removed IS NULL")}
    found = db.execute("SELECT feed, count(*) FROM status WHERE hidden = 0 AND read = 0 GROUP BY feed")
    unread = [(FeedId(feed), number) for feed, number in found if feed in followed]
    starred = db.execute("SELECT count(*) FROM status WHERE starred = 1 AND +hidden = 0").fetchone()[0]
    to_check = db.execute("SELECT count(*) FROM claim WHERE status = 'unchecked'").fetchone()[0]
    return Counts(
        unread=sum(number for _, number in unread),
        starred=starred,
        to_check=to_check,
        by_feed=tuple(unread),
        by_watch=entities.unread(db),
    )


def mark_read(db: Db, ids: Iterable[EntryId], read: bool, now: datetime, *, journaled: bool = True) -> int:
    """Mark entries read or unread; returns how many were not so before.

    `journaled=False` is for entries that were merely opened: that is no decision, so undo leaves it alone.
    """
    if not journaled:
        with writing(db, durable=True):
            found = db.execute(
                "UPDATE status SET read = ? WHERE read <> ? AND id IN (SELECT value FROM json_each(?))",
                (int(read), int(read), json.dumps(list(ids))),
            )
            return found.rowcount
    return _mark(db, ids, "read", read, f"Marked {{}} {'read' if read else 'unread'}", now)


def star(db: Db, ids: Iterable[EntryId], on: bool, now: datetime) -> int:
    """Star entries or take their stars; returns how many were not so before."""
    return _mark(db, ids, "starred", on, "Starred {}" if on else "Took the star off {}", now)


def hide(db: Db, ids: Iterable[EntryId], hidden: bool, now: datetime) -> int:
    """Take entries (as a page saved by hand) out of every list, or bring them back; returns how many changed."""
    return _mark(db, ids, "hidden", hidden, "Removed {} from the library" if hidden else "Brought back {}", now)


def tag(db: Db, entry_id: EntryId, tag: str, now: datetime) -> tuple[str, ...]:
    """Put a tag on an entry, or take it off; returns its tags. Raises NotFound."""
    name = tag_name(tag)
    with step(db, f"Tagged an article #{name}", now) as taken:
        if db.execute("SELECT 1 FROM entry WHERE id = ?", (entry_id,)).fetchone() is None:
            raise NotFound("There is no such entry.")
        same = db.execute(
            "SELECT id FROM entry_tag WHERE entry = ? AND fold(tag) = fold(?)", (entry_id, name)
        ).fetchone()
        if same is not None:
            taken.what = f"Took #{name} off an article"
            taken.delete("entry_tag", [same[0]])
        elif name:
            taken.insert("entry_tag", entry=entry_id, tag=name)
    return tags(db, entry_id)


def tags(db: Db, entry_id: EntryId) -> tuple[str, ...]:
    """An entry's own tags, in the order they were given."""
    found = db.execute("SELECT tag FROM entry_tag WHERE entry = ? ORDER BY id", (entry_id,))
    return tuple(name for (name,) in found)


def _mark(db: Db, ids: Iterable[EntryId], column: str, on: bool, what: str, now: datetime) -> int:
    with step(db, "", now) as taken:
        changed = taken.set("status", ids, **{column: int(on)})
        taken.what = what.format(changed)
    return changed


def _place(row: Row | None) -> tuple[int, ...]:
    return () if row is None else (stamp(row.published), row.entry)
