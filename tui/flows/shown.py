"""Which of an entry's texts is shown, and where its claims and notes stand in that text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tui.model import Article, Claim, EntryId, Note, Part, RevisionId, Source, State
from tui.store import articles, claims, revisions
from tui.store.articles import Kept
from tui.store.choosing import doubt, first
from tui.store.db import Db
from tui.store.revisions import Revision
from tui.text import anchor
from tui.text.ground import Ground

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


def stand(db: Db, mine: Iterable[Mine], shown: Shown) -> tuple[Mine, ...]:
    """Claims or notes where they stand in the text that is shown; their anchors stay as they were made."""
    texts = Texts(db, shown)
    return tuple(texts.stand(one) for one in mine)


class Texts:
    """The text that is shown and those that claims were tagged in, each gone through once."""

    def __init__(self, db: Db, shown: Shown) -> None:
        self.db, self.shown, self._shown = db, shown, shown.kept.revision
        self.now = grounds(shown.kept.article)
        self.then: dict[RevisionId, dict[Part, Ground] | None] = {shown.kept.revision: self.now}
        self.same = {shown.kept.revision}  # the texts of one answer: by other rules it may have been read otherwise

    def stand(self, mine: Mine) -> Mine:
        """One claim or note; a note on the whole article stands nowhere."""
        held = mine.anchor
        if held is None:
            return mine
        if held.revision not in self.then:
            self.then[held.revision] = self._was(held.revision)
        then = self.then[held.revision]
        placed = anchor.place(held, self.now[held.part], then[held.part] if then else None)
        state = placed.state
        if held.revision in self.same and self.now[held.part].text[placed.start : placed.end] == held.quote:
            state = State.ANCHORED
        return replace(mine, start=placed.start, end=placed.end, state=state)

    def _was(self, number: RevisionId) -> dict[Part, Ground] | None:
        """The text of another revision; None where only the quotes of it are here."""
        found = revisions.revision(self.db, number)
        if found.fetched == self.shown.kept.fetched and read_anew(found, revisions.revision(self.db, self._shown)):
            self.same.add(number)
        return None if found.partial else grounds(found)


def read_anew(old: Revision, new: Revision) -> bool:
    """Whether both were made of the same answer, by other rules."""
    return (old.source, old.fetched) == (new.source, new.fetched) and old.rules != new.rules


def grounds(text: Article | Revision) -> dict[Part, Ground]:
    """A text's parts, to look for words in them."""
    return {"title": Ground(text.title), "body": Ground(text.text)}


def settle(db: Db, entry: EntryId) -> None:
    """Remember where an entry's claims stand now, so that the ledger knows the orphans. Inside a transaction."""
    mine = claims.of_entry(db, entry)
    if not mine or (shown := load(db, entry)) is None:
        return
    claims.settle(db, [(claim.id, claim.state, claim.start, claim.end) for claim in stand(db, mine, shown)])
