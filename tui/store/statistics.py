"""How each feed is read: the figures of the subscriptions screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.model import FeedId
from tui.store.db import Db
from tui.store.moments import DAY, moment_or_none, stamp

WEEKS = 8


@dataclass(frozen=True, slots=True)
class FeedFigures:
    """One feed's posts: how many, the share read (0-1), what was made of them, posts a week, the oldest first."""

    feed: FeedId
    posts: int
    read_share: float
    starred: int
    claims: int
    weeks: tuple[int, ...]
    newest: datetime | None = None  # when its newest post appeared


def of_feeds(db: Db, now: datetime) -> list[FeedFigures]:
    """The figures of every feed that is followed."""
    weeks: dict[int, list[int]] = {}
    first = stamp(now) - WEEKS * 7 * DAY
    for feed, week, number in db.execute(
        "SELECT feed, (moment - ?) / ?, count(*) FROM status WHERE moment > ? AND hidden = 0 GROUP BY 1, 2",
        (first, 7 * DAY, first),
    ):
        weeks.setdefault(feed, [0] * WEEKS)[min(week, WEEKS - 1)] += number
    claims = dict(
        db.execute(
            "SELECT feed, count(*) FROM claim JOIN status ON status.id = claim.entry"
            " WHERE claim.status <> 'highlight' GROUP BY feed"
        ).fetchall()
    )
    rows = db.execute(
        "SELECT subscription.id, count(status.id), coalesce(avg(read), 0.0), coalesce(sum(starred), 0), max(moment)"
        " FROM subscription LEFT JOIN status ON status.feed = subscription.id AND hidden = 0"
        " WHERE removed IS NULL GROUP BY subscription.id"
    )
    return [
        FeedFigures(
            FeedId(feed),
            posts,
            share,
            starred,
            claims.get(feed, 0),
            tuple(weeks.get(feed, [0] * WEEKS)),
            moment_or_none(newest),
        )
        for feed, posts, share, starred, newest in rows
    ]
