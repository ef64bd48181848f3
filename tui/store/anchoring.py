"""Where a claim or note stands, as columns, and how a sentence becomes a claim inside a step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from tui.errors import NotFound
from tui.model import CLAIM_FIELDS, Anchor, ClaimId, EntryId
from tui.plain import line
from tui.store.db import Db
from tui.store.journal import Step
from tui.store.moments import stamp


def anchored(anchor: Anchor) -> dict[str, str | int]:
    """An anchor as columns."""
    return {
        "revision": anchor.revision, "part": anchor.part, "start": anchor.start, "stop": anchor.end,
        "quote": anchor.quote, "prefix": anchor.prefix, "suffix": anchor.suffix,
        "at_start": anchor.start, "at_stop": anchor.end,
    }  # fmt: skip


def held_by(db: Db, entry_id: EntryId, anchor: Anchor) -> None:
    """Raises NotFound unless the anchor's revision is a text of the entry."""
    found = db.execute("SELECT 1 FROM revision WHERE id = ? AND entry = ?", (anchor.revision, entry_id)).fetchone()
    if found is None:
        raise NotFound("That article's text is not in the library yet.", "Wait a moment until it is digested.")


def same(db: Db, entry_id: EntryId, anchor: Anchor) -> ClaimId | None:
    """The claim on the same words at the same place, whatever revision it was tagged in; the first of several."""
    row = db.execute(
        "SELECT id FROM claim WHERE entry = ? AND part = ? AND quote = ?"
        " AND (revision = ? AND start = ? AND stop = ? OR revision <> ? AND prefix = ? AND suffix = ?) ORDER BY id",
        (
            entry_id, anchor.part, anchor.quote, anchor.revision, anchor.start, anchor.end, anchor.revision,
            anchor.prefix, anchor.suffix,
        ),
    ).fetchone()  # fmt: skip
    return None if row is None else ClaimId(row[0])


def filled(fields: Mapping[str, str]) -> dict[str, str]:
    """Fields of a claim as columns; a name that is none of them is a fault of ours."""
    assert set(fields) <= set(CLAIM_FIELDS), fields
    return {name: line(value) for name, value in fields.items()}


def put(
    taken: Step, entry_id: EntryId, anchor: Anchor, status: str, now: datetime, fields: Mapping[str, str]
) -> ClaimId:
    """Make the sentence a claim. Raises NotFound."""
    held_by(taken.db, entry_id, anchor)
    number = taken.insert(
        "claim", uuid=str(uuid4()), entry=entry_id, **anchored(anchor), status=line(status),
        **{**dict.fromkeys(CLAIM_FIELDS, ""), **filled(fields)}, created=stamp(now), changed=stamp(now),
    )  # fmt: skip
    return ClaimId(number)
