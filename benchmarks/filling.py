"""Fills a library with made-up news through the store's own functions: a large one takes minutes, not an hour."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.model import Article, Entry, Page, ParsedFeed
from tui.store import articles, feeds
from tui.store.db import open_library
from tui.text.digest import digest

SOURCES = 100
TEXTS = 300  # texts that are really digested; entries share them in turn, each with a title of its own
SEED = 3
NOW = datetime.now(UTC)

SYLLABLES = tuple("ka ro mi ten sol ver bra du lin pa cho ster gan fi mor el ta win dra po".split())  # noqa: SIM905
PLACES = (
    "Poland",
    "Kenya",
    "Norway",
    "Ukraine",
    "Brazil",
    "Portugal",
    "Chile",
    "Japan",
    "Ghana",
    "Kyiv",
    "Oslo",
    "Lima",
)
PEOPLE = ("Anna Berg", "Ivan Moroz", "Carla Nunes", "John Okafor", "Maria Silva", "Peter Lindqvist", "Olena Koval")
CUES = ("said", "told reporters", "announced", "wrote in a statement", "according to")


def vocabulary(chance: random.Random) -> list[str]:
    """Four thousand words that sound like some, none of them real."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(4000)]


def sentence(chance: random.Random, words: list[str]) -> str:
    """Frequent words often, rare ones seldom, and somebody who says it."""
    told = [words[int(len(words) * chance.random() ** 3)] for _ in range(chance.randint(8, 18))]
    start = f"{chance.choice(PEOPLE)} of {chance.choice(PLACES)} {chance.choice(CUES)} that {chance.randint(2, 900)}"
    return f"{start} {' '.join(told)} in {chance.choice(PLACES)}."


def page(chance: random.Random, words: list[str]) -> str:
    """Eight paragraphs of three sentences."""
    return "".join(f"<p>{' '.join(sentence(chance, words) for _ in range(3))}</p>" for _ in range(8))


def texts(chance: random.Random, words: list[str]) -> list[tuple[str, Article]]:
    """The pages and what the digest makes of them."""
    pages = [page(chance, words) for _ in range(TEXTS)]
    return [(html, digest(Page(html=html, title="Report", language="en", fragment=True))) for html in pages]


def fill(path: Path, entries: int) -> None:
    """Make a library of so many entries in a hundred feeds, every one digested, a third of them read."""
    chance = random.Random(SEED)
    words = vocabulary(chance)
    made = texts(chance, words)
    db = open_library(path)
    db.execute("PRAGMA synchronous = OFF")  # only the filling is in a hurry; each opening sets its own
    for source in range(SOURCES):
        feed = feeds.add(db, f"https://source-{source}.example/feed", title=f"Source {source:02d}", now=NOW)
        numbers = range(source, entries, SOURCES)
        posts = tuple(
            Entry(
                guid=f"post-{number}",
                title=f"Report {number} {' '.join(chance.choices(words, k=5))}",
                url=f"https://source-{source}.example/{number}",
                published=NOW - timedelta(minutes=5 * number + 1),
                summary=made[number % TEXTS][0][:300],
            )
            for number in numbers
        )
        saved = articles.save_feed(db, feed.id, ParsedFeed(title=feed.title, entries=posts), NOW)
        for entry, number in zip(saved.new, numbers, strict=True):
            article = replace(made[number % TEXTS][1], title=f"Report {number}")
            articles.save_article(db, entry, "feed", article, fetched=NOW)
        never = NOW + timedelta(days=3650)  # so that no start asks the network
        feeds.record_good(db, feed.id, parsed=None, due=never, now=NOW)
    db.execute("UPDATE status SET read = 1 WHERE id % 3 = 0")
    db.execute("ANALYZE")
    db.close()
