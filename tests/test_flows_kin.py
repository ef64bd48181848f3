"""What is related follows the person's word: entities that were joined count as one, and are two again after undo."""

from __future__ import annotations

from pathlib import Path

from store_shelf import NOW, shelf

from tui.flows import kin
from tui.model import Article, Entity, EntryId, Mention, Related, Sentence, Term
from tui.store import articles, journal, rulings, timeline
from tui.store.db import Db


def about(entity: str, name: str) -> Article:
    """A sentence about an entity, with a word that no other text has."""
    text = f"It was {name} again."
    return Article(
        f"On {name}", text, language="en", sentences=(Sentence(0, len(text)),),
        mentions=(Mention(7, 7 + len(name), "ORG", entity),), entities=(Entity(entity, name, "ORG", (), 1),),
        terms=(Term(entity, 0.8, name), Term(f"w:{entity}", 0.6, name)),
    )  # fmt: skip


def seen(db: Db, entry: EntryId, article: Article) -> list[Related]:
    return list(kin.related(db, timeline.row(db, entry), article))


def test_entities_that_were_joined_make_their_posts_related_until_that_is_taken_back(tmp_path: Path) -> None:
    db, _, (one, other, *_) = shelf(tmp_path / "library.db")
    for entry, article in ((one, about("O:quay", "Quay Office")), (other, about("O:pier", "Pier Board"))):
        articles.save_article(db, entry, "feed", article, fetched=NOW)
    first = about("O:quay", "Quay Office")
    assert not seen(db, one, first)
    rulings.merge(db, "O:quay", "O:pier", NOW)
    assert [each.entry for each in seen(db, one, first)] == [other]
    assert [each.entry for each in seen(db, other, about("O:pier", "Pier Board"))] == [one]
    journal.undo(db, NOW)
    assert not seen(db, one, first)
