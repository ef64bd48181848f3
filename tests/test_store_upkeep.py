"""Upkeep: old posts go, what the reader made anything of never does, and what is purged does not come back as new."""

from __future__ import annotations

from datetime import timedelta

from store_shelf import NOW, anchor, digested, document, post, shelf

from tui.model import Query, Status
from tui.store import articles, claims, feeds, journal, notes, postings, search, timeline, upkeep

LATER = NOW + timedelta(days=100)
LAST = NOW + timedelta(days=400)


def test_only_posts_that_left_their_feed_long_ago_and_bear_no_mark_go() -> None:
    db, feed, entries = shelf(posts=8)
    for entry in entries:
        digested(db, entry)
    timeline.star(db, entries[0:1], True, NOW)
    timeline.tag(db, entries[1], "kept", NOW)
    notes.write(db, entries[2], "kept", now=NOW)
    revision = articles.load(db, entries[3], "feed")
    assert revision is not None
    claims.tag(db, entries[3], anchor(revision.revision), status=Status.QUOTE, now=NOW)
    timeline.mark_read(db, entries[:6], True, NOW)
    assert upkeep.purge(db, LATER, 90) == 0, "all of them are still in the feed's document"
    articles.save_feed(db, feed.id, document(post(4)), LATER - timedelta(days=1))
    assert upkeep.purge(db, LATER, 90) == 1
    assert {row.entry for row in timeline.rows(db, Query(), now=LATER)} == {*entries} - {entries[5]}
    assert upkeep.purge(db, LAST, 0) == 0
    articles.save_feed(db, feed.id, document(), LATER)
    assert upkeep.purge(db, LAST, 90) == 3, "unread ones too, after three times as long"
    assert {row.entry for row in timeline.rows(db, Query(), now=LAST)} == {*entries[:4]}
    assert search.search(db, Query(words=("post", "6")), now=LAST) == []
    assert {entry for entry, _ in postings.newest(db, "ferry", 100)} == {*entries[:4]}
    assert upkeep.integrity(db) == ""
    db.execute("INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)")
    db.close()


def test_a_removed_feed_is_purged_after_thirty_days_but_for_what_was_marked() -> None:
    db, feed, entries = shelf()
    bare = feeds.add(db, "https://bare.example/", now=NOW)
    articles.save_feed(db, bare.id, document(post(1)), NOW)
    timeline.star(db, entries[:1], True, NOW)
    for one in (feed, bare):
        feeds.remove(db, one.id, NOW)
    assert upkeep.purge(db, NOW + timedelta(days=29), 90) == 0
    assert upkeep.purge(db, NOW + timedelta(days=31), 90) == 5
    assert [row.entry for row in timeline.rows(db, Query(starred=True), now=NOW)] == [entries[0]]
    assert db.execute("SELECT id FROM feed").fetchall() == [(feed.id,)]
    assert journal.undo(db, NOW) is None, "its steps are too old to be taken back"
    db.close()


def test_a_saved_page_stays_until_it_is_removed_by_hand() -> None:
    db, _, _ = shelf()
    page = articles.save_page(db, "https://a.example/", "A", NOW)
    timeline.mark_read(db, [page], True, NOW)
    assert upkeep.purge(db, LAST, 30) == 0
    timeline.hide(db, [page], True, NOW)
    assert upkeep.purge(db, LAST, 30) == 1
    db.close()


def test_packing_and_figures() -> None:
    db, _, entries = shelf()
    digested(db, entries[0])
    figures = upkeep.figures(db)
    assert (figures.feeds, figures.entries, figures.unread, figures.articles, figures.pending) == (1, 5, 5, 1, 4)
    upkeep.vacuum(db)
    assert upkeep.integrity(db) == ""
    assert postings.newest(db, "ferry", 100)
    db.close()
