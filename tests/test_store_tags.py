"""Tags in one place: renamed, merged and removed on entries and claims together, whatever the case, in one step."""

from __future__ import annotations

from store_shelf import NOW, anchor, digested, shelf

from tui.model import Claim, EntryId, Status
from tui.store import claims, dismissals, journal, search, tags, timeline
from tui.store.db import Db


def tagged() -> tuple[Db, tuple[EntryId, ...], Claim]:
    """`Rockets` on two entries and a claim, `missiles` on one of the entries and on the claim."""
    db, _, entries = shelf()
    claim = claims.tag(db, entries[0], anchor(digested(db, entries[0])), status=Status.QUOTE, now=NOW)
    timeline.tag(db, entries[0], "Ракети", NOW)
    timeline.tag(db, entries[1], "ракети", NOW)
    claims.toggle_tag(db, claim.id, "РАКЕТИ", NOW)
    timeline.tag(db, entries[1], "missiles", NOW)
    claims.toggle_tag(db, claim.id, "Missiles", NOW)
    return db, entries, claims.get(db, claim.id)


def test_all_tags_count_entries_and_claims_together_whatever_the_case() -> None:
    db, _, _ = tagged()
    found = [(tag.name.casefold(), tag.entries, tag.claims) for tag in tags.all_tags(db)]
    assert found == [("ракети", 2, 1), ("missiles", 1, 1)]
    db.close()


def test_a_tag_is_renamed_everywhere_in_one_step() -> None:
    db, entries, claim = tagged()
    assert tags.rename(db, "#ракети", "Дрони і ракети", NOW) == 3
    assert timeline.tags(db, entries[0]) == ("Дрони-і-ракети",)
    assert claims.get(db, claim.id).tags == ("Дрони-і-ракети", "Missiles")
    assert journal.undo(db, NOW) == "Renamed #ракети to #Дрони-і-ракети"
    assert claims.get(db, claim.id) == claim
    assert timeline.tags(db, entries[0]) == ("Ракети",)
    db.close()


def test_renaming_to_a_tag_that_is_there_merges_the_two_and_nothing_bears_it_twice() -> None:
    db, entries, claim = tagged()
    assert tags.rename(db, "РАКЕТИ", "MISSILES", NOW) == 3
    assert tags.all_tags(db) == [tags.TagUse("MISSILES", 2, 1)]
    assert timeline.tags(db, entries[1]) == claims.get(db, claim.id).tags == ("MISSILES",)
    assert journal.undo(db, NOW) == "Merged #РАКЕТИ into #MISSILES"
    assert claims.get(db, claim.id) == claim
    assert timeline.tags(db, entries[1]) == ("ракети", "missiles")
    db.close()


def test_a_tag_takes_another_case_and_one_that_is_nowhere_changes_nothing() -> None:
    db, _, claim = tagged()
    assert tags.rename(db, "missiles", "Missiles", NOW) == 2
    assert tags.TagUse("Missiles", 1, 1) in tags.all_tags(db)
    assert tags.rename(db, "nowhere", "Missiles", NOW) == 0
    assert tags.remove(db, "nowhere", NOW) == 0
    assert journal.undo(db, NOW) == "Renamed #missiles to #Missiles"
    assert claims.get(db, claim.id) == claim
    db.close()


def test_a_tag_is_removed_from_all_that_bears_it() -> None:
    db, entries, claim = tagged()
    assert tags.remove(db, "ракети", NOW) == 3
    assert tags.all_tags(db) == [tags.TagUse("Missiles", 1, 1)]
    assert timeline.tags(db, entries[0]) == ()
    assert journal.undo(db, NOW) == "Removed #ракети everywhere"
    assert tags.rename(db, "ракети", " ", NOW) == 3, "an empty name is no name"
    assert tags.all_tags(db) == [tags.TagUse("Missiles", 1, 1)]
    assert claims.get(db, claim.id).tags == ("Missiles",)
    db.close()


def test_what_was_dismissed_beside_a_claim_stays_so_until_it_is_taken_back() -> None:
    db, _, claim = tagged()
    dismissals.dismiss(db, claim.uuid, "print one", NOW)
    dismissals.dismiss(db, claim.uuid, "print one", NOW)
    dismissals.dismiss(db, "another", "print two", NOW)
    assert dismissals.dismissed(db, claim.uuid) == {"print one"}
    journal.undo(db, NOW)
    assert journal.undo(db, NOW) == "Dismissed a sentence seen before"
    assert dismissals.dismissed(db, claim.uuid) == frozenset()
    db.close()


def test_saved_searches_for_a_tag_follow_its_new_name_and_come_back_with_undo() -> None:
    db, _, _ = tagged()
    asked = 'is:unread tag:РАКЕТИ tag:"#ракети" tag:ракети-2 "said tag:ракети there" -sea'
    search.save_smart(db, "Rockets", asked, NOW)
    tags.rename(db, "ракети", "дрони", NOW)
    (kept,) = search.smart_feeds(db)
    assert kept.text == 'is:unread tag:дрони tag:дрони tag:ракети-2 "said tag:ракети there" -sea'
    journal.undo(db, NOW)
    assert search.smart_feeds(db)[0].text == asked
    db.close()
