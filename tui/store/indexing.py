"""Which of an entry's texts the library searches and compares, and the tables that make both quick."""

from __future__ import annotations

from tui.model import Article, EntryId
from tui.store import naming, postings, stacks
from tui.store.choosing import first
from tui.store.db import Db
from tui.store.packing import guarded, unpack


def show(db: Db, entry_id: EntryId) -> None:
    """Choose and index the text that comes first, inside a transaction."""
    kept = {source: _newest(db, entry_id, source) for source in ("feed", "page")}
    articles = {source: one[1] for source, one in kept.items() if one}
    chosen = kept[first(articles.get("feed"), articles.get("page"))]
    if chosen is None:
        return
    shown, article = chosen
    db.execute(
        "UPDATE entry SET shown = ?, language = CASE WHEN ? IN ('', 'und') THEN language ELSE ? END,"
        " label = CASE WHEN title = '' THEN ? ELSE label END WHERE id = ?",
        (shown, guarded(article.language), guarded(article.language), _label(db, entry_id, article), entry_id),
    )
    postings.index(db, entry_id, article)
    stacks.settle(db, entry_id, article)
    naming.index(db, entry_id, article)


def _newest(db: Db, entry_id: EntryId, source: str) -> tuple[int, Article] | None:
    """The number of the text that stands now for a source, and the article."""
    row = db.execute(
        "SELECT id, article, text FROM revision JOIN digest ON digest.revision = revision.id"
        " WHERE entry = ? AND source = ? ORDER BY partial, confirmed DESC, id DESC LIMIT 1",
        (entry_id, source),
    ).fetchone()
    return None if row is None else (row[0], unpack(row[1], row[2]))


def _label(db: Db, entry_id: EntryId, article: Article) -> str:
    """What stands for a missing title: the article's own, else its first sentence, else what stood there."""
    first = article.sentences[0] if article.sentences else None
    sentence = article.text[first.start : first.end] if first else ""
    if article.title or sentence:
        return guarded(article.title or " ".join(sentence.split())[:200])
    return str(db.execute("SELECT label FROM entry WHERE id = ?", (entry_id,)).fetchone()[0])
