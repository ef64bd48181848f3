"""Full-text search over titles, bodies, claims and notes, and searches saved under a name."""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial
from typing import Literal

from tui.errors import Usage
from tui.model import EntryId, Hit, Query, SmartFeed
from tui.plain import line
from tui.store import timeline
from tui.store.db import Db
from tui.store.journal import Step, step
from tui.store.select import matching, tag_name, where

Place = Literal["entry", "claim", "note"]
_TAG = re.compile(r'"[^"]*"|(?<!\S)tag:(?:"(?P<quoted>[^"]*)"|(?P<word>\S+))', re.IGNORECASE)  # or a phrase, left alone
# bm25 is smaller for better matches; a title weighs eight times a body, and what the reader wrote weighs twice
FOUND = """
SELECT 'entry' AS place, rowid AS at, rowid AS entry, bm25(entry_words, 8.0, 1.0) AS score
    FROM entry_words WHERE entry_words MATCH ?
UNION ALL SELECT 'claim', claim.id, claim.entry, 2 * bm25(claim_words)
    FROM claim_words JOIN claim ON claim.id = claim_words.rowid WHERE claim_words MATCH ?
UNION ALL SELECT 'note', note.id, note.entry, 2 * bm25(note_words)
    FROM note_words JOIN note ON note.id = note_words.rowid WHERE note_words MATCH ?
"""


def search(db: Db, query: Query, *, now: datetime, limit: int = 50) -> list[Hit]:
    """What holds all the words, best first; without words the query's newest entries, with empty snippets."""
    wanted = matching(query)
    if not wanted:
        return [Hit(row, "") for row in timeline.rows(db, query, now=now, limit=limit)]
    chosen = where(db, query)
    found = db.execute(
        f"SELECT place, at, entry FROM ({FOUND}) JOIN status ON status.id = entry WHERE {chosen.sql}"
        " ORDER BY score, status.moment DESC LIMIT ?",
        (wanted, wanted, wanted, *chosen.values, limit),
    ).fetchall()
    rows = {row.entry: row for row in timeline.rows_of(db, [EntryId(entry) for _, _, entry in found])}
    return [Hit(rows[EntryId(entry)], _snippet(db, place, at, wanted), place) for place, at, entry in found]


def save_smart(db: Db, name: str, text: str, now: datetime) -> SmartFeed:
    """Keep a search under a name; the same name again replaces it. Raises Usage for an empty name."""
    name, text = line(name), line(text)
    if not name or not text:
        raise Usage("A saved search needs a name and words.")
    with step(db, f"Saved the search {name}", now) as taken:
        known = db.execute("SELECT id FROM smart WHERE fold(name) = fold(?)", (name,)).fetchone()
        if known is None:
            number = taken.insert("smart", name=name, text=text)
        else:
            number = known[0]
            taken.set("smart", [number], name=name, text=text, entity="")
    return SmartFeed(number, name, text)


def rename_smart(db: Db, smart_id: int, name: str, now: datetime) -> None:
    """Give a saved search another name. Raises Usage for none, or one that another has."""
    name = line(name)
    if not name:
        raise Usage("A saved search needs a name.")
    with step(db, f"Renamed a saved search {name}", now) as taken:
        known = db.execute("SELECT id FROM smart WHERE fold(name) = fold(?)", (name,)).fetchone()
        if known is not None and known[0] != smart_id:
            raise Usage(f"There is a saved search {name} already.", "Give this one another name.")
        taken.set("smart", [smart_id], name=name)


def retag(taken: Step, was: str, name: str) -> None:
    """Let saved searches for a tag look for its new name, inside a step."""
    for number, text in taken.db.execute("SELECT id, text FROM smart WHERE entity = ''").fetchall():
        taken.set("smart", [number], text=_TAG.sub(partial(_retagged, was.casefold(), name), text))


def _retagged(was: str, name: str, found: re.Match[str]) -> str:
    asked = found["quoted"] if found["quoted"] is not None else found["word"]
    return f"tag:{name}" if asked is not None and tag_name(asked).casefold() == was else found[0]


def smart_feeds(db: Db) -> list[SmartFeed]:
    """The saved searches, by name."""
    return [SmartFeed(*row) for row in db.execute("SELECT id, name, text, entity FROM smart ORDER BY fold(name)")]


def remove_smart(db: Db, smart_id: int, now: datetime) -> None:
    """Forget a saved search."""
    with step(db, "Removed a saved search", now) as taken:
        taken.delete("smart", [smart_id])


def _snippet(db: Db, place: Place, at: int, wanted: str) -> str:
    """The words around a match, for one hit: asked after the limit, since it reads the whole text."""
    table = f"{place}_words"
    found = db.execute(
        f"SELECT snippet({table}, -1, char(2), char(3), '…', 16) FROM {table} WHERE {table} MATCH ? AND rowid = ?",
        (wanted, at),
    ).fetchone()
    return " ".join(found[0].split()) if found else ""
