"""Whatever a person says of entities and takes back: articles, counts and sentences agree; undo ends where it began."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_shelf import NOW, shelf
from test_store_rulings import TYPES, keep, naming_article

from tui.errors import TuiError
from tui.model import Article, EntryId
from tui.store import articles, entities, journal, naming, rulings
from tui.store.db import Db

NAMES = ("Quay Office", "Pier Board", "Hermit Bay", "Гончар", "Гончара", "Stone House")
KEYS = tuple(TYPES)[:3]
SENTENCE = st.tuples(st.sampled_from(NAMES), st.sampled_from(KEYS))
ARTICLES = st.lists(st.lists(SENTENCE, min_size=1, max_size=4), min_size=1, max_size=3)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
        st.tuples(st.just("split"), st.sampled_from(KEYS), st.sampled_from(NAMES)),
        st.tuples(st.just("alias"), st.sampled_from(KEYS), st.sampled_from(NAMES)),
        st.tuples(st.just("undo"), st.just(""), st.just("")),
        st.tuples(st.just("redo"), st.just(""), st.just("")),
        st.tuples(st.just("again"), st.just(""), st.just("")),
    ),
    max_size=8,
)


def do(db: Db, made: dict[EntryId, Article], deed: tuple[str, str, str]) -> None:
    what, key, other = deed
    try:
        if what == "merge":
            rulings.merge(db, key, other, NOW)
        elif what == "split":
            rulings.split(db, key, other, NOW)
        elif what == "alias":
            rulings.alias(db, key, other, NOW)
        elif what == "again":
            for entry, article in made.items():
                keep(db, entry, article)
        elif what == "redo":
            journal.redo(db, NOW)
        elif stands(db) > 1:  # the first is the subscription
            journal.undo(db, NOW)
    except TuiError:
        pass  # a refusal, told as a sentence
    while naming.catch_up(db, 1):
        pass


def stands(db: Db) -> int:
    """How many steps could be undone."""
    return int(db.execute("SELECT count(*) FROM journal WHERE undone = 0").fetchone()[0])


def agrees(db: Db, entries: list[EntryId]) -> dict[str, int]:
    """How often each entity is named by the articles; the library's own counts must be the same."""
    counts: dict[str, int] = {}
    for entry in entries:
        kept = articles.load(db, entry, "feed")
        assert kept is not None
        article = kept.article
        assert {one.entity for one in article.mentions} == {one.id for one in article.entities}
        assert [one.start for one in article.mentions] == sorted(one.start for one in article.mentions)
        for one in article.entities:
            counts[one.id] = counts.get(one.id, 0) + one.count
    assert {one.key: one.times for one in entities.known(db)} == counts
    for key, times in counts.items():
        said = entities.sentences_of(db, key)
        assert 0 < len(said) <= times
        assert all(one.text.strip() == one.text != "" for one in said)
    return counts


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES, DEEDS)
def test_all_that_is_derived_agrees_after_every_word_and_every_undo(
    texts: list[list[tuple[str, str]]], deeds: list[tuple[str, str, str]]
) -> None:
    db, _, found = shelf()
    made = {
        entry: naming_article(*named, text="Then Stone House shut. ")
        for entry, named in zip(found, texts, strict=False)
    }
    for entry, article in made.items():
        keep(db, entry, article)
    before = agrees(db, list(made))
    for deed in deeds:
        do(db, made, deed)
        agrees(db, list(made))
    while stands(db) > 1:
        journal.undo(db, NOW)
    while naming.catch_up(db, 1):
        pass
    assert agrees(db, list(made)) == before
    db.close()
