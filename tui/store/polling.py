"""What asking a feed leaves in the library: a new address, the attempt itself."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from tui.model import FeedId
from tui.store.db import Db
from tui.store.moments import stamp

TRIES = 20  # attempts remembered for each feed


def follow(db: Db, feed_id: FeedId, url: str) -> None:
    """Take a new address for good; leave inside addresses closed when its origin is not the one typed by hand."""
    taken = "SELECT 1 FROM feed JOIN subscription USING (id) WHERE url = ? AND id <> ? AND removed IS NULL"
    if db.execute(taken, (url, feed_id)).fetchone():
        return
    old, new = urlsplit(db.execute("SELECT url FROM feed WHERE id = ?", (feed_id,)).fetchone()[0]), urlsplit(url)
    same = (old.scheme, old.netloc) == (new.scheme, new.netloc)
    db.execute("UPDATE feed SET url = ?, typed = typed AND ? WHERE id = ?", (url, same, feed_id))


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
