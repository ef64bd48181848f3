"""Whole texts come back under their hash; what cannot be trusted of a file is left out, the words never."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest
from store_shelf import NOW, anchor, digested, shelf

from tui.export import lossless
from tui.model import Article, Block, Entry, EntryId, Kept, ParsedFeed, Sentence, Status, TextRecord
from tui.store import articles, claims, feeds, restoring, revisions, whole
from tui.store.db import Db, open_library
from tui.store.packing import pack
from tui.store.texts import Texts, article


def tagged() -> tuple[Db, EntryId]:
    """A library with a claim on the first text of its first entry, and a second text there."""
    db, _, entries = shelf()
    held = digested(db, entries[0])
    claims.tag(db, entries[0], anchor(held), status=Status.ATTRIBUTED, now=NOW)
    kept = articles.load(db, entries[0], "feed")
    assert kept is not None
    later = replace(kept.article, text=f"{kept.article.text} More was said later.")
    articles.save_article(db, entries[0], "feed", later, fetched=NOW + timedelta(days=1), etag='"2"')
    return db, entries[0]


def exported(db: Db) -> str:
    return lossless.render(whole.whole(db))


def brought(text: str) -> tuple[Db, restoring.Brought, list[str]]:
    """An empty library that was filled from an export, and what could not be read."""
    db, reader = open_library(":memory:"), lossless.Reader()
    things = [reader.take(number, each) for number, each in enumerate(text.splitlines(), 1)]
    wrong = [each for each in things if isinstance(each, str)]
    done = restoring.restore(db, [each for each in things if each is not None and not isinstance(each, str)], NOW)
    return db, done, wrong


def test_the_text_of_that_day_and_the_one_of_today_come_back_as_they_were_understood() -> None:
    db, entry = tagged()
    other, done, wrong = brought(exported(db))
    assert (done.texts, wrong) == (2, [])
    (there,) = [EntryId(number) for (number,) in other.execute("SELECT id FROM entry")]
    for mine, theirs in zip(revisions.history(db, entry, "feed"), revisions.history(other, there, "feed"), strict=True):
        assert replace(theirs, id=mine.id, entry=entry) == mine
        assert revisions.article(other, theirs.id) == revisions.article(db, mine.id)
    (held,) = claims.of_entry(other, there)
    kept = articles.load(other, there, "feed")
    assert kept is not None
    assert kept.article.text.endswith("More was said later.")
    assert revisions.revision(other, held.anchor.revision).etag == ""
    assert held.anchor.quote in revisions.revision(other, held.anchor.revision).text
    for each in (db, other):
        each.close()


def test_a_text_of_which_only_quotes_were_here_becomes_whole_and_one_that_is_here_stays() -> None:
    db, _ = tagged()
    text = exported(db)
    quotes = "\n".join(each for each in text.splitlines() if '"kind":"text"' not in each)
    other, done, _ = brought(quotes)
    assert done.texts == 0
    partial = [row[0] for row in other.execute("SELECT partial FROM revision")]
    assert partial == [1]
    reader = lossless.Reader()
    things = [reader.take(number, each) for number, each in enumerate(text.splitlines(), 1)]
    again = restoring.restore(other, things, NOW)  # type: ignore[arg-type]  # none of them is wrong
    assert (again.texts, again.came) == (2, 0)
    assert exported(other) == text
    assert restoring.restore(other, things, NOW).texts == 0  # type: ignore[arg-type]  # as above
    db.close()
    other.close()


def test_a_text_that_is_not_the_one_of_its_hash_is_told_with_its_line_and_the_claims_come() -> None:
    db, _ = tagged()
    text = exported(db).replace("More was said later.", "Less was said later.")
    other, done, (wrong,) = brought(text)
    assert wrong.endswith("hash: the text is not the one it was made of.")
    assert wrong.startswith("Line ")
    assert (done.claims, done.texts) == (1, 1)
    db.close()
    other.close()


def record(digest: str, text: str = "The dam holds.\n\nIt rained on Monday.") -> TextRecord:
    return TextRecord(
        EntryId(1), "page", "ab" * 32, "Dam", text, "", "", "en", "", "", NOW, NOW, "", "", "r1", digest
    )  # fmt: skip


def bomb() -> str:
    return b64encode(zlib.compress(b"\x00" * 70_000_000, 9)).decode()


def odd(made: Article) -> str:
    return b64encode(pack(made)).decode()


@pytest.mark.parametrize(
    "digest",
    [
        "",
        "no base64",
        b64encode(b"no zlib").decode(),
        b64encode(zlib.compress(b"no msgpack")).decode(),
        b64encode(zlib.compress(msgspec.msgpack.encode({"title": 1}))).decode(),
        bomb(),
        odd(Article("Dam", "", sentences=(Sentence(0, 4000),))),
        odd(Article("Dam", "", blocks=(Block("paragraph", -3, 4),))),
    ],
)
def test_an_understanding_that_cannot_be_read_or_points_outside_leaves_the_paragraphs(digest: str) -> None:
    made = article(record(digest))
    assert [made.text[one.start : one.end] for one in made.blocks] == ["The dam holds.", "It rained on Monday."]
    assert made.sentences == ()


def test_words_of_an_understanding_are_made_safe_to_draw() -> None:
    made = article(record(odd(Article("Dam", "", note="\x1b]52;c;AAAA\x07 see", topics=("a\u202eb",)))))
    assert (made.note, made.topics, made.title) == ("]52;c;AAAA see", ("ab",), "Dam")


def test_a_text_whose_entry_has_no_line_is_left_out_and_counted() -> None:
    db = open_library(":memory:")
    done = restoring.restore(db, [record("")], NOW)
    assert (done.loose, done.texts) == (1, 0)
    db.close()


def test_only_what_the_library_lacks_is_indexed_again() -> None:
    db, entry = tagged()
    count: Counter[str] = Counter()
    texts = Texts(db, count)
    for told in whole.whole(db).texts:
        texts.take(entry, told)
    texts.settle()
    assert count == {"known": 2}
    db.close()


def test_an_entry_without_guid_address_and_title_comes_once() -> None:
    db = open_library(":memory:")
    feeds.add(db, "https://wire.example/feed", now=NOW)
    (feed,) = feeds.all_feeds(db)
    articles.save_feed(db, feed.id, ParsedFeed("", (Entry("", "", "", summary="The pier is shut."),)), NOW)
    (entry,) = [EntryId(number) for (number,) in db.execute("SELECT id FROM entry")]
    articles.save_article(
        db, entry, "feed", Article("", "The pier is shut.", sentences=(Sentence(0, 17),)), fetched=NOW
    )  # fmt: skip
    db.execute("UPDATE status SET starred = 1")
    text = exported(db)
    assert Kept() != whole.whole(db)
    other, _, _ = brought(text)
    for each in (db, other):
        reader = lossless.Reader()
        restoring.restore(each, [reader.take(1, text.splitlines()[0])], NOW)  # type: ignore[list-item]  # it is right
        assert each.execute("SELECT count(*) FROM entry").fetchone()[0] == 1
        each.close()
