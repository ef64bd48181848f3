"""A query as SQL: which entries it narrows the timeline and the search to."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tui.model import Query
from tui.plain import plain
from tui.store import entities
from tui.store.db import Db
from tui.store.moments import stamp
from tui.store.rows import FEED_TITLE

WORD = re.compile(r"\w")
FOUND = """status.id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?
    UNION SELECT claim.entry FROM claim_words JOIN claim ON claim.id = claim_words.rowid WHERE claim_words MATCH ?
    UNION SELECT note.entry FROM note_words JOIN note ON note.id = note_words.rowid WHERE note_words MATCH ?)"""
TAGGED = """status.id IN (SELECT entry FROM entry_tag WHERE fold(tag) = ?
    UNION SELECT claim.entry FROM claim_tag JOIN claim ON claim.id = claim_tag.claim WHERE fold(tag) = ?)"""
NAMED = """status.id IN (SELECT naming.entry FROM entity JOIN spelling ON spelling.owner = entity.id
    JOIN naming ON naming.spelling = spelling.id WHERE entity.key IN (SELECT value FROM json_each(?)))"""
# A highlight is the person's work too: its post is among those with claims or notes, and is never purged.
CLAIMED = "status.id IN (SELECT entry FROM claim UNION SELECT entry FROM note)"
KEPT = f"(status.starred = 1 OR status.id IN (SELECT entry FROM entry_tag) OR {CLAIMED})"
FOLLOWED = "status.feed NOT IN (SELECT id FROM subscription WHERE removed IS NOT NULL)"


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on `status` and its values."""

    sql: str
    values: tuple[Any, ...]


def where(db: Db, query: Query) -> Where:
    """The condition of a query. What the reader made of a removed feed's entries is still found when asked for."""
    own = query.starred or query.claimed or query.unchecked or query.tags or query.entries or _claims(query)
    asks = bool(own or matching(query))
    parts: list[tuple[str, tuple[Any, ...]]] = [
        # the + keeps SQLite from walking everything that is not hidden when an index of few rows would do
        ("+status.hidden = 0" if asks or query.unread or query.feeds else "status.hidden = 0", ()),
        (f"({FOLLOWED} OR {KEPT})" if asks else FOLLOWED, ()),
        *_words(query),
        *_feeds(db, query),
        *(_flag("status.read = 0", query.unread)),
        *(_flag("status.starred = 1", query.starred)),
        *(_flag(CLAIMED, query.claimed)),
        *(_flag("status.id IN (SELECT entry FROM claim WHERE status = 'unchecked')", query.unchecked)),
        *((TAGGED, (name.casefold(), name.casefold())) for name in map(tag_name, query.tags)),
        *_claims(query),
    ]
    if query.before is not None:
        parts.append(("status.moment < ?", (stamp(query.before),)))
    if query.after is not None:
        parts.append(("status.moment >= ?", (stamp(query.after),)))
    parts += [_naming(db, name) for name in query.entities]
    if query.entries:
        parts.append(("status.id IN (SELECT value FROM json_each(?))", (json.dumps(query.entries),)))
    return Where(" AND ".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values))


def matching(query: Query) -> str:
    """The words and phrases in the language of FTS5, every one quoted; "" when the query has none."""
    terms = [_term(word.rstrip("*"), prefix=word.endswith("*")) for word in query.words]
    return " AND ".join(filter(None, terms + [_term(phrase) for phrase in query.phrases]))


def tag_name(name: str) -> str:
    """A tag as it is kept: no #, no blanks."""
    return "-".join(plain(name).strip().lstrip("#").split())


def _words(query: Query) -> list[tuple[str, tuple[Any, ...]]]:
    parts: list[tuple[str, tuple[Any, ...]]] = []
    wanted = matching(query)
    if wanted:
        parts.append((FOUND, (wanted,) * 3))
    elif query.words or query.phrases:
        parts.append(("0", ()))  # nothing but punctuation: no text holds it as a word
    if unwanted := " OR ".join(
        filter(None, (_term(word.rstrip("*"), prefix=word.endswith("*")) for word in query.without))
    ):
        parts.append(("status.id NOT IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", (unwanted,)))
    return parts


def _claims(query: Query) -> list[tuple[str, tuple[Any, ...]]]:
    """What claims an entry must have: of each of these statuses, by each of these speakers, in these states."""
    parts: list[tuple[str, tuple[Any, ...]]] = [
        ("status.id IN (SELECT entry FROM claim WHERE fold(claim.status) = fold(?))", (name,))
        for name in query.statuses
    ]
    parts += [
        ("status.id IN (SELECT entry FROM claim WHERE instr(fold(speaker), fold(?)))", (name,))
        for name in query.speakers
    ]
    parts += [
        (
            "status.id IN (SELECT entry FROM claim WHERE state = ? UNION SELECT entry FROM note WHERE state = ?)",
            (state.value, state.value),
        )
        for state in query.states
    ]
    return [*parts, *_flag("status.id IN (SELECT entry FROM note)", query.noted)]


def _feeds(db: Db, query: Query) -> list[tuple[str, tuple[Any, ...]]]:
    parts: list[tuple[str, tuple[Any, ...]]] = []
    if query.feeds:
        parts.append(_among(query.feeds))
    if query.feed_names:
        names = [name.casefold() for name in query.feed_names]
        rows = db.execute(f"SELECT feed.id, {FEED_TITLE}, url FROM feed JOIN subscription USING (id)").fetchall()
        parts.append(
            _among([number for number, *told in rows if any(name in "\n".join(told).casefold() for name in names)])
        )
    if query.folder is not None:
        folder = query.folder.strip("/").casefold()
        rows = db.execute("SELECT id, folder FROM subscription").fetchall()
        parts.append(_among([number for number, name in rows if _inside(name.casefold(), folder)]))
    return parts


def _naming(db: Db, name: str) -> tuple[str, tuple[Any, ...]]:
    """The entries that name an entity: by its key, or by any of its names."""
    return NAMED, (json.dumps(entities.find(db, name)),)


def _among(feeds: Sequence[int]) -> tuple[str, tuple[Any, ...]]:
    if len(feeds) == 1:
        return "status.feed = ?", (feeds[0],)
    return "+status.feed IN (SELECT value FROM json_each(?))", (json.dumps(list(feeds)),)


def _inside(name: str, folder: str) -> bool:
    return name == folder or (bool(folder) and name.startswith(f"{folder}/"))


def _flag(sql: str, wanted: bool | None) -> list[tuple[str, tuple[Any, ...]]]:
    if wanted is None:
        return []
    return [(sql if wanted else f"NOT ({sql})", ())]


def _term(words: str, *, prefix: bool = False) -> str:
    """One word or phrase, quoted, so that nothing in it is an operator."""
    bare = plain(words).replace('"', " ").strip()
    return f'"{bare}"{"*" if prefix else ""}' if WORD.search(bare) else ""
