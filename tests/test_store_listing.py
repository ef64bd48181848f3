"""The ledger's light rows: the first of them agree with all of them, and entities are found by any of their names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tui.flows import find
from tui.model import (
    Anchor,
    Article,
    Block,
    ClaimId,
    Entity,
    Entry,
    EntryId,
    Mention,
    ParsedFeed,
    RevisionId,
    Sentence,
    Status,
)
from tui.store import articles, claims, evidence, feeds, listing, notes, timeline
from tui.store.db import Db, open_library

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
TEXT = "The port of Izmail took nine ships. Порт Ізмаїла прийняв дев’ять суден. Nobody was hurt. The quay stays open."
SPANS = tuple((TEXT.index(words), TEXT.index(words) + len(words)) for words in TEXT.replace(". ", ".|").split("|"))


@pytest.fixture
def db() -> Iterator[Db]:
    """A library with two posts of four sentences."""
    made = open_library(":memory:")
    feed = feeds.add(made, "https://wire.example/feed", title="Northern Wire", now=NOW)
    posts = tuple(
        Entry(f"g{n}", f"Story {n}", f"https://wire.example/{n}", published=NOW - timedelta(days=n)) for n in (1, 2)
    )
    izmail = Entity("izmail", "Izmail", "GPE", ("Ізмаїл",), 2)
    mentions = (
        Mention(TEXT.index("Izmail"), TEXT.index("Izmail") + 6, "GPE", "izmail"),
        Mention(TEXT.index("Ізмаїла"), TEXT.index("Ізмаїла") + 7, "GPE", "izmail"),
    )
    for entry in articles.save_feed(made, feed.id, ParsedFeed("Northern Wire", posts), NOW).new:
        article = Article(
            "Story", TEXT, language="en", blocks=(Block("paragraph", 0, len(TEXT)),),
            sentences=tuple(Sentence(*span) for span in SPANS), mentions=mentions, entities=(izmail,),
        )  # fmt: skip
        articles.save_article(made, entry, "feed", article, fetched=NOW)
    yield made
    made.close()


def tagged(db: Db, entry: int, sentence: int, minutes: int = 0, *, status: str = "unchecked", **fields: str) -> ClaimId:
    """A claim on a sentence."""
    start, end = SPANS[sentence]
    revision = db.execute("SELECT id FROM revision WHERE entry = ?", (entry,)).fetchone()[0]
    anchor = Anchor(RevisionId(revision), "body", start, end, TEXT[start:end])
    now = NOW + timedelta(minutes=minutes)
    return claims.tag(db, EntryId(entry), anchor, status=status, now=now, again=False, **fields).id


def test_the_first_rows_are_those_of_all_rows_by_speaker_the_newest_first(db: Db) -> None:
    for number, (entry, sentence, who, said) in enumerate(
        [(1, 0, "Union", "2026-09-01"), (1, 1, "", ""), (2, 2, "Port", ""), (2, 0, "Union", "2026-10-06"),
         (2, 1, "Port", "2026-02-01"), (1, 2, "Bank", "no day")]
    ):  # fmt: skip
        tagged(db, entry, sentence, number, speaker=who, said=said)
    tagged(db, 2, 3, status=Status.HIGHLIGHT)
    notes.write(db, EntryId(1), "Ask the port.", now=NOW)
    top = listing.first(db, 4)
    assert [(row.speaker, row.day) for row in top.rows] == [
        ("Union", "2026-10-06"),
        ("Union", "2026-09-01"),
        ("Port", "2026-10-04"),
        ("Port", "2026-02-01"),
    ]
    assert (top.sizes["Union"], top.sizes["Port"], top.claims, top.notes) == (2, 2, 6, 1)
    rows = listing.every(db)
    assert len(rows) == 8
    assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
    assert set(top.rows) < set(rows)
    assert [row.speaker for row in listing.first(db, 60).rows][-1] == ""


def test_evidence_is_counted_on_both_ends(db: Db) -> None:
    here, there, third = (tagged(db, 1, number) for number in range(3))
    evidence.link(db, here, there, "supports", NOW)
    evidence.link(db, here, third, "contradicts", NOW)
    rows = {row.id: (row.supports, row.contradicts, row.beside) for row in listing.every(db)}
    assert rows == {here: (1, 1, 0), there: (0, 0, 1), third: (0, 1, 0)}


def test_an_entity_finds_the_claims_that_name_it_in_either_language(db: Db) -> None:
    tagged(db, 1, 0)
    tagged(db, 1, 1)
    tagged(db, 2, 2)
    tagged(db, 2, 3, speaker="Izmail")
    found = listing.naming(db, "Izmail")
    assert {row.text for row in listing.every(db) if row.uuid in found} == {
        TEXT[slice(*SPANS[number])] for number in (0, 1, 3)
    }
    assert listing.naming(db, "Nowhere") == frozenset()
    named = listing.named(db)
    assert {row.text: named.get(row.uuid, ()) for row in listing.every(db)}[TEXT[slice(*SPANS[0])]] == ("Izmail",)


def test_posts_are_found_by_status_speaker_and_state_of_their_claims(db: Db) -> None:
    tagged(db, 1, 0, speaker="Спілка портовиків", status="false")
    tagged(db, 2, 0, speaker="Bank")
    notes.write(db, EntryId(2), "Ask the bank.", now=NOW)
    for text, wanted in (
        ("status:False", [1]),
        ("by:спілка", [1]),
        ("speaker:bank status:unchecked", [2]),
        ("speaker:bank status:false", []),
        ("is:note", [2]),
        ("is:orphan", []),
    ):
        rows = timeline.rows(db, find.parse(text, now=NOW), now=NOW)
        assert [row.entry for row in rows] == wanted, text
    assert listing.entries(db, find.parse("is:unread", now=NOW)) == {1, 2}
