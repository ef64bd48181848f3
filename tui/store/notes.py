"""Notes: the reader's own words on an article, on one of its sentences, or on an entity met in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from tui.errors import NotFound
from tui.model import Anchor, EntryId, Note, NoteId
from tui.plain import line, plain
from tui.store import word
from tui.store.anchoring import anchored, held_by
from tui.store.db import Db
from tui.store.journal import step
from tui.store.moments import stamp
from tui.store.rows import NOTES, note_of


def write(
    db: Db,
    entry_id: EntryId,
    text: str,
    *,
    anchor: Anchor | None = None,
    now: datetime,
    id: NoteId | None = None,  # noqa: A002  the contract's name
    entity: str = "",
) -> Note | None:
    """Write a note, or rewrite the one with that id; empty text removes it. Returns it as it is. Raises NotFound.

    `entity`: the entity a new note is on, by its key; it stands in the entry it was met in.
    """
    words = plain(text).strip()
    if not words:
        if id is not None:
            remove(db, id, now)
        return None
    with step(db, "Wrote a note" if id is None else "Changed a note", now) as taken:
        if id is not None:
            _known(db, id)
            if taken.set("note", [id], text=words):
                taken.set("note", [id], changed=stamp(now))
            number = int(id)
        else:
            number = taken.insert(
                "note", uuid=str(uuid4()), entry=entry_id, text=words, entity=line(entity),
                created=stamp(now), changed=stamp(now), **_place(db, entry_id, anchor),
            )  # fmt: skip
    return get(db, NoteId(number))


def remove(db: Db, note_id: NoteId, now: datetime) -> None:
    """Take a note away. Raises NotFound."""
    with step(db, "Removed a note", now) as taken:
        _known(db, note_id)
        taken.delete("note", [note_id])


def get(db: Db, note_id: NoteId) -> Note:
    """One note. Raises NotFound."""
    row = db.execute(f"{NOTES} WHERE note.id = ?", (note_id,)).fetchone()
    if row is None:
        raise _no_note()
    return note_of(row)


def of_entry(db: Db, entry_id: EntryId) -> tuple[Note, ...]:
    """An entry's notes: those on the whole article first, then in the order of the text; none on an entity."""
    rows = db.execute(
        f"{NOTES} WHERE note.entry = ? AND note.entity = '' ORDER BY quote <> '', part DESC, at_start, note.id",
        (entry_id,),
    )
    return tuple(note_of(row) for row in rows)


def on_entities(db: Db, keys: Collection[str]) -> tuple[Note, ...]:
    """The notes on these entities, wherever they were written, and on whatever the person joined them with.

    Each bears the key of the one it is on now.
    """
    rows = [note_of(row) for row in db.execute(f"{NOTES} WHERE note.entity <> '' ORDER BY note.id")]
    if not rows:
        return ()
    said = word.load(db)
    now = {said.owner(key): key for key in keys}
    owned = ((note, now.get(said.owner(note.entity))) for note in rows)
    return tuple(replace(note, entity=key) for note, key in owned if key is not None)


def _place(db: Db, entry_id: EntryId, anchor: Anchor | None) -> dict[str, str | int | None]:
    """Where a note stands; one on the whole article keeps the text that was shown, to be cited by."""
    if anchor is not None:
        held_by(db, entry_id, anchor)
        return dict(anchored(anchor))
    row = db.execute("SELECT shown FROM entry WHERE id = ?", (entry_id,)).fetchone()
    if row is None:
        raise NotFound("There is no such entry.")
    return {"revision": row[0]}


def _known(db: Db, note_id: NoteId) -> None:
    if db.execute("SELECT 1 FROM note WHERE id = ?", (note_id,)).fetchone() is None:
        raise _no_note()


def _no_note() -> NotFound:
    return NotFound("There is no such note.", "It may have been removed; u takes that back.")
