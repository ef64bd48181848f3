"""The ledger: claims and notes as records that can be cited, and how a record finds its article's particulars."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tui.model import CLAIM_FIELDS, ClaimId, ClaimRecord, EntryId, EvidenceEnd, Query, State
from tui.store import evidence
from tui.store.db import Db
from tui.store.moments import moment, moment_or_none, told
from tui.store.rows import FEED_TITLE
from tui.store.select import where

MINE = "id, uuid, entry, revision, part, start, stop, quote, prefix, suffix, state, created, changed"
ABOUT = f"""
SELECT entry.id, entry.label, entry.url, entry.author, entry.published, entry.zone, entry.language, entry.seen,
       feed.id, {FEED_TITLE}, feed.url, revision.id, revision.hash, revision.source, revision.title, revision.byline,
       revision.site, revision.language, revision.url, revision.published, revision.fetched
FROM entry JOIN feed ON feed.id = entry.feed JOIN subscription ON subscription.id = entry.feed
     LEFT JOIN revision ON revision.entry = entry.id
"""


def select(
    db: Db, query: Query | None = None, *, entry: EntryId | None = None, notes: bool = True
) -> list[ClaimRecord]:
    """Records of a query's entries, of one entry, or of all, in the order they were made."""
    which = "1"
    values: tuple[Any, ...] = ()
    if entry is not None:
        which, values = "entry = ?", (entry,)
    elif query is not None:
        chosen = where(db, query)
        which, values = f"entry IN (SELECT status.id FROM status WHERE {chosen.sql})", chosen.values
    filled = ", ".join(CLAIM_FIELDS)
    empty = ", ".join("''" for _ in CLAIM_FIELDS)
    mine = db.execute(
        f"SELECT 'claim', {MINE}, quote, '', status, {filled} FROM claim WHERE {which} UNION ALL"
        f" SELECT 'note', {MINE}, text, entity, '', {empty} FROM note WHERE {which} ORDER BY created, id",
        (*values, *values),
    ).fetchall()
    entries = sorted({row[3] for row in mine})
    about, tags, said, ends = _about(db, entries), _tags(db, entries), _notes(mine), evidence.of_entries(db, entries)
    return [_record(row, about, tags, said, ends) for row in mine if notes or row[0] == "claim"]


def record(db: Db, uuid: str) -> ClaimRecord | None:
    """One claim or note; None when it is gone."""
    found = db.execute(
        "SELECT entry FROM claim WHERE uuid = ?1 UNION ALL SELECT entry FROM note WHERE uuid = ?1", (uuid,)
    ).fetchone()
    return found and next((one for one in select(db, entry=found[0]) if one.uuid == uuid), None)


About = dict[tuple[int, int | None], dict[str, Any]]
Place = tuple[int, str, str]


def _about(db: Db, entries: Iterable[int]) -> About:
    """By entry and revision what a citation says; under None what it says when no text was kept."""
    found: About = {}
    rows = db.execute(f"{ABOUT} WHERE entry.id IN (SELECT value FROM json_each(?))", (json.dumps(list(entries)),))
    for (number, label, url, author, published, minutes, language, seen, _, feed_title, feed_url,
         revision, digest, source, title, byline, site, spoken, address, dated, fetched) in rows:  # fmt: skip
        common = {"feed_title": feed_title, "feed_url": feed_url, "url": url or address or ""}
        when = moment_or_none(published, minutes)
        found[number, None] = {
            **common, "title": label, "byline": author, "site": "", "published": when, "language": language,
            "source": "feed", "revision_hash": "", "fetched": moment(seen),
        }  # fmt: skip
        if revision is not None:
            found[number, revision] = {
                **common, "title": title or label, "byline": byline or author, "site": site,
                "published": when or told(dated), "language": spoken or language, "source": source,
                "revision_hash": digest, "fetched": moment(fetched),
            }  # fmt: skip
    return found


def _tags(db: Db, entries: Iterable[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for claim, name in db.execute(
        "SELECT claim, tag FROM claim_tag JOIN claim ON claim.id = claim_tag.claim"
        " WHERE claim.entry IN (SELECT value FROM json_each(?)) ORDER BY claim_tag.id",
        (json.dumps(list(entries)),),
    ):
        found[claim] += (name,)
    return found


def _notes(mine: Iterable[tuple[Any, ...]]) -> dict[Place, tuple[str, ...]]:
    """The notes on each sentence; those of one moment in the same order in every library."""
    found: dict[Place, tuple[str, ...]] = defaultdict(tuple)
    for kind, _, _, entry, _, part, _, _, quote, *rest in sorted(mine, key=lambda row: (row[12], row[2])):
        if kind == "note" and quote:
            found[entry, part, quote] += (rest[5],)
    return found


def _record(
    row: tuple[Any, ...],
    about: About,
    tags: dict[int, tuple[str, ...]],
    said: dict[Place, tuple[str, ...]],
    ends: dict[ClaimId, tuple[EvidenceEnd, ...]],
) -> ClaimRecord:
    (kind, number, uuid, entry, revision, part, start, stop, quote, prefix, suffix, state, created, changed,
     text, entity, status, *fields) = row  # fmt: skip
    claimed = kind == "claim"
    return ClaimRecord(
        kind=kind, id=number, uuid=uuid, entry=EntryId(entry), text=text, quote=quote, prefix=prefix, suffix=suffix,
        part=part, start=start, end=stop, status=status, entity=entity,
        **dict(zip(CLAIM_FIELDS, fields, strict=True)),
        tags=tags.get(number, ()) if claimed else (), notes=said.get((entry, part, quote), ()) if claimed else (),
        evidence=ends.get(ClaimId(number), ()) if claimed else (),
        state=State(state), created=moment(created), changed=moment(changed), **about[entry, revision],
    )  # fmt: skip
