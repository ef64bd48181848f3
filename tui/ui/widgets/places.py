"""The rows of the sidebar: fixed lists, smart feeds, feeds without a folder, folders with their feeds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.model import Counts, Feed, Query, SmartFeed

_CODE = re.compile(r"(?<![\w.-])[1-5]\d\d(?![\w-]|\.\w)")  # a number by itself, not a part of a host's name
_WORDS = {  # parts of the sentences that fetch gives as reasons
    "nothing at that address": "404",
    "needs a password": "401",
    "wants to be paid": "402",
    "not let this reader in": "403",
    "left alone": "429",
    "legal reasons": "451",
    "busy or under repair": "503",
    "too long to answer": "slow",
    "no whole answer": "slow",
    "there is no address": "no host",
    "not take the connection": "no answer",
    "connection": "broke off",
    "certificate": "certificate",
    "tls": "no tls",
    "circles": "circles",
    "not a feed": "no feed",
    "nothing at all": "empty",
    "larger": "too large",
    "broken": "broken",
    "inside address": "inside",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the sidebar: what it lists, how many posts wait there, and what is wrong with it."""

    kind: Literal["unread", "starred", "check", "smart", "folder", "feed"]
    name: str
    count: int = 0
    feed: Feed | None = None
    smart: SmartFeed | None = None
    open: bool = True  # a folder's feeds show
    inside: bool = False  # a feed in a folder
    gap: int = 0  # blank lines above

    @property
    def key(self) -> tuple[str, str | int]:
        """What makes it the same row after a refresh."""
        return self.kind, self.feed.id if self.feed else self.smart.id if self.smart else self.name

    def query(self, unread: bool | None) -> Query | None:
        """What it lists; feeds and folders keep the scope a person is in. A smart feed's query is parsed elsewhere."""
        if self.kind == "feed" and self.feed is not None:
            return Query(feeds=(self.feed.id,), unread=None if self.feed.kept else unread)
        fixed = {
            "unread": Query(unread=True),
            "starred": Query(starred=True),
            "check": Query(unchecked=True),
            "folder": Query(folder=self.name, unread=unread),
        }
        return fixed.get(self.kind)


def places(
    feeds: Sequence[Feed], smart: Sequence[SmartFeed], counts: Counts, closed: Collection[str]
) -> Iterator[Place]:
    """All rows from the top."""
    yield Place("unread", "Unread", counts.unread)
    yield Place("starred", "Starred", counts.starred)
    yield Place("check", "Claims to check", counts.to_check)
    watched = dict(counts.by_watch)
    for number, one in enumerate(smart):
        yield Place("smart", one.name, watched.get(one.id, 0), smart=one, gap=int(not number))
    unread = dict(counts.by_feed)
    alone = sorted((feed for feed in feeds if not feed.folder), key=lambda feed: (not feed.kept, _order(feed)))
    for number, feed in enumerate(alone):
        yield Place("feed", feed.title, unread.get(feed.id, 0), feed, gap=int(not number))
    folders = sorted({feed.folder for feed in feeds if feed.folder}, key=str.casefold)
    before_closed = False
    for folder in folders:
        members = sorted((feed for feed in feeds if feed.folder == folder), key=_order)
        total = sum(unread.get(feed.id, 0) for feed in members)
        shown = folder not in closed
        yield Place("folder", folder, total, open=shown, gap=int(shown or not before_closed))
        before_closed = not shown
        for feed in members if shown else ():
            yield Place("feed", feed.title, unread.get(feed.id, 0), feed, inside=True)


def place_of(query: Query, rows: Sequence[Place]) -> int:
    """The row that lists a query, whatever its scope; -1 when none does."""
    for index, row in enumerate(rows):
        if row.kind == "feed" and row.feed is not None and query.feeds == (row.feed.id,):
            return index
        if row.kind == "folder" and query.folder == row.name:
            return index
        if row.kind in ("unread", "starred", "check") and query == row.query(None):
            return index
    return -1


def short_reason(feed: Feed) -> str:
    """Why a feed fails, in the room of a count: the server's status code, else a word."""
    if feed.gone:
        return "gone"
    reason = feed.reason.casefold()
    known = next((word for part, word in _WORDS.items() if part in reason), "")
    if not known and (match := _CODE.search(feed.reason)):
        return match[0]
    return known or "failed"


def _order(feed: Feed) -> str:
    return feed.title.casefold()
