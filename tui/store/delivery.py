"""A feed's document laid down as entries: what is new is added, what changed waits for a new digest, nothing goes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from tui.errors import NotFound
from tui.model import Enclosure, Entry, EntryId, FeedId, ParsedFeed
from tui.plain import line, plain
from tui.store.db import Db
from tui.store.identity import Face, match
from tui.store.moments import stamp, stamp_or_none, zone
from tui.store.packing import pack_enclosures, pack_words

LABEL = 120  # characters of text that stand in for a title
TAG = re.compile(r"<(script|style)\b.{0,20000}?</\1>|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL)
STOP = re.compile(r"(?<=[.!?…])\s")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a document brought: entries never seen, and known ones whose words differ."""

    new: tuple[EntryId, ...]
    changed: tuple[EntryId, ...]


def deliver(db: Db, feed_id: FeedId, parsed: ParsedFeed, now: datetime, pages: Collection[int] = ()) -> Saved:
    """Lay the entries down; runs inside a transaction. Raises NotFound for a feed that is gone.

    `pages`: the places in the document of the entries whose pages are wanted when they are new.
    """
    feed = db.execute("SELECT site FROM feed WHERE id = ?", (feed_id,)).fetchone()
    if feed is None:
        raise NotFound("There is no such feed.")
    entries = [_clean(entry) for entry in parsed.entries]
    hashes = [text_hash(entry) for entry in entries]
    coming = [
        Face(entry.guid, entry.url, entry.title, stamp_or_none(entry.published), digest)
        for entry, digest in zip(entries, hashes, strict=True)
    ]
    found = match(coming, _known(db, feed_id, coming), site=parsed.site or feed[0])
    new: list[EntryId] = []
    changed: list[EntryId] = []
    # the first of a document is its newest: it goes in last, so that it sorts first among those without a date
    for place, (entry, digest, number) in reversed(list(enumerate(zip(entries, hashes, found, strict=True)))):
        if number is None:
            new.append(insert(db, feed_id, entry, now, digest, wants_page=place in pages and bool(entry.url)))
        elif _update(db, number, entry, digest):
            changed.append(number)
    known = json.dumps([number for number in found if number is not None])
    db.execute("UPDATE entry SET delivered = ? WHERE id IN (SELECT value FROM json_each(?))", (stamp(now), known))
    db.execute("UPDATE feed SET parsed = ? WHERE id = ?", (stamp(now), feed_id))
    return Saved(tuple(reversed(new)), tuple(reversed(changed)))


def insert(
    db: Db, feed_id: FeedId, entry: Entry, now: datetime, digest: str, *, feed_waits: bool = True, wants_page: bool
) -> EntryId:
    """Add one entry, unread, waiting for its digest; sorted by its date, or by now when that is missing or to come."""
    published = stamp_or_none(entry.published)
    at = stamp(now) if published is None or published > stamp(now) else published
    number = db.execute(
        "INSERT INTO entry (feed, guid, url, title, label, author, language, published, zone, moment, seen, delivered,"
        " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            feed_id, entry.guid, entry.url, entry.title, _label(entry), entry.author, entry.language, published,
            zone(entry.published) if entry.published else 0, at, stamp(now), stamp(now), digest,
        ),
    ).lastrowid  # fmt: skip
    assert number is not None
    db.execute("INSERT INTO status (id, feed, moment) VALUES (?, ?, ?)", (number, feed_id, at))
    db.execute("INSERT INTO delivery VALUES (?, ?, ?, ?, ?, ?)", (number, *_body(entry)))
    if feed_waits or wants_page:
        db.execute("INSERT INTO pending VALUES (?, ?, ?, ?)", (number, at, int(feed_waits), int(wants_page)))
    return EntryId(number)


def text_hash(entry: Entry) -> str:
    """What tells whether a feed changed an entry's own words."""
    return sha256(f"{entry.summary}\x00{entry.content}".encode()).hexdigest()


def _known(db: Db, feed_id: FeedId, coming: Sequence[Face]) -> list[Face]:
    """The feed's entries that any of the coming ones could be."""
    chosen = "SELECT guid, url, title, published, hash, id FROM entry WHERE feed = :feed AND"
    among = "IN (SELECT value FROM json_each"
    rows = db.execute(
        f"{chosen} guid <> '' AND guid {among}(:guids))"
        f" UNION {chosen} url <> '' AND url {among}(:urls))"
        f" UNION {chosen} title <> '' AND title {among}(:titles))"
        f" UNION {chosen} title = '' AND guid = '' AND url = ''",
        {
            "feed": feed_id,
            "guids": json.dumps([face.guid for face in coming]),
            "urls": json.dumps([face.url for face in coming]),
            "titles": json.dumps([face.title for face in coming]),
        },
    )
    return [
        Face(guid, url, title, published, digest, EntryId(number))
        for guid, url, title, published, digest, number in rows
    ]


def _update(db: Db, number: EntryId, entry: Entry, digest: str) -> bool:
    """Bring a known entry up to date; its place in the list stays. True when its title or words differ."""
    title, url, guid, before = db.execute("SELECT title, url, guid, hash FROM entry WHERE id = ?", (number,)).fetchone()
    told = bool(entry.content or entry.summary) and digest != before
    if (entry.title, entry.url) != (title, url) or told or (entry.guid and entry.guid != guid):
        db.execute(
            "UPDATE entry SET title = ?, url = ?, guid = coalesce(nullif(?, ''), guid), author = ?,"
            " published = coalesce(published, ?), label = CASE WHEN ? <> '' OR title <> '' THEN ? ELSE label END"
            " WHERE id = ?",
            (
                entry.title,
                entry.url,
                entry.guid,
                entry.author,
                stamp_or_none(entry.published),
                entry.title,
                _label(entry),
                number,
            ),
        )
    if told:
        db.execute("UPDATE entry SET hash = ? WHERE id = ?", (digest, number))
        db.execute("REPLACE INTO delivery VALUES (?, ?, ?, ?, ?, ?)", (number, *_body(entry)))
        db.execute(
            "INSERT INTO pending SELECT id, moment, 1, 0 FROM entry WHERE id = ? ON CONFLICT DO UPDATE SET feed = 1",
            (number,),
        )
    return told or entry.title != str(title)


def _body(entry: Entry) -> tuple[int | None, str, str, str, str]:
    updated = stamp_or_none(entry.updated)
    return updated, entry.summary, entry.content, pack_words(entry.tags), pack_enclosures(entry.enclosures)


def _clean(entry: Entry) -> Entry:
    """Safe to draw and to store, whoever made it."""
    return replace(
        entry,
        guid=line(entry.guid),
        title=line(entry.title),
        url=line(entry.url),
        author=line(entry.author),
        language=line(entry.language),
        summary=plain(entry.summary),
        content=plain(entry.content),
        tags=tuple(line(tag) for tag in entry.tags),
        enclosures=tuple(
            Enclosure(line(one.url), line(one.type), line(one.title), one.length) for one in entry.enclosures
        ),
    )


def _label(entry: Entry) -> str:
    """What the list shows: the title, else the first sentence, else the address."""
    if entry.title:
        return entry.title
    bare = line(html.unescape(TAG.sub(" ", (entry.summary or entry.content)[:4000])))
    first = STOP.split(bare, maxsplit=1)[0]
    if len(first) > LABEL:
        first = first[: LABEL - 1].rsplit(" ", 1)[0] + "…"
    return first or entry.url or "Untitled"
