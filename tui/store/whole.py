"""What a person made in the library, as an export tells it: all of it, or what belongs to some claims and notes."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tui.model import ClaimRecord, Dismissal, EntryId, EntryRecord, Kept, Past, Query, Search, TextRecord
from tui.store import evidence, ledger, rulings
from tui.store.db import Db
from tui.store.moments import moment, moment_or_none
from tui.store.rows import FEED_TITLE
from tui.store.select import KEPT, where

ENTRIES = f"""
SELECT entry.id, guid, entry.url, label, author, published, zone, entry.language, feed.url, {FEED_TITLE}, seen,
       status.read, status.starred
FROM status JOIN entry ON entry.id = status.id JOIN feed ON feed.id = entry.feed
     JOIN subscription ON subscription.id = entry.feed
WHERE """
TEXTS = """
WITH mine(entry) AS (SELECT entry FROM claim UNION SELECT entry FROM note WHERE quote <> ''),
wanted(id) AS (
    SELECT revision FROM claim UNION SELECT revision FROM note WHERE revision IS NOT NULL
    UNION SELECT (SELECT id FROM revision WHERE entry = mine.entry AND source = 'feed' AND partial = 0
                  ORDER BY confirmed DESC, id DESC LIMIT 1) FROM mine
    UNION SELECT (SELECT id FROM revision WHERE entry = mine.entry AND source = 'page' AND partial = 0
                  ORDER BY confirmed DESC, id DESC LIMIT 1) FROM mine)
SELECT entry, source, hash, title, text, byline, site, language, url, published, fetched, confirmed, etag, modified,
       coalesce(rules, ''), article
FROM wanted CROSS JOIN revision ON revision.id = wanted.id JOIN digest ON digest.revision = revision.id
     LEFT JOIN understood ON understood.revision = revision.id
WHERE partial = 0 AND """
AMONG = "IN (SELECT value FROM json_each(?))"


def whole(db: Db) -> Kept:
    """Everything: what an empty library needs to be this one again, articles that bear nothing and feeds aside."""
    searches = db.execute("SELECT name, text, created FROM smart WHERE entity = '' ORDER BY id")
    return Kept(
        records=tuple(ledger.select(db)),
        entries=_entries(db, KEPT),
        evidence=tuple(evidence.all_of(db)),
        history=_history(db, "1"),
        dismissed=_dismissed(db, "1"),
        rulings=tuple(rulings.said(db)),
        searches=tuple(Search(name, text, moment(at)) for name, text, at in searches),
        texts=_texts(db, "1"),
    )


def around(db: Db, records: Sequence[ClaimRecord], entries: Iterable[EntryId] = ()) -> Kept:
    """These claims and notes with their entries, links, history and dismissals, and these further entries."""
    chosen = sorted({*(one.entry for one in records), *entries})
    claims = {one.uuid for one in records if one.kind == "claim"}
    named = json.dumps(sorted(claims))
    return Kept(
        records=tuple(records),
        entries=_entries(db, f"status.id {AMONG}", json.dumps(chosen)),
        evidence=tuple(one for one in evidence.all_of(db) if {one.claim, one.other} & claims),
        history=_history(db, f"claim {AMONG}", named),
        dismissed=_dismissed(db, f"claim {AMONG}", named),
        texts=_texts(db, f"entry {AMONG}", json.dumps(chosen)),
    )


def found(db: Db, query: Query) -> Kept:
    """What was made of a query's entries: their claims and notes and all that bears a star or a tag."""
    chosen = where(db, query)
    entries = db.execute(f"SELECT status.id FROM status WHERE {chosen.sql} AND {KEPT}", chosen.values).fetchall()
    return around(db, ledger.select(db, query), [EntryId(number) for (number,) in entries])


def _entries(db: Db, which: str, *values: str) -> tuple[EntryRecord, ...]:
    tags: dict[int, list[str]] = defaultdict(list)
    for entry, tag in db.execute("SELECT entry, tag FROM entry_tag ORDER BY id"):
        tags[entry].append(tag)
    return tuple(_entry(row, tuple(tags.get(row[0], ()))) for row in db.execute(ENTRIES + which, values))


def _entry(row: tuple[Any, ...], tags: tuple[str, ...]) -> EntryRecord:
    (number, guid, url, label, author, published, minutes, language, feed_url, feed_title, seen, read, starred) = row
    return EntryRecord(
        EntryId(number), guid, url, label, author, moment_or_none(published, minutes), language, feed_url, feed_title,
        moment(seen), bool(read), bool(starred), tags,
    )  # fmt: skip


def _texts(db: Db, which: str, *values: str) -> tuple[TextRecord, ...]:
    """The texts that something was tagged in, and those that stand now beside them.

    As they came, since of two that were confirmed at one moment the later one stands.
    """
    rows = db.execute(f"{TEXTS}{which} ORDER BY revision.id", values)
    return tuple(_text(row) for row in rows)


def _text(row: tuple[Any, ...]) -> TextRecord:
    entry, source, digest, title, text, *about, fetched, confirmed, etag, modified, rules, packed = row
    byline, site, language, url, published = about
    return TextRecord(
        EntryId(entry), source, digest, title, text, byline, site, language, url, published, moment(fetched),
        moment(confirmed), etag, modified, rules, b64encode(packed).decode(),
    )  # fmt: skip


def _history(db: Db, which: str, *values: str) -> tuple[Past, ...]:
    rows = db.execute(f"SELECT claim, at, what, before, after FROM history WHERE {which} ORDER BY at, id", values)
    return tuple(
        Past(claim, moment(at), what, json.loads(before), json.loads(after)) for claim, at, what, before, after in rows
    )


def _dismissed(db: Db, which: str, *values: str) -> tuple[Dismissal, ...]:
    rows = db.execute(f"SELECT claim, print FROM dismissed WHERE {which} ORDER BY claim, print", values)
    return tuple(Dismissal(claim, print_) for claim, print_ in rows)
