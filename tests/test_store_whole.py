"""All that a person made goes out and comes back bit for bit; once more, or rehearsed, it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, get_args

from export_world import MOMENTS, SOLID, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from store_shelf import NOW, URL

from tui.errors import TuiError
from tui.export import lossless
from tui.model import CLAIM_FIELDS, Anchor, Article, ClaimId, Entry, EntryId, ParsedFeed, Relation, RevisionId, Status
from tui.plain import line, plain
from tui.store import (
    articles,
    claims,
    dismissals,
    evidence,
    feeds,
    journal,
    notes,
    restoring,
    rulings,
    search,
    timeline,
    upkeep,
    whole,
)
from tui.store.db import Db, open_library

Draw = Callable[[st.SearchStrategy[Any]], Any]
FEW = st.integers(0, 30)


def any_of(db: Db, draw: Draw, table: str) -> int:
    rows = db.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
    return int(rows[draw(FEW) % len(rows)][0]) if rows else -1


def deliver(db: Db, draw: Draw) -> None:
    words = [draw(WORDS) for _ in range(5)]
    published = draw(st.one_of(st.none(), MOMENTS))
    entry = Entry(words[0], words[1], words[2], words[3], published, summary=words[4], language="uk")
    articles.save_feed(db, feeds.all_feeds(db)[draw(FEW) % 2].id, ParsedFeed("", (entry,)), NOW)


def digest(db: Db, draw: Draw) -> None:
    published = draw(st.one_of(st.just(""), MOMENTS.map(lambda at: at.isoformat()), WORDS.map(line)))
    byline, site, url = (line(draw(WORDS)) for _ in range(3))
    title = line(draw(SOLID))  # an empty one is told as what stands in its place
    text = plain(f"{draw(WORDS)} It was said that {draw(FEW)} ships came. {draw(WORDS)}").strip()
    article = Article(title, text, byline, site, published, draw(st.sampled_from(["en", "uk", "und", ""])), url)
    source = draw(st.sampled_from(["feed", "page"]))
    articles.save_article(db, EntryId(any_of(db, draw, "entry")), source, article, fetched=NOW + draw(FEW) * HOUR)


HOUR = timedelta(hours=1)


def place(db: Db, draw: Draw) -> tuple[EntryId, Anchor]:
    number = any_of(db, draw, "revision")
    row = db.execute("SELECT entry, title, text FROM revision WHERE id = ?", (number,)).fetchone()
    entry, title, body = row or (-1, "", "")
    part = draw(st.sampled_from(["title", "body"]))
    text = title if part == "title" else body
    start = draw(FEW) % max(1, len(text))
    end = min(len(text), start + 1 + draw(FEW))
    quote = text[start:end]
    if not quote.strip():
        raise IndexError("a sentence has words")
    return EntryId(entry), Anchor(RevisionId(number), part, start, end, quote, text[:start][-32:], text[end:][:32])


def tag(db: Db, draw: Draw) -> None:
    entry, anchor = place(db, draw)
    fields = {name: draw(WORDS) for name in CLAIM_FIELDS}
    status = draw(st.sampled_from([*Status, "чекаю"]))
    claims.tag(db, entry, anchor, status=status, now=NOW + draw(FEW) * HOUR, again=draw(st.booleans()), **fields)


def note(db: Db, draw: Draw) -> None:
    entry, anchor = place(db, draw)
    held = draw(st.sampled_from([anchor, None]))
    entity = "" if held else draw(st.sampled_from(["", "Q:1"]))
    notes.write(db, entry if entry > 0 else EntryId(any_of(db, draw, "entry")), draw(WORDS), anchor=held, now=NOW,
                entity=entity)  # fmt: skip


def link(db: Db, draw: Draw) -> None:
    one, other = (ClaimId(any_of(db, draw, "claim")) for _ in range(2))
    evidence.link(db, one, other, draw(st.sampled_from(get_args(Relation))), NOW, note=draw(WORDS))


def name_it(db: Db, draw: Draw) -> None:
    key, target = (f"O:{draw(FEW) % 3}" for _ in range(2))
    db.execute("INSERT OR IGNORE INTO entity (key, name, type) VALUES (?, ?, 'ORG')", (key, key))
    db.execute("INSERT OR IGNORE INTO entity (key, name, type) VALUES (?, ?, 'ORG')", (target, target))
    draw(
        st.sampled_from([
            lambda: rulings.merge(db, key, target, NOW), lambda: rulings.watch(db, key, NOW),
            lambda: rulings.alias(db, key, draw(WORDS), NOW), lambda: rulings.part(db, key, target, NOW),
        ])
    )()  # fmt: skip


DEEDS: dict[str, Callable[[Db, Draw], Any]] = {
    "deliver": deliver,
    "digest": digest,
    "tag": tag,
    "tag more": tag,
    "note": note,
    "link": link,
    "name": name_it,
    "unlink": lambda db, draw: evidence.unlink(db, any_of(db, draw, "evidence"), NOW),
    "change": lambda db, draw: claims.change(
        db, ClaimId(any_of(db, draw, "claim")), NOW + draw(FEW) * HOUR, status="false", speaker=draw(WORDS)
    ),
    "put tag": lambda db, draw: claims.toggle_tag(db, ClaimId(any_of(db, draw, "claim")), draw(WORDS), NOW),
    "extend": lambda db, draw: claims.extend(db, ClaimId(any_of(db, draw, "claim")), place(db, draw)[1], NOW),
    "remove": lambda db, draw: claims.remove(db, ClaimId(any_of(db, draw, "claim")), NOW),
    "star": lambda db, draw: timeline.star(db, [EntryId(any_of(db, draw, "entry"))], True, NOW),
    "read": lambda db, draw: timeline.mark_read(db, [EntryId(any_of(db, draw, "entry"))], True, NOW),
    "tag entry": lambda db, draw: timeline.tag(db, EntryId(any_of(db, draw, "entry")), draw(WORDS), NOW),
    "dismiss": lambda db, draw: dismissals.dismiss(db, line(draw(SOLID)), line(draw(SOLID)), NOW),
    "search": lambda db, draw: search.save_smart(db, draw(WORDS), draw(WORDS), NOW),
    "rename feed": lambda db, draw: feeds.rename(db, feeds.all_feeds(db)[0].id, draw(WORDS), NOW),
    "undo": lambda db, draw: journal.undo(db, NOW),
    "redo": lambda db, draw: journal.redo(db, NOW),
}


@st.composite
def worked_on(draw: Draw) -> Db:
    """A library in which a person did this and that, odd words and all."""
    db = open_library(":memory:")
    for url in (URL, "https://mirror.example/feed.xml"):
        feeds.add(db, url, now=NOW)
    for name in [
        "deliver",
        "deliver",
        "digest",
        "digest",
        "tag",
        *draw(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14)),
    ]:
        with suppress(TuiError, IndexError):
            DEEDS[name](db, draw)
    return db


def told(db: Db) -> str:
    return lossless.render(whole.whole(db))


def read(text: str) -> list[restoring.Thing]:
    """The things of an export, as an import reads them."""
    reader = lossless.Reader()
    things = [reader.take(number, each) for number, each in enumerate(text.splitlines(), 1)]
    assert [one for one in things if isinstance(one, str)] == []
    return [one for one in things if one is not None and not isinstance(one, str)]


def dump(db: Db) -> list[str]:
    return list(db.iterdump())


@settings(max_examples=150, deadline=None)
@given(worked_on())
def test_what_a_person_made_comes_back_bit_for_bit_in_an_empty_library(db: Db) -> None:
    text = told(db)
    empty = open_library(":memory:")
    restoring.restore(empty, read(text), NOW)
    assert told(empty) == text
    assert upkeep.integrity(empty) == ""
    before = dump(empty)
    again = restoring.restore(empty, read(text), NOW)
    assert (again.came, again.newer, dump(empty)) == (0, 0, before), "what came once does not come twice"
    before = dump(db)
    restoring.restore(db, read(text), NOW)
    assert dump(db) == before, "nor into the library that it is from"
    for each in (db, empty):
        each.close()


@settings(max_examples=40, deadline=None)
@given(worked_on(), worked_on())
def test_two_libraries_that_exchange_their_exports_keep_all_of_both(one: Db, other: Db) -> None:
    mine = {each.uuid for each in whole.whole(one).records}
    theirs = {each.uuid for each in whole.whole(other).records}
    text = told(other)
    before = dump(one)
    would = restoring.restore(one, read(text), NOW, rehearsal=True)
    assert dump(one) == before, "a rehearsal changes nothing"
    assert restoring.restore(one, read(text), NOW) == would, "and says what comes"
    assert mine | theirs <= {each.uuid for each in whole.whole(one).records}
    assert upkeep.integrity(one) == ""
    after = told(one)
    restoring.restore(one, read(text), NOW)
    assert told(one) == after
    restoring.restore(other, read(after), NOW)
    assert {each.uuid for each in whole.whole(other).records} == {each.uuid for each in whole.whole(one).records}
    for each in (one, other):
        each.close()
