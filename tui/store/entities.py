"""The library's entities as the person would have them: found by any name, counted by day, with their sentences."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.model import EntryId
from tui.spelling import name_key
from tui.store import word as words
from tui.store.db import Db
from tui.store.moments import DAY, moment, stamp
from tui.store.rows import FEED_TITLE
from tui.store.word import Kind

DAYS = 7
NAMES = 12  # of an entity in a list, the most frequent first
NAMED = """CROSS JOIN spelling ON spelling.owner = entity.id
    CROSS JOIN naming ON naming.spelling = spelling.id"""  # CROSS JOIN keeps SQLite walking from the entity
LISTED = "status.hidden = 0 AND status.feed NOT IN (SELECT id FROM subscription WHERE removed IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the library. `times`: how often it is named; `names`: its other ones, the most frequent first."""

    key: str
    name: str
    type: Kind
    times: int
    names: tuple[str, ...] = ()


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


def known(db: Db, keys: Sequence[str] | None = None) -> list[Known]:
    """The entities that are named somewhere (all, or these), the most named first. One pass over the spellings."""
    which = "" if keys is None else "AND owner.key IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        "SELECT owner.key, owner.name, owner.type, spelling.name, spelling.times FROM entity AS owner"
        f" JOIN spelling ON spelling.owner = owner.id WHERE spelling.times > 0 {which}"
        " ORDER BY spelling.times DESC, spelling.id",
        () if keys is None else (json.dumps(list(keys)),),
    )
    times: dict[str, int] = defaultdict(int)
    called: dict[str, tuple[str, Kind]] = {}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for key, name, kind, spelt, often in rows:
        times[key] += often
        called[key] = name, kind
        if spelt != name and len(names[key]) < NAMES:
            names[key][spelt] = None
    word = words.load(db)
    found = []
    for key, (first, kind) in called.items():
        name = word.name(key, first, names[key])
        found.append(Known(key, name, kind, times[key], tuple(one for one in names[key] if one != name)))
    return sorted(found, key=lambda one: (-one.times, one.name))


def find(db: Db, name: str) -> list[str]:
    """The keys of the entities of this name in any spelling, or of this very key."""
    word = words.load(db)
    if words.shown(db, word, name) is not None or name in word.merges:
        return [word.owner(name)]
    rows = db.execute(
        "SELECT DISTINCT entity.key FROM spelling JOIN entity ON entity.id = spelling.owner"
        " WHERE spelling.key = ?1 OR spelling.key = ?2",
        (name_key(name), name.lower()),
    )
    return sorted(key for (key,) in rows)


def spellings(db: Db, key: str) -> list[tuple[str, str, int]]:
    """The names that an entity has in the library, as (spelling, name, times), the most frequent first."""
    rows = db.execute(
        "SELECT spelling.key, min(spelling.name), sum(spelling.times) FROM entity"
        " JOIN spelling ON spelling.owner = entity.id WHERE entity.key = ? AND spelling.times > 0"
        " GROUP BY 1 ORDER BY 3 DESC, 1",
        (key,),
    )
    return rows.fetchall()


def weeks(db: Db, keys: Sequence[str], now: datetime) -> dict[str, tuple[int, ...]]:
    """How often each was named on each of the last seven times 24 hours, the oldest first; only those that were."""
    first = stamp(now) - DAYS * DAY
    rows = db.execute(
        "SELECT entity.key, (naming.moment - ?1) / ?2, sum(naming.times) FROM entity"
        f" {NAMED} AND naming.moment > ?1 AND naming.moment <= ?3"
        " CROSS JOIN status ON status.id = naming.entry"
        f" WHERE entity.key IN (SELECT value FROM json_each(?4)) AND {LISTED} GROUP BY 1, 2",
        (first, DAY, stamp(now), json.dumps(list(keys))),
    )
    found: dict[str, list[int]] = {}
    for key, day, number in rows:
        found.setdefault(key, [0] * DAYS)[min(day, DAYS - 1)] += number
    return {key: tuple(days) for key, days in found.items()}


def posts(db: Db, key: str) -> int:
    """In how many posts an entity is named."""
    row = db.execute(
        f"SELECT count(DISTINCT naming.entry) FROM entity {NAMED} WHERE entity.key = ?",
        (key,),
    ).fetchone()
    return int(row[0])


def unread(db: Db) -> tuple[tuple[int, int], ...]:
    """For each smart feed that watches an entity how many unread posts name it."""
    return tuple((number, len(found)) for number, found in watched(db, "status.read = 0").items())


def watched(db: Db, which: str = "1") -> dict[int, frozenset[EntryId]]:
    """For each smart feed that watches an entity the posts that name it; `which` narrows them."""
    watches = db.execute("SELECT id, entity FROM smart WHERE entity <> ''").fetchall()
    word = words.load(db) if watches else words.Word()
    return {
        number: frozenset(
            EntryId(entry)
            for (entry,) in db.execute(
                f"SELECT DISTINCT naming.entry FROM entity {NAMED} CROSS JOIN status ON status.id = naming.entry"
                f" WHERE entity.key = ? AND {which} AND {LISTED}",
                (word.owner(key),),
            )
        )
        for number, key in watches
    }


def sentences_of(db: Db, key: str, limit: int = 50, *, after: Occurrence | None = None) -> list[Occurrence]:
    """The sentences of at most so many articles that name an entity, newest first; `after`: the last one before."""
    further = "" if after is None else "AND (naming.moment, naming.entry) < (?2, ?3)"
    rows = db.execute(
        f"SELECT status.id, entry.label, {FEED_TITLE}, at, revision.text, places FROM ("
        "  SELECT naming.moment AS at, naming.entry AS number, json_group_array(json(naming.places)) AS places"
        f"  FROM entity {NAMED} CROSS JOIN status ON status.id = naming.entry"
        f"  WHERE entity.key = ?1 AND {LISTED} {further}"
        "  GROUP BY 1, 2 ORDER BY 1 DESC, 2 DESC LIMIT ?4)"
        " JOIN status ON status.id = number JOIN entry ON entry.id = number"
        " JOIN revision ON revision.id = entry.shown JOIN feed ON feed.id = status.feed"
        " JOIN subscription ON subscription.id = status.feed ORDER BY at DESC, number DESC",
        (key, stamp(after.published) if after else 0, after.entry if after else 0, limit),
    )
    return [
        Occurrence(EntryId(number), title, feed_title, moment(at), text[start:end], start, end)
        for number, title, feed_title, at, text, places in rows
        for start, end in sorted({(start, end) for some in json.loads(places) for start, end in some})
    ]
