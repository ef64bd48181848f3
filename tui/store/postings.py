"""What articles have in common: the terms of their signatures, and the sentences that name an entity."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.model import EntryId
from tui.store.db import Db
from tui.store.moments import moment
from tui.store.rows import FEED_TITLE

LISTED = """
    AND entry NOT IN (SELECT status.id FROM subscription JOIN status ON status.feed = subscription.id
                      WHERE subscription.removed IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A sentence of the library that names an entity."""

    entry: EntryId
    title: str
    feed_title: str
    published: datetime
    text: str
    start: int
    end: int


def find(db: Db, terms: Sequence[str], *, among: Sequence[int] | None = None) -> dict[str, list[tuple[int, float]]]:
    """For each term the entries (`among` these) it occurs in, with its weight there; terms nobody has are left out."""
    some = "" if among is None else "AND entry IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        "SELECT term.key, entry, weight FROM term CROSS JOIN posting ON posting.term = term.id"
        f" WHERE term.key IN (SELECT value FROM json_each(?)) {some} {LISTED}",
        (json.dumps(terms), *([] if among is None else [json.dumps(among)])),
    )
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for key, entry, weight in rows:
        found[key].append((entry, weight))
    return dict(found)


def sizes(db: Db, terms: Sequence[str]) -> dict[str, int]:
    """In how many entries each term occurs, the rarest first."""
    rows = db.execute(
        "SELECT key, (SELECT count(*) FROM posting WHERE posting.term = term.id) AS size FROM term"
        " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY size, key",
        (json.dumps(terms),),
    )
    return {key: size for key, size in rows if size}


def total(db: Db) -> int:
    """How many articles the library compares."""
    return int(db.execute("SELECT count(*) FROM entry WHERE shown IS NOT NULL").fetchone()[0])


def sentences_of(db: Db, entity_id: str, limit: int = 50) -> list[Occurrence]:
    """The sentences that name an entity, newest article first."""
    rows = db.execute(
        f"SELECT status.id, entry.label, {FEED_TITLE}, status.moment, revision.text, naming.places"
        " FROM entity JOIN naming ON naming.entity = entity.id JOIN status ON status.id = naming.entry"
        " JOIN entry ON entry.id = status.id JOIN revision ON revision.id = entry.shown"
        " JOIN feed ON feed.id = status.feed JOIN subscription ON subscription.id = status.feed"
        " WHERE entity.key = ? AND subscription.removed IS NULL ORDER BY status.moment DESC, status.id DESC LIMIT ?",
        (entity_id, limit),
    )
    return [
        Occurrence(EntryId(number), title, feed_title, moment(at), text[start:end], start, end)
        for number, title, feed_title, at, text, places in rows
        for start, end in json.loads(places)
    ][:limit]
