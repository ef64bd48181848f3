"""Which post of the library a post is that another program read: by guid, else by address, else by title."""

from __future__ import annotations

from collections import defaultdict

from tui.model import EntryId, FeedId
from tui.store.db import Db
from tui.store.newsboat import MADE_UP, Post

FOUND = """
SELECT id, feed, guid, url, title FROM entry WHERE guid = :guid AND guid <> ''
UNION SELECT id, feed, guid, url, title FROM entry WHERE url = :url AND url <> ''
"""
TITLED = "SELECT id FROM entry WHERE title = ? AND title <> '' AND feed = ?"
NAMED = """
SELECT id FROM entry WHERE guid = ?1 AND guid <> '' UNION SELECT id FROM entry WHERE url = ?1 AND url <> ''
"""


class Sightings:
    """The library's posts, looked up one by one; what stands for several is none."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._feeds: dict[str, set[FeedId]] = defaultdict(set)
        for number, url in db.execute("SELECT id, url FROM feed"):
            self.learn(FeedId(number), url)

    def learn(self, feed: FeedId, url: str) -> None:
        """A feed and its address; whether it is asked by https or not is one."""
        self._feeds[_bare(url)].add(feed)

    def of(self, post: Post) -> EntryId | None:
        """The entry that a post is: that of its own feed first, then one of another feed with its address."""
        home = self._feeds.get(_bare(post.feed_url), set())
        ranked: dict[int, list[EntryId]] = defaultdict(list)
        for number, feed, guid, url, title in self._db.execute(FOUND, {"guid": post.guid, "url": post.url}):
            same = (bool(guid) and guid == post.guid, bool(url) and url == post.url, title == post.title)
            ranked[_rank(*same, own=feed in home)].append(EntryId(number))
        for rank in range(_NONE):
            if len(ranked[rank]) == 1:
                return ranked[rank][0]
        titled = [number for feed in home for (number,) in self._db.execute(TITLED, (post.title, feed))]
        return EntryId(titled[0]) if len(titled) == 1 and not any(ranked.values()) else None

    def named(self, guid: str) -> list[EntryId]:
        """The entries of a guid, or of the address in one that newsboat made up of address and date."""
        if not (found := self._db.execute(NAMED, (guid,)).fetchall()) and (made_up := MADE_UP.fullmatch(guid)):
            found = self._db.execute(NAMED, (made_up[1],)).fetchall()
        return [EntryId(number) for (number,) in found]


_NONE = 5


def _rank(guid: bool, url: bool, title: bool, *, own: bool) -> int:
    """How surely it is the post, 0 the surest; _NONE: another one that has but the guid."""
    if own:
        return 0 if guid else 1 if title else 2
    return _NONE if not url and not title else 3 if url and title else 4


def _bare(url: str) -> str:
    return url.partition("://")[2].rstrip("/") or url
