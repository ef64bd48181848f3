"""The texts that stand now and the rules they were understood by; one put in the place of another, older reading."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Article, EntryId, RevisionId, Source
from tui.store.db import Db
from tui.store.indexing import show
from tui.store.moments import moment
from tui.store.revisions import add_revision

STANDING = """
SELECT entry.id, ranked.source, ranked.id, coalesce(understood.rules, ''),
       coalesce(nullif(raw.url, ''), nullif(ranked.url, ''), entry.url)
FROM (SELECT id, entry, source, url, partial, row_number() OVER (
          PARTITION BY entry, source ORDER BY partial, confirmed DESC, id DESC) AS place
      FROM revision WHERE entry BETWEEN ? AND ?) AS ranked
JOIN entry ON entry.id = ranked.entry LEFT JOIN understood ON understood.revision = ranked.id
LEFT JOIN raw ON raw.revision = ranked.id LEFT JOIN pending ON pending.entry = entry.id
WHERE place = 1 AND partial = 0
    AND NOT coalesce(CASE ranked.source WHEN 'feed' THEN pending.feed ELSE pending.page END, 0)
"""
CHUNK = 500  # entries looked at in one go


@dataclass(frozen=True, slots=True)
class Standing:
    """The text of an entry that stands now for a source, and by which rules it was understood ("": not known)."""

    entry: EntryId
    source: Source
    revision: RevisionId
    rules: str
    url: str  # of the page it was made from


def standing(db: Db, before: int = 0) -> tuple[list[Standing], int]:
    """The texts that stand now of the newest entries before this one (0: of all), and where the next ones begin.

    Those that wait for a digest anyway are left out. A chunk takes some milliseconds, so nobody waits for the whole.
    """
    ids = [
        number
        for (number,) in db.execute(
            "SELECT id FROM entry WHERE ?1 = 0 OR id < ?1 ORDER BY id DESC LIMIT ?2", (before, CHUNK)
        )
    ]
    if not ids:
        return [], 0
    rows = db.execute(f"{STANDING} ORDER BY entry.id DESC, ranked.source DESC", (ids[-1], ids[0]))
    found = [Standing(EntryId(entry), source, RevisionId(number), *rest) for entry, source, number, *rest in rows]
    return found, ids[-1] if len(ids) == CHUNK else 0


def still(db: Db, one: Standing) -> bool:
    """Whether it stands as it did: no fetch and no other instance was quicker."""
    row = db.execute(
        "SELECT id, coalesce(rules, '') FROM revision LEFT JOIN understood ON understood.revision = revision.id"
        " WHERE entry = ?1 AND source = ?2"
        f" AND NOT EXISTS (SELECT 1 FROM pending WHERE entry = ?1 AND {one.source} = 1)"
        " ORDER BY partial, confirmed DESC, id DESC LIMIT 1",
        (one.entry, one.source),
    ).fetchone()
    return row is not None and tuple(row) == (one.revision, one.rules)


def renew(db: Db, old: Standing, article: Article, rules: str) -> None:
    """Put a new reading in the place of an old one, inside a transaction; the old one stays in the entry's history.

    The same words are the same revision. Other words are a new one, fetched when the old one was; the page goes there.
    """
    fetched, confirmed = db.execute("SELECT fetched, confirmed FROM revision WHERE id = ?", (old.revision,)).fetchone()
    new = add_revision(db, old.entry, old.source, article, fetched=moment(fetched), rules=rules)
    if new != old.revision:
        db.execute("UPDATE revision SET confirmed = max(confirmed, ? + 1) WHERE id = ?", (confirmed, new))
        db.execute(
            "UPDATE revision SET (etag, modified) = (SELECT etag, modified FROM revision WHERE id = ?) WHERE id = ?",
            (old.revision, new),
        )
        for table in ("raw", "raw_more"):
            db.execute(f"UPDATE OR IGNORE {table} SET revision = ? WHERE revision = ?", (new, old.revision))
    show(db, old.entry)
