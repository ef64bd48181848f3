"""The timeline: pages without gaps, every filter, counts that agree with the rows, and full-text search."""

from __future__ import annotations

from datetime import timedelta

import pytest
from store_shelf import NOW, anchor, article, digested, document, post, shelf

from tui.model import Entry, EntryId, Query, Status
from tui.store import articles, claims, feeds, notes, search, statistics, timeline
from tui.store.db import Db


def found(db: Db, query: Query) -> list[int]:
    rows = timeline.rows(db, query, now=NOW)
    assert timeline.count(db, query) == len(rows)
    return [row.entry for row in rows]


def test_pages_join_without_gap_or_double_also_among_equal_moments() -> None:
    db, feed, _ = shelf(posts=0)
    articles.save_feed(db, feed.id, document(*(Entry(str(n), f"T{n}", published=NOW) for n in range(25))), NOW)
    for query in (Query(), Query(oldest_first=True)):
        gathered: list[EntryId] = []
        after = None
        while page := timeline.rows(db, query, now=NOW, limit=7, after=after):
            gathered += [row.entry for row in page]
            after = page[-1]
        assert gathered == [row.entry for row in timeline.rows(db, query, now=NOW)]
        assert len(set(gathered)) == 25
        assert timeline.newer(db, query, timeline.row(db, gathered[3])) == 3
    db.close()


def test_every_filter_narrows() -> None:
    db, feed, entries = shelf()
    other = feeds.add(db, "https://other.example/", title="Українська Правда", folder="Новини/Київ", now=NOW)
    (more,) = articles.save_feed(db, other.id, document(post(9, content="Ґанок")), NOW).new
    timeline.mark_read(db, entries[:1], True, NOW)
    timeline.star(db, entries[1:2], True, NOW)
    timeline.tag(db, entries[2], "#Війна слово", NOW)
    revision = digested(db, entries[3])
    claim = claims.tag(db, entries[3], anchor(revision), status=Status.UNCHECKED, now=NOW)
    claims.toggle_tag(db, claim.id, "numbers", NOW)
    notes.write(db, entries[4], "a note on ferries", now=NOW)
    everything = [*entries, more]
    assert found(db, Query()) == everything
    assert found(db, Query(unread=True)) == everything[1:]
    assert found(db, Query(unread=False)) == everything[:1]
    assert found(db, Query(starred=True)) == everything[1:2]
    assert found(db, Query(starred=False, unread=True)) == everything[2:]
    assert found(db, Query(tags=("війна-слово",))) == everything[2:3]
    assert found(db, Query(tags=("NUMBERS",))) == everything[3:4]
    assert found(db, Query(claimed=True)) == everything[3:5]
    assert found(db, Query(unchecked=True)) == everything[3:4]
    assert found(db, Query(feeds=(other.id,))) == [more]
    assert found(db, Query(feeds=(other.id, feed.id))) == everything
    assert found(db, Query(feed_names=("правда",))) == [more]
    assert found(db, Query(feed_names=("nothing like it",))) == []
    assert found(db, Query(folder="новини")) == [more]
    assert found(db, Query(folder="")) == list(entries)
    assert found(db, Query(after=NOW - timedelta(hours=1))) == everything[:2]
    assert found(db, Query(before=NOW - timedelta(hours=1))) == everything[2:]
    assert found(db, Query(entries=(entries[4], entries[2]))) == [entries[2], entries[4]]
    assert found(db, Query(words=("ferries",))) == everything[4:5]
    assert found(db, Query(words=("harbour",), phrases=("300 people",))) == everything[3:4]
    assert found(db, Query(words=("post",), without=("ferry",))) == [*entries[:3], entries[4], more]
    assert found(db, Query(words=("!!!",))) == []
    db.close()


def test_counts_agree_with_the_rows_they_stand_for() -> None:
    db, feed, entries = shelf()
    feeds.add(db, "https://empty.example/", now=NOW)
    timeline.mark_read(db, entries[:2], True, NOW)
    timeline.star(db, entries[:3], True, NOW)
    claims.tag(db, entries[0], anchor(digested(db, entries[0])), status=Status.UNCHECKED, now=NOW)
    counts = timeline.counts(db)
    assert (counts.unread, counts.starred, counts.to_check) == (3, 3, 1)
    assert counts.by_feed == ((feed.id, 3),)
    row = timeline.row(db, entries[0])
    assert (row.read, row.starred, row.claims, row.unchecked, row.language) == (True, True, 1, 1, "en")
    db.close()


def test_what_was_marked_in_a_removed_feed_is_still_found_when_asked_for() -> None:
    db, feed, entries = shelf()
    timeline.star(db, entries[:1], True, NOW)
    notes.write(db, entries[1], "mine", now=NOW)
    feeds.remove(db, feed.id, NOW)
    assert found(db, Query()) == []
    assert found(db, Query(starred=True)) == [entries[0]]
    assert found(db, Query(claimed=True)) == [entries[1]]
    assert found(db, Query(words=("post",))) == list(entries[:2])
    db.close()


def test_bulk_marks_touch_exactly_the_given_ids() -> None:
    db, _, entries = shelf()
    assert timeline.mark_read(db, [entries[0], entries[3], EntryId(999)], True, NOW) == 2
    assert found(db, Query(unread=True)) == [entries[1], entries[2], entries[4]]
    db.close()


def test_a_tag_is_toggled_whatever_its_case() -> None:
    db, _, entries = shelf()
    assert timeline.tag(db, entries[0], "#Київ", NOW) == ("Київ",)
    assert timeline.tag(db, entries[0], "two words", NOW) == ("Київ", "two-words")
    assert timeline.tag(db, entries[1], "київ", NOW) == ("київ",)
    assert timeline.tag(db, entries[0], "КИЇВ", NOW) == ("two-words",)
    assert timeline.tag(db, entries[0], "  # ", NOW) == ("two-words",)
    db.close()


def test_search_finds_titles_bodies_claims_and_notes_and_shows_where() -> None:
    db, _, entries = shelf()
    revision = digested(db, entries[0])
    claims.tag(db, entries[0], anchor(revision), status=Status.QUOTE, speaker="Перший Речник", now=NOW)
    notes.write(db, entries[1], "Об’єкт біля ґанку: їжак", now=NOW)
    assert [hit.where for hit in search.search(db, Query(words=("речник",)), now=NOW)] == ["claim"]
    (hit,) = search.search(db, Query(words=("їжак",)), now=NOW)
    assert (hit.row.entry, hit.where, hit.snippet) == (entries[1], "note", "Об’єкт біля ґанку: \x02їжак\x03")
    title, *_ = search.search(db, Query(words=("post", "3")), now=NOW)
    assert (title.row.title, title.snippet) == ("Post 3", "\x02Post\x03 \x023\x03")
    both = search.search(db, Query(phrases=("harbour office",)), now=NOW)
    assert {hit.where for hit in both} == {"entry", "claim"}
    assert search.search(db, Query(words=("harb*", "abo*"), unread=False), now=NOW) == []
    assert len(search.search(db, Query(unread=True), now=NOW, limit=3)) == 3
    db.close()


@pytest.mark.parametrize("spelling", ["об'єкт", "об’єкт", "обʼєкт", "ОБ'ЄКТ", "обʼєк*"])
@pytest.mark.parametrize("written", ["об'єкт", "об’єкт", "обʼєкт"])
def test_ukrainian_words_are_found_whatever_apostrophe_they_bear(spelling: str, written: str) -> None:
    db, _, entries = shelf()
    digested(db, entries[0], f"Це {written} на ґанку.")
    assert found(db, Query(words=(spelling,))) == [entries[0]]
    assert found(db, Query(words=("ґанку",))) == [entries[0]]
    assert found(db, Query(words=("ганку",))) == [], "ґ is a letter of its own"
    db.close()


@pytest.mark.parametrize(
    "odd", ['"', 'a"b OR c', "NEAR(", "*", "a*b", "^x", "col:x", "-", "AND", "\x00", "\ud800x", "(", "'"]
)
def test_no_word_is_an_operator_of_the_index(odd: str) -> None:
    db, _, _ = shelf()
    search.search(db, Query(words=(odd,), phrases=(odd,), without=(odd,)), now=NOW)
    timeline.count(db, Query(words=(odd, "x")))
    db.close()


def test_the_index_follows_new_texts_and_forgets_old_ones() -> None:
    db, feed, entries = shelf()
    digested(db, entries[0])
    articles.save_article(db, entries[0], "feed", article("Quite other words."), fetched=NOW + timedelta(hours=1))
    articles.save_feed(db, feed.id, document(post(0, title="Renamed heading")), NOW)
    assert found(db, Query(words=("harbour",))) == []
    assert found(db, Query(words=("quite", "heading"))) == [entries[0]]
    db.execute("INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)")
    db.close()


def test_a_search_is_saved_replaced_and_forgotten() -> None:
    db, _, _ = shelf()
    search.save_smart(db, "Зброя", "missil*", NOW)
    again = search.save_smart(db, "ЗБРОЯ", "missil* is:unread", NOW)
    assert search.smart_feeds(db) == [again]
    search.remove_smart(db, again.id, NOW)
    assert search.smart_feeds(db) == []
    db.close()


def test_a_feeds_figures() -> None:
    db, feed, entries = shelf()
    timeline.mark_read(db, entries[:2], True, NOW)
    timeline.star(db, entries[:1], True, NOW)
    (figures,) = statistics.of_feeds(db, NOW)
    assert (figures.feed, figures.posts, figures.read_share, figures.starred, figures.claims) == (feed.id, 5, 0.4, 1, 0)
    assert figures.weeks == (0, 0, 0, 0, 0, 0, 0, 5)
    db.close()
