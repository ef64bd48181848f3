"""The ledger's rows, light enough that ten thousand are a list: the first screen of them at once, then all.

`first` finds its order inside SQLite, while Python draws; `every` reads all rows, the newest first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from tui.model import EntryId, Query, Status
from tui.store import entities
from tui.store.db import Db
from tui.store.rows import FEED_TITLE
from tui.store.select import where

SAID = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*"
PUBLISHED = "coalesce(entry.published + entry.zone * 60000000, {made}) / 1000000"
DAY = f"""CASE WHEN said GLOB '{SAID}' THEN substr(said, 1, 10)
    ELSE coalesce(date({PUBLISHED.format(made="claim.created")}, 'unixepoch'), '') END"""
WRITTEN = f"coalesce(date({PUBLISHED.format(made='note.created')}, 'unixepoch'), '')"
CLAIMS = f"""
SELECT 'claim', claim.id, claim.uuid, claim.entry, claim.status, claim.speaker, claim.quote, entry.feed, {DAY} AS day,
       claim.created AS made, claim.state, entry.url, entry.label, '' FROM claim JOIN entry ON entry.id = claim.entry
"""
NOTES = f"""
SELECT 'note', note.id, note.uuid, note.entry, '', '', note.text, entry.feed, {WRITTEN} AS day, note.created AS made,
       note.state, entry.url, entry.label, note.quote FROM note JOIN entry ON entry.id = note.entry
"""
SPEAKERS = f"""
SELECT speaker, max({DAY} || claim.created) AS newest, count(*) FROM claim JOIN entry ON entry.id = claim.entry
WHERE claim.status <> ? GROUP BY speaker ORDER BY speaker = '', newest DESC, speaker LIMIT ?
"""  # from an index of its own, and in one step of SQLite: it runs while Python does other things
OF_SPEAKER = f"""
SELECT claim.id FROM claim JOIN entry ON entry.id = claim.entry WHERE speaker = ? AND claim.status <> ?
ORDER BY {DAY} DESC, claim.created DESC, claim.id DESC LIMIT ?
"""


class Listed(NamedTuple):
    """A claim or note as a row. A named tuple: ten thousand frozen dataclasses would take four times as long to make.

    `words`: what is searched, in lower case after a blank; `supports` and `contradicts` count sentences that do so to
    this one, `beside` every other link.
    """

    kind: Literal["claim", "note"]
    id: int
    uuid: str
    entry: EntryId
    status: str  # "" for a note
    speaker: str
    text: str
    feed: str
    day: str  # ISO: said, else published, else made
    made: int
    state: str
    url: str
    words: str
    tags: tuple[str, ...] = ()
    supports: int = 0
    contradicts: int = 0
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Top:
    """The ledger's first rows, by speaker, the newest first; how large the groups of these are, how much there is."""

    rows: tuple[Listed, ...]
    sizes: Mapping[str, int]
    claims: int
    notes: int


def first(db: Db, limit: int) -> Top:
    """The first so many claims, by speaker; plain highlights are left out."""
    sizes: dict[str, int] = {}
    ids: list[int] = []
    for speaker, _, size in db.execute(SPEAKERS, (Status.HIGHLIGHT, limit)):
        if len(ids) < limit:
            sizes[speaker] = size
            ids += [number for (number,) in db.execute(OF_SPEAKER, (speaker, Status.HIGHLIGHT, limit - len(ids)))]
    rows = {row.id: row for row in _listed(db, f"{CLAIMS} WHERE claim.id IN (SELECT value FROM json_each(?))", ids)}
    counted = "SELECT (SELECT count(*) FROM claim WHERE status <> ?), (SELECT count(*) FROM note)"
    claims, notes = db.execute(counted, (Status.HIGHLIGHT,)).fetchone()
    return Top(tuple(rows[number] for number in ids), sizes, claims, notes)


def every(db: Db) -> list[Listed]:
    """All claims, highlights and notes, the newest first."""
    return _listed(db, f"{CLAIMS} UNION ALL {NOTES} ORDER BY day DESC, made DESC, 2 DESC", None)


def some(db: Db, ids: Sequence[int]) -> list[Listed]:
    """These claims, as they are now; those that are gone are left out."""
    return _listed(db, f"{CLAIMS} WHERE claim.id IN (SELECT value FROM json_each(?))", ids)


def entries(db: Db, query: Query) -> frozenset[EntryId]:
    """The entries with claims or notes that a query names."""
    chosen = where(db, query)
    mine = "status.id IN (SELECT entry FROM claim UNION SELECT entry FROM note)"
    found = db.execute(f"SELECT status.id FROM status WHERE {chosen.sql} AND {mine}", chosen.values)
    return frozenset(EntryId(number) for (number,) in found)


def naming(db: Db, name: str) -> frozenset[str]:
    """The uuids of claims whose sentence names an entity (its key, or any of its names), or whose speaker it is."""
    keys = entities.find(db, name)
    called = {spelt.casefold() for key in keys for _, spelt, _ in entities.spellings(db, key)} | {name.casefold()}
    named = {uuid for uuid, key, _ in _named(db, keys)}
    spoken = db.execute("SELECT uuid, speaker FROM claim WHERE speaker <> ''")
    noted = db.execute(
        "SELECT uuid FROM note WHERE entity IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
    ).fetchall()
    return frozenset(named | {uuid for uuid, who in spoken if who.casefold() in called} | {uuid for (uuid,) in noted})


def named(db: Db) -> dict[str, tuple[str, ...]]:
    """By uuid of every claim the entities that its sentence names, in its order."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for uuid, _, name in _named(db, None):
        found[uuid][name] = None
    return {uuid: tuple(names) for uuid, names in found.items()}


def _named(db: Db, keys: Sequence[str] | None) -> list[tuple[str, str, str]]:
    """(uuid, key, name) of the entities that stand in the sentences of claims: all of them, or these."""
    which = "" if keys is None else "AND entity.key IN (SELECT value FROM json_each(?))"
    return db.execute(
        "SELECT DISTINCT claim.uuid, entity.key, entity.name FROM claim"
        " CROSS JOIN naming ON naming.entry = claim.entry CROSS JOIN spelling ON spelling.id = naming.spelling"
        f" CROSS JOIN entity ON entity.id = spelling.owner {which} CROSS JOIN json_each(naming.places) AS place"
        " WHERE claim.part = 'body' AND json_extract(place.value, '$[0]') >= claim.at_start"
        " AND json_extract(place.value, '$[0]') < claim.at_stop ORDER BY json_extract(place.value, '$[0]')",
        () if keys is None else (json.dumps(list(keys)),),
    ).fetchall()


def _listed(db: Db, sql: str, ids: Sequence[int] | None) -> list[Listed]:
    """The rows of a statement, with what stands in other tables."""
    some = () if ids is None else (json.dumps(list(ids)),)
    which = "1" if ids is None else "{} IN (SELECT value FROM json_each(?))"
    tags: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for claim, tag in db.execute(f"SELECT claim, tag FROM claim_tag WHERE {which.format('claim')} ORDER BY id", some):
        tags[claim] += (tag,)
    links = _links(db, which, some)
    feeds: dict[int, str] = dict(
        db.execute(f"SELECT feed.id, {FEED_TITLE} FROM feed JOIN subscription USING (id)").fetchall()
    )
    return [_row(row, feeds, tags, links) for row in db.execute(sql, some)]


def _links(db: Db, which: str, some: tuple[Any, ...]) -> dict[int, list[int]]:
    """By claim how many sentences support it, contradict it, and stand in another relation to it."""
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    kinds = {"supports": 0, "contradicts": 1}
    inward = f"SELECT claim, relation, count(*) FROM evidence WHERE {which.format('claim')} GROUP BY 1, 2"
    for claim, relation, number in db.execute(inward, some):
        found[claim][kinds.get(relation, 2)] += number
    outward = f"SELECT other, relation, count(*) FROM evidence WHERE {which.format('other')} GROUP BY 1, 2"
    for claim, relation, number in db.execute(outward, some):
        found[claim][1 if relation == "contradicts" else 2] += number
    return found


def _row(
    row: tuple[Any, ...],
    feeds: Mapping[int, str],
    tags: Mapping[int, tuple[str, ...]],
    links: Mapping[int, list[int]],
) -> Listed:
    (kind, number, uuid, entry, status, speaker, text, feed, day, made, state, url, label, quote) = row
    claimed = kind == "claim"
    title = feeds.get(feed, "")
    mine: tuple[str, ...] = tags.get(number, ()) if claimed else ()
    ends: Sequence[int] = links.get(number, ()) if claimed else ()
    words = " ".join(("", text, quote, speaker, status or kind, label, title, *mine)).casefold()
    return Listed(kind, number, uuid, entry, status, speaker, text, title, day, made, state, url, words, mine, *ends)
