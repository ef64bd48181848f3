"""Blocks that repeat on the pages of one host: learned as page furniture by their prints, forgotten when they go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from tui.model import EntryId
from tui.plain import line
from tui.store.db import Db, writing
from tui.store.moments import stamp

OFTEN = 3  # different pages a block must stand on to be furniture
LATELY = 5  # the last pages of the host, of which one must have had it
LASTING = 20  # pages of the host in a row without a block, after which it is forgotten
MOST = 2000  # blocks remembered of one host, those seen last
OF_A_PAGE = 500  # blocks counted of one page


def known(db: Db, host: str) -> frozenset[int]:
    """The prints of the blocks that stand on enough pages of a host, and on most of them since the first.

    So what a newsroom repeats in some of its stories, as their background, is no furniture.
    """
    rows = db.execute(
        "SELECT print FROM furniture JOIN host ON host.id = furniture.host WHERE name = ? AND furniture.pages >= ?"
        " AND furniture.pages * 2 > host.pages - first + 1 AND last > host.pages - ?",
        (line(host), OFTEN, LATELY),
    )
    return frozenset(number for (number,) in rows)


def record(db: Db, entry: EntryId, host: str, prints: Iterable[int], now: datetime) -> None:
    """Count the blocks of an entry's page, once for each entry; the same page read again only confirms them."""
    found = json.dumps(list(islice(dict.fromkeys(prints), OF_A_PAGE)))
    if not host or db.execute("SELECT 1 FROM entry WHERE id = ?", (entry,)).fetchone() is None:
        return
    with writing(db, durable=False):
        number, pages, new = _counted(db, entry, line(host), now)
        if new:
            db.execute(
                "INSERT INTO furniture SELECT ?1, value, 1, ?2, ?2 FROM json_each(?3) WHERE true"
                " ON CONFLICT DO UPDATE SET pages = pages + 1, last = excluded.last",
                (number, pages, found),
            )
            _forget(db, number, pages)
        else:
            db.execute(
                "UPDATE furniture SET last = ? WHERE host = ? AND print IN (SELECT value FROM json_each(?))",
                (pages, number, found),
            )


def latest(db: Db, host: str, limit: int) -> list[EntryId]:
    """The newest entries whose pages were counted for a host."""
    rows = db.execute(
        "SELECT counted.entry FROM counted JOIN host ON host.id = counted.host WHERE name = ?"
        " ORDER BY counted.entry DESC LIMIT ?",
        (line(host), limit),
    )
    return [EntryId(number) for (number,) in rows]


def _counted(db: Db, entry: EntryId, host: str, now: datetime) -> tuple[int, int, bool]:
    """The host's number, how many of its pages were counted, and whether this one is new among them."""
    number = db.execute(
        "INSERT INTO host (name, seen) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seen = excluded.seen"
        " RETURNING id",
        (host, stamp(now)),
    ).fetchone()[0]
    before = db.execute("SELECT host FROM counted WHERE entry = ?", (entry,)).fetchone()
    if new := before != (number,):
        db.execute("REPLACE INTO counted (entry, host) VALUES (?, ?)", (entry, number))
        db.execute("UPDATE host SET pages = pages + 1 WHERE id = ?", (number,))
    return number, db.execute("SELECT pages FROM host WHERE id = ?", (number,)).fetchone()[0], new


def _forget(db: Db, host: int, pages: int) -> None:
    """Let go of what the last pages of the host did not have, and of the oldest beyond the most."""
    db.execute("DELETE FROM furniture WHERE host = ? AND last <= ?", (host, pages - LASTING))
    db.execute(
        "DELETE FROM furniture WHERE host = ?1 AND print IN (SELECT print FROM furniture WHERE host = ?1"
        " ORDER BY last DESC, pages DESC, print LIMIT -1 OFFSET ?2)",
        (host, MOST),
    )
