"""What asking a feed leaves in the library: a new address, whether its texts are cut short, the attempt itself."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from tui.model import FeedId
from tui.store.db import Db
from tui.store.moments import stamp

TRIES = 20  # attempts remembered for each feed


def follow(db: Db, feed_id: FeedId, url: str) -> None:
    """Take a new address for good; leave inside addresses closed when its origin is not the one typed by hand."""
    if db.execute("SELECT 1 FROM feed WHERE url = ? AND id <> ?", (url, feed_id)).fetchone():
        return
    old, new = urlsplit(db.execute("SELECT url FROM feed WHERE id = ?", (feed_id,)).fetchone()[0]), urlsplit(url)
    same = (old.scheme, old.netloc) == (new.scheme, new.netloc)
    db.execute("UPDATE feed SET url = ?, typed = typed AND ? WHERE id = ?", (url, same, feed_id))


def record_cut(db: Db, feed_id: FeedId, cut: bool) -> None:
    """Remember whether the texts are cut short; entries that wait for their first digest then want their page too."""
    was = db.execute("SELECT cut FROM feed WHERE id = ?", (feed_id,)).fetchone()
    db.execute("UPDATE feed SET cut = ? WHERE id = ?", (int(cut), feed_id))
    if cut and was is not None and not was[0]:
        db.execute(
            "UPDATE pending SET page = 1 WHERE feed = 1"
            " AND entry IN (SELECT id FROM entry WHERE feed = ? AND url <> '')",
            (feed_id,),
        )


def record_try(db: Db, feed_id: FeedId, now: datetime, seconds: float, outcome: str) -> None:
    """Remember an attempt; the oldest are forgotten."""
    db.execute(
        "INSERT INTO attempt (feed, at, seconds, outcome) VALUES (?, ?, ?, ?)", (feed_id, stamp(now), seconds, outcome)
    )
    db.execute(
        "DELETE FROM attempt WHERE feed = ?"
        " AND id <= (SELECT id FROM attempt WHERE feed = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (feed_id, feed_id, TRIES),
    )
