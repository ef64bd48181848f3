"""What left a library comes back: everything, once, whole or not at all; what was changed last stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from store_shelf import NOW, anchor, article, digested, document, post, shelf
from test_store_claims import FIRST, LATER, ledger

from tui.model import ClaimRecord, EntryId, Query, Status
from tui.store import articles, claims, feeds, journal, notes, restoring, timeline, upkeep
from tui.store.db import Db, open_library


def back(db: Db, records: Iterable[ClaimRecord], now: datetime) -> int:
    """How many claims and notes came back."""
    return restoring.restore(db, records, now).came


def portable(records: list[ClaimRecord]) -> list[ClaimRecord]:
    """Records without the numbers that belong to one library alone."""
    return sorted((replace(one, id=0, entry=EntryId(0)) for one in records), key=lambda one: one.uuid)


def test_exported_claims_come_back_in_an_empty_library_just_as_they_were() -> None:
    db, _, _ = ledger()
    records = claims.select(db)
    empty = open_library(":memory:")
    assert back(empty, records, LATER) == 4
    assert portable(claims.select(empty)) == [replace(one, feed_title=one.feed_url) for one in portable(records)], (
        "a feed without a name goes by its address"
    )
    assert back(empty, records, LATER) == 0, "what is here stays as it is"
    assert feeds.all_feeds(empty) == [], "nothing is followed by importing claims"
    assert feeds.due(empty, LATER) == []
    assert articles.pending(empty) == []
    (row,) = timeline.rows(empty, Query(claimed=True), now=LATER)
    kept = articles.load(empty, row.entry, "feed")
    assert kept is not None
    for claim in claims.of_entry(empty, row.entry):
        text = kept.article.title if claim.anchor.part == "title" else kept.article.text
        assert text[claim.anchor.start : claim.anchor.end] == claim.anchor.quote
    assert upkeep.integrity(empty) == ""
    assert journal.undo(empty, LATER) == "Brought in 4 claims and notes"
    assert claims.select(empty) == []
    db.close()
    empty.close()


def test_claims_come_back_to_their_own_article_where_it_is_in_the_library() -> None:
    db, entries, claim = ledger()
    records = claims.select(db)
    for one in claims.of_entry(db, entries[0]):
        claims.remove(db, one.id, NOW)
    for note in notes.of_entry(db, entries[0]):
        notes.remove(db, note.id, NOW)
    assert back(db, records, LATER) == 4
    assert portable(claims.select(db)) == portable(records)
    assert {one.anchor.revision for one in claims.of_entry(db, entries[0])} == {claim.anchor.revision}
    db.close()


def test_notes_inside_claims_come_once_when_they_were_not_exported_themselves() -> None:
    db, _, _ = ledger()
    only_claims = claims.select(db, notes=False)
    other = open_library(":memory:")
    assert back(other, only_claims, LATER) == 3
    assert back(other, only_claims, LATER) == 0
    assert [one.notes for one in claims.select(other, notes=False) if one.notes] == [("Ask the office.",)]
    db.close()
    other.close()


def test_a_record_from_a_strange_hand_does_no_harm() -> None:
    db, _, _ = ledger()
    record = claims.select(db, notes=False)[0]
    strange = replace(
        record, uuid="u\x1b[31m-1", status="certain", start=10**30, end=-5, revision_hash="", url="", feed_url="",
        tags=("#a b", "", "a-b"), text="\ud800", quote="q\ud800", title="T\x07",
    )  # fmt: skip
    other = open_library(":memory:")
    assert back(other, [strange, replace(strange, uuid="u[31m-1"), replace(record, uuid=""), record], LATER) == 5, (
        "three claims, and the note of each article"
    )
    kept = next(one for one in claims.select(other) if one.uuid == "u[31m-1")
    assert (kept.status, kept.tags, kept.quote, kept.feed_title) == ("certain", ("a-b",), "q", "Saved pages")
    assert upkeep.integrity(other) == ""
    db.close()
    other.close()


def test_a_text_known_by_its_quotes_grows_with_imports_and_gives_way_to_the_whole() -> None:
    db, _, claim = ledger()
    records = claims.select(db, notes=False)
    revision = claim.anchor.revision
    claims.tag(db, claim.entry, anchor(revision, FIRST), status=Status.QUOTE, now=LATER)
    later = [one for one in claims.select(db, notes=False) if one not in records]
    other = open_library(":memory:")
    back(other, records, NOW)
    (row,) = timeline.rows(other, Query(words=("aboard",)), now=LATER)
    back(other, later, LATER)
    partial = articles.load(other, row.entry, "feed")
    assert partial is not None
    for one in claims.of_entry(other, row.entry):
        if one.anchor.part == "body":
            assert partial.article.text[one.anchor.start : one.anchor.end] == one.anchor.quote
    digested(other, row.entry)
    whole = articles.load(other, row.entry, "feed")
    assert whole is not None
    assert (whole.article, whole.revision) == (article(), partial.revision)
    other.execute("INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)")
    db.close()
    other.close()


def test_articles_of_one_address_in_two_feeds_come_back_as_two() -> None:
    db, feed, entries = shelf()
    other = feeds.add(db, "https://mirror.example/feed.xml", now=NOW)
    twins = [entries[0], *articles.save_feed(db, other.id, document(post(0)), NOW).new]
    for entry in twins:
        claims.tag(db, entry, anchor(digested(db, entry)), status=Status.QUOTE, now=NOW)
    records = claims.select(db)
    empty = open_library(":memory:")
    assert back(empty, records, LATER) == 2
    again = claims.select(empty)
    assert {(one.uuid, one.feed_url) for one in again} == {(one.uuid, one.feed_url) for one in records}
    assert len({one.entry for one in again}) == 2
    assert feed.url in {one.feed_url for one in records}
    db.close()
    empty.close()
