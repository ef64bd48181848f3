"""JSON Lines tell everything a person made, in an order of their own, and read back as they were written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from export_world import CLAIM, NOTE, NOW, OTHER, libraries, linked
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.export import jsonl, lines, lossless
from tui.export.records import clean
from tui.model import Dismissal, EntryId, EntryRecord, Evidence, Kept, Past, Ruling, Search
from tui.plain import line

ENTRY = EntryRecord(
    EntryId(12), "g1", CLAIM.url, "Less water", "A. Writer", CLAIM.published, "en", CLAIM.feed_url, "News feed", NOW,
    True, False, ("later",),
)  # fmt: skip
CLAIMS = linked(CLAIM, OTHER)
WHOLE = Kept(
    (*CLAIMS, NOTE),
    (ENTRY, replace(ENTRY, entry=EntryId(13), url=OTHER.url, feed_url=OTHER.feed_url)),
    (CLAIMS[0].evidence[0].evidence,),
    (Past(CLAIM.uuid, NOW, "Tagged a claim", {}, {"status": "attributed"}),),
    (Dismissal(CLAIM.uuid, "0f" * 8),),
    (Ruling("merge", "Dnipro", "Q:dnipro", "Дніпро", "LOC", NOW, "r/dnipro"),),
    (Search("Water", 'tag:water "dam"', NOW),),
)
any_library = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ROOT = Path(__file__).parent.parent


def kinds(text: str) -> list[str]:
    return [json.loads(each)["kind"] for each in text.splitlines()]


@any_library
@given(libraries())
def test_what_was_read_is_written_again_bit_for_bit(kept: Kept) -> None:
    kept = clean(kept)
    text = lossless.render(kept)
    read, notes = lossless.read(text)
    assert not notes
    assert lossless.render(read) == text
    count = sum(map(len, (kept.records, kept.entries, kept.evidence, kept.history, kept.dismissed)))
    assert text.count("\n") == count + len(kept.rulings) + len(kept.searches)


@any_library
@given(libraries(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_library_tells_claims_and_entries_is_the_same_file(kept: Kept, chance: Any) -> None:
    def shaken(some: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(some, len(some)))

    numbers = {each.entry: EntryId(1000 - each.entry) for each in kept.entries}
    records = tuple(replace(each, entry=numbers[each.entry], id=99) for each in shaken(kept.records))
    entries = tuple(replace(each, entry=numbers[each.entry]) for each in shaken(kept.entries))
    if len({(each.created, each.kind, each.uuid) for each in records}) == len(records):
        again = replace(kept, records=records, entries=entries, dismissed=shaken(kept.dismissed))
        assert lossless.render(again) == lossless.render(kept)


@any_library
@given(libraries())
def test_every_line_is_as_the_schema_in_docs_says(kept: Kept) -> None:
    schema = json.loads((ROOT / "docs" / "claimwire.schema.json").read_text())
    for each in lossless.render(kept).splitlines():
        told = json.loads(each)
        assert fits(told, schema, schema["$defs"]), each
        assert clean(told) == told  # no word of it drives a terminal


def fits(value: Any, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> bool:
    """Whether a value is as a schema says: as much of JSON Schema as ours uses."""
    if "$ref" in schema:
        return fits(value, parts[schema["$ref"].removeprefix("#/$defs/")], parts)
    if "anyOf" in schema:
        return any(fits(value, each, parts) for each in schema["anyOf"])
    types: dict[Any, Any] = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list}
    kind = types.get(schema.get("type"), type(None))
    if ("type" in schema and type(value) is not kind) or value not in schema.get("enum", [value]):
        return False
    if schema.get("format") == "date-time" and datetime.fromisoformat(value).tzinfo is None:
        return False
    known: Mapping[str, Any] = schema.get("properties", {})
    inside = [(each, schema["items"]) for each in value] if "items" in schema else []
    inside += [(value[name], each) for name, each in known.items() if name in value]
    return (
        all(name in value for name in schema.get("required", ()))
        and (not known or set(value) <= set(known))
        and all(fits(each, one, parts) for each, one in inside)
    )


def test_the_schema_in_docs_is_todays() -> None:
    told = (ROOT / "docs" / "claimwire.schema.json").read_text(encoding="utf-8")
    assert told == json.dumps(lines.schema(), ensure_ascii=False, indent=1) + "\n", "python docs/schema.py"


def test_docs_name_every_key_of_every_line() -> None:
    told = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`(\w+)`", told))
    for kind, each in lines.KINDS.items():
        assert kind in words
        assert set(each.__struct_fields__) <= words, kind


def test_the_lines_stand_in_their_order_and_hold_no_number_of_the_library() -> None:
    text = lossless.render(WHOLE)
    told = ["entry", "entry", "claim", "note", "claim", "evidence", "event", "dismissed", "merge", "search"]
    assert kinds(text) == told
    rows = [json.loads(each) for each in text.splitlines()]
    assert not any("id" in row for row in rows)
    by_key = {row["key"]: row["url"] for row in rows if row["kind"] == "entry"}
    assert [by_key[row["entry"]] for row in rows if row["kind"] == "claim"] == [CLAIM.url, OTHER.url]


def test_a_link_that_leads_out_of_the_export_tells_its_far_end() -> None:
    inside = json.loads(lossless.render(WHOLE).splitlines()[5])
    assert "far" not in inside
    part = Kept(CLAIMS[:1], (ENTRY,), WHOLE.evidence)
    told = json.loads(lossless.render(part).splitlines()[-1])
    assert told["far"]["text"] == OTHER.text
    assert told["far"]["url"] == OTHER.url
    read, notes = lossless.read(lossless.render(part))
    assert (read.evidence[0].other, notes) == (OTHER.uuid, [])


CHANGES: list[tuple[int, Callable[[dict[str, Any]], object], str]] = [
    (2, lambda row: row.pop("uuid"), "object missing required field uuid"),
    (2, lambda row: row.update(start="x"), "start: expected int, got str"),
    (2, lambda row: row.update(start=9, end=4), "start and end: 9-4 is no span"),
    (2, lambda row: row.update(end=2**70), "start and end: 11-1180591620717411303424 is no span"),
    (2, lambda row: row.update(status=" "), "status: it is empty"),
    (2, lambda row: row.update(created="2025-03-04T10:00:00"), "created: the moment has no offset from UTC"),
    (2, lambda row: row.update(format="claimwire/9"), "its format is 'claimwire/9', not 'claimwire/1'"),
    (2, lambda row: row.update(kind="opinion"), "its kind is 'opinion', which is none of"),
    (2, lambda row: row.update(kind=["claim"]), "its kind is ['claim'], which is none of"),
    (2, lambda row: row.update(text="\u001b"), "text: it is empty"),
    (2, lambda row: row.update(tags="water"), "tags: expected array, got str"),
    (5, lambda row: row.update(relation="likes"), "relation: invalid enum value 'likes'"),
    (5, lambda row: row.update(other=row["claim"]), "claim and other: they are the same"),
    (6, lambda row: row.update(after={"status": 3}), "after[...]: expected str, got int"),
    (8, lambda row: row.update(entity=""), "entity: it is empty"),
    (9, lambda row: row.update(name="\n"), "name: it is empty"),
]


@pytest.mark.parametrize(("number", "change", "note"), CHANGES)
def test_a_line_that_cannot_be_read_is_named_with_its_place(number: int, change: Any, note: str) -> None:
    rows = lossless.render(WHOLE).splitlines()
    table = json.loads(rows[number])
    change(table)
    read, notes = lossless.read("\n".join([rows[4], "", json.dumps(table), "not json", rows[3]]))
    assert [each.text for each in read.records] == [OTHER.text, NOTE.text]
    assert notes[0].startswith(f"Line 3: {note}"), notes
    assert notes[1] == "Line 4: this is not a line of JSON."


@given(st.text() | st.binary().map(lambda some: some.decode("utf-8", "replace")))
def test_whatever_is_read_the_answer_is_nouns_and_sentences(text: str) -> None:
    read, notes = lossless.read(text)
    assert read == Kept()
    assert all(note == line(note) for note in notes)
    assert not jsonl.is_export(text)


def test_deep_nesting_and_half_a_letter_are_sentences() -> None:
    wrong = "Line 1: this is not a line of JSON."
    assert lossless.read('{"a":' * 100_000) == (Kept(), [wrong])
    assert lossless.read('{"format": "\ud800"}')[1] == [wrong]


def test_what_programs_are_told_of_claims_comes_back_too() -> None:
    told = jsonl.render(CLAIMS)
    assert json.loads(told.splitlines()[0])["id"] == CLAIM.id
    read, notes = lossless.read(told)
    assert ([each.uuid for each in read.records], notes) == ([each.uuid for each in CLAIMS], [])


def test_a_link_named_twice_is_one_noun_for_each_line() -> None:
    link: Evidence = WHOLE.evidence[0]
    text = lossless.render(Kept(evidence=(link, link)))
    assert len(lossless.read(text)[0].evidence) == 2
