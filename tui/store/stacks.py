"""Stacks: entries that are copies of one text. Found when an article is saved, by rare terms in common and by sketches.

A stack has one head, the earliest of its full texts; a text counts as full when it has most of the longest one's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tui.likeness import COPY, POSTED, SERIES, alike
from tui.model import Article, EntryId
from tui.store import postings
from tui.store.db import Db
from tui.store.moments import moment

RAREST = 8  # terms by which copies are sought
NEWEST = 100  # entries looked at for each of them
LOOKED = 20  # entries whose sketches are compared
APART = timedelta(days=14)  # copies further apart are two stories: a yearly report, a reprint
FULL = 0.6  # of the longest text


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of a stack."""

    entry: EntryId
    title: str
    text: str
    published: datetime
    shingles: int


def settle(db: Db, entry: int, article: Article) -> None:
    """Put an entry on the stack of the copies of its text, or on none. Inside a transaction, once it is indexed."""
    db.execute("DELETE FROM stack WHERE entry = ?", (entry,))
    copies = _copies(db, entry, article)
    if not copies:
        return
    stories = db.execute(
        f"SELECT DISTINCT story FROM stack WHERE entry IN ({','.join('?' * len(copies))})", copies
    ).fetchall()
    story = min((story for (story,) in stories), default=min(entry, *copies))
    db.executemany("UPDATE stack SET story = ? WHERE story = ?", [(story, other) for (other,) in stories])
    db.executemany("INSERT OR REPLACE INTO stack VALUES (?, ?)", [(one, story) for one in (entry, *copies)])


def stories(db: Db, entries: Iterable[EntryId]) -> dict[EntryId, int]:
    """The story of each entry that lies on a stack."""
    asked = list(entries)
    rows = db.execute(f"SELECT entry, story FROM stack WHERE entry IN ({','.join('?' * len(asked))})", asked)
    return {EntryId(entry): story for entry, story in rows}


def members(db: Db, entry: EntryId) -> tuple[Member, ...]:
    """Everything on an entry's stack, itself too: the head first, then as published; () when it lies on none."""
    rows = db.execute(
        "SELECT entry.id, entry.label, revision.text, entry.moment, signature.shingles FROM stack AS mine"
        " JOIN stack ON stack.story = mine.story JOIN entry ON entry.id = stack.entry"
        " JOIN revision ON revision.id = entry.shown JOIN signature ON signature.entry = entry.id"
        " JOIN subscription ON subscription.id = entry.feed"
        " WHERE mine.entry = ? AND subscription.removed IS NULL ORDER BY entry.moment, entry.id",
        (entry,),
    )
    found = [Member(EntryId(one), title, text, moment(at), count) for one, title, text, at, count in rows]
    if len(found) < 2:
        return ()
    longest = max(one.shingles for one in found)
    head = next(one for one in found if one.shingles >= FULL * longest)
    return (head, *(one for one in found if one is not head))


def _copies(db: Db, entry: int, article: Article) -> list[int]:
    """The entries near in time whose sketches say that they are copies."""
    if not article.sketch:
        return []
    sizes = postings.sizes(db, [term.key for term in article.terms[:POSTED]])
    rare = [key for key, size in sizes.items() if size > 1][:RAREST]
    often = Counter(one for key in rare for one, _ in postings.newest(db, key, NEWEST) if one != entry)
    near = [one for one, _ in often.most_common(LOOKED)]
    sketches = postings.sketches(db, near)
    feed, at = _origin(db, entry)
    copies = []
    for one in near:
        other, then = _origin(db, one)
        share = alike(article.sketch, sketches.get(one, ()))
        if share >= (SERIES if other == feed else COPY) and abs(then - at) <= APART:
            copies.append(one)
    return copies


def _origin(db: Db, entry: int) -> tuple[int, datetime]:
    """The feed an entry came from, and when."""
    feed, at = db.execute("SELECT feed, moment FROM entry WHERE id = ?", (entry,)).fetchone()
    return feed, moment(at)
