"""Which of an entry's texts is shown, and where its claims and notes stand in that text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from tui.model import Claim, EntryId, Note, Source
from tui.store import articles, claims
from tui.store.articles import Kept
from tui.store.choosing import doubt, first
from tui.store.db import Db
from tui.text import anchor

Mine = TypeVar("Mine", Claim, Note)


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that is shown, where it came from, and what else there is."""

    kept: Kept
    source: Source
    sources: tuple[Source, ...]


def load(db: Db, entry: EntryId, asked: Source | None = None) -> Shown | None:
    """The text asked for, else the one that comes first, with what is doubtful of it; None before the first digest."""
    kept = {name: one for name in articles.sources(db, entry) if (one := articles.load(db, entry, name))}
    if not kept:
        return None
    if asked in kept:
        return Shown(kept[asked], asked, tuple(kept))
    texts = {name: one.article for name, one in kept.items()}
    name = first(texts.get("feed"), texts.get("page"))
    told = replace(texts[name], doubt=doubt(texts.get("feed"), texts.get("page")))
    return Shown(replace(kept[name], article=told), name, tuple(kept))


def stand(mine: Mine, shown: Shown) -> Mine:
    """The claim or note where it stands in the text that is shown; its anchor stays as it was made."""
    held = mine.anchor
    if held is None:
        return mine
    text = shown.kept.article.title if held.part == "title" else shown.kept.article.text
    same = held.revision == shown.kept.revision
    placed = anchor.place(held.quote, held.prefix, held.suffix, held.part, held.start, held.end, same, text)
    return replace(mine, start=placed.start, end=placed.end, state=placed.state)


def settle(db: Db, entry: EntryId) -> None:
    """Remember where an entry's claims stand now, so that the ledger knows the orphans. Inside a transaction."""
    mine = claims.of_entry(db, entry)
    if not mine or (shown := load(db, entry)) is None:
        return
    placed = [stand(claim, shown) for claim in mine]
    claims.settle(db, [(claim.id, claim.state, claim.start, claim.end) for claim in placed])
