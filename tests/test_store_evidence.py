"""Evidence: two tagged sentences that speak for or against each other, shown on both ends, gone and back with them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from store_shelf import NOW, SAID, anchor, digested, shelf

from tui.errors import NotFound, Usage
from tui.flows import reading
from tui.model import Claim, ClaimId, EntryId, Status
from tui.store import claims, evidence, journal
from tui.store.db import Db

LATER = NOW + timedelta(hours=1)
FIRST = "The ferry left at noon."


def pair() -> tuple[Db, Claim, Claim]:
    """A claim in each of two articles."""
    db, _, entries = shelf()
    one = claims.tag(
        db, entries[0], anchor(digested(db, entries[0])), status=Status.ATTRIBUTED, speaker="Harbour Office", now=NOW
    )
    two = claims.tag(db, entries[1], anchor(digested(db, entries[1]), FIRST), status=Status.QUOTE, now=NOW)
    return db, one, two


def test_a_link_is_shown_on_both_of_its_ends() -> None:
    db, one, two = linked()
    (near,), (far,) = evidence.of_claim(db, one.id), evidence.of_claim(db, two.id)
    assert (near.inward, near.id, near.uuid, near.entry, near.text) == (True, two.id, two.uuid, two.entry, FIRST)
    assert (far.inward, far.id, far.text, far.speaker, far.status) == (
        False, one.id, SAID, "Harbour Office", "attributed",
    )  # fmt: skip
    assert near.evidence == far.evidence == evidence.all_of(db)[0]
    assert (near.evidence.claim, near.evidence.other, near.evidence.note) == (one.uuid, two.uuid, "Another count.")
    assert (near.title, near.url, near.published) == (
        "The ferry", "https://wire.example/posts/1", NOW - timedelta(hours=1),
    )  # fmt: skip
    assert evidence.of_entry(db, one.entry) == {one.id: (near,)}
    assert reading.open_entry(db, two.entry).evidence == {two.id: (far,)}
    assert {one.uuid: one.evidence for one in claims.select(db)} == {one.uuid: (near,), two.uuid: (far,)}
    assert [record.evidence for record in claims.select(db, entry=EntryId(two.entry))] == [(far,)]
    db.close()


def linked() -> tuple[Db, Claim, Claim]:
    """Two claims, the second of which contradicts the first."""
    db, one, two = pair()
    evidence.link(db, one.id, two.id, "contradicts", NOW, note=" Another count. ")
    return db, one, two


def test_linking_a_pair_again_changes_its_one_link_whichever_end_comes_first() -> None:
    db, one, two = linked()
    (first,) = evidence.all_of(db)
    again = evidence.link(db, two.id, one.id, "supports", LATER)
    assert (again.id, again.uuid, again.created, again.changed) == (first.id, first.uuid, NOW, LATER)
    assert (again.claim, again.other, again.relation, again.note) == (
        two.uuid, one.uuid, "supports", "Another count.",
    )  # fmt: skip
    assert journal.undo(db, LATER) == "Changed a link of evidence: supports"
    assert evidence.all_of(db) == [first]
    assert evidence.link(db, one.id, two.id, "contradicts", LATER) == first, "no change, no new moment"
    db.close()


def test_a_link_is_changed_in_part_and_taken_away() -> None:
    db, one, two = linked()
    (link,) = evidence.all_of(db)
    changed = evidence.change(db, link.id, LATER, relation="context")
    assert (changed.relation, changed.note, changed.changed) == ("context", "Another count.", LATER)
    assert evidence.change(db, link.id, LATER, note="").note == ""
    evidence.unlink(db, link.id, LATER)
    assert evidence.all_of(db) == []
    assert evidence.of_claim(db, one.id) == evidence.of_claim(db, two.id) == ()
    with pytest.raises(NotFound):
        evidence.unlink(db, link.id, LATER)
    with pytest.raises(NotFound):
        evidence.change(db, link.id, LATER, note="x")
    journal.undo(db, LATER)
    assert evidence.all_of(db)[0].relation == "context"
    db.close()


def test_what_is_no_pair_is_not_linked() -> None:
    db, one, _ = linked()
    with pytest.raises(Usage, match="no evidence for itself"):
        evidence.link(db, one.id, one.id, "supports", NOW)
    with pytest.raises(NotFound):
        evidence.link(db, one.id, ClaimId(99), "supports", NOW)
    assert len(evidence.all_of(db)) == 1
    db.close()


@pytest.mark.parametrize("end", [0, 1])
def test_removing_either_end_takes_the_link_along_and_undo_brings_both_back(end: int) -> None:
    db, *ends = linked()
    before = evidence.all_of(db)
    claims.toggle_tag(db, ends[end].id, "numbers", NOW)
    claims.remove(db, ends[end].id, LATER)
    assert evidence.all_of(db) == []
    assert evidence.of_claim(db, ends[1 - end].id) == ()
    assert journal.undo(db, LATER) == "Removed a claim"
    assert evidence.all_of(db) == before
    assert claims.get(db, ends[end].id).tags == ("numbers",)
    assert journal.redo(db, LATER) == "Removed a claim"
    assert evidence.all_of(db) == []
    db.close()


def test_a_sentence_that_is_no_claim_is_highlighted_in_the_step_that_links_it() -> None:
    db, one, _ = pair()
    revision = digested(db, EntryId(3))
    there = (EntryId(3), anchor(revision, FIRST))
    before = claims.select(db)
    link = evidence.link(db, (one.entry, one.anchor), there, "repeats", LATER)
    (made,) = claims.of_entry(db, EntryId(3))
    assert (link.claim, link.other, made.status) == (one.uuid, made.uuid, Status.HIGHLIGHT)
    assert evidence.link(db, there, one.id, "context", LATER).id == link.id
    with pytest.raises(Usage):
        evidence.link(db, there, made.id, "context", LATER)
    journal.undo(db, LATER)
    assert journal.undo(db, LATER) == "Linked evidence: repeats"
    assert claims.select(db) == before
    with pytest.raises(Usage):
        evidence.link(db, there, there, "context", LATER)
    assert claims.select(db) == before, "the highlight goes with the link that cannot be"
    db.close()
