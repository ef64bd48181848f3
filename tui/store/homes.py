"""Where what comes back belongs: the entry it stands on and that entry's feed, found here or made.

A feed that is not followed here is kept hidden, never asked, and so are the entries made for it but where they are
marked, as those of a removed feed.
"""

from __future__ import annotations

from datetime import datetime

from tui.model import ClaimRecord, Entry, EntryId, EntryRecord, FeedId
from tui.plain import line
from tui.store import feeds
from tui.store.db import Db
from tui.store.delivery import insert

FOUND = """
SELECT entry.id, feed.url = :home, entry.guid, entry.label FROM entry JOIN feed ON feed.id = entry.feed
WHERE entry.id IN (
    SELECT entry.id FROM entry JOIN feed ON feed.id = entry.feed
        WHERE guid = :guid AND guid <> '' AND feed.url = :home
    UNION SELECT id FROM entry WHERE url = :url AND url <> ''
    UNION SELECT entry.id FROM entry JOIN feed ON feed.id = entry.feed
        WHERE :url = '' AND label = :title AND label <> '' AND feed.url = :home)
ORDER BY feed.url = :home DESC, entry.guid = :guid DESC, entry.id
"""


class Homes:
    """The entries that an import's lines stand on; each line of an entry has one of its own."""

    def __init__(self, db: Db, now: datetime) -> None:
        self.db, self.now = db, now
        self.made: dict[EntryId, str] = {}  # the entries that were not here, and the language they had
        self._lines: dict[EntryId, EntryId] = {}  # by what the file calls them
        self._places: dict[tuple[str, str, str], EntryId] = {}  # by address, title, feed
        self._own: set[EntryId] = set()  # stands for a line of its own feed
        self._foreign: set[EntryId] = set()  # stands for a line of another feed, with the same address
        self._feeds: dict[str, FeedId] = {}

    def of_line(self, told: EntryRecord) -> EntryId:
        """The entry of an entry's line."""
        entry = Entry(
            line(told.guid), line(told.title), line(told.url), line(told.author), told.published,
            language=line(told.language),
        )  # fmt: skip
        number = self._here(entry, line(told.feed_url))
        if number is None:
            number = self._make(entry, told.feed_url, told.feed_title, told.seen, read=told.read)
        self._lines[told.entry] = number
        return number

    def known(self, called: EntryId) -> EntryId | None:
        """The entry whose line came, by what the file calls it."""
        return self._lines.get(called)

    def of_record(self, record: ClaimRecord) -> EntryId:
        """The entry of a claim or note: that of its line, else what its own words on the article say."""
        if (known := self._lines.get(record.entry)) is not None:
            return known
        url, title, home = line(record.url), line(record.title), line(record.feed_url)
        place = (url, "" if url else title, home)
        if place not in self._places:
            entry = Entry("", title, url, line(record.byline), record.published, language=line(record.language))
            self._places[place] = self._here(entry, home) or self._make(
                entry, home, record.feed_title, self.now, read=True
            )
        return self._places[place]

    def settle(self) -> None:
        """Entries that were made speak the language they spoke, whatever text of theirs came along."""
        self.db.executemany(
            "UPDATE entry SET language = ? WHERE id = ?", [(language, number) for number, language in self.made.items()]
        )

    def _here(self, entry: Entry, home: str) -> EntryId | None:
        """The library's entry that this one is, unless that is another line's already."""
        values = {"home": home, "guid": entry.guid, "url": entry.url, "title": entry.title}
        for number, own, guid, label in self.db.execute(FOUND, values).fetchall():
            another = own and guid and entry.guid and guid != entry.guid and label != entry.title
            if another or number in self._own or (not own and number in self._foreign):
                continue
            (self._own if own else self._foreign).add(number)
            return EntryId(number)
        return None

    def _make(self, entry: Entry, feed_url: str, feed_title: str, seen: datetime, *, read: bool) -> EntryId:
        feed = self._feed(line(feed_url), line(feed_title))
        number = insert(self.db, feed, entry, seen, "", feed_waits=False, wants_page=False)
        if read:
            self.db.execute("UPDATE status SET read = 1 WHERE id = ?", (number,))
        self._own.add(number)
        self.made[number] = entry.language
        return number

    def _feed(self, url: str, title: str) -> FeedId:
        if url not in self._feeds:
            self._feeds[url] = feed_at(self.db, url, title, self.now)
        return self._feeds[url]


def feed_at(db: Db, url: str, title: str, now: datetime) -> FeedId:
    """The feed of an address, followed or not; made, hidden, where there is none."""
    if not url or url == feeds.KEPT_URL:
        return feeds.kept_id(db, now)
    followed = feeds.by_url(db, url)
    known = followed.id if followed else feeds.removed_id(db, url)
    return known or feeds.insert(db, url, title="" if title == url else title, typed=False, now=now)
