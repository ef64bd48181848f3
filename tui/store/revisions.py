"""Revisions: every text an entry ever had, by its hash; what a claim was tagged in stays as it was that day.

The hash is of the text as the digest leaves it: markup, indents and control characters are gone, letters are composed
(NFC). So a page that is only set otherwise adds none. Other quotation marks or dashes do: they may be what matters.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from tui.errors import NotFound
from tui.model import Article, EntryId, RevisionId, Source
from tui.store.db import Db
from tui.store.moments import moment, stamp
from tui.store.packing import guarded, pack, unpack

_ABOUT = "fetched, confirmed, partial, url, etag, modified, coalesce(rules, ''), byline, site, published, language"
_FROM = "FROM revision LEFT JOIN understood ON understood.revision = revision.id"
SELECT = f"SELECT revision.id, entry, source, hash, title, text, {_ABOUT} {_FROM}"


@dataclass(frozen=True, slots=True)
class Raw:
    """A page as it was fetched: where from, in which charset by its header, and the pages that were joined to it."""

    body: bytes
    url: str = ""
    charset: str = ""
    more: tuple[bytes, ...] = ()
    plain: bool = False  # it is a plain text, no HTML


@dataclass(frozen=True, slots=True)
class Revision:
    """One text of an entry: when first fetched and from where, when last found unchanged, and what was said of it.

    `partial`: only its quotes are here. `etag`, `modified`: the validators of the answer that brought it. `rules`: by
    which it was read.
    """

    id: RevisionId
    entry: EntryId
    source: Source
    hash: str
    title: str
    text: str
    fetched: datetime
    confirmed: datetime
    partial: bool = False
    url: str = ""
    etag: str = ""
    modified: str = ""
    rules: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""  # ISO 8601
    language: str = ""


def revision(db: Db, revision_id: RevisionId) -> Revision:
    """One revision. Raises NotFound."""
    row = db.execute(f"{SELECT} WHERE revision.id = ?", (revision_id,)).fetchone()
    if row is None:
        raise NotFound("There is no such revision.")
    return _revision(row)


def history(db: Db, entry_id: EntryId, source: Source) -> list[Revision]:
    """Every text an entry had from a source, the one that stands now first."""
    rows = db.execute(
        f"{SELECT} WHERE entry = ? AND source = ? ORDER BY partial, confirmed DESC, revision.id DESC",
        (entry_id, source),
    )
    return [_revision(row) for row in rows]


def of_entry(db: Db, entry_id: EntryId) -> list[Revision]:
    """Every revision of an entry without its text, of both sources, the one found last first."""
    rows = db.execute(
        f"SELECT revision.id, entry, source, hash, title, '', {_ABOUT} {_FROM}"
        " WHERE entry = ? ORDER BY partial, confirmed DESC, revision.id DESC",
        (entry_id,),
    )
    return [_revision(row) for row in rows]


def article(db: Db, revision_id: RevisionId) -> Article:
    """What was understood of one revision. Raises NotFound."""
    row = db.execute(
        "SELECT article, text FROM revision JOIN digest ON digest.revision = revision.id WHERE revision.id = ?",
        (revision_id,),
    ).fetchone()
    if row is None:
        raise NotFound("There is no such revision.")
    return unpack(*row)


def page(db: Db, revision_id: RevisionId) -> Raw | None:
    """The page a revision was made from, as it was fetched; None when none was kept."""
    row = db.execute("SELECT page, url, charset, plain FROM raw WHERE revision = ?", (revision_id,)).fetchone()
    if row is None:
        return None
    more = db.execute("SELECT page FROM raw_more WHERE revision = ? ORDER BY place", (revision_id,))
    joined = tuple(zlib.decompress(packed) for (packed,) in more)
    return Raw(zlib.decompress(row[0]), row[1], row[2], joined, bool(row[3]))


def add_revision(
    db: Db,
    entry_id: EntryId,
    source: Source,
    found: Article,
    *,
    raw: Raw | None = None,
    fetched: datetime,
    rules: str = "",
    hash_of: str = "",
    partial: bool = False,
    etag: str = "",
    modified: str = "",
) -> RevisionId:
    """Keep a text, inside a transaction; the same words under the same title are the same revision, confirmed anew.

    `rules`: by which it was understood. `hash_of` and `partial` are for texts of which only the quotes came along,
    with an imported claim. `etag`, `modified`: the validators of the answer; those of its first coming are kept.
    """
    text, title = guarded(found.text), guarded(found.title)
    digest = hash_of or sha256(text.encode()).hexdigest()
    same = (entry_id, source, digest, title)
    db.execute(  # a partial text is about to become another: the index of words lets go of it first
        "UPDATE entry SET shown = NULL WHERE id = ?1 AND shown IN (SELECT id FROM revision"
        " WHERE entry = ?1 AND source = ?2 AND hash = ?3 AND title = ?4 AND partial = 1)",
        same,
    )
    number = db.execute(
        "INSERT INTO revision (entry, source, hash, title, byline, site, language, url, published, fetched, confirmed,"
        " partial, text, etag, modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (entry, source, hash, title) DO UPDATE SET confirmed = max(confirmed, excluded.confirmed),"
        " text = CASE partial WHEN 1 THEN excluded.text ELSE text END, partial = min(partial, excluded.partial)"
        " RETURNING id",
        (
            *same, guarded(found.byline), guarded(found.site), guarded(found.language),
            guarded(found.url), guarded(found.published), stamp(fetched), stamp(fetched), int(partial), text,
            guarded(etag), guarded(modified),
        ),
    ).fetchone()[0]  # fmt: skip
    db.execute("REPLACE INTO digest (revision, article) VALUES (?, ?)", (number, pack(found)))
    db.execute("REPLACE INTO understood VALUES (?, ?)", (number, rules))
    if raw is not None:
        _keep(db, number, raw)
    return RevisionId(number)


def _keep(db: Db, number: int, raw: Raw) -> None:
    """Lay a revision's page down, unless it is there."""
    kept = db.execute(
        "INSERT OR IGNORE INTO raw (revision, page, url, charset, plain) VALUES (?, ?, ?, ?, ?)",
        (number, zlib.compress(raw.body, 6), guarded(raw.url), guarded(raw.charset), int(raw.plain)),
    ).rowcount
    if kept:
        more = [(number, place, zlib.compress(page, 6)) for place, page in enumerate(raw.more)]
        db.executemany("INSERT OR IGNORE INTO raw_more VALUES (?, ?, ?)", more)


def _revision(row: tuple[Any, ...]) -> Revision:
    number, entry_id, source, digest, title, text, fetched, confirmed, partial, *about = row
    return Revision(
        RevisionId(number), EntryId(entry_id), source, digest, title, text, moment(fetched), moment(confirmed),
        bool(partial), *about,
    )  # fmt: skip
