"""The history of a claim: every change of it with its time and its words, whoever makes it, and after its removal."""

from __future__ import annotations

from datetime import timedelta

from store_shelf import NOW, SAID, anchor, digested, shelf

from tui.model import Claim, Status
from tui.store import claims, evidence, history, journal, notes, tags
from tui.store.db import Db

FIRST = "The ferry left at noon."
LATER = NOW + timedelta(hours=1)


def tagged() -> tuple[Db, Claim, Claim]:
    """Two claims on one article."""
    db, _, entries = shelf()
    revision = digested(db, entries[0])
    one = claims.tag(db, entries[0], anchor(revision), status=Status.ATTRIBUTED, speaker="Office", now=NOW)
    return db, one, claims.tag(db, entries[0], anchor(revision, FIRST), status=Status.QUOTE, now=NOW)


def told(db: Db, claim: Claim) -> list[str]:
    return [event.what for event in history.of_claim(db, claim.uuid)]


def test_every_change_of_a_claim_is_told_with_its_fields_before_and_after() -> None:
    db, one, two = tagged()
    claims.change(db, one.id, LATER, status=Status.FALSE)
    claims.change(db, one.id, LATER, speaker="", place="Izmail")
    (first, second, third) = history.of_claim(db, one.uuid)
    assert (first.at, first.what) == (NOW, "Tagged a claim")
    assert first.after == {"text": SAID, "status": "attributed", "speaker": "Office"}
    assert set(first.before.values()) == {""}
    assert (second.at, second.what) == (LATER, "Marked a claim false")
    assert (second.before, second.after) == ({"status": "attributed"}, {"status": "false"})
    assert (third.before, third.after) == ({"speaker": "Office", "place": ""}, {"speaker": "", "place": "Izmail"})
    assert told(db, two) == ["Tagged a claim"]
    db.close()


def test_tags_evidence_and_notes_are_told_of_every_claim_they_are_on() -> None:
    db, one, two = tagged()
    claims.toggle_tag(db, one.id, "Numbers", LATER)
    tags.rename(db, "numbers", "figures", LATER)
    link = evidence.link(db, one.id, two.id, "contradicts", LATER)
    evidence.change(db, link.id, LATER, note="Ask them.")
    written = notes.write(db, one.entry, "Call the office.", anchor=one.anchor, now=LATER)
    assert written is not None
    notes.write(db, one.entry, "Called.", id=written.id, now=LATER)
    notes.remove(db, written.id, LATER)
    evidence.unlink(db, link.id, LATER)
    _, *events = history.of_claim(db, one.uuid)
    assert [(dict(event.before), dict(event.after)) for event in events] == [
        ({"tags": ""}, {"tags": "Numbers"}),
        ({"tags": "Numbers"}, {"tags": "figures"}),
        ({"evidence": ""}, {"evidence": f"contradicted by “{FIRST}”"}),
        ({"evidence": f"contradicted by “{FIRST}”"}, {"evidence": f"contradicted by “{FIRST}” (Ask them.)"}),
        ({"note": ""}, {"note": "Call the office."}),
        ({"note": "Call the office."}, {"note": "Called."}),
        ({"note": "Called."}, {"note": ""}),
        ({"evidence": f"contradicted by “{FIRST}” (Ask them.)"}, {"evidence": ""}),
    ]
    assert told(db, two)[1:] == [
        "Linked evidence: contradicts",
        "Changed a link of evidence",
        "Removed a link of evidence",
    ]
    assert history.of_claim(db, two.uuid)[1].after == {"evidence": f"contradicts “{SAID}”"}
    db.close()


def test_undo_redo_and_removal_are_told_and_a_removed_claim_keeps_its_history() -> None:
    db, one, two = tagged()
    evidence.link(db, one.id, two.id, "repeats", NOW)
    claims.change(db, one.id, NOW, status="rumour")
    journal.undo(db, LATER)
    journal.redo(db, LATER)
    claims.remove(db, one.id, LATER)
    assert told(db, one) == [
        "Tagged a claim", "Linked evidence: repeats", "Marked a claim rumour", "Took back: Marked a claim rumour",
        "Did again: Marked a claim rumour", "Removed a claim",
    ]  # fmt: skip
    last = history.of_claim(db, one.uuid)[-1]
    assert last.before == {
        "text": SAID, "status": "rumour", "speaker": "Office", "evidence": f"repeated by “{FIRST}”",
    }  # fmt: skip
    assert told(db, two)[-1] == "Removed a claim"
    assert history.of_claim(db, two.uuid)[-1].before == {"evidence": f"repeats “{SAID}”"}
    journal.undo(db, LATER)
    assert told(db, one)[-1] == "Took back: Removed a claim"
    db.close()


def test_a_bulk_status_is_told_of_each_claim_it_changed_and_is_one_step() -> None:
    db, one, two = tagged()
    claims.change(db, one.id, NOW, status=Status.DISPUTED)
    assert claims.change_many(db, [one.id, two.id], LATER, status=Status.DISPUTED) == 1
    assert told(db, one)[-1] == "Marked a claim disputed"
    assert claims.change_many(db, [one.id, two.id], LATER, status=Status.FALSE) == 2
    assert told(db, one)[-1] == told(db, two)[-1] == "Marked 2 claims false"
    assert journal.undo(db, LATER) == "Marked 2 claims false"
    assert {claims.get(db, number).status for number in (one.id, two.id)} == {"disputed"}
    assert claims.change_many(db, [one.id], LATER, status=Status.DISPUTED) == 0
    assert told(db, one)[-1] == "Took back: Marked 2 claims false", "no change, no event"
    db.close()


def test_a_claim_set_on_other_words_tells_which_it_stood_on() -> None:
    db, one, _ = tagged()
    wider = anchor(one.anchor.revision, f"{FIRST} {SAID}")
    assert claims.extend(db, one.id, wider, LATER).anchor == wider
    last = history.of_claim(db, one.uuid)[-1]
    assert (last.before, last.after) == ({"text": SAID}, {"text": f"{FIRST} {SAID}"})
    assert journal.undo(db, LATER) == "Set a claim on other words"
    assert claims.get(db, one.id) == one
    db.close()


def test_several_claims_stand_on_one_sentence_when_asked_for() -> None:
    db, one, _ = tagged()
    second = claims.tag(db, one.entry, one.anchor, status=Status.OPINION, again=True, now=LATER)
    assert second.id != one.id
    assert claims.text_of(second) == claims.text_of(one) == SAID
    written = notes.write(db, one.entry, "Both.", anchor=one.anchor, now=LATER)
    assert written is not None
    assert told(db, one)[-1] == told(db, second)[-1] == "Wrote a note"
    db.close()


def test_several_claims_are_tagged_and_removed_in_one_step() -> None:
    db, one, two = tagged()
    claims.toggle_tag(db, one.id, "Numbers", NOW)
    both = [one.id, two.id]
    assert claims.tag_many(db, both, "numbers", LATER) == 1, "what lacks it gets it first"
    assert (claims.get(db, one.id).tags, claims.get(db, two.id).tags) == (("Numbers",), ("numbers",))
    assert claims.get(db, two.id).changed == LATER
    assert claims.tag_many(db, both, "NUMBERS", LATER) == 2
    assert claims.get(db, one.id).tags == claims.get(db, two.id).tags == ()
    assert told(db, two)[-2:] == ["Tagged a claim #numbers", "Took #NUMBERS off 2 claims"]
    assert claims.tag_many(db, both, "#", LATER) == 0
    evidence.link(db, one.id, two.id, "repeats", NOW)
    assert claims.remove_many(db, [*both, one.id], LATER) == 2
    assert claims.select(db) == []
    assert journal.undo(db, LATER) == "Removed 2 claims"
    assert len(evidence.all_of(db)) == 1
    db.close()
