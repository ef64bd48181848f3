"""Whether a newer reading of a text holds a person's claims and notes just as the text they were made in does."""

from __future__ import annotations

from tui.model import Anchor, Article, EntryId, State
from tui.store import claims, notes
from tui.store.db import Db
from tui.text import anchor
from tui.text.ground import Ground


def holds(db: Db, entry: EntryId, old: Article, new: Article) -> bool:
    """Whether every claim and note that stands in the old text stands in the new one on the very same words."""
    anchors = [claim.anchor for claim in claims.of_entry(db, entry)]
    anchors += [note.anchor for note in notes.of_entry(db, entry) if note.anchor is not None]
    return all(_stands(one, old, new) for one in anchors)


def _stands(held: Anchor, old: Article, new: Article) -> bool:
    """The words are the same, and of several such sentences it is the same one; what was gone may stay gone."""
    before, after = (one.title if held.part == "title" else one.text for one in (old, new))
    then = _place(held, Ground(before))
    now = _place(held, Ground(after), Ground(before))
    if then is None:
        return True
    words = before[slice(*then)]
    if now is None or after[slice(*now)] != words or before.count(words) != after.count(words):
        return False
    return before.count(words, 0, then[0]) == after.count(words, 0, now[0])


def _place(held: Anchor, text: Ground, before: Ground | None = None) -> tuple[int, int] | None:
    found = anchor.place(held, text, before)
    return None if found.state is State.ORPHAN else (found.start, found.end)
