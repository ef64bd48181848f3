"""Entries and the articles made of them: documents saved, what waits for its digest, each digest as a revision."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tui.errors import NotFound
from tui.model import Article, Entry, EntryId, FeedId, ParsedFeed, RevisionId, Source
from tui.plain import line, plain
from tui.store import feeds
from tui.store.db import Db, writing
from tui.store.delivery import Saved, deliver, insert
from tui.store.indexing import show
from tui.store.moments import moment, moment_or_none, stamp
from tui.store.packing import own_text, unpack, unpack_enclosures, unpack_words
from tui.store.revisions import Raw, add_revision
from tui.store.word import laid_over

PENDING = """
SELECT entry.id, entry.feed, feed.url, feed.typed, entry.title, entry.url, delivery.summary, delivery.content,
       coalesce(nullif(entry.language, ''), feed.language), entry.published, entry.zone,
       feed.etag, feed.modified, coalesce(pending.feed, 0), coalesce(pending.page, 0)
"""


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry whose text waits to be understood: the feed's own, its page's, or both."""

    entry: EntryId
    feed: FeedId
    feed_url: str
    typed: bool  # the feed's address was typed by hand
    title: str
    url: str
    html: str  # the feed's text: its content, or its summary when it has no more
    summary: str
    language: str
    published: datetime | None
    feed_waits: bool
    wants_page: bool
    etag: str = ""  # of the feed's last answer
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the library and the revision it is."""

    article: Article
    revision: RevisionId
    fetched: datetime
    hash: str  # sha256 of the text, hex


def save_feed(db: Db, feed_id: FeedId, parsed: ParsedFeed, now: datetime, *, pages: Collection[int] = ()) -> Saved:
    """Save a document's entries in one transaction: new ones are listed at once, changed ones wait for a new digest.

    `pages`: the places in the document of the entries whose pages are wanted when they are new.
    """
    with writing(db, durable=False):
        return deliver(db, feed_id, parsed, now, pages)


def recent_dates(db: Db, feed_id: FeedId, limit: int = 20) -> list[datetime]:
    """When a feed's last posts were published, newest first."""
    rows = db.execute(
        "SELECT moment FROM status WHERE feed = ? ORDER BY moment DESC, id DESC LIMIT ?", (feed_id, limit)
    )
    return [moment(at) for (at,) in rows]


def pending(db: Db, limit: int = 50, *, pages: bool = True) -> list[Pending]:
    """What waits for a digest, newest first; without `pages` only feeds' own texts."""
    rows = db.execute(
        f"{PENDING} FROM pending CROSS JOIN entry ON entry.id = pending.entry"
        " JOIN delivery ON delivery.entry = entry.id JOIN feed ON feed.id = entry.feed"
        " JOIN subscription ON subscription.id = feed.id"
        f" WHERE subscription.removed IS NULL {'' if pages else 'AND pending.feed = 1'}"
        " ORDER BY pending.moment DESC, pending.entry DESC LIMIT ?",
        (limit,),
    )
    return [_pending(row) for row in rows]


def pending_of(db: Db, entry_id: EntryId) -> Pending:
    """One entry as the digest wants it, whether or not it waits. Raises NotFound."""
    row = db.execute(
        f"{PENDING} FROM entry JOIN delivery ON delivery.entry = entry.id JOIN feed ON feed.id = entry.feed"
        " LEFT JOIN pending ON pending.entry = entry.id WHERE entry.id = ?",
        (entry_id,),
    ).fetchone()
    if row is None:
        raise _no_entry()
    return _pending(row)


def entry(db: Db, entry_id: EntryId) -> Entry:
    """What the feed says of an entry. Raises NotFound."""
    row = db.execute(
        "SELECT guid, title, url, author, published, zone, updated, summary, content, language, tags, enclosures"
        " FROM entry JOIN delivery ON delivery.entry = entry.id WHERE entry.id = ?",
        (entry_id,),
    ).fetchone()
    if row is None:
        raise _no_entry()
    guid, title, url, author, published, minutes, updated, summary, content, language, tags, enclosures = row
    return Entry(
        guid, title, url, author, moment_or_none(published, minutes), moment_or_none(updated), summary, content,
        language, unpack_words(tags), unpack_enclosures(enclosures),
    )  # fmt: skip


def save_article(
    db: Db,
    entry_id: EntryId,
    source: Source,
    article: Article,
    *,
    raw: Raw | None = None,
    fetched: datetime,
    rules: str = "",
    etag: str = "",
    modified: str = "",
) -> RevisionId:
    """Keep what a digest found: a new revision when its words are new, older ones stay; the source waits no longer.

    `rules`, `etag` and `modified` are `add_revision`'s.
    A digest that found no words never replaces one that did: its note is kept. NotFound.
    """
    with writing(db, durable=False):
        if db.execute("SELECT 1 FROM entry WHERE id = ?", (entry_id,)).fetchone() is None:
            raise _no_entry()
        _settle(db, entry_id, source, article.note, fetched)
        newest = _newest(db, entry_id, source)
        if not article.text.strip() and newest is not None:
            return newest
        revision = add_revision(
            db, entry_id, source, article, raw=raw, fetched=fetched, rules=rules, etag=etag, modified=modified
        )
        show(db, entry_id)
        return revision


def digest_failed(db: Db, entry_id: EntryId, source: Source, note: str, now: datetime) -> None:
    """The source could not be understood: why, for the reader to see; it waits no longer."""
    with writing(db, durable=False):
        _settle(db, entry_id, source, note, now)


def trouble(db: Db, entry_id: EntryId) -> dict[Source, str]:
    """What went wrong with an entry's texts at the last try, by source; empty when nothing did."""
    rows = db.execute("SELECT source, note FROM trouble WHERE entry = ? ORDER BY source DESC", (entry_id,))
    return dict(rows.fetchall())


def load(db: Db, entry_id: EntryId, source: Source) -> Kept | None:
    """The newest article made from a source, under the person's word on its entities; None when there is none yet."""
    row = db.execute(
        "SELECT revision.id, text, article, fetched, hash FROM revision JOIN digest ON digest.revision = revision.id"
        " WHERE entry = ? AND source = ? ORDER BY partial, confirmed DESC, revision.id DESC LIMIT 1",
        (entry_id, source),
    ).fetchone()
    if row is None:
        return None
    number, text, packed, fetched, digest = row
    return Kept(laid_over(db, unpack(packed, text)), RevisionId(number), moment(fetched), digest)


def sources(db: Db, entry_id: EntryId) -> tuple[Source, ...]:
    """The sources an entry has an article from, the page first."""
    rows = db.execute("SELECT DISTINCT source FROM revision WHERE entry = ? ORDER BY source DESC", (entry_id,))
    return tuple(source for (source,) in rows)


def want_pages(db: Db, entries: Iterable[EntryId]) -> None:
    """These entries' pages wait for their digest, before or beside the feed's text."""
    with writing(db, durable=False):
        db.executemany(
            "INSERT INTO pending (entry, moment, feed, page) SELECT id, moment, 0, 1 FROM entry WHERE id = ?"
            " ON CONFLICT (entry) DO UPDATE SET page = 1",
            [(number,) for number in entries],
        )


def without_page(db: Db, feed_id: FeedId, limit: int) -> list[tuple[EntryId, Entry]]:
    """The newest entries of a feed whose page was neither read nor tried nor wanted, as the feed gave them."""
    rows = db.execute(
        "SELECT status.id FROM status JOIN entry ON entry.id = status.id WHERE status.feed = ?1 AND hidden = 0"
        " AND url <> '' AND NOT EXISTS (SELECT 1 FROM revision WHERE revision.entry = status.id AND source = 'page')"
        " AND NOT EXISTS (SELECT 1 FROM trouble WHERE trouble.entry = status.id AND source = 'page')"
        " AND NOT EXISTS (SELECT 1 FROM pending WHERE pending.entry = status.id AND page = 1)"
        " ORDER BY status.moment DESC, status.id DESC LIMIT ?2",
        (feed_id, limit),
    ).fetchall()
    return [(EntryId(number), entry(db, EntryId(number))) for (number,) in rows]


def save_page(db: Db, url: str, title: str, now: datetime) -> EntryId:
    """Keep a page by hand, in the feed of saved pages, its text still to come; one kept before is the same entry."""
    url, feed = line(url), feeds.kept_feed(db, now)
    with writing(db, durable=True):
        row = db.execute("SELECT id FROM entry WHERE feed = ? AND url = ?", (feed.id, url)).fetchone()
        if row is None:
            page = Entry(guid=url, title=line(title), url=url)
            number = insert(db, feed.id, page, now, "", feed_waits=False, wants_page=True)
        else:
            number = EntryId(row[0])
            db.execute("UPDATE status SET hidden = 0 WHERE id = ?", (number,))
            db.execute(
                "INSERT INTO pending VALUES (?, ?, 0, 1) ON CONFLICT DO UPDATE SET page = 1", (number, stamp(now))
            )
        return number


def find_url(db: Db, url: str) -> EntryId | None:
    """The newest entry at an address, its fragment aside."""
    url = line(url)
    row = db.execute(
        "SELECT entry.id FROM entry JOIN subscription ON subscription.id = entry.feed WHERE url IN (?, ?) AND url <> ''"
        " ORDER BY removed IS NOT NULL, moment DESC LIMIT 1",
        (url, url.partition("#")[0]),
    ).fetchone()
    return None if row is None else EntryId(row[0])


def _settle(db: Db, entry_id: EntryId, source: Source, note: str, now: datetime) -> None:
    """The source's turn is over, well or not."""
    db.execute(f"UPDATE pending SET {source} = 0 WHERE entry = ?", (entry_id,))
    db.execute("DELETE FROM pending WHERE entry = ? AND feed = 0 AND page = 0", (entry_id,))
    db.execute("DELETE FROM trouble WHERE entry = ? AND source = ?", (entry_id, source))
    if note:
        db.execute("INSERT INTO trouble VALUES (?, ?, ?, ?)", (entry_id, source, plain(note), stamp(now)))


def _newest(db: Db, entry_id: EntryId, source: Source) -> RevisionId | None:
    row = db.execute(
        "SELECT id FROM revision WHERE entry = ? AND source = ? ORDER BY partial, confirmed DESC, id DESC LIMIT 1",
        (entry_id, source),
    ).fetchone()
    return None if row is None else RevisionId(row[0])


def _pending(row: tuple[Any, ...]) -> Pending:
    number, feed, feed_url, typed, title, url, summary, content, language, at, minutes, *said, waits, wants = row
    html, published = own_text(content, summary), moment_or_none(at, minutes)
    told = (feed_url, bool(typed), title, url, html, summary, language, published)
    return Pending(EntryId(number), FeedId(feed), *told, bool(waits), bool(wants), *said)


def _no_entry() -> NotFound:
    return NotFound("There is no such entry.", "It may have left the library; look in the list.")
