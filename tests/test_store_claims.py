"""Claims and notes: tagged once, changed in part, held by their text, exported and brought back without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store_shelf import NOW, SAID, TEXT, anchor, article, digested, shelf

from tui.errors import NotFound
from tui.model import Claim, ClaimId, EntryId, NoteId, Query, RevisionId, State, Status
from tui.store import articles, claims, journal, notes
from tui.store.db import Db
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


def test_one_record_is_read_by_its_uuid() -> None:
    db, _, claim = ledger()
    records = claims.select(db)
    assert [record(db, one.uuid) for one in records] == records
    assert claim.uuid in {one.uuid for one in records}
    assert record(db, "no such") is None
    db.close()
