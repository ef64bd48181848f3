"""Claims: sentences the reader tagged, each held by the revision it was tagged in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from tui.errors import NotFound
from tui.model import Anchor, Claim, ClaimId, ClaimRecord, EntryId, Query, State, Status
from tui.plain import line
from tui.store import ledger
from tui.store.anchoring import anchored, filled, held_by, put, same
from tui.store.db import Db
from tui.store.journal import step
from tui.store.moments import stamp
from tui.store.rows import CLAIMS, claim_of
from tui.store.select import tag_name

AMONG = "id IN (SELECT value FROM json_each(?))"


def tag(
    db: Db,
    /,
    entry_id: EntryId,
    anchor: Anchor,
    *,
    status: str,
    now: datetime,
    again: bool = False,
    **fields: str,
) -> Claim:
    """Tag a sentence as a claim; one that is tagged already is returned as it is, unless it is to be one `again`.

    `fields`: any of CLAIM_FIELDS. Raises NotFound.
    """
    with step(db, "Highlighted a sentence" if status == Status.HIGHLIGHT else "Tagged a claim", now) as taken:
        known = None if again else same(db, entry_id, anchor)
        number = known or put(taken, entry_id, anchor, status, now, fields)
    return get(db, number)


def change(
    db: Db,
    /,
    claim_id: ClaimId,
    now: datetime,
    *,
    status: str | None = None,
    **fields: str,
) -> Claim:
    """Change what is given of the status and CLAIM_FIELDS, leave the rest. Raises NotFound."""
    given = filled(fields)
    if status is not None:
        given["status"] = line(status)
    with step(
        db, f"Marked a claim {given['status']}" if list(given) == ["status"] else "Changed a claim", now
    ) as taken:
        _known(db, claim_id)
        if given and taken.set("claim", [claim_id], **given):
            taken.set("claim", [claim_id], changed=stamp(now))
    return get(db, claim_id)


def change_many(db: Db, claim_ids: Iterable[ClaimId], now: datetime, *, status: str) -> int:
    """Give all of these claims a status in one step; returns how many had another. Those that are gone are left out."""
    kept = list(claim_ids)
    with step(db, "", now) as taken:
        held = f"SELECT id FROM claim WHERE {AMONG} AND status <> ?"
        differ = [number for (number,) in db.execute(held, (json.dumps(kept), line(status)))]
        taken.what = f"Marked {_claims(differ)} {line(status)}"
        taken.set("claim", differ, status=line(status))
        taken.set("claim", differ, changed=stamp(now))
    return len(differ)


def extend(db: Db, claim_id: ClaimId, anchor: Anchor, now: datetime) -> Claim:
    """Let a claim stand on another span of its article: several sentences, or part of one. Raises NotFound."""
    with step(db, "Set a claim on other words", now) as taken:
        held_by(db, get(db, claim_id).entry, anchor)
        if taken.set("claim", [claim_id], **anchored(anchor)):
            taken.set("claim", [claim_id], state=State.ANCHORED.value, changed=stamp(now))
    return get(db, claim_id)


def text_of(claim: Claim) -> str:
    """The claimed words, on one line."""
    return line(claim.anchor.quote)


def toggle_tag(db: Db, claim_id: ClaimId, tag: str, now: datetime) -> Claim:
    """Put a tag on a claim, or take it off. Raises NotFound."""
    _known(db, claim_id)
    tag_many(db, [claim_id], tag, now)
    return get(db, claim_id)


def tag_many(db: Db, claim_ids: Iterable[ClaimId], tag: str, now: datetime) -> int:
    """Put a tag on all of these claims, or take it off when each has it, in one step; returns how many changed."""
    name, kept = tag_name(tag), json.dumps(list(claim_ids))
    with step(db, "", now) as taken:
        mine = [number for (number,) in db.execute(f"SELECT id FROM claim WHERE {AMONG}", (kept,))]
        bearing = "SELECT claim, id FROM claim_tag WHERE fold(tag) = ? AND claim IN (SELECT value FROM json_each(?))"
        bear = db.execute(bearing, (name.casefold(), kept)).fetchall()
        differ = sorted({*mine} - {claim for claim, _ in bear}) if name else []
        taken.what = f"Tagged {_claims(differ)} #{name}" if differ else f"Took #{name} off {_claims(mine)}"
        for number in differ:
            taken.insert("claim_tag", claim=number, tag=name)
        if not differ:
            taken.delete("claim_tag", [number for _, number in bear])
        changed = differ or [claim for claim, _ in bear]
        taken.set("claim", changed, changed=stamp(now))
    return len(changed)


def remove(db: Db, claim_id: ClaimId, now: datetime) -> None:
    """Take a claim off its sentence, with its tags and its evidence, in one step. Raises NotFound."""
    _known(db, claim_id)
    remove_many(db, [claim_id], now)


def remove_many(db: Db, claim_ids: Iterable[ClaimId], now: datetime) -> int:
    """As `remove`, for all of these claims in one step; returns how many there were."""
    kept = json.dumps(list(claim_ids))
    with step(db, "", now) as taken:
        for table, among in (
            ("claim_tag", "claim IN (SELECT value FROM json_each(?1))"),
            ("evidence", "claim IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1))"),
            ("claim", AMONG),
        ):
            gone = [number for (number,) in db.execute(f"SELECT id FROM {table} WHERE {among}", (kept,))]
            taken.delete(table, gone)
        taken.what = f"Removed {_claims(gone)}"
    return len(gone)


def get(db: Db, claim_id: ClaimId) -> Claim:
    """One claim. Raises NotFound."""
    row = db.execute(f"{CLAIMS} WHERE claim.id = ?", (claim_id,)).fetchone()
    if row is None:
        raise _no_claim()
    return claim_of(row, _tags(db, "claim = ?", claim_id)[claim_id])


def of_entry(db: Db, entry_id: EntryId) -> tuple[Claim, ...]:
    """An entry's claims in the order of the text, those in the title first."""
    tags = _tags(db, "claim IN (SELECT id FROM claim WHERE entry = ?)", entry_id)
    rows = db.execute(f"{CLAIMS} WHERE claim.entry = ? ORDER BY part DESC, at_start, claim.id", (entry_id,))
    return tuple(claim_of(row, tags[row[0]]) for row in rows)


def settle(db: Db, placed: Iterable[tuple[ClaimId, State, int, int]]) -> None:
    """Remember where claims stand in a newer text (state, start, end), inside a transaction; no step to undo."""
    db.executemany(
        "UPDATE claim SET state = ?, at_start = ?, at_stop = ? WHERE id = ?",
        [(state.value, start, end, number) for number, state, start, end in placed],
    )


def states(db: Db, entry: EntryId) -> dict[ClaimId, State]:
    """How an entry's claims stand in its newest text."""
    rows = db.execute("SELECT id, state FROM claim WHERE entry = ?", (entry,))
    return {ClaimId(number): State(state) for number, state in rows}


def select(
    db: Db, query: Query | None = None, *, entry: EntryId | None = None, notes: bool = True
) -> list[ClaimRecord]:
    """The claims (and notes) of a query's entries, or of one entry, or all of them, with all it takes to cite them."""
    return ledger.select(db, query, entry=entry, notes=notes)


def _claims(some: Sequence[int]) -> str:
    return f"{len(some)} claims" if len(some) > 1 else "a claim"


def _known(db: Db, claim_id: ClaimId) -> None:
    if db.execute("SELECT 1 FROM claim WHERE id = ?", (claim_id,)).fetchone() is None:
        raise _no_claim()


def _tags(db: Db, which: str, number: int) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for claim, name in db.execute(f"SELECT claim, tag FROM claim_tag WHERE {which} ORDER BY id", (number,)):
        found[claim] += (name,)
    return found


def _no_claim() -> NotFound:
    return NotFound("There is no such claim.", "It may have been removed; u takes that back.")
