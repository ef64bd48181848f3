"""Subscriptions: added once, named and filed by the reader, asked when due, and what each answer leaves behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from store_shelf import NOW, URL, document, post, shelf

from tui.errors import NotFound, Usage
from tui.model import Feed, FeedId
from tui.store import articles, feeds, following, journal
from tui.store.db import Db, open_library

LATER = NOW + timedelta(hours=1)


def good(db: Db, feed: Feed, **more: object) -> Feed:
    given: dict[str, object] = {
        "parsed": document(post(0)),
        "etag": '"e"',
        "modified": "m",
        "body_hash": "h",
        "due": LATER,
    }
    feeds.record_good(db, feed.id, **(given | {"seconds": 0.2, "now": NOW} | more))  # type: ignore[arg-type]  # named fields
    return feeds.get(db, feed.id)


def failed(db: Db, feed: Feed, *, gone: bool = False) -> Feed:
    feeds.record_failure(
        db, feed.id, reason="It did not answer.", hint="Wait.", due=LATER, gone=gone, seconds=9.0, now=NOW
    )
    return feeds.get(db, feed.id)


def test_a_feed_is_added_once() -> None:
    db = open_library(":memory:")
    feed = feeds.add(db, f" {URL}\n", folder=" News / World ", now=NOW)
    assert feeds.add(db, URL, title="Other", now=LATER) == feed
    assert (feed.url, feed.title, feed.folder, feed.typed) == (URL, URL, "News/World", True)
    assert good(db, feed).title == "Harbour Wire", "the feed's own name, once it is known"
    assert feeds.rename(db, feed.id, "Mine", NOW).title == "Mine"
    assert feeds.rename(db, feed.id, "", NOW).title == "Harbour Wire"
    assert feeds.by_url(db, URL) == feeds.get(db, feed.id)
    with pytest.raises(NotFound):
        feeds.get(db, FeedId(9))
    db.close()


def test_many_feeds_are_one_step() -> None:
    db = open_library(":memory:")
    wanted = [(f"https://{n}.example/", f"N{n}", "a") for n in range(3)]
    assert len(following.add_many(db, [*wanted, wanted[0]], NOW)) == 3
    assert following.add_many(db, wanted, NOW) == ()
    assert [feed.title for feed in feeds.all_feeds(db)] == ["N0", "N1", "N2"]
    assert journal.undo(db, NOW) == "Added 3 feeds"
    assert feeds.all_feeds(db) == []
    db.close()


def test_folders_are_renamed_with_what_is_in_them_and_dissolved() -> None:
    db = open_library(":memory:")
    for number, folder in enumerate(("a", "a/b", "ab", "")):
        feeds.add(db, f"https://{number}.example/", folder=folder, now=NOW)
    assert feeds.rename_folder(db, "a", "x", NOW) == 2
    assert sorted(feed.folder for feed in feeds.all_feeds(db)) == ["", "ab", "x", "x/b"]
    assert feeds.rename_folder(db, "x", "", NOW) == 2
    assert sorted(feed.folder for feed in feeds.all_feeds(db)) == ["", "", "ab", "b"]
    db.close()


def test_due_feeds_are_those_that_wait_and_may_be_asked() -> None:
    db = open_library(":memory:")
    new, waits, paused, gone, removed = (feeds.add(db, f"https://{n}.example/", now=NOW) for n in range(5))
    feeds.kept_feed(db, NOW)
    good(db, waits)
    feeds.pause(db, paused.id, True, NOW)
    failed(db, gone, gone=True)
    feeds.remove(db, removed.id, NOW)
    assert [feed.id for feed in feeds.due(db, NOW)] == [new.id]
    assert [feed.id for feed in feeds.due(db, LATER)] == [new.id, waits.id]
    db.close()


def test_a_failure_is_counted_and_a_good_answer_forgives_it() -> None:
    db, feed, _ = shelf()
    assert failed(db, failed(db, feed)).failures == 2
    assert feeds.get(db, feed.id).reason == "It did not answer."
    well = good(db, feed)
    assert (well.failures, well.reason, well.hint, well.etag, well.body_hash, well.good) == (0, "", "", '"e"', "h", NOW)
    unchanged = good(db, well, parsed=None)
    assert (unchanged.body_hash, unchanged.title) == ("h", "Harbour Wire")
    assert [one.outcome for one in feeds.tries(db, feed.id)] == ["unchanged", "fetched"] + ["It did not answer."] * 2
    for _ in range(40):
        failed(db, feed)
    assert len(feeds.tries(db, feed.id, 100)) == 20
    db.close()


def test_a_permanent_move_is_followed_but_never_opens_an_inside_address() -> None:
    db, feed, _ = shelf()
    assert good(db, feed, moved="https://wire.example/new.xml").typed
    away = good(db, feed, moved="https://elsewhere.example/feed")
    assert (away.url, away.typed) == ("https://elsewhere.example/feed", False)
    other = feeds.add(db, "https://taken.example/", now=NOW)
    assert good(db, away, moved=other.url).url == away.url, "two subscriptions never share an address"
    db.close()


def test_another_address_typed_by_hand_starts_afresh_and_keeps_the_entries() -> None:
    db, feed, entries = shelf()
    good(db, feed)
    changed = feeds.readdress(db, feed.id, "https://new.example/feed", NOW)
    assert (changed.url, changed.etag, changed.body_hash, changed.due, changed.typed) == (
        "https://new.example/feed",
        "",
        "",
        None,
        True,
    )
    assert articles.entry(db, entries[0]).title == "Post 0"
    other = feeds.add(db, "https://taken.example/", now=NOW)
    with pytest.raises(Usage):
        feeds.readdress(db, feed.id, other.url, NOW)
    db.close()
