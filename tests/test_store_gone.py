"""A claim whose article or feed is gone keeps its text and all evidence, on both ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store_shelf import NOW, SAID, anchor, article, digested, document, post, shelf

from tui.flows import reading
from tui.model import Claim, ClaimRecord, EntryId, Query, Status
from tui.store import articles, claims, evidence, feeds, history, journal, notes, statistics, timeline, upkeep
from tui.store.db import Db

FIRST = "The ferry left at noon."
MUCH_LATER = NOW + timedelta(days=400)


def two_feeds() -> tuple[Db, Claim, Claim]:
    """A claim in each of two feeds, the second of which contradicts the first."""
    db, _, (entry, *_) = shelf()
    feed = feeds.add(db, "https://mirror.example/feed.xml", now=NOW)
    there = articles.save_feed(db, feed.id, document(replace(post(9), guid="other")), NOW).new[0]
    one = claims.tag(db, entry, anchor(digested(db, entry)), status=Status.ATTRIBUTED, speaker="Office", now=NOW)
    two = claims.tag(db, there, anchor(digested(db, there), FIRST), status=Status.QUOTE, now=NOW)
    claims.toggle_tag(db, one.id, "numbers", NOW)
    notes.write(db, entry, "Ask them.", anchor=one.anchor, now=NOW)
    evidence.link(db, one.id, two.id, "contradicts", NOW, note="Another count.")
    return db, claims.get(db, one.id), two


def record(db: Db, claim: Claim) -> ClaimRecord:
    return next(one for one in claims.select(db) if one.uuid == claim.uuid)


@pytest.mark.parametrize("gone", [(0,), (1,), (0, 1)])
def test_feeds_that_were_removed_and_purged_leave_claims_notes_evidence_and_history(gone: tuple[int, ...]) -> None:
    db, *ends = two_feeds()
    before = [record(db, end) for end in ends]
    told = [history.of_claim(db, end.uuid) for end in ends]
    for index in gone:
        feeds.remove(db, timeline.row(db, ends[index].entry).feed, NOW)
    upkeep.purge(db, MUCH_LATER, 1)
    upkeep.vacuum(db)
    assert [record(db, end) for end in ends] == before
    assert [history.of_claim(db, end.uuid) for end in ends] == told
    assert [claims.get(db, end.id) for end in ends] == ends
    for end in ends:
        opened = reading.open_entry(db, end.entry)
        assert opened.article.text == article().text
        assert len(opened.evidence[end.id]) == 1
    assert timeline.count(db, Query(claimed=True)) == 2
    assert upkeep.integrity(db) == ""
    db.close()


def test_a_page_removed_by_hand_and_purged_keeps_what_was_claimed_of_it() -> None:
    db, one, two = two_feeds()
    before = [record(db, end) for end in (one, two)]
    timeline.hide(db, [one.entry], True, NOW)
    articles.save_feed(db, feeds.all_feeds(db)[0].id, document(post(50)), MUCH_LATER)
    upkeep.purge(db, MUCH_LATER + timedelta(days=400), 1)
    assert [record(db, end) for end in (one, two)] == before
    assert reading.open_entry(db, one.entry).claims == (one,)
    db.close()


def test_a_post_with_a_mere_highlight_is_kept_and_found_but_counts_no_claim() -> None:
    db, feed, entries = shelf()
    claims.tag(db, entries[4], anchor(digested(db, entries[4])), status=Status.HIGHLIGHT, now=NOW)
    articles.save_feed(db, feed.id, document(post(50)), NOW + timedelta(days=1))
    upkeep.purge(db, MUCH_LATER, 1)
    (row,) = timeline.rows(db, Query(claimed=True), now=NOW)
    assert (row.entry, row.claims, row.unchecked) == (entries[4], 0, 0)
    assert timeline.counts(db).to_check == upkeep.figures(db).claims == 0
    assert [figures.claims for figures in statistics.of_feeds(db, NOW)] == [0]
    claims.change(db, claims.of_entry(db, entries[4])[0].id, NOW, status=Status.UNCHECKED)
    assert timeline.row(db, entries[4]).claims == timeline.counts(db).to_check == upkeep.figures(db).claims == 1
    assert journal.undo(db, NOW) == "Marked a claim unchecked"
    assert claims.of_entry(db, EntryId(row.entry))[0].anchor.quote == SAID
    db.close()
