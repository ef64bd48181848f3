"""Tagging a sentence as the one before: its status, its tags, and its speaker where a person typed it, in one step."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tui.model import Anchor, Claim, ClaimId, EntryId
from tui.plain import line
from tui.store.anchoring import filled, held_by, put, same
from tui.store.claims import get
from tui.store.db import Db
from tui.store.journal import step
from tui.store.moments import stamp
from tui.store.select import tag_name


def repeat(
    db: Db,
    /,
    entry_id: EntryId,
    anchor: Anchor,
    *,
    status: str,
    tags: Iterable[str],
    now: datetime,
    claim: ClaimId | None = None,
    speaker: str = "",
    **fields: str,
) -> Claim:
    """Tag these words so; a `claim` that stands on them is changed, its other fields stay. Raises NotFound."""
    with step(db, "Tagged as the last one", now) as taken:
        held_by(db, entry_id, anchor)
        number = claim or same(db, entry_id, anchor)
        given = {"speaker": speaker} if speaker else {}
        if number is None:
            number = put(taken, entry_id, anchor, status, now, {**fields, **given})
        elif taken.set("claim", [number], status=line(status), **filled(given)):
            taken.set("claim", [number], changed=stamp(now))
        borne = {name.casefold() for (name,) in db.execute("SELECT tag FROM claim_tag WHERE claim = ?", (number,))}
        for name in dict.fromkeys(map(tag_name, tags)):
            if name and name.casefold() not in borne:
                taken.insert("claim_tag", claim=number, tag=name)
    return get(db, ClaimId(number))
