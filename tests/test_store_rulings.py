"""The person's word on entities wins over the rules, in articles that are here and those to come; it can be undone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from growth import grows_less
from store_shelf import NOW, post, shelf

from tui.errors import NotFound, Usage
from tui.flows import find
from tui.model import Article, Entity, EntryId, Mention, ParsedFeed, Query, Sentence
from tui.spelling import name_key
from tui.store import articles, entities, feeds, journal, naming, restoring, rulings, search, timeline, upkeep
from tui.store import word as words
from tui.store.db import Db, open_library
from tui.store.entity_tables import ENTITIES
from tui.store.schema import MIGRATIONS, migrate

BEFORE = MIGRATIONS.index(ENTITIES)
LATER = NOW + timedelta(hours=1)
TYPES = {"O:quay": "ORG", "O:pier": "ORG", "L:bay": "LOC"}


def naming_article(*named: tuple[str, str], text: str = "") -> Article:
    """A sentence for each (name, entity), `It was {name} again.`; the rules know no other names."""
    words, mentions, sentences = "", [], []
    for name, entity in named:
        start = len(words)
        words += f"It was {name} again."
        mentions.append(Mention(start + 7, start + 7 + len(name), TYPES[entity], entity))  # type: ignore[arg-type]
        sentences.append(Sentence(start, len(words)))
        words += " "
    if text:
        sentences.append(Sentence(len(words), len(words) + len(text)))
        words += text
    known = {entity: [name for name, other in named if other == entity] for _, entity in named}
    return Article(
        "A post", words.strip(), language="en", sentences=tuple(sentences), mentions=tuple(mentions),
        entities=tuple(
            Entity(key, names[0], TYPES[key], tuple(dict.fromkeys(names[1:])), len(names))  # type: ignore[arg-type]
            for key, names in known.items()
        ),
    )  # fmt: skip


def keep(db: Db, entry: EntryId, article: Article) -> None:
    articles.save_article(db, entry, "feed", article, fetched=NOW)


def read(db: Db, entry: EntryId) -> Article:
    kept = articles.load(db, entry, "feed")
    assert kept is not None
    return kept.article


def named(db: Db, entry: EntryId) -> dict[str, int]:
    """The article's entities by name, with their counts."""
    return {one.name: one.count for one in read(db, entry).entities}


def in_library(db: Db) -> dict[str, int]:
    return {one.name: one.times for one in entities.known(db)}


def gathered(db: Db) -> None:
    while naming.catch_up(db, 2):
        pass


def test_two_merged_entities_are_one_in_articles_that_are_here_and_in_those_to_come() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier"), ("Pier Board", "O:pier")))
    assert rulings.merge(db, "O:pier", "O:quay", NOW).name == "Quay Office"
    keep(db, two, naming_article(("Pier Board", "O:pier")))
    assert named(db, one) == {"Quay Office": 3}
    assert read(db, one).entities[0].aliases == ("Pier Board",)
    assert named(db, two) == {"Quay Office": 1}
    assert in_library(db) == {"Quay Office": 4}
    assert [said.entry for said in entities.sentences_of(db, "O:quay")] == [one, one, one, two]
    assert entities.find(db, "pier board") == entities.find(db, "O:pier") == ["O:quay"]
    with pytest.raises(Usage, match="one already"):
        rulings.merge(db, "O:pier", "O:quay", NOW)
    db.close()


def test_a_merge_is_undone_and_done_again_also_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, (one, two, *_) = shelf(path)
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    rulings.merge(db, "O:pier", "O:quay", NOW)
    db.close()
    db = open_library(path)
    keep(db, two, naming_article(("The Pier", "O:pier")))  # a spelling that came after the merge
    assert journal.undo(db, LATER) == "Merged Pier Board into Quay Office"
    assert named(db, one) == {"Quay Office": 1, "Pier Board": 1}
    assert in_library(db) == {"Pier Board": 2, "Quay Office": 1}
    assert journal.redo(db, LATER) == "Merged Pier Board into Quay Office"
    assert in_library(db) == {"Quay Office": 3}
    db.close()


def test_a_chain_of_merges_ends_in_one_and_each_link_can_be_parted_again() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier"), ("Hermit Bay", "L:bay")))
    rulings.merge(db, "O:pier", "O:quay", NOW)
    rulings.merge(db, "O:pier", "L:bay", NOW)  # what is merged already goes along
    assert in_library(db) == {"Hermit Bay": 3}
    rulings.part(db, "O:quay", "O:pier", NOW)
    assert in_library(db) == {"Hermit Bay": 2, "Pier Board": 1}
    assert named(db, one) == {"Hermit Bay": 2, "Pier Board": 1}
    with pytest.raises(NotFound):
        rulings.part(db, "O:quay", "O:pier", NOW)
    db.close()


def test_a_name_that_was_wrongly_joined_becomes_a_thing_of_its_own_in_every_case_it_has() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Гончар", "O:quay"), ("Гончара", "O:quay"), ("Quay Office", "O:quay")))
    own = rulings.split(db, "O:quay", "Гончару", NOW)
    keep(db, two, naming_article(("Гончаром", "O:quay")))
    assert in_library(db) == {"Гончар": 3, "Quay Office": 1}
    assert entities.find(db, "гончаром") == [own]
    assert named(db, two) == {"Гончар": 1}
    journal.undo(db, LATER)
    assert in_library(db) == {"Гончар": 4}
    db.close()


def test_a_split_says_why_it_cannot_be() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay")))
    with pytest.raises(Usage, match="no other name"):
        rulings.split(db, "O:quay", "Quay Office", NOW)
    with pytest.raises(NotFound, match="not called"):
        rulings.split(db, "O:quay", "Nothing", NOW)
    with pytest.raises(NotFound, match="no such entity"):
        rulings.split(db, "O:none", "Nothing", NOW)
    db.close()


def test_a_split_name_that_was_merged_back_can_be_taken_out_again() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:quay")))
    own = rulings.split(db, "O:quay", "Pier Board", NOW)
    rulings.merge(db, own, "O:quay", NOW)
    assert in_library(db) == {"Quay Office": 2}
    assert rulings.split(db, "O:quay", "Pier Board", NOW) == own
    assert in_library(db) == {"Pier Board": 1, "Quay Office": 1}
    db.close()


def test_a_name_given_is_found_where_the_rules_found_nothing_in_old_articles_and_new() -> None:
    db, _, (one, two, three, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), text="Later the Stone House opened. "))
    keep(db, two, naming_article(("Pier Board", "O:pier"), text="A stone house is no name. "))
    rulings.alias(db, "O:quay", "Stone House", NOW)
    gathered(db)
    keep(db, three, naming_article(("Pier Board", "O:pier"), text="The Stone House, it said, was shut. "))
    assert [named(db, each).get("Quay Office", 0) for each in (one, two, three)] == [2, 0, 1]
    assert in_library(db)["Quay Office"] == 3
    assert entities.find(db, "stone house") == ["O:quay"]
    assert "Stone House" in read(db, three).entities[-1].aliases
    said = entities.sentences_of(db, "O:quay")
    assert [(each.entry, "Stone House" in each.text) for each in said] == [(one, False), (one, True), (three, True)]
    db.close()


def test_a_given_name_that_is_undone_is_forgotten_and_found_again_when_it_is_done_again() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), text="Later the Stone House opened. "))
    rulings.alias(db, "O:quay", "Stone House", NOW)
    gathered(db)
    journal.undo(db, LATER)
    assert in_library(db) == {"Quay Office": 1}
    assert entities.find(db, "stone house") == []
    keep(db, two, naming_article(("Quay Office", "O:quay"), text="Now the Stone House is full. "))
    journal.redo(db, LATER)
    gathered(db)
    assert in_library(db) == {"Quay Office": 4}
    db.close()


def test_a_given_name_wins_over_the_thing_the_rules_took_it_for() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    rulings.alias(db, "O:quay", "Pier Board", NOW)
    assert named(db, one) == in_library(db) == {"Quay Office": 2}
    with pytest.raises(Usage, match="already"):
        rulings.alias(db, "O:quay", "pier  board", NOW)
    with pytest.raises(Usage, match="no name"):
        rulings.alias(db, "O:quay", "…", NOW)
    db.close()


def test_the_persons_word_outlasts_a_digest_again_a_purge_and_a_vacuum() -> None:
    db, feed, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    rulings.merge(db, "O:pier", "O:quay", NOW)
    rulings.alias(db, "O:quay", "Stone House", NOW)
    gathered(db)
    keep(db, one, naming_article(("Pier Board", "O:pier"), text="The Stone House is digested again. "))
    assert named(db, one) == {"Quay Office": 2}
    feeds.remove(db, feed.id, NOW)
    upkeep.purge(db, NOW + timedelta(days=400), 30)
    upkeep.vacuum(db)
    assert in_library(db) == {}
    other = feeds.add(db, "https://other.example/feed", now=NOW)
    saved = articles.save_feed(db, other.id, ParsedFeed("Other", (post(9),)), NOW)
    keep(db, saved.new[0], naming_article(("Pier Board", "O:pier"), text="The Stone House comes back. "))
    assert in_library(db) == {"Quay Office": 2}
    assert upkeep.integrity(db) == ""
    db.close()


def test_the_digest_that_is_kept_stays_as_the_rules_made_it() -> None:
    db, _, (one, *_) = shelf()
    made = naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier"))
    keep(db, one, made)
    rulings.merge(db, "O:pier", "O:quay", NOW)
    keep(db, one, made)
    journal.undo(db, LATER)
    assert read(db, one) == made
    db.close()


def test_a_watch_is_a_smart_feed_that_counts_what_is_unread_and_follows_a_merge() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay")))
    keep(db, two, naming_article(("Pier Board", "O:pier")))
    assert rulings.watch(db, "O:pier", NOW)
    (smart,) = search.smart_feeds(db)
    assert (smart.name, smart.entity) == ("Pier Board", "O:pier")
    assert [row.entry for row in timeline.rows(db, find.parse(smart.text, now=NOW), now=NOW)] == [two]
    rulings.merge(db, "O:pier", "O:quay", NOW)
    (smart,) = search.smart_feeds(db)
    assert smart.entity == "O:quay"
    assert timeline.counts(db).by_watch == ((smart.id, 2),)
    timeline.mark_read(db, [one], True, NOW)
    assert timeline.counts(db).by_watch == ((smart.id, 1),)
    assert not rulings.watch(db, "O:quay", NOW)
    assert search.smart_feeds(db) == []
    journal.undo(db, LATER)
    assert [each.entity for each in search.smart_feeds(db)] == ["O:quay"]
    db.close()


def test_a_list_can_be_narrowed_to_posts_that_name_an_entity_by_any_of_its_names() -> None:
    db, _, (one, two, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    keep(db, two, naming_article(("Pier Board", "O:pier")))
    for typed, wanted in [
        ("entity:O:quay", [one]),
        ('entity:"pier board"', [one, two]),
        ('entity:"Quay Office" entity:"Pier Board"', [one]),
        ("entity:nobody", []),
    ]:
        assert [row.entry for row in timeline.rows(db, find.parse(typed, now=NOW), now=NOW)] == wanted, typed
    db.close()


def test_what_was_said_in_one_library_comes_back_in_another_once() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier"), ("Hermit Bay", "O:quay")))
    rulings.merge(db, "O:pier", "O:quay", NOW)
    rulings.split(db, "O:quay", "Hermit Bay", NOW)
    rulings.alias(db, "O:quay", "Stone House", NOW)
    rulings.watch(db, "O:quay", NOW)
    said = rulings.said(db)
    assert [each.kind for each in said] == ["merge", "split", "alias", "watch"]
    other, _, (there, *_) = shelf()
    keep(other, there, read(db, one) and naming_article(("Pier Board", "O:pier"), ("Hermit Bay", "O:quay")))
    assert restoring.restore(other, said, LATER).rulings == 4
    assert restoring.restore(other, said, LATER).rulings == 0
    assert rulings.said(other) == said
    assert in_library(other) == {"Hermit Bay": 1, "Quay Office": 1}
    journal.undo(other, LATER)
    assert in_library(other) == {"Hermit Bay": 1, "Pier Board": 1}
    assert rulings.said(other) == []
    for each in (db, other):
        each.close()


def test_what_comes_in_can_never_go_round_in_a_circle() -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier")))
    rulings.merge(db, "O:pier", "O:quay", NOW)
    (said,) = rulings.said(db)
    back = replace(said, entity="O:quay", target="O:pier", name="Quay Office", target_name="Pier Board")
    assert restoring.restore(db, [back], LATER).rulings == 0
    assert in_library(db) == {"Quay Office": 2}
    db.close()


def test_two_instances_each_see_what_the_other_said(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, (one, *_) = shelf(path)
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Pier Board", "O:pier"), ("Hermit Bay", "L:bay")))
    other = open_library(path)
    rulings.merge(db, "O:pier", "O:quay", NOW)
    rulings.merge(other, "O:pier", "L:bay", NOW)  # this one still showed both
    assert in_library(db) == in_library(other) == {"Hermit Bay": 3}
    other.close()
    db.close()


def test_the_week_is_counted_by_days_the_oldest_first() -> None:
    db, feed, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Quay Office", "O:quay")))
    posts = (post(200), post(70))  # more than a week ago, and nearly three days ago
    old = articles.save_feed(db, feed.id, ParsedFeed("Wire", posts), NOW)
    for entry in old.new:
        keep(db, entry, naming_article(("Quay Office", "O:quay")))
    assert entities.weeks(db, ["O:quay", "O:pier"], NOW) == {"O:quay": (0, 0, 0, 0, 1, 0, 2)}
    assert entities.posts(db, "O:quay") == 3
    db.close()


def test_all_sentences_come_page_by_page() -> None:
    db, _, found = shelf(posts=5)
    for entry in found:
        keep(db, entry, naming_article(("Quay Office", "O:quay"), ("Quay Office", "O:quay")))
    first = entities.sentences_of(db, "O:quay", 3)
    rest = entities.sentences_of(db, "O:quay", 3, after=first[-1])
    assert [each.entry for each in (*first, *rest)] == [entry for entry in found for _ in range(2)]
    assert [each.start for each in first[:2]] == [0, len("It was Quay Office again. ")]
    db.close()


def test_a_list_of_many_entities_takes_a_time_that_grows_with_them() -> None:
    def library(size: int) -> Db:
        db, _, (one, *_) = shelf()
        with_names = tuple((f"Name{number}", f"O:{number}") for number in range(size))
        TYPES.update({key: "ORG" for _, key in with_names})
        keep(db, one, naming_article(*with_names))
        return db

    made = {size: library(size) for size in (2_500, 5_000)}
    assert grows_less(lambda size: entities.known(made[size]), 2_500, 5_000, 2.5)
    assert grows_less(lambda size: entities.weeks(made[size], ["O:1", "O:2"], NOW), 2_500, 5_000, 1.5)
    for db in made.values():
        db.close()


@pytest.mark.parametrize("unit", ["Stone House ", "StoneHouse", "stone house. ", "«Stone» House"])
def test_looking_for_given_names_takes_a_time_that_grows_with_the_text(unit: str) -> None:
    word = words.Word(
        given={"stone house": "O:quay"},
        names={"stone house": "Stone House"},
        targets={"O:quay": words.Shown("Quay Office", "ORG")},
    )
    texts = {size: Article("T", unit * size) for size in (20_000, 40_000)}
    assert grows_less(lambda size: words.heard(word, texts[size]), 20_000, 40_000, 2.5)


def test_a_library_from_before_keeps_who_is_named_where(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, (one, *_) = shelf(path)
    keep(db, one, naming_article(("Quay Office", "O:quay"), ("Quay Office", "O:quay")))
    db.close()
    old = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    migrate(old, MIGRATIONS[:BEFORE])
    old.execute("ATTACH ? AS new", (str(path),))
    for table in ("feed", "subscription", "revision", "digest", "entry", "delivery", "status", "entity"):
        columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
        old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    old.execute("INSERT INTO naming SELECT id, ?, '[[0, 25], [26, 51]]' FROM entity WHERE key = 'O:quay'", (one,))
    old.close()
    db = open_library(tmp_path / "old.db")
    assert in_library(db) == {"Quay Office": 2}
    assert [said.start for said in entities.sentences_of(db, "O:quay")] == [0, 26]
    keep(db, one, naming_article(("Quay Office", "O:quay")))
    assert in_library(db) == {"Quay Office": 1}
    assert upkeep.integrity(db) == ""
    db.close()


def test_the_list_asks_only_for_what_is_there() -> None:
    assert find.parse("entity:Izmail", now=NOW) == Query(entities=("Izmail",))


def test_one_name_is_one_in_every_case_and_spelling() -> None:
    for together in (
        ("Північна Корея", "Північної Кореї", "Північну Корею", "північною кореєю"),
        ("Лук'яненко", "Лук’яненка", "Лукʼяненкові"),
        ("Зеленський", "Зеленського", "Зеленському", "Зеленським"),
        ("Hermit's Bay", "hermit’s  bay"),
        ("Café Zürich", "cafe zurich"),
    ):
        assert len({name_key(name) for name in together}) == 1, together
    assert name_key("…") == ""
    assert name_key("Корея") != name_key("Корсика")


@pytest.mark.parametrize(
    ("given", "text"), [("Лугова Хата", "Про Лугову Хату писали. "), ("Об’єднання", "В Обʼєднанні тихо. ")]
)
def test_a_given_name_is_found_in_another_case_than_it_was_given_in(given: str, text: str) -> None:
    db, _, (one, *_) = shelf()
    keep(db, one, naming_article(("Quay Office", "O:quay"), text=text))
    rulings.alias(db, "O:quay", given, NOW)
    gathered(db)
    assert in_library(db) == {"Quay Office": 2}
    db.close()
