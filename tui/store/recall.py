"""Articles as they are shown, several at once: what a comparison of sentences goes through."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tui.model import Article, EntryId, RevisionId
from tui.store import word
from tui.store.db import Db
from tui.store.moments import moment
from tui.store.packing import unpack
from tui.store.rows import FEED_TITLE

SHOWN = f"""
SELECT entry.id, revision.id, {FEED_TITLE}, entry.moment, entry.zone, revision.text, digest.article
FROM entry JOIN revision ON revision.id = entry.shown JOIN digest ON digest.revision = revision.id
     JOIN feed ON feed.id = entry.feed JOIN subscription ON subscription.id = entry.feed
WHERE entry.id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Recalled:
    """An article of the library, the revision it is, and where it is from."""

    entry: EntryId
    revision: RevisionId
    feed_title: str
    published: datetime
    article: Article


def articles(db: Db, entries: Sequence[int]) -> list[Recalled]:
    """Those of the entries that have a text, in the order asked for, with the person's word laid over."""
    rows = {row[0]: row for row in db.execute(SHOWN, (json.dumps(list(entries)),))}
    said = bool(word.load(db))
    found = []
    for number in entries:
        if number in rows:
            _, revision, feed_title, at, zone, text, packed = rows[number]
            article = unpack(packed, text)
            article = word.laid_over(db, article) if said else article
            found.append(Recalled(EntryId(number), RevisionId(revision), feed_title, moment(at, zone), article))
    return found
