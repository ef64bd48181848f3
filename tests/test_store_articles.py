"""Entries and articles: no refresh drops or merges posts, no digest overwrites a text, a stop leaves the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from store_shelf import NOW, SAID, TEXT, anchor, article, digested, document, post, shelf

from tui.errors import NotFound
from tui.model import Article, Enclosure, Entry, EntryId, Query, Status
from tui.store import articles, claims, entities, feeds, journal, postings, revisions, timeline
from tui.store.db import Db, open_library
from tui.store.delivery import Saved
from tui.store.revisions import Raw

LATER = NOW + timedelta(hours=1)


def titles(db: Db) -> list[str]:
    return [row.title for row in timeline.rows(db, Query(), now=NOW)]


def test_the_same_document_again_brings_nothing_new() -> None:
    db, feed, entries = shelf()
    again = articles.save_feed(db, feed.id, document(*(post(number) for number in range(5))), LATER)
    assert (again.new, again.changed) == ((), ())
    assert titles(db) == [f"Post {number}" for number in range(5)]
    assert articles.entry(db, entries[0]) == post(0)
    db.close()


def test_an_entry_is_known_by_its_guid_under_another_title_and_link() -> None:
    db, feed, entries = shelf()
    moved = post(2, title="Corrected", url="https://wire.example/elsewhere", content="<p>New words.</p>")
    saved = articles.save_feed(db, feed.id, document(moved), LATER)
    assert saved.changed == (entries[2],)
    assert titles(db)[2] == "Corrected"
    assert articles.pending_of(db, entries[2]).html == "<p>New words.</p>"
    db.close()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another title"},
        {"title": "Another title", "content": "<p>And other words.</p>"},
        {"url": "https://new.example/another-link"},
        {"url": "https://new.example/another-link", "content": "<p>And other words.</p>"},
        {"published": None},
        {"published": NOW, "content": "<p>Other.</p>"},
    ],
)
def test_without_guids_an_entry_survives_a_changed_title_or_link(changed: dict[str, object]) -> None:
    db, feed, _ = shelf(posts=0)
    known = articles.save_feed(db, feed.id, document(*(post(number, guid="") for number in range(5))), NOW).new
    saved = articles.save_feed(db, feed.id, document(post(2, guid="", **changed)), LATER)
    assert saved.new == ()
    assert set(saved.changed) <= {known[2]}
    assert timeline.count(db, Query()) == 5
    db.close()


def test_fifty_entries_with_one_guid_are_fifty_entries_also_the_second_time() -> None:
    db, feed, _ = shelf(posts=0)
    for blanked in ("", "the-only-guid"):
        posts = [post(number, guid=blanked, url="https://wire.example/all") for number in range(50)]
        articles.save_feed(db, feed.id, document(*posts), NOW)
        articles.save_feed(db, feed.id, document(post(99, guid=blanked, url="https://wire.example/all"), *posts), LATER)
        assert timeline.count(db, Query()) == 51
    db.close()


def test_posts_that_share_a_link_or_the_home_page_are_not_merged() -> None:
    db, feed, _ = shelf(posts=0)
    for number in range(5):
        home = Entry(
            "", f"Day {number}", "https://wire.example/", published=NOW + timedelta(days=number), content=f"d{number}"
        )
        shared = Entry(
            "",
            f"News {number}",
            "https://wire.example/news",
            published=NOW - timedelta(days=number),
            content=f"n{number}",
        )
        articles.save_feed(db, feed.id, document(home, shared), NOW + timedelta(days=number))
    assert timeline.count(db, Query()) == 10
    db.close()


def test_a_weekly_title_without_dates_is_a_new_post_when_its_words_are_new() -> None:
    db, feed, _ = shelf(posts=0)
    for week in range(3):
        thread = Entry("", "Open thread", f"https://wire.example/{week}", content=f"Week {week}")
        articles.save_feed(db, feed.id, document(thread), NOW)
    assert timeline.count(db, Query()) == 3
    tracked = Entry("", "Open thread", "https://wire.example/2?from=feed", content="Week 2")
    assert articles.save_feed(db, feed.id, document(tracked), NOW).new == ()
    db.close()


def test_a_guid_that_appears_or_goes_does_not_double_a_post() -> None:
    db, feed, entries = shelf()
    assert articles.save_feed(db, feed.id, document(post(1, guid="")), LATER).new == ()
    articles.save_feed(db, feed.id, document(post(7, guid="")), LATER)
    assert articles.save_feed(db, feed.id, document(post(7)), LATER).new == ()
    assert articles.entry(db, entries[1]).guid == post(1).guid
    assert timeline.count(db, Query()) == 6
    db.close()


def test_entries_without_a_date_or_with_one_to_come_sort_by_when_they_were_first_seen() -> None:
    db, feed, _ = shelf()
    odd = [
        Entry("a", "No date, first in the document"),
        Entry("b", "No date, second"),
        Entry("c", "In 2099", published=NOW.replace(year=2099)),
    ]
    articles.save_feed(db, feed.id, document(*odd), NOW + timedelta(minutes=1))
    articles.save_feed(db, feed.id, document(*odd), LATER)
    assert titles(db)[:4] == ["No date, first in the document", "No date, second", "In 2099", "Post 0"]
    db.close()


def test_an_entry_without_a_title_shows_its_first_sentence_and_is_never_empty() -> None:
    db, feed, _ = shelf(posts=0)
    entries = articles.save_feed(
        db,
        feed.id,
        document(
            Entry("a", "", content="<style>p {x}</style><p>First &amp; foremost. Second.</p>", published=NOW),
            Entry("b", "", url="https://wire.example/b", published=NOW - timedelta(hours=1)),
            Entry("c", "", published=NOW - timedelta(hours=2)),
        ),
        NOW,
    ).new
    assert titles(db) == ["First & foremost.", "https://wire.example/b", "Untitled"]
    articles.save_article(db, entries[2], "feed", article(title=""), fetched=NOW)
    assert titles(db)[2] == "The ferry left at noon."
    db.close()


def test_enclosures_and_the_source_zone_come_back_as_they_were() -> None:
    db, feed, _ = shelf(posts=0)
    sound = post(1, enclosures=(Enclosure("https://wire.example/a.mp3", "audio/mpeg", "A", 2**70),), tags=("x", "ї"))
    sound = replace(sound, published=NOW.astimezone(timezone(timedelta(hours=3))))
    (entry,) = articles.save_feed(db, feed.id, document(sound), LATER).new
    kept = articles.entry(db, entry)
    assert kept.enclosures == sound.enclosures
    assert kept.tags == ("x", "ї")
    assert kept.published is not None
    assert kept.published.utcoffset() == timedelta(hours=3)
    assert timeline.row(db, entry).published.utcoffset() == timedelta(hours=3)
    db.close()


def test_control_characters_never_reach_the_library() -> None:
    db, feed, _ = shelf(posts=0)
    bad = Entry(
        "g\x1b", "T\x1b[31m\u202e\ud800", "https://a\x9b/", content="<p>\x1b]52;c;x\x07\udfff</p>", author="\x07"
    )
    (entry,) = articles.save_feed(db, feed.id, document(bad), NOW).new
    kept = articles.entry(db, entry)
    assert kept == Entry("g", "T[31m", "https://a/", content="<p>]52;c;x</p>")
    db.close()


def test_what_waits_is_listed_newest_first_and_a_stop_leaves_the_rest() -> None:
    db, _, entries = shelf()
    assert [one.entry for one in articles.pending(db)] == list(entries)
    digested(db, entries[0])
    articles.digest_failed(db, entries[1], "feed", "It took too long.", NOW)
    assert [one.entry for one in articles.pending(db)] == list(entries[2:])
    assert articles.trouble(db, entries[1]) == {"feed": "It took too long."}
    assert articles.pending(db, 1)[0].entry == entries[2]
    db.close()


def test_pages_wait_only_where_they_are_wanted() -> None:
    db, feed, entries = shelf()
    digested(db, entries[4])
    assert not any(one.wants_page for one in articles.pending(db))
    articles.want_pages(db, entries)
    assert [one.wants_page for one in articles.pending(db)] == [True] * 5, "also the one that was digested already"
    articles.digest_failed(db, entries[4], "page", "It did not answer.", NOW)
    digested(db, entries[0])
    first = articles.pending(db)[0]
    assert (first.entry, first.feed_waits, first.wants_page) == (entries[0], False, True)
    assert entries[0] not in [one.entry for one in articles.pending(db, pages=False)]
    articles.save_article(db, entries[0], "page", article(), raw=Raw(b"<html>"), fetched=NOW)
    assert entries[0] not in [one.entry for one in articles.pending(db)]
    new = articles.save_feed(db, feed.id, document(post(6), post(7), post(8, url="")), LATER, pages={1, 2}).new
    assert [articles.pending_of(db, entry).wants_page for entry in new] == [False, True, False]
    db.close()


def test_a_stub_of_content_never_hides_a_whole_summary() -> None:
    db, feed, _ = shelf()
    given = [post(10, summary=TEXT * 9, content="<p>Read more</p>"), post(11, summary="In short.", content=TEXT)]
    stub, whole = articles.save_feed(db, feed.id, document(*given), NOW).new
    assert articles.pending_of(db, stub).html == TEXT * 9
    assert articles.pending_of(db, whole).html == TEXT
    db.close()


def test_the_entries_without_a_page_are_those_neither_read_nor_tried_nor_wanted() -> None:
    db, feed, entries = shelf()
    articles.save_article(db, entries[0], "page", article(), fetched=NOW)
    articles.digest_failed(db, entries[1], "page", "It did not answer.", NOW)
    articles.want_pages(db, [entries[2]])
    assert articles.without_page(db, feed.id, 9) == [(entry, articles.entry(db, entry)) for entry in entries[3:]]
    assert [number for number, _ in articles.without_page(db, feed.id, 1)] == [entries[3]]
    db.close()


def test_a_new_text_is_a_new_revision_and_the_old_one_stays() -> None:
    db, _, entries = shelf()
    old = digested(db, entries[0])
    assert digested(db, entries[0]) == old, "the same words are the same revision"
    held = claims.tag(db, entries[0], anchor(old), status=Status.QUOTE, now=NOW)
    new = articles.save_article(db, entries[0], "feed", article(TEXT.replace("300", "250")), fetched=LATER)
    assert new != old
    assert [one.id for one in revisions.history(db, entries[0], "feed")] == [new, old]
    assert revisions.revision(db, held.anchor.revision).text == TEXT
    assert revisions.article(db, old) == article()
    back = articles.save_article(db, entries[0], "feed", article(), fetched=LATER + timedelta(hours=1))
    assert back == old, "a text that comes back is found by its hash"
    kept = articles.load(db, entries[0], "feed")
    assert kept is not None
    assert (kept.revision, kept.article, kept.fetched) == (old, article(), NOW)
    db.close()


def test_a_page_never_replaces_the_feeds_text_nor_an_empty_one_a_good_one() -> None:
    db, _, entries = shelf()
    digested(db, entries[0])
    raw = Raw(b"<html>\xff", "https://wire.example/0", "cp1251", (b"<p>two", b"<p>three"), plain=True)
    page = articles.save_article(db, entries[0], "page", article(TEXT * 2), raw=raw, fetched=NOW)
    assert articles.sources(db, entries[0]) == ("page", "feed")
    assert revisions.page(db, page) == raw, "the page can be read again as it came, with those that follow it"
    assert revisions.page(db, digested(db, entries[1])) is None
    empty = articles.save_article(db, entries[0], "page", Article("", "", note="Nothing there."), fetched=LATER)
    assert empty == page
    assert articles.trouble(db, entries[0]) == {"page": "Nothing there."}
    feed_text = articles.load(db, entries[0], "feed")
    assert feed_text is not None
    assert feed_text.article.text == TEXT
    db.close()


def test_terms_and_entities_follow_the_text_that_is_shown() -> None:
    db, _, entries = shelf()
    digested(db, entries[0])
    assert postings.sizes(db, ["ferry", "unknown"]) == {"ferry": 1}
    assert postings.newest(db, "ferry", 5) == [(entries[0], 1.0)]
    assert postings.signatures(db, [entries[0]], ["ferry", "unknown"]) == {entries[0]: {"ferry": 1.0}}
    (said,) = entities.sentences_of(db, "harbour-office")
    assert (said.entry, said.text) == (entries[0], SAID)
    articles.save_article(db, entries[0], "feed", Article("T", "Other words."), fetched=LATER)
    assert postings.sizes(db, ["ferry"]) == {}
    assert postings.signatures(db, [entries[0]], ["ferry"]) == {entries[0]: {}}
    assert entities.sentences_of(db, "harbour-office") == []
    db.close()


def test_a_saved_page_is_kept_once_found_again_and_can_be_taken_back() -> None:
    db = open_library(":memory:")
    entry = articles.save_page(db, "https://a.example/page", "A page", NOW)
    assert articles.save_page(db, "https://a.example/page", "A page", LATER) == entry
    assert articles.find_url(db, "https://a.example/page#part") == entry
    assert articles.pending_of(db, entry).wants_page
    kept = feeds.kept_feed(db, NOW)
    assert kept.kept
    assert feeds.due(db, LATER) == []
    timeline.hide(db, [entry], True, NOW)
    assert titles(db) == []
    journal.undo(db, NOW)
    assert titles(db) == ["A page"]
    db.close()


def test_an_entry_that_is_gone_is_told_so() -> None:
    db, _, _ = shelf()
    for ask in (articles.entry, articles.pending_of, timeline.row):
        with pytest.raises(NotFound):
            ask(db, EntryId(99))
    with pytest.raises(NotFound):
        digested(db, EntryId(99))
    db.close()


def test_guids_made_up_anew_at_every_fetch_double_no_entry() -> None:
    db, feed, entries = shelf()
    timeline.mark_read(db, entries[:1], True, NOW)
    for fetch in range(3):
        flipped = [post(number, guid=f"{fetch}-{number}") for number in range(5)]
        assert articles.save_feed(db, feed.id, document(*flipped), LATER) == Saved((), ())
    assert [row.read for row in timeline.rows(db, Query(), now=LATER)].count(True) == 1
    twin = post(1, guid="a second post with the same words")
    posts = [post(number, guid=f"2-{number}") for number in range(5)]
    assert len(articles.save_feed(db, feed.id, document(twin, *posts), LATER).new) == 1, "both are listed at once"
    db.close()
