"""Many feeds followed at once, as a list of subscriptions names them: one step, one undo."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tui.plain import line
from tui.store import feeds
from tui.store.db import Db
from tui.store.journal import Step
from tui.store.rehearsal import trial

Wanted = tuple[str, str, str]  # a feed's address, title and folder


def add_many(db: Db, wanted: Iterable[Wanted], now: datetime, *, rehearsal: bool = False) -> tuple[str, ...]:
    """Follow many feeds in one step; returns the addresses that are new. A rehearsal only says which."""
    with trial(db, "", now, rehearsal=rehearsal) as taken:
        fresh = follow(taken, wanted, now)
        taken.what = f"Added {len(fresh)} feeds"
    return fresh


def follow(taken: Step, wanted: Iterable[Wanted], now: datetime) -> tuple[str, ...]:
    """Follow those that are not followed yet, inside a step; a removed one comes back with its entries."""
    rows = taken.db.execute("SELECT url FROM feed JOIN subscription USING (id) WHERE removed IS NULL")
    before = {url for (url,) in rows}
    fresh = {line(url): (title, folder) for url, title, folder in wanted if line(url) not in before}
    for url, (title, folder) in fresh.items():
        known = feeds.removed_id(taken.db, url)
        number = known or feeds.insert(taken.db, url, title=title, folder=folder, typed=False, now=now)
        taken.set("subscription", [number], removed=None)
    return tuple(fresh)
