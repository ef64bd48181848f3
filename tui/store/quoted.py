"""Texts of which only the tagged sentences came along: each stands at its own offset, so that every anchor holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tui.model import Article, Block, ClaimRecord, EntryId, Sentence, Source
from tui.plain import line, plain
from tui.store.db import Db
from tui.store.indexing import show
from tui.store.moments import stamp
from tui.store.revisions import add_revision

LONGEST = 1_000_000  # code points: an offset beyond is no article's
NOTE = "Only the tagged sentences of this article came with the import."
PIECES = "SELECT part, start, quote, prefix, suffix FROM {} WHERE entry = ? AND revision = ? AND quote <> ''"

Piece = tuple[str, int, str, str, str]  # the part it stands in, its start, the quote, what stands before and after


@dataclass(frozen=True, slots=True)
class _Text:
    """A revision of quotes: whose it is, and what was said of it."""

    entry: EntryId
    source: Source
    hash: str
    fetched: datetime
    article: Article


class Quoted:
    """The texts that an import's claims and notes were tagged in, as far as they are known."""

    def __init__(self, db: Db) -> None:
        self.db = db
        self._known: dict[tuple[EntryId, str, str, int, str], int] = {}
        self._partial: dict[int, _Text] = {}
        self._shown: set[EntryId] = set()

    def revision(self, entry: EntryId, record: ClaimRecord) -> int | None:
        """The text a record was tagged in; None for a note that names none."""
        if not record.revision_hash:
            return self._alone(entry, record) if record.kind == "claim" else None
        fetched = stamp(record.fetched)
        key = (entry, record.source, line(record.revision_hash), fetched, line(record.title))
        if key not in self._known:
            self._known[key] = self._here(*key) or self._make(entry, record)
        return self._known[key]

    def settle(self) -> None:
        """Give every such text all the sentences that are known of it now, and index it."""
        for number, text in self._partial.items():
            pieces = [
                piece
                for table in ("claim", "note")
                for piece in self.db.execute(PIECES.format(table), (text.entry, number)).fetchall()
            ]
            found = of_quotes(text.article, pieces)
            add_revision(self.db, text.entry, text.source, found, fetched=text.fetched, hash_of=text.hash, partial=True)
            self._shown.add(text.entry)
        for entry in self._shown:
            show(self.db, entry)

    def _here(self, entry: EntryId, source: str, digest: str, fetched: int, title: str) -> int | None:
        """The text where it is whole, whatever its title; one of quotes is made again, with those that come."""
        row = self.db.execute(
            "SELECT id FROM revision WHERE entry = ? AND source = ? AND hash = ? AND partial = 0"
            " ORDER BY fetched = ? DESC, title = ? DESC, id LIMIT 1",
            (entry, source, digest, fetched, title),
        ).fetchone()
        return None if row is None else int(row[0])

    def _make(self, entry: EntryId, record: ClaimRecord) -> int:
        text = _Text(entry, record.source, line(record.revision_hash), record.fetched, _bare(record))
        number = add_revision(
            self.db, entry, text.source, text.article, fetched=text.fetched, hash_of=text.hash, partial=True
        )
        self._partial[number] = text
        return number

    def _alone(self, entry: EntryId, record: ClaimRecord) -> int:
        """A claim that names no text has one of its own sentence."""
        piece = (record.part, record.start, plain(record.quote), plain(record.prefix), plain(record.suffix))
        found = of_quotes(_bare(record), [piece])
        self._shown.add(entry)
        return add_revision(self.db, entry, record.source, found, fetched=record.fetched, partial=True)


def of_quotes(bare: Article, pieces: Iterable[Piece]) -> Article:
    """The article with a text of which only these sentences are known, each where it stood."""
    text: list[str] = []
    spans: set[tuple[int, int]] = set()
    for part, start, quote, prefix, suffix in sorted(pieces, key=lambda piece: piece[1]):
        if part != "body" or not quote or not 0 <= start < LONGEST:
            continue
        begin = max(0, start - len(prefix))
        piece = prefix[len(prefix) - (start - begin) :] + quote + suffix
        text += "\n" * (begin + len(piece) - len(text))
        text[begin : begin + len(piece)] = piece
        spans.add((start, start + len(quote)))
    apart = _apart(spans)
    return replace(
        bare,
        text="".join(text).rstrip("\n"),
        blocks=tuple(Block("paragraph", start, end) for start, end in apart),
        sentences=tuple(Sentence(start, end) for start, end in apart),
    )


def _bare(record: ClaimRecord) -> Article:
    """What a record says of its article, without a text."""
    return Article(
        title=line(record.title),
        text="",
        byline=line(record.byline),
        site=line(record.site),
        published=record.published.isoformat() if record.published else "",
        language=line(record.language),
        url=line(record.url),
        note=NOTE,
    )


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap an earlier one left out."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
