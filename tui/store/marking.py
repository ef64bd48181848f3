"""What was read and flagged in newsboat, put on the same posts here: one step, one undo.

A flag `s` is a star; any other letter is the tag `newsboat-x`, a capital one `newsboat-capital-x`. A flagged post
that is not here comes with its text; one that was only read there does not, and one deleted there is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tui.model import Entry, EntryId
from tui.plain import line
from tui.store.db import Db
from tui.store.delivery import insert, text_hash
from tui.store.following import Wanted, follow
from tui.store.homes import feed_at
from tui.store.journal import Step
from tui.store.newsboat import Cache, Post
from tui.store.rehearsal import trial
from tui.store.sightings import Sightings

STAR = "s"


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of it. `kept`: flagged posts that came with their text; `missing`: read there and not here."""

    read: int = 0
    starred: int = 0
    tagged: int = 0
    kept: int = 0
    known: int = 0  # marks that are here already
    missing: int = 0
    deleted: int = 0
    feeds: tuple[str, ...] = ()  # the feeds that are followed now
    skipped: tuple[int, ...] = ()  # rows that name no post


def bring(db: Db, cache: Cache, now: datetime, *, feeds: Iterable[Wanted] = (), rehearsal: bool = False) -> Marked:
    """Mark posts as newsboat's cache does, and follow these feeds."""
    with trial(db, "", now, rehearsal=rehearsal) as taken:
        followed = follow(taken, feeds, now)
        marking = _Marking(taken, cache, now)
        for post in cache.posts():
            marking.take(post)
        marked = marking.done(followed)
        taken.what = f"Brought in {marked.read + marked.starred + marked.tagged} marks from newsboat"
    return marked


def bring_read(db: Db, guids: Iterable[str], now: datetime, *, rehearsal: bool = False) -> Marked:
    """Mark the posts of a list of guids read, in whatever feed they are."""
    with trial(db, "", now, rehearsal=rehearsal) as taken:
        seen = Sightings(db)
        found = [seen.named(guid) for guid in guids]
        read = taken.set("status", {number for numbers in found for number in numbers}, read=1)
        missing = sum(not numbers for numbers in found)
        taken.what = f"Brought in {read} marks from newsboat"
    return Marked(read=read, missing=missing, known=len(found) - missing - read)


class _Marking:
    """Marks on their way: gathered by kind, and set together."""

    def __init__(self, taken: Step, cache: Cache, now: datetime) -> None:
        self.taken, self.cache, self.now = taken, cache, now
        self.seen = Sightings(taken.db)
        self.titles = dict(cache.feeds())
        self.read: set[EntryId] = set()
        self.starred: set[EntryId] = set()
        self.tags: list[tuple[EntryId, str]] = []
        self.skipped: list[int] = []
        self.kept = self.missing = self.deleted = 0

    def take(self, post: Post) -> None:
        """What newsboat says of one post."""
        if post.deleted:
            self.deleted += 1
            return
        if not (post.guid or post.url or post.title):
            self.skipped.append(post.row)
            return
        letters = sorted({sign for sign in post.flags if sign.isascii() and sign.isalpha()})
        if not (post.read or letters):
            return
        entry = self.seen.of(post) or (self._keep(post) if letters else None)
        if entry is None:
            self.missing += 1
            return
        if post.read:
            self.read.add(entry)
        for letter in letters:
            if letter == STAR:
                self.starred.add(entry)
            else:
                self.tags.append((entry, tag_of(letter)))

    def done(self, followed: tuple[str, ...]) -> Marked:
        """Set the marks; what came of it."""
        read = self.taken.set("status", self.read, read=1)
        starred = self.taken.set("status", self.starred, starred=1)
        tagged = sum(self._tag(entry, tag) for entry, tag in dict.fromkeys(self.tags))
        known = len(self.read) + len(self.starred) + len(set(self.tags)) - read - starred - tagged
        return Marked(
            read, starred, tagged, self.kept, known, self.missing, self.deleted, followed, tuple(self.skipped)
        )

    def _tag(self, entry: EntryId, tag: str) -> bool:
        here = "SELECT 1 FROM entry_tag WHERE entry = ? AND fold(tag) = ?"
        if self.taken.db.execute(here, (entry, tag)).fetchone():
            return False
        self.taken.insert("entry_tag", entry=entry, tag=tag)
        return True

    def _keep(self, post: Post) -> EntryId:
        """A flagged post that is not here, with its text, in its feed or, where that is none of the web, by itself."""
        home = post.feed_url if _of_web(post.feed_url) else ""
        feed = feed_at(self.taken.db, home, line(self.titles.get(post.feed_url, "")), self.now)
        url = post.url if _of_web(post.url) else ""
        entry = Entry(post.guid, post.title, url, post.author, post.published, content=self.cache.content(post))
        number = insert(self.taken.db, feed, entry, self.now, text_hash(entry), wants_page=False)
        self.seen.learn(feed, home)
        self.kept += 1
        return number


def tag_of(letter: str) -> str:
    """What a flag is called here, where tags that differ by case alone are one."""
    return f"newsboat-capital-{letter.lower()}" if letter.isupper() else f"newsboat-{letter}"


def _of_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))
