"""The history of claims: a row for each change of each, written with the change itself, and outliving the claim."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.model import CLAIM_FIELDS, Event
from tui.store.change import Change, Columns, rows
from tui.store.db import Db
from tui.store.moments import moment, stamp
from tui.store.packing import guarded

TOLD = {"quote": "text", "status": "status", **{name: name for name in CLAIM_FIELDS}}
"""The columns of a claim that are told of, and under which name."""
INWARD = {
    "supports": "supported by", "contradicts": "contradicted by", "repeats": "repeated by", "context": "context from",
}  # fmt: skip
OUTWARD = {"supports": "supports", "contradicts": "contradicts", "repeats": "repeats", "context": "context for"}

Pair = tuple[Columns | None, Columns | None]  # a row before a step and after it
Told = tuple[int, str, str, str]  # a claim, what of it changed, from what, to what


def of_claim(db: Db, uuid: str) -> list[Event]:
    """All that happened to a claim, the oldest first; also when it is gone."""
    found = db.execute("SELECT at, what, before, after FROM history WHERE claim = ? ORDER BY at, id", (uuid,))
    return [Event(moment(at), what, json.loads(before), json.loads(after)) for at, what, before, after in found]


def write(db: Db, changes: Sequence[Change], what: str, now: datetime) -> None:
    """Note what these changes, already made, mean for every claim; inside their transaction."""
    pairs = {table: _pairs(db, table, changes) for table in ("claim", "claim_tag", "evidence", "note")}
    if not any(pairs.values()):
        return
    named = _claims(db, pairs)
    events: dict[int, tuple[dict[str, str], dict[str, str]]] = {
        int(row["id"] or 0): ({}, {}) for pair in pairs["claim"] if (row := pair[1] or pair[0])
    }
    for number, name, old, new in (*_fields(pairs), *_tags(pairs), *_evidence(pairs, named), *_notes(db, pairs)):
        before, after = events.setdefault(number, ({}, {}))
        before[name] = "; ".join(filter(None, (before.get(name), old)))
        after[name] = "; ".join(filter(None, (after.get(name), new)))
    db.executemany(
        "INSERT INTO history (claim, at, what, before, after) VALUES (?, ?, ?, ?, ?)",
        [
            (named[number]["uuid"], stamp(now), guarded(what), _json(before), _json(after))
            for number, (before, after) in events.items()
            if number in named
        ],
    )


def _pairs(db: Db, table: str, changes: Sequence[Change]) -> list[Pair]:
    """The touched rows of a table, as they were and as they are."""
    mine = [one for one in changes if one.table == table]
    touched = list(dict.fromkeys(number for one in mine for number in one.ids))
    if not touched:
        return []
    after = rows(db, table, touched)
    before: dict[int, Columns] = dict(after)
    for change in reversed(mine):
        for number in change.ids:
            if change.before is None:
                before.pop(number, None)
            else:
                before[number] = {**before.get(number, {}), **change.before}
    return [(before.get(number), after.get(number)) for number in touched]


def _claims(db: Db, pairs: dict[str, list[Pair]]) -> dict[int, Columns]:
    """Every claim that the changes touch or point to, also one that is gone now."""
    named = {int(row["id"] or 0): row for pair in pairs["claim"] if (row := pair[1] or pair[0])}
    pointed = [(row, "claim") for pair in pairs["claim_tag"] for row in pair if row]
    pointed += [(row, end) for pair in pairs["evidence"] for row in pair if row for end in ("claim", "other")]
    notes = [number for pair in pairs["note"] for row in pair if row for number in _noted(db, row)]
    return {**rows(db, "claim", [*(int(row[end] or 0) for row, end in pointed), *notes]), **named}


def _fields(pairs: dict[str, list[Pair]]) -> Iterator[Told]:
    for was, now in pairs["claim"]:
        for column, name in TOLD.items():
            old, new = (str(row.get(column, "")) if row else "" for row in (was, now))
            if old != new:
                yield int((was or now or {})["id"] or 0), name, old, new


def _tags(pairs: dict[str, list[Pair]]) -> Iterator[Told]:
    for was, now in pairs["claim_tag"]:
        if was:
            yield int(was["claim"] or 0), "tags", str(was["tag"]), ""
        if now:
            yield int(now["claim"] or 0), "tags", "", str(now["tag"])


def _evidence(pairs: dict[str, list[Pair]], named: dict[int, Columns]) -> Iterator[Told]:
    """A link as either of its ends tells of it."""
    for was, now in pairs["evidence"]:
        for row, gone in ((was, True), (now, False)):
            if row is None:
                continue
            for near, far, words in (("claim", "other", INWARD), ("other", "claim", OUTWARD)):
                quote = named.get(int(row[far] or 0), {}).get("quote", "")
                told = f"{words.get(str(row['relation']), row['relation'])} “{quote}”"
                told += f" ({row['note']})" if row["note"] else ""
                yield int(row[near] or 0), "evidence", told if gone else "", "" if gone else told


def _notes(db: Db, pairs: dict[str, list[Pair]]) -> Iterator[Told]:
    """A note is told of by every claim on its sentence."""
    for was, now in pairs["note"]:
        for number in _noted(db, was or now or {}):
            yield number, "note", str(was["text"]) if was else "", str(now["text"]) if now else ""


def _noted(db: Db, note: Columns) -> list[int]:
    found = db.execute(
        "SELECT id FROM claim WHERE entry = ? AND part = ? AND quote = ? AND quote <> ''",
        (note["entry"], note.get("part"), note.get("quote")),
    )
    return [number for (number,) in found]


def _json(side: dict[str, str]) -> str:
    return json.dumps(side, ensure_ascii=False)
