"""Claims and notes that come back: new ones on their sentence, those that are here changed where theirs is newer."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tui.model import CLAIM_FIELDS, ClaimRecord, EntryId, Status
from tui.plain import line, plain
from tui.store.homes import Homes
from tui.store.journal import Step
from tui.store.moments import stamp
from tui.store.quoted import LONGEST, Quoted
from tui.store.select import tag_name

PLACE = ("revision", "part", "start", "stop", "quote", "prefix", "suffix")
HERE = "SELECT id, changed, entry, part, start, stop, quote FROM {} WHERE uuid = ?"


class Records:
    """The claims and notes of an import. `count`: what became of them."""

    def __init__(self, taken: Step, homes: Homes, texts: Quoted, count: Counter[str]) -> None:
        self.taken, self.db, self.homes, self.texts, self.count = taken, taken.db, homes, texts, count
        self._inner: list[tuple[int, str, tuple[str, ...]]] = []  # new claims, and the notes inside their lines
        self._written: set[tuple[EntryId, int]] = set()  # notes that have a line of their own, by their words' hash

    def take(self, record: ClaimRecord) -> None:
        """Bring in one record, or bring up to date what is here under its name."""
        uuid = name_of(record)
        for table in ("claim", "note"):
            row = self.db.execute(HERE.format(table), (uuid,)).fetchone()
            if row is not None:
                self._known(record, table, row)
                return
        entry = self.homes.of_record(record)
        if record.kind == "note":
            self._note(entry, uuid, record)
        else:
            self._claim(entry, uuid, record)

    def settle(self) -> None:
        """Notes that came only inside a claim's line; their uuid follows from the claim's, so that they come once."""
        columns = ("entry", *PLACE, "created", "changed", "state", "at_start", "at_stop")
        for claim, uuid, notes in self._inner:
            row = self.db.execute(f"SELECT {', '.join(columns)} FROM claim WHERE id = ?", (claim,)).fetchone()
            values = dict(zip(columns, row, strict=True))
            for words in dict.fromkeys(plain(text).strip() for text in notes):
                name = str(uuid5(NAMESPACE_URL, f"{uuid}\n{words}"))
                if words and not self._is_here(values, words, name):
                    self.taken.insert("note", uuid=name, text=words, **values)
                    self.count["notes"] += 1

    def _is_here(self, place: dict[str, Any], words: str, uuid: str) -> bool:
        if (place["entry"], hash(words)) in self._written:
            return True
        found = self.db.execute(
            "SELECT EXISTS (SELECT 1 FROM note WHERE entry = ? AND quote = ? AND text = ?)"
            " OR EXISTS (SELECT 1 FROM note WHERE uuid = ?)",
            (place["entry"], place["quote"], words, uuid),
        ).fetchone()
        return bool(found[0])

    def _claim(self, entry: EntryId, uuid: str, record: ClaimRecord) -> None:
        number = self.taken.insert(
            "claim", uuid=uuid, entry=entry, **self._place(entry, record), **_stands(record), **_said(record),
            created=stamp(record.created), changed=stamp(record.changed),
        )  # fmt: skip
        for tag in _tags(record):
            self.taken.insert("claim_tag", claim=number, tag=tag)
        if record.notes:
            self._inner.append((number, uuid, record.notes))
        self.count["claims"] += 1

    def _note(self, entry: EntryId, uuid: str, record: ClaimRecord) -> None:
        words = plain(record.text).strip()
        self._written.add((entry, hash(words)))
        self.taken.insert(
            "note", uuid=uuid, entry=entry, text=words, entity=line(record.entity), **self._place(entry, record),
            **_stands(record), created=stamp(record.created), changed=stamp(record.changed),
        )  # fmt: skip
        self.count["notes"] += 1

    def _known(self, record: ClaimRecord, table: str, row: tuple[Any, ...]) -> None:
        """What is here under that name: the one changed last stands, in its place."""
        number, changed, entry, *place = row
        if record.kind == "note":
            self._written.add((EntryId(entry), hash(plain(record.text).strip())))
        if table != record.kind or stamp(record.changed) <= changed:
            self.count["known"] += 1
            return
        values: dict[str, Any] = {"changed": stamp(record.changed)}
        if place != [_part(record), _offset(record.start), _offset(record.end), plain(record.quote)]:
            values |= {**self._place(EntryId(entry), record), **_stands(record)}
        values |= {"text": plain(record.text).strip()} if table == "note" else _said(record)
        self.taken.set(table, [number], **values)
        if table == "claim":
            self._retag(number, _tags(record))
        self.count["newer"] += 1

    def _retag(self, claim: int, tags: tuple[str, ...]) -> None:
        here = {
            tag: number for number, tag in self.db.execute("SELECT id, tag FROM claim_tag WHERE claim = ?", (claim,))
        }
        self.taken.delete("claim_tag", [number for tag, number in here.items() if tag not in tags])
        for tag in tags:
            if tag not in here:
                self.taken.insert("claim_tag", claim=claim, tag=tag)

    def _place(self, entry: EntryId, record: ClaimRecord) -> dict[str, Any]:
        return {
            "revision": self.texts.revision(entry, record), "part": _part(record), "start": _offset(record.start),
            "stop": _offset(record.end), "quote": plain(record.quote), "prefix": plain(record.prefix),
            "suffix": plain(record.suffix),
        }  # fmt: skip


def name_of(record: ClaimRecord) -> str:
    """The record's uuid; one that came without gets the one its words always give."""
    return line(record.uuid) or str(uuid5(NAMESPACE_URL, f"{record.url}\n{plain(record.quote)}\n{plain(record.text)}"))


def _stands(record: ClaimRecord) -> dict[str, Any]:
    return {"state": record.state.value, "at_start": _offset(record.start), "at_stop": _offset(record.end)}


def _said(record: ClaimRecord) -> dict[str, str]:
    fields = {name: line(getattr(record, name)) for name in CLAIM_FIELDS}
    return {"status": line(record.status) or Status.UNCHECKED.value, **fields}


def _tags(record: ClaimRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for tag in record.tags if (name := tag_name(tag))))


def _part(record: ClaimRecord) -> str:
    return record.part if record.part == "title" else "body"


def _offset(number: int) -> int:
    return min(max(number, -1), LONGEST * 100)
