"""Evidence: links between tagged sentences, which speak for or against each other; shown on both ends."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from tui.errors import NotFound, Usage
from tui.model import Anchor, ClaimId, EntryId, Evidence, EvidenceEnd, Relation, Status
from tui.plain import plain
from tui.store.anchoring import put, same
from tui.store.db import Db
from tui.store.journal import Step, step
from tui.store.moments import moment, moment_or_none, stamp, told
from tui.store.rows import FEED_TITLE

LINKS = """
SELECT evidence.id, evidence.uuid, one.uuid, two.uuid, relation, evidence.note, evidence.created, evidence.changed
FROM evidence JOIN claim AS one ON one.id = evidence.claim JOIN claim AS two ON two.id = evidence.other
"""
ENDS = f"""
SELECT near.id, evidence.id, evidence.uuid, near.uuid, relation, evidence.note, evidence.created, evidence.changed,
       far.id, far.uuid, far.entry, far.quote, far.status, far.speaker,
       coalesce(nullif(revision.title, ''), entry.label), coalesce(nullif(entry.url, ''), revision.url, ''),
       {FEED_TITLE}, entry.published, entry.zone, revision.published
FROM claim AS near JOIN evidence ON evidence.{{near}} = near.id JOIN claim AS far ON far.id = evidence.{{far}}
     JOIN entry ON entry.id = far.entry JOIN feed ON feed.id = entry.feed
     JOIN subscription ON subscription.id = entry.feed LEFT JOIN revision ON revision.id = far.revision
WHERE """
End = ClaimId | tuple[EntryId, Anchor]
"""An end of a link: a claim, or a sentence that becomes one."""
Ends = dict[ClaimId, tuple[EvidenceEnd, ...]]


def link(db: Db, claim: End, other: End, relation: Relation, now: datetime, *, note: str = "") -> Evidence:
    """Say that `other` is `relation` for `claim`; two that are linked already, either way round, keep their one link.

    A sentence that is no claim is highlighted in the same step. A link's note stays when no other is given.
    Raises NotFound, Usage.
    """
    words = plain(note).strip()
    with step(db, f"Linked evidence: {relation}", now) as taken:
        one, two = _tagged(taken, claim, now), _tagged(taken, other, now)
        if one == two:
            raise Usage("A sentence is no evidence for itself.", "Choose another sentence.")
        known = db.execute(
            "SELECT id, note FROM evidence WHERE (claim, other) IN (VALUES (?1, ?2), (?2, ?1))", (one, two)
        ).fetchone()
        if known is None:
            number = taken.insert(
                "evidence", uuid=str(uuid4()), claim=one, other=two, relation=relation, note=words,
                created=stamp(now), changed=stamp(now),
            )  # fmt: skip
        else:
            number = known[0]
            if taken.set("evidence", [number], claim=one, other=two, relation=relation, note=words or known[1]):
                taken.set("evidence", [number], changed=stamp(now))
                taken.what = f"Changed a link of evidence: {relation}"
    return get(db, number)


def change(
    db: Db, evidence: int, now: datetime, *, relation: Relation | None = None, note: str | None = None
) -> Evidence:
    """Change what is given of a link, leave the rest. Raises NotFound."""
    given: dict[str, str] = {} if relation is None else {"relation": relation}
    if note is not None:
        given["note"] = plain(note).strip()
    with step(db, "Changed a link of evidence", now) as taken:
        get(db, evidence)
        if given and taken.set("evidence", [evidence], **given):
            taken.set("evidence", [evidence], changed=stamp(now))
    return get(db, evidence)


def unlink(db: Db, evidence: int, now: datetime) -> None:
    """Take a link away; both sentences stay tagged. Raises NotFound."""
    with step(db, "Removed a link of evidence", now) as taken:
        if not taken.delete("evidence", [evidence]):
            raise _no_link()


def get(db: Db, evidence: int) -> Evidence:
    """One link. Raises NotFound."""
    row = db.execute(f"{LINKS} WHERE evidence.id = ?", (evidence,)).fetchone()
    if row is None:
        raise _no_link()
    return _evidence(row)


def all_of(db: Db) -> list[Evidence]:
    """Every link, in the order they were made."""
    return [_evidence(row) for row in db.execute(f"{LINKS} ORDER BY evidence.id")]


def of_claim(db: Db, claim: ClaimId) -> tuple[EvidenceEnd, ...]:
    """The links of one claim, in the order they were made."""
    return _ends(db, "near.id = ?", claim).get(claim, ())


def of_entry(db: Db, entry: EntryId) -> Ends:
    """The links of an entry's claims, by claim."""
    return _ends(db, "near.entry = ?", entry)


def of_entries(db: Db, entries: Sequence[int]) -> Ends:
    """The links of these entries' claims, by claim."""
    return _ends(db, "near.entry IN (SELECT value FROM json_each(?))", json.dumps(entries))


def _ends(db: Db, which: str, value: int | str) -> Ends:
    found: dict[ClaimId, list[EvidenceEnd]] = defaultdict(list)
    for near, far in (("claim", "other"), ("other", "claim")):
        for row in db.execute(ENDS.format(near=near, far=far) + which, (value,)):
            found[row[0]].append(_end(row, inward=near == "claim"))
    return {claim: tuple(sorted(ends, key=lambda end: end.evidence.id)) for claim, ends in found.items()}


def _end(row: tuple[Any, ...], *, inward: bool) -> EvidenceEnd:
    (_, number, uuid, near, relation, note, created, changed, far, far_uuid, entry, quote, status, speaker, title, url,
     feed_title, published, minutes, dated) = row  # fmt: skip
    claim, other = (near, far_uuid) if inward else (far_uuid, near)
    evidence = Evidence(number, uuid, claim, other, relation, note, moment(created), moment(changed))
    return EvidenceEnd(
        evidence, inward, ClaimId(far), far_uuid, EntryId(entry), quote, status, speaker, title, url, feed_title,
        moment_or_none(published, minutes) or told(dated or ""),
    )  # fmt: skip


def _evidence(row: tuple[Any, ...]) -> Evidence:
    number, uuid, claim, other, relation, note, created, changed = row
    return Evidence(number, uuid, claim, other, relation, note, moment(created), moment(changed))


def _tagged(taken: Step, end: End, now: datetime) -> ClaimId:
    """The claim at an end of a link; a sentence that bears none gets a highlight. Raises NotFound."""
    if isinstance(end, tuple):
        return same(taken.db, *end) or put(taken, *end, Status.HIGHLIGHT, now, {})
    if taken.db.execute("SELECT 1 FROM claim WHERE id = ?", (end,)).fetchone() is None:
        raise NotFound("There is no such claim.", "It may have been removed; u takes that back.")
    return end


def _no_link() -> NotFound:
    return NotFound("There is no such link of evidence.", "It may have been removed; u takes that back.")
