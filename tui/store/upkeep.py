"""Upkeep: what is old and unmarked goes, the file is checked and packed. What the reader worked on never goes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from tui.store import naming
from tui.store.db import Db, writing
from tui.store.moments import stamp
from tui.store.schema import MIGRATIONS
from tui.store.select import KEPT

GRACE = timedelta(days=30)  # for a removed feed, and for undoing
STEPS = 1000  # keypresses that can be undone at most
UNREAD = 3  # unread posts stay that many times longer than read ones
UNSEEN = timedelta(days=180)  # after which the page furniture of a host that no page came from is forgotten


@dataclass(frozen=True, slots=True)
class Figures:
    """What a library holds."""

    version: int
    feeds: int
    entries: int
    unread: int
    articles: int
    revisions: int
    pending: int
    claims: int
    notes: int
    size: int  # bytes


def purge(db: Db, now: datetime, retention_days: int) -> int:
    """Drop posts that left their feed long ago, and removed feeds after 30 days; returns how many posts went.

    Read posts go `retention_days` after their feed last listed them, unread ones after three times that; 0 keeps them
    all. Starred, tagged, noted and claimed posts stay, and so do saved pages that were not removed by hand.
    """
    with writing(db, durable=False):
        db.execute("DELETE FROM journal WHERE at < ?", (stamp(now - GRACE),))
        db.execute("DELETE FROM journal WHERE id <= (SELECT max(id) FROM journal) - ?", (STEPS,))
        db.execute("DELETE FROM host WHERE seen < ?", (stamp(now - UNSEEN),))
        ids = [*_of_removed(db, now), *(_outlived(db, now, retention_days) if retention_days > 0 else [])]
        db.execute("DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        db.execute(
            "DELETE FROM feed WHERE id IN (SELECT id FROM subscription WHERE removed < ?)"
            " AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.feed = feed.id)",
            (stamp(now - GRACE),),
        )
    return len(set(ids))


def integrity(db: Db) -> str:
    """ "" when the file is sound, else a sentence on what is wrong."""
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(3)")]
    if faults != ["ok"]:
        return f"The library is damaged: {'; '.join(faults)}."
    if (loose := db.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]) > 0:
        return f"{loose} rows of the library point to rows that are gone."
    return ""


def figures(db: Db) -> Figures:
    """What the library holds, counted."""

    def one(sql: str) -> int:
        return int(db.execute(sql).fetchone()[0])

    return Figures(
        version=len(MIGRATIONS),
        feeds=one("SELECT count(*) FROM subscription WHERE removed IS NULL"),
        entries=one("SELECT count(*) FROM entry"),
        unread=one("SELECT count(*) FROM status WHERE read = 0 AND hidden = 0"),
        articles=one("SELECT count(*) FROM entry WHERE shown IS NOT NULL"),
        revisions=one("SELECT count(*) FROM revision"),
        pending=one("SELECT count(*) FROM pending"),
        claims=one("SELECT count(*) FROM claim WHERE status <> 'highlight'"),
        notes=one("SELECT count(*) FROM note"),
        size=one("PRAGMA page_count") * one("PRAGMA page_size"),
    )


def vacuum(db: Db) -> None:
    """Pack the file: what was purged gives its room back, terms nobody has any more go, word indexes are merged."""
    with writing(db, durable=False):
        db.execute("DELETE FROM term WHERE id NOT IN (SELECT term FROM posting)")
        naming.forget(db)
        for words in ("entry_words", "claim_words", "note_words"):
            db.execute(f"INSERT INTO {words} ({words}) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA optimize")


def _of_removed(db: Db, now: datetime) -> list[int]:
    """The unmarked posts of feeds that were removed 30 days ago."""
    found = db.execute(
        "SELECT status.id FROM subscription JOIN status ON status.feed = subscription.id"
        f" WHERE removed < ? AND NOT {KEPT}",
        (stamp(now - GRACE),),
    )
    return [number for (number,) in found]


def _outlived(db: Db, now: datetime, days: int) -> list[int]:
    """The unmarked posts that are no longer in their feed's document, and have not been for long enough."""
    found = db.execute(
        "SELECT status.id FROM entry JOIN status ON status.id = entry.id JOIN feed ON feed.id = entry.feed"
        " WHERE ((feed.kept = 0 AND entry.delivered < feed.parsed) OR (feed.kept = 1 AND status.hidden = 1))"
        f" AND entry.delivered < CASE WHEN status.read = 1 OR status.hidden = 1 THEN ? ELSE ? END AND NOT {KEPT}",
        (_days_ago(now, days), _days_ago(now, days * UNREAD)),
    )
    return [number for (number,) in found]


def _days_ago(now: datetime, days: int) -> int:
    return stamp(now - timedelta(days=min(days, 300_000)))
