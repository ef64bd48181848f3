"""Whole texts that come back: what a page said, under its own hash, with what was understood of it where that holds."""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import b64decode
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import msgspec

from tui.model import Article, Block, EntryId, TextRecord
from tui.plain import line, plain
from tui.store.db import Db
from tui.store.indexing import show
from tui.store.moments import stamp
from tui.store.revisions import add_revision

LARGEST = 64_000_000  # bytes of an unpacked digest
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
HERE = "SELECT partial FROM revision WHERE entry = ? AND source = ? AND hash = ? AND title = ?"


class Texts:
    """The texts of an import. `count`: what became of them."""

    def __init__(self, db: Db, count: Counter[str]) -> None:
        self.db, self.count = db, count
        self._came: set[EntryId] = set()

    def take(self, entry: EntryId, told: TextRecord) -> None:
        """Bring in a text, or make one whole of which only the quotes are here; one that is here stays as it is."""
        found = article(told)
        row = self.db.execute(HERE, (entry, told.source, told.hash, found.title)).fetchone()
        if row is not None and not row[0]:
            self.count["known"] += 1
            return
        number = add_revision(
            self.db, entry, told.source, found, fetched=told.fetched, rules=line(told.rules), hash_of=told.hash,
            etag=line(told.etag), modified=line(told.modified),
        )  # fmt: skip
        self.db.execute(
            "UPDATE revision SET byline = ?, site = ?, language = ?, url = ?, published = ?, etag = ?, modified = ?,"
            " fetched = ?, confirmed = max(confirmed, ?) WHERE id = ?",
            (
                *(line(each) for each in (told.byline, told.site, told.language, told.url, told.published)),
                line(told.etag), line(told.modified), stamp(told.fetched), stamp(told.confirmed), number,
            ),
        )  # fmt: skip
        self._came.add(entry)
        self.count["texts"] += 1

    def settle(self) -> None:
        """Choose and index the text that each entry shows now."""
        for entry in self._came:
            show(self.db, entry)


def article(told: TextRecord) -> Article:
    """The article a text was: as it was understood there, or its paragraphs alone where that cannot be read."""
    title = line(told.title)
    known = _understood(told.digest)
    if known is not None:
        known = replace(known, title=title, text=told.text)
        if _fits(known):
            return known
    return Article(
        title, told.text, line(told.byline), line(told.site), line(told.published), line(told.language), line(told.url),
        tuple(Block("paragraph", *found.span()) for found in PARAGRAPH.finditer(told.text)),
    )  # fmt: skip


def _understood(packed: str) -> Article | None:
    """What was understood, every word of it safe to draw; None when it cannot be read."""
    try:
        unpacked = zlib.decompressobj()
        told = unpacked.decompress(b64decode(packed, validate=True), LARGEST)
        if not unpacked.eof:
            return None
        return msgspec.convert(_cleaned(msgspec.to_builtins(msgspec.msgpack.decode(told, type=Article))), Article)
    except (binascii.Error, zlib.error, msgspec.MsgspecError, UnicodeError, RecursionError, ValueError):
        return None


def _cleaned(told: Any) -> Any:
    if isinstance(told, str):
        return plain(told)
    if isinstance(told, dict):
        return {name: _cleaned(each) for name, each in told.items()}
    return [_cleaned(each) for each in told] if isinstance(told, list | tuple) else told


def _fits(known: Article) -> bool:
    """Whether all that is said of places in the text lies in it."""
    spans: Iterable[Any] = (*known.blocks, *known.marks, *known.sentences, *known.mentions)
    parts = [each for one in known.suggestions for each in (one.speaker, one.cue, one.figure) if each is not None]
    inside = all(0 <= each.start <= each.end <= len(known.text) for each in (*spans, *parts))
    return inside and all(0 <= one.sentence < len(known.sentences) for one in known.suggestions)
