"""Claims and notes: tagged once, changed in part, held by their text, exported and brought back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store_shelf import NOW, SAID, TEXT, anchor, article, digested, document, post, shelf

from tui.errors import NotFound
from tui.model import Claim, ClaimId, ClaimRecord, EntryId, NoteId, Query, RevisionId, State, Status
from tui.store import articles, claims, feeds, journal, notes, timeline, upkeep
from tui.store.db import Db, open_library
from tui.store.ledger import record

LATER = NOW + timedelta(hours=1)
FIRST = "The ferry left at noon."


def ledger() -> tuple[Db, tuple[EntryId, ...], Claim]:
    """One claim with a tag and a note, a note on the article, and a claim on its title."""
    db, _, entries = shelf()
    revision = digested(db, entries[0])
    claim = claims.tag(
        db, entries[0], anchor(revision), status=Status.ATTRIBUTED, speaker="Harbour Office", cue="said",
        said="2026-05-01", figure="300", now=NOW,
    )  # fmt: skip
    claims.toggle_tag(db, claim.id, "numbers", NOW)
    notes.write(db, entries[0], "Ask the office.", anchor=anchor(revision), now=NOW)
    notes.write(db, entries[0], "The whole story.", now=LATER)
    heading = replace(anchor(revision, FIRST), part="title", start=0, end=9, quote="The ferry", suffix="")
    claims.tag(db, entries[0], heading, status=Status.OPINION, now=LATER)
    return db, entries, claims.get(db, claim.id)


def portable(records: list[ClaimRecord]) -> list[ClaimRecord]:
    """Records without the numbers that belong to one library alone."""
    return sorted((replace(one, id=0, entry=EntryId(0)) for one in records), key=lambda one: one.uuid)


def test_tagging_the_same_sentence_again_returns_its_claim() -> None:
    db, entries, claim = ledger()
    again = claims.tag(db, entries[0], claim.anchor, status=Status.FALSE, now=LATER)
    assert again == claim
    changed = articles.save_article(db, entries[0], "feed", article(f"New lead. {TEXT}"), fetched=LATER)
    moved = anchor(changed, text=f"New lead. {TEXT}")
    assert (
        claims.tag(db, entries[0], replace(moved, prefix=claim.anchor.prefix), status=Status.FALSE, now=LATER) == claim
    )
    assert claim.status == Status.ATTRIBUTED
    db.close()


def test_a_change_touches_only_what_is_given() -> None:
    db, _, claim = ledger()
    changed = claims.change(db, claim.id, LATER, speaker="", status=Status.DISPUTED)
    assert changed == replace(claim, speaker="", status=Status.DISPUTED, changed=LATER)
    assert claims.change(db, claim.id, LATER + timedelta(days=1), speaker="") == changed, "no change, no new moment"
    assert journal.undo(db, NOW) == "Changed a claim"
    assert claims.get(db, claim.id) == claim
    db.close()


def test_claims_and_notes_stand_in_the_order_of_the_text() -> None:
    db, entries, claim = ledger()
    first = claims.tag(db, entries[0], anchor(claim.anchor.revision, FIRST), status=Status.QUOTE, now=LATER)
    assert [one.anchor.quote for one in claims.of_entry(db, entries[0])] == ["The ferry", first.anchor.quote, SAID]
    assert [one.text for one in notes.of_entry(db, entries[0])] == ["The whole story.", "Ask the office."]
    claims.settle(db, [(first.id, State.ORPHAN, -1, -1)])
    assert claims.get(db, first.id).state is State.ORPHAN
    db.close()


def test_a_note_is_rewritten_and_emptied_away() -> None:
    db, entries, _ = ledger()
    (note, _) = notes.of_entry(db, entries[0])
    rewritten = notes.write(db, entries[0], "  Two\nlines. ", now=LATER, id=note.id)
    assert rewritten is not None
    assert rewritten == replace(note, text="Two\nlines.", changed=LATER)
    assert notes.write(db, entries[0], " \n", now=LATER, id=note.id) is None
    assert len(notes.of_entry(db, entries[0])) == 1
    journal.undo(db, LATER)
    assert notes.get(db, note.id) == rewritten
    assert notes.write(db, entries[0], "", now=LATER) is None
    db.close()


def test_what_is_not_there_is_told_so() -> None:
    db, entries, claim = ledger()
    with pytest.raises(NotFound):
        claims.change(db, ClaimId(99), NOW, speaker="x")
    with pytest.raises(NotFound):
        notes.write(db, entries[0], "x", id=NoteId(99), now=NOW)
    with pytest.raises(NotFound, match="not in the library yet"):
        claims.tag(db, entries[1], replace(claim.anchor, revision=RevisionId(0)), status=Status.QUOTE, now=NOW)
    with pytest.raises(NotFound, match="not in the library yet"):
        claims.tag(db, entries[1], claim.anchor, status=Status.QUOTE, now=NOW)
    db.close()


def test_a_record_holds_all_it_takes_to_cite() -> None:
    db, entries, claim = ledger()
    record = next(one for one in claims.select(db) if one.id == claim.id and one.kind == "claim")
    assert (record.text, record.quote, record.speaker, record.status) == (SAID, SAID, "Harbour Office", "attributed")
    assert (record.tags, record.notes) == (("numbers",), ("Ask the office.",))
    assert (record.title, record.byline, record.site, record.feed_title) == (
        "The ferry",
        "A. Writer",
        "Harbour Wire",
        record.feed_url,
    )
    assert (record.published, record.fetched, record.source, len(record.revision_hash)) == (NOW, NOW, "feed", 64)
    assert [one.kind for one in claims.select(db)] == ["claim", "note", "claim", "note"]
    assert [one.kind for one in claims.select(db, notes=False)] == ["claim", "claim"]
    assert claims.select(db, entry=entries[1]) == []
    assert claims.select(db, Query(unread=False)) == []
    assert len(claims.select(db, Query(words=("ferry",)))) == 4
    db.close()


def test_exported_claims_come_back_in_an_empty_library_just_as_they_were() -> None:
    db, _, _ = ledger()
    records = claims.select(db)
    empty = open_library(":memory:")
    assert claims.restore(empty, records, LATER) == 4
    assert portable(claims.select(empty)) == [replace(one, feed_title=one.feed_url) for one in portable(records)], (
        "a feed without a name goes by its address"
    )
    assert claims.restore(empty, records, LATER) == 0, "what is here stays as it is"
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
    assert claims.restore(db, records, LATER) == 4
    assert portable(claims.select(db)) == portable(records)
    assert {one.anchor.revision for one in claims.of_entry(db, entries[0])} == {claim.anchor.revision}
    db.close()


def test_notes_inside_claims_come_once_when_they_were_not_exported_themselves() -> None:
    db, _, _ = ledger()
    only_claims = claims.select(db, notes=False)
    other = open_library(":memory:")
    assert claims.restore(other, only_claims, LATER) == 3
    assert claims.restore(other, only_claims, LATER) == 0
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
    assert (
        claims.restore(other, [strange, replace(strange, uuid="u[31m-1"), replace(record, uuid=""), record], LATER) == 5
    ), "three claims, and the note of each article"
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
    claims.restore(other, records, NOW)
    (row,) = timeline.rows(other, Query(words=("aboard",)), now=LATER)
    claims.restore(other, later, LATER)
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
    assert claims.restore(empty, records, LATER) == 2
    again = claims.select(empty)
    assert {(one.uuid, one.feed_url) for one in again} == {(one.uuid, one.feed_url) for one in records}
    assert len({one.entry for one in again}) == 2
    assert feed.url in {one.feed_url for one in records}
    db.close()
    empty.close()


def test_one_record_is_read_by_its_uuid() -> None:
    db, _, claim = ledger()
    records = claims.select(db)
    assert [record(db, one.uuid) for one in records] == records
    assert claim.uuid in {one.uuid for one in records}
    assert record(db, "no such") is None
    db.close()
