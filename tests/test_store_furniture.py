"""Promises of learned furniture: three pages of one host teach it, twenty without it let it go; it stays small."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from store_shelf import NOW, document, post, shelf

from tui.model import EntryId, RevisionId
from tui.store import articles, furniture, revisions, upkeep
from tui.store.db import Db, open_library
from tui.store.schema import FIRST, WAIT, WORDS, migrate

HOST = "wire.example"
BANNER, SHARE = 7, -(2**63)


def many(count: int) -> tuple[Db, tuple[EntryId, ...]]:
    """A library with so many entries."""
    db, feed, entries = shelf()
    more = articles.save_feed(db, feed.id, document(*(post(number) for number in range(5, count))), NOW)
    return db, (*entries, *more.new)


def learn(db: Db, entries: Iterable[EntryId], *prints: int, host: str = HOST) -> None:
    for entry in entries:
        furniture.record(db, entry, host, prints, NOW)


def test_a_block_on_three_pages_of_a_host_is_furniture_there_and_nowhere_else() -> None:
    db, entries = many(5)
    learn(db, entries[:2], BANNER, SHARE, SHARE)
    assert furniture.known(db, HOST) == frozenset()
    learn(db, entries[2:3], BANNER, 2**63 - 1)
    assert furniture.known(db, HOST) == {BANNER}
    assert furniture.known(db, "other.example") == frozenset()
    db.close()


def test_the_same_entry_read_again_counts_once() -> None:
    db, entries = many(5)
    learn(db, [entries[0]] * 5, BANNER)
    assert furniture.known(db, HOST) == frozenset()
    learn(db, entries[1:3], BANNER)
    assert furniture.known(db, HOST) == {BANNER}
    db.close()


def test_what_the_last_twenty_pages_did_not_have_is_forgotten() -> None:
    db, entries = many(24)
    learn(db, entries[:3], BANNER, SHARE)
    learn(db, entries[3:22], SHARE)
    assert db.execute("SELECT count(*) FROM furniture").fetchone() == (2,)
    learn(db, entries[:1], BANNER)
    learn(db, entries[22:24], SHARE)
    assert db.execute("SELECT count(*) FROM furniture").fetchone() == (2,), "it was seen again"
    db.close()
    db, entries = many(23)
    learn(db, entries[:3], BANNER, SHARE)
    learn(db, entries[3:23], SHARE)
    assert furniture.known(db, HOST) == {SHARE}
    assert db.execute("SELECT count(*) FROM furniture").fetchone() == (1,)
    db.close()


def test_pages_without_it_contradict_and_pages_with_it_bring_it_back() -> None:
    db, entries = many(20)
    learn(db, entries[:4], BANNER, SHARE)
    learn(db, entries[4:7], SHARE)
    assert furniture.known(db, HOST) == {BANNER, SHARE}
    learn(db, entries[7:8], SHARE)
    assert furniture.known(db, HOST) == {SHARE}, "half of the pages since are without it"
    learn(db, entries[8:9], BANNER, SHARE)
    assert furniture.known(db, HOST) == {BANNER, SHARE}
    learn(db, entries[9:14], BANNER)
    assert furniture.known(db, HOST) == {BANNER}, "it stood on most pages, but on none of the last five"
    db.close()


def test_what_every_third_story_repeats_as_its_background_is_no_furniture() -> None:
    db, entries = many(24)
    for place, entry in enumerate(entries):
        learn(db, [entry], SHARE, *([BANNER] if place % 3 == 0 else []))
        assert BANNER not in furniture.known(db, HOST)
    assert furniture.known(db, HOST) == {SHARE}
    db.close()


def test_a_page_of_endless_blocks_and_a_host_of_endless_pages_stay_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    db, entries = many(12)
    furniture.record(db, entries[0], HOST, range(10_000), NOW)
    assert db.execute("SELECT count(*) FROM furniture").fetchone() == (furniture.OF_A_PAGE,)
    monkeypatch.setattr(furniture, "MOST", 600)
    for place, entry in enumerate(entries[1:], 1):
        furniture.record(db, entry, HOST, range(place * 1000, place * 1000 + 400), NOW)
    assert db.execute("SELECT count(*) FROM furniture").fetchone() == (600,)
    assert db.execute("SELECT count(*) FROM furniture WHERE last = ?", (len(entries),)).fetchone() == (400,)
    db.close()


def test_a_host_not_seen_for_half_a_year_is_forgotten_and_a_purged_entry_with_its_count() -> None:
    db, entries = many(5)
    learn(db, entries[:3], BANNER)
    upkeep.purge(db, NOW + timedelta(days=179), 0)
    assert furniture.known(db, HOST) == {BANNER}
    db.execute("DELETE FROM entry WHERE id = ?", (entries[0],))
    assert db.execute("SELECT count(*) FROM counted").fetchone() == (2,)
    learn(db, [entries[0]], BANNER)
    upkeep.purge(db, NOW + timedelta(days=181), 0)
    assert furniture.known(db, HOST) == frozenset()
    assert db.execute("SELECT (SELECT count(*) FROM furniture) + (SELECT count(*) FROM counted)").fetchone() == (0,)
    db.close()


def test_a_library_of_the_first_issue_keeps_its_pages_and_learns_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    old = sqlite3.connect(path, isolation_level=None)
    migrate(old, (FIRST + WORDS, WAIT))
    old.execute("INSERT INTO feed (url, added) VALUES ('https://wire.example/feed', 0)")
    old.execute("INSERT INTO subscription (id) VALUES (1)")
    old.execute(
        "INSERT INTO entry (feed, guid, url, title, label, author, language, moment, seen, delivered, hash)"
        " VALUES (1, 'g', 'https://wire.example/1', 'T', 'T', '', '', 0, 0, 0, '')"
    )
    old.execute(
        "INSERT INTO revision (entry, source, hash, title, byline, site, language, url, published, fetched, confirmed,"
        " text) VALUES (1, 'page', 'h', 'T', '', '', '', '', '', 0, 0, 'Text.')"
    )
    old.execute("INSERT INTO raw VALUES (1, ?)", (zlib.compress(b"hello world"),))
    old.close()
    db = open_library(path)
    assert revisions.page(db, RevisionId(1)) == revisions.Raw(b"hello world")
    furniture.record(db, EntryId(1), HOST, [BANNER], NOW)
    assert db.execute("SELECT pages FROM furniture").fetchall() == [(1,)]
    db.close()
