"""Gather an article for its archive: every text in which something was tagged, or the one that is shown."""

from __future__ import annotations

from tui.errors import NotFound
from tui.export.archive import Archive, Kept
from tui.flows.shown import load
from tui.model import ClaimRecord, EntryId
from tui.store import claims, revisions, timeline
from tui.store.db import Db
from tui.store.revisions import Revision


def archived(db: Db, entry: EntryId) -> Archive:
    """The article with what was tagged and noted in it. Raises NotFound, also before its first digest."""
    row = timeline.row(db, entry)
    records = claims.select(db, entry=entry)
    inside = [record for record in records if record.quote]
    texts = []
    for one in revisions.of_entry(db, entry):
        mine = [record for record in inside if (record.source, record.revision_hash) == (one.source, one.hash)]
        if mine:
            texts.append(_kept(db, one, mine))
            inside = [record for record in inside if record not in mine]
    if not texts:
        shown = load(db, entry)
        if shown is None:
            raise NotFound("This post has not been read yet.", "It waits for its digest.")
        texts.append(_kept(db, revisions.revision(db, shown.kept.revision), []))
    notes = tuple(record for record in records if not record.quote)
    return Archive(row.title, row.url, row.feed_title, tuple(texts), notes, tuple(timeline.tags(db, entry)))


def _kept(db: Db, one: Revision, records: list[ClaimRecord]) -> Kept:
    ordered = sorted(records, key=lambda record: (record.part != "title", record.start, record.end, record.id))
    return Kept(
        article=revisions.article(db, one.id), hash=one.hash, fetched=one.fetched, confirmed=one.confirmed,
        records=tuple(ordered), url=one.url, etag=one.etag, modified=one.modified, rules=one.rules, partial=one.partial,
    )  # fmt: skip
