"""Exported claims and notes brought back: each under its uuid, held by its own revision, or by what of it came along.

Where the article is not in the library, its feed is kept hidden (never asked, unless the reader follows it), and of the
text only the tagged sentences stand, at their own offsets, so that every anchor holds as it was exported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from tui.model import Article, Block, ClaimRecord, Entry, EntryId, FeedId, Sentence, Status
from tui.plain import line, plain
from tui.store import feeds
from tui.store.db import Db
from tui.store.delivery import insert
from tui.store.indexing import show
from tui.store.journal import Step
from tui.store.ledger import select
from tui.store.moments import stamp
from tui.store.revisions import add_revision
from tui.store.select import tag_name

LONGEST = 1_000_000  # code points: an offset beyond is no article's


def put_back(taken: Step, records: Sequence[ClaimRecord], now: datetime) -> int:
    """Insert what is not here yet, inside a step; returns how many claims and notes came."""
    db = taken.db
    named = {name: replace(record, uuid=name) for record in records if not _here(db, name := _name(record))}
    together: dict[tuple[EntryId, str, str, str], list[ClaimRecord]] = defaultdict(list)
    homes: dict[EntryId, str] = {}
    for record in named.values():
        key = (_entry(db, record, homes, now), record.source, record.revision_hash, line(record.title))
        together[key].append(record)
    came = 0
    for (entry, *_), alike in together.items():
        revision = _revision(db, entry, alike)
        for record in alike:
            _insert(taken, entry, revision, record)
        came += len(alike) + _notes_of_claims(taken, entry, revision, alike)
    return came


def _name(record: ClaimRecord) -> str:
    """The record's uuid; one that came without gets the one its words always give."""
    return line(record.uuid) or str(uuid5(NAMESPACE_URL, f"{record.url}\n{plain(record.quote)}\n{plain(record.text)}"))


def _here(db: Db, uuid: str) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM claim WHERE uuid = ?1) OR EXISTS (SELECT 1 FROM note WHERE uuid = ?1)"
    return bool(db.execute(sql, (uuid,)).fetchone()[0])


def _entry(db: Db, record: ClaimRecord, homes: dict[EntryId, str], now: datetime) -> EntryId:
    """The article's entry: in its feed, or anywhere under its address, or made.

    `homes` holds whose feed's article each entry stands for, so that two feeds' articles of one address stay two.
    """
    url, title, home = line(record.url), line(record.title), line(record.feed_url)
    found = db.execute(
        "SELECT entry.id, feed.url = ?3 FROM entry JOIN feed ON feed.id = entry.feed"
        " WHERE (?1 <> '' AND entry.url = ?1) OR (?1 = '' AND entry.title = ?2 AND feed.url = ?3)"
        " ORDER BY feed.url = ?3 DESC, entry.id",
        (url, title, home),
    ).fetchall()
    for number, own in found:
        if own or homes.setdefault(EntryId(number), home) == home:
            return EntryId(number)
    entry = Entry("", title, url, line(record.byline), record.published, language=line(record.language))
    number = insert(db, _feed(db, record, now), entry, now, "", feed_waits=False, wants_page=False)
    homes[number] = home
    db.execute("UPDATE status SET read = 1 WHERE id = ?", (number,))
    return number


def _feed(db: Db, record: ClaimRecord, now: datetime) -> FeedId:
    url = line(record.feed_url)
    if not url or url == feeds.KEPT_URL:
        return feeds.kept_id(db, now)
    followed = feeds.by_url(db, url)
    known = followed.id if followed else feeds.removed_id(db, url)
    return known or feeds.insert(db, url, title=record.feed_title, typed=False, now=now)


def _revision(db: Db, entry: EntryId, alike: Sequence[ClaimRecord]) -> int | None:
    """The text these records were tagged in; where it is not here, one made of their sentences."""
    first = alike[0]
    if not first.revision_hash:
        return None
    found = db.execute(
        "SELECT id, partial FROM revision WHERE entry = ? AND source = ? AND hash = ?"
        " ORDER BY title = ? DESC, id LIMIT 1",
        (entry, first.source, first.revision_hash, line(first.title)),
    ).fetchone()
    if found is not None and not found[1]:
        return int(found[0])
    if found is not None:
        alike = [*alike, *(one for one in select(db, entry=entry) if one.revision_hash == first.revision_hash)]
    number = add_revision(
        db,
        entry,
        first.source,
        _of_quotes(alike),
        fetched=first.fetched,
        hash_of=line(first.revision_hash),
        partial=True,
    )
    show(db, entry)
    return number


def _of_quotes(alike: Sequence[ClaimRecord]) -> Article:
    """An article of which only the tagged sentences are known, each where it stood."""
    text: list[str] = []
    spans: set[tuple[int, int]] = set()
    for record in sorted(alike, key=lambda one: one.start):
        quote, before = plain(record.quote), plain(record.prefix)
        if record.part != "body" or not quote or not 0 <= record.start < LONGEST:
            continue
        begin = max(0, record.start - len(before))
        piece = before[len(before) - (record.start - begin) :] + quote + plain(record.suffix)
        text += "\n" * (begin + len(piece) - len(text))
        text[begin : begin + len(piece)] = piece
        spans.add((record.start, record.start + len(quote)))
    first = alike[0]
    return Article(
        title=line(first.title),
        text="".join(text).rstrip("\n"),
        byline=line(first.byline),
        site=line(first.site),
        published=first.published.isoformat() if first.published else "",
        language=line(first.language),
        url=line(first.url),
        blocks=tuple(Block("paragraph", start, end) for start, end in _apart(spans)),
        sentences=tuple(Sentence(start, end) for start, end in _apart(spans)),
        note="Only the tagged sentences of this article came with the import.",
    )


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap an earlier one left out."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _insert(taken: Step, entry: EntryId, revision: int | None, record: ClaimRecord) -> None:
    place: dict[str, str | int | None] = {
        "entry": entry, "revision": revision, "part": record.part if record.part == "title" else "body",
        "start": _offset(record.start), "stop": _offset(record.end), "quote": plain(record.quote),
        "prefix": plain(record.prefix), "suffix": plain(record.suffix), "state": record.state.value,
        "at_start": _offset(record.start), "at_stop": _offset(record.end),
        "created": stamp(record.created), "changed": stamp(record.changed), "uuid": record.uuid,
    }  # fmt: skip
    if record.kind == "note":
        taken.insert("note", text=plain(record.text), entity=line(record.entity), **place)
        return
    if revision is None:
        place["revision"] = add_revision(
            taken.db, entry, record.source, _of_quotes([record]), fetched=record.fetched, partial=True
        )
        show(taken.db, entry)
    claim = taken.insert(
        "claim", status=line(record.status) or Status.UNCHECKED.value, speaker=line(record.speaker),
        cue=line(record.cue), said=line(record.said), figure=line(record.figure),
        place=line(record.place), chain=line(record.chain), hedge=line(record.hedge), **place,
    )  # fmt: skip
    for tag in dict.fromkeys(name for tag in record.tags if (name := tag_name(tag))):
        taken.insert("claim_tag", claim=claim, tag=tag)


def _notes_of_claims(taken: Step, entry: EntryId, revision: int | None, alike: Sequence[ClaimRecord]) -> int:
    """Notes that came only inside a claim's record; their uuid follows from the claim's, so that they come once."""
    came = 0
    for record in alike:
        for words in record.notes:
            same = taken.db.execute(
                "SELECT 1 FROM note WHERE entry = ? AND quote = ? AND text = ?",
                (entry, plain(record.quote), plain(words)),
            ).fetchone()
            uuid = str(uuid5(NAMESPACE_URL, f"{record.uuid}\n{plain(words)}"))
            if same is None and not _here(taken.db, uuid) and plain(words).strip():
                _insert(taken, entry, revision, replace(record, kind="note", uuid=uuid, text=words))
                came += 1
    return came


def _offset(number: int) -> int:
    return min(max(number, -1), LONGEST * 100)
