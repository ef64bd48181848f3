"""Opening an entry: what is related is the same whether all of the library is gone through, or what is rare first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.flows import kin, reading
from tui.model import Article, Entry, EntryId, ParsedFeed, Sentence, Term
from tui.store import articles, feeds
from tui.store.db import Db, open_library

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)


def article(number: int) -> Article:
    """Every article has three terms in common with all others, and rare ones with two or three."""
    keys = [("all", 0.5), ("also", 0.4), ("every", 0.3), (f"pair-{number // 2}", 0.5), (f"trio-{number // 3}", 0.4)]
    text = f"Report {number} of the harbour."
    terms = tuple(Term(key, weight, key) for key, weight in keys)
    return Article(f"Report {number}", text, sentences=(Sentence(0, len(text)),), terms=terms)


def library(size: int) -> tuple[Db, list[EntryId]]:
    """A library of so many digested entries."""
    db = open_library(":memory:")
    feed = feeds.add(db, "https://harbour.example/feed", now=NOW)
    entries = tuple(Entry(f"{number}", f"Report {number}") for number in range(size))
    new = list(articles.save_feed(db, feed.id, ParsedFeed("Harbour", entries), NOW).new)
    for number, entry in enumerate(new):
        articles.save_article(db, entry, "feed", article(number), fetched=NOW)
    return db, new


def test_related_posts_of_a_large_library_are_those_that_going_through_all_of_it_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    db, new = library(60)
    whole = [nearest(db, entry) for entry in new]
    monkeypatch.setattr(kin, "REACH", 3)
    assert [nearest(db, entry) for entry in new] == whole
    assert all(len(related) == 2 for related in whole)


def test_what_older_rules_saved_without_its_signature_is_related_with_reasons_all_the_same() -> None:
    db, new = library(12)
    db.execute("DELETE FROM signature")
    assert nearest(db, new[0])[0] == (new[1], ("pair-0", "trio-0", "all"))


def nearest(db: Db, entry: EntryId) -> list[tuple[EntryId | None, tuple[str, ...]]]:
    """The two entries nearest to one, with the reasons."""
    return [(one.entry, one.reasons) for one in reading.open_entry(db, entry).related[:2]]
