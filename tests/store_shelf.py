"""A small library for the tests of store: one feed, some entries, an article in two sentences."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.model import Anchor, Article, Entity, Entry, EntryId, Feed, Mention, ParsedFeed, RevisionId, Sentence, Term
from tui.store import articles, feeds
from tui.store.db import Db, open_library

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
URL = "https://wire.example/feed.xml"
TEXT = "The ferry left at noon. The harbour office said that 300 people were aboard."
SAID = "The harbour office said that 300 people were aboard."


def post(number: int, **changed: object) -> Entry:
    """The n-th post of a feed: the higher the number, the older."""
    given: dict[str, object] = {
        "guid": f"tag:wire.example,2026:{number}",
        "title": f"Post {number}",
        "url": f"https://wire.example/posts/{number}",
        "published": NOW - timedelta(hours=number),
        "content": f"<p>Words of post {number}. And some more.</p>",
    }
    return Entry(**(given | changed))  # type: ignore[arg-type]  # a test names the fields it means


def document(*entries: Entry) -> ParsedFeed:
    """A feed's document."""
    return ParsedFeed("Harbour Wire", entries, site="https://wire.example/")


def article(text: str = TEXT, title: str = "The ferry") -> Article:
    """An article of sentences that end in a full stop, naming the harbour office."""
    sentences: list[Sentence] = []
    start = 0
    for piece in text.split(". "):
        end = min(len(text), start + len(piece) + 1)
        sentences.append(Sentence(start, end))
        start = end + 1
    at = text.find("harbour office")
    return Article(
        title,
        text,
        byline="A. Writer",
        site="Harbour Wire",
        language="en",
        sentences=tuple(sentences),
        mentions=(Mention(at, at + 14, "ORG", "harbour-office"),) if at >= 0 else (),
        entities=(Entity("harbour-office", "Harbour Office", "ORG", count=1),) if at >= 0 else (),
        terms=(Term("ferry", 1.0, "ferry"), Term("harbour-office", 2.0, "Harbour Office")),
    )


def anchor(revision: RevisionId, quote: str = SAID, text: str = TEXT) -> Anchor:
    """The sentence in the text, with its surroundings."""
    start = text.index(quote)
    end = start + len(quote)
    return Anchor(revision, "body", start, end, quote, text[max(0, start - 32) : start], text[end : end + 32])


def shelf(path: Path | str = ":memory:", posts: int = 5) -> tuple[Db, Feed, tuple[EntryId, ...]]:
    """A library with one feed; its entries newest first."""
    db = open_library(path)
    feed = feeds.add(db, URL, now=NOW)
    saved = articles.save_feed(db, feed.id, document(*(post(number) for number in range(posts))), NOW)
    return db, feed, saved.new


def digested(db: Db, entry: EntryId, text: str = TEXT) -> RevisionId:
    """Give an entry the article."""
    return articles.save_article(db, entry, "feed", article(text), fetched=NOW)
