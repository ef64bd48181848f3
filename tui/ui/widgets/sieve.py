"""The ledger narrowed by what is typed: the query language of lists and smart feeds, read over light rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import EntryId, Query, Status
from tui.store.listing import Listed

_APOSTROPHE = re.compile("['’ʼ`´‘]")
_ANY = "['’ʼ`´‘]?"


@dataclass(frozen=True, slots=True)
class Known:
    """What only the library can answer of a query: the entries it names, and for each entity the claims on it."""

    entries: frozenset[EntryId] | None = None
    named: tuple[frozenset[str], ...] = ()


def of_entries(query: Query) -> Query | None:
    """The part of a query that is about articles and not about their claims; None when there is none."""
    part = Query(
        unread=query.unread, starred=query.starred, folder=query.folder, feeds=query.feeds, entries=query.entries
    )
    return part if part != Query() else None


def narrowed(rows: Sequence[Listed], query: Query, known: Known, *, highlights: bool = False) -> Sequence[Listed]:
    """The rows that a query names, in their order; plain highlights only where they are asked for."""
    if not highlights and not any(Status.HIGHLIGHT.startswith(name.casefold()) for name in query.statuses):
        rows = [row for row in rows if row.status != Status.HIGHLIGHT]
    rows = _by_words(_by_marks(rows, query), query)
    if known.entries is not None:
        rows = [row for row in rows if row.entry in known.entries]
    for uuids in known.named:
        rows = [row for row in rows if row.uuid in uuids]
    return rows


def _by_words(rows: Sequence[Listed], query: Query) -> Sequence[Listed]:
    """Each word as the beginning of a word of what is known of the row; phrases as they stand; others not at all."""
    for words in (*query.words, *query.phrases):
        if (wanted := words.rstrip("*").casefold().strip()) and (found := _pattern(wanted)):
            plain, part, pattern = found
            rows = [row for row in rows if plain in row.words or (part in row.words and pattern.search(row.words))]
    for words in query.without:
        if found := _pattern(words.rstrip("*").casefold(), whole=not words.endswith("*")):
            _, part, pattern = found
            rows = [row for row in rows if part not in row.words or not pattern.search(row.words)]
    return rows


def _pattern(wanted: str, *, whole: bool = False) -> tuple[str, str, re.Pattern[str]] | None:
    """How the words stand mostly, a part that stands in every match (both are quick to look for), and the pattern.

    None where there is no letter to look for."""
    words = [word for word in wanted.split() if any(map(str.isalnum, word))]
    if not words:
        return None
    part = max((piece for word in words for piece in _APOSTROPHE.split(word)), key=len)
    spelt = r"\s+".join(_ANY.join(map(re.escape, _APOSTROPHE.split(word))) for word in words)
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    return f" {' '.join(words)}", part, re.compile(before + spelt + (r"(?!\w)" if whole else ""))


def _by_marks(rows: Sequence[Listed], query: Query) -> Sequence[Listed]:
    """By status, kind, state, speaker, feed, tags and day."""
    for status in query.statuses:
        begun = status.casefold()
        rows = [row for row in rows if row.status.casefold().startswith(begun) and row.kind == "claim"]
    if query.unchecked is not None:
        rows = [row for row in rows if (row.status == Status.UNCHECKED) is query.unchecked]
    if query.claimed is not None:
        rows = [row for row in rows if (row.kind == "claim") is query.claimed]
    if query.noted is not None:
        rows = [row for row in rows if (row.kind == "note") is query.noted]
    for state in query.states:
        rows = [row for row in rows if row.state == state]
    for speaker in map(str.casefold, query.speakers):
        rows = [row for row in rows if speaker in row.speaker.casefold()]
    for feed in map(str.casefold, query.feed_names):
        rows = [row for row in rows if feed in row.feed.casefold()]
    for tag in query.tags:
        rows = _tagged(rows, tag.lstrip("#").casefold())
    if query.after is not None:
        first = query.after.date().isoformat()
        rows = [row for row in rows if row.day >= first]
    if query.before is not None:
        end = query.before.date().isoformat()
        rows = [row for row in rows if row.day < end]
    return rows


def _tagged(rows: Sequence[Listed], tag: str) -> Sequence[Listed]:
    """Those that bear the tag; while none does, those with a tag that begins so: it is still being typed."""
    bearing = [(row, [one.casefold() for one in row.tags]) for row in rows if row.tags]
    exact = [row for row, tags in bearing if tag in tags]
    return exact or [row for row, tags in bearing if any(one.startswith(tag) for one in tags)]
