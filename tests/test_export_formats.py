"""Exports lose nothing, and nothing in them becomes front matter, a formula, a link or a control byte."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export import jsonl, markdown, tables
from tui.export.formats import FORMATS, Made, of_ending
from tui.model import ClaimRecord, EntryId, Kept, State, Status
from tui.plain import line, plain

NOW = datetime(2025, 3, 4, 12, 30, tzinfo=UTC)
CLAIM = ClaimRecord(
    kind="claim",
    id=7,
    uuid="3b24c0de-1111-4222-8333-444455556666",
    entry=EntryId(12),
    text="The dam holds 4,000 tonnes less than in May.",
    quote="The dam holds 4,000 tonnes less than in May, the ministry said.",
    prefix="On Monday. ",
    suffix=" It rained.",
    part="body",
    start=11,
    end=74,
    status="attributed",
    speaker="the ministry",
    cue="said",
    said="2025-03-03",
    figure="4,000 tonnes",
    tags=("water", "Дніпро вода"),
    notes=("Ask for the May figure.",),
    state=State.ANCHORED,
    created=NOW,
    changed=NOW,
    title="Less water behind the dam",
    url="https://news.example/dam",
    byline="A. Writer, B. Writer",
    site="News",
    published=datetime(2025, 3, 3, 9, tzinfo=timezone(timedelta(hours=2))),
    language="en",
    feed_title="News feed",
    feed_url="https://news.example/feed",
    source="page",
    revision_hash="ab" * 32,
    fetched=NOW,
)
NOTE = replace(
    CLAIM, kind="note", id=3, text="Two towns disagree.", quote="", status="", tags=(), notes=(), start=0, end=0
)

WORDS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("-=+@#|:%[]<>\"'\\\n\t\r\x1b\x9b\u202e\u2028$`*_^~&;! a1.)й"), max_size=30),
)
SOLID = WORDS.filter(lambda word: bool(plain(word).strip()))
MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 2), max_value=datetime(2090, 1, 1),  # noqa: DTZ001 - the strategy wants naive ends
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> ClaimRecord:
    start = draw(st.integers(0, 10**6))
    kind: Any = draw(st.sampled_from(["claim", "note"]))
    words: dict[str, Any] = {
        name: draw(WORDS) for name in ("quote", "prefix", "suffix", "speaker", "cue", "said", "figure", "byline")
    }
    words |= {name: draw(WORDS) for name in ("title", "url", "site", "language", "feed_title", "feed_url")}
    words |= {name: draw(SOLID) for name in ("text", "uuid")}
    return replace(
        CLAIM,
        kind=kind,
        status=draw(st.sampled_from(list(Status))).value if kind == "claim" else "",
        start=start,
        end=start + draw(st.integers(0, 10**6)),
        part=draw(st.sampled_from(["title", "body"])),
        source=draw(st.sampled_from(["page", "feed"])),
        state=draw(st.sampled_from(list(State))),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        created=draw(MOMENTS),
        changed=draw(MOMENTS),
        published=draw(st.one_of(st.none(), MOMENTS)),
        **words,
    )


def guarded(record: ClaimRecord) -> ClaimRecord:
    """The record as it should come back: the same words, safe to draw."""
    names = [name for name in record.__slots__ if type(getattr(record, name)) is str]
    words: dict[str, Any] = {name: plain(getattr(record, name)) for name in names}
    made = replace(record, **words)
    return replace(made, tags=tuple(map(plain, record.tags)), notes=tuple(map(plain, record.notes)))


def safe(text: str) -> bool:
    return all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in text)


@given(st.lists(records(), max_size=4))
def test_json_lines_read_back_as_they_were_written(kept: list[ClaimRecord]) -> None:
    text = jsonl.render(kept)
    read, notes = jsonl.read(text)
    assert (read, notes) == ([guarded(record) for record in kept], [])
    assert [each.published and each.published.utcoffset() for each in read] == [
        each.published and each.published.utcoffset() for each in kept
    ]
    assert text.count("\n") == len(kept)
    assert jsonl.is_export(text) == bool(kept)


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda table: table.pop("uuid"), "Line 2: object missing required field uuid."),
        (lambda table: table.update(start="x"), "Line 2: start: expected int, got str."),
        (lambda table: table.update(start=9, end=4), "Line 2: start and end: 9-4 is no span."),
        (lambda table: table.update(status=" "), "Line 2: status: it is empty"),
        (lambda table: table.update(created="2025-03-04T10:00:00"), "created: the moment has no offset from UTC."),
        (lambda table: table.update(format="claimwire/9"), "Line 2: its format is 'claimwire/9', not 'claimwire/1'."),
        (lambda table: table.update(id=2**70), "Line 2: id"),
        (lambda table: table.update(text="\u001b"), "Line 2: text: it is empty."),
        (lambda table: table.update(tags="water"), "Line 2: tags: expected array, got str."),
    ],
)
def test_a_line_that_is_no_record_is_named_with_its_place(change: object, note: str) -> None:
    first, second = jsonl.render([CLAIM, NOTE]).splitlines()
    table = json.loads(first)
    assert callable(change)
    change(table)
    read, notes = jsonl.read(f"{second}\n{json.dumps(table)}\n\nnot json\n{second}\n")
    assert read == [NOTE, NOTE]
    assert note in notes[0]
    assert notes[1] == "Line 4: this is not a line of JSON."


@given(st.text() | st.binary().map(lambda some: some.decode("utf-8", "replace")))
def test_whatever_is_read_the_answer_is_records_and_sentences(text: str) -> None:
    read, notes = jsonl.read(text)
    assert not read
    assert all(note == line(note) for note in notes)
    assert not jsonl.is_export(text)


def test_deep_nesting_is_a_sentence() -> None:
    assert jsonl.read('{"a":' * 100_000) == ([], ["Line 1: this is not a line of JSON."])


def test_the_schema_names_every_field() -> None:
    described = json.dumps(jsonl.schema())
    assert all(f'"{name}"' in described for name in CLAIM.__slots__)


@given(st.lists(records(), max_size=3), st.booleans())
def test_no_cell_is_a_formula_and_every_word_is_there(kept: list[ClaimRecord], bom: bool) -> None:
    text = tables.render(kept, bom=bom)
    assert safe(text)
    assert text.startswith("\ufeff") == bom
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(kept)
    for row, record in zip(rows, map(guarded, kept), strict=True):
        assert not any(cell.lstrip(" ").startswith(tables.FORMULA) for cell in row.values())
        for name in ("title", "quote", "text", "speaker"):
            assert row[name].removeprefix("'") == getattr(record, name).removeprefix("'")


def front(text: str) -> dict[str, object]:
    """The front matter, read by the rules of YAML that we use: `name: JSON or date`, or a list of JSON."""
    assert text.startswith("---\n")
    head = text[4:].split("\n---\n", 1)[0]
    found: dict[str, object] = {}
    items: list[object] = []
    for each in head.split("\n"):
        if each.startswith("  - "):
            items.append(json.loads(each[4:]))
            continue
        name, value = each.split(":", 1)
        assert re.fullmatch("[a-z]+", name)
        date = re.fullmatch(r" \d{4}-\d\d-\d\d", value)
        found[name] = items if not value else value.strip() if date else json.loads(value)
    return found


@given(records())
def test_front_matter_is_data_whatever_the_words_are(record: ClaimRecord) -> None:
    text = markdown.render([record], now=NOW)
    assert safe(text)
    told = front(text)
    assert told["title"] == line(record.title)
    assert told.get("url", "") == line(record.url)
    tags = told["tags"]
    assert isinstance(tags, list)
    assert not any(re.search(r"\s|^[\d/-]*$", tag) for tag in tags)


@given(SOLID)
def test_outside_words_stay_words_in_markdown(words: str) -> None:
    text = markdown.render([replace(CLAIM, quote=words, title=words, notes=(words,), speaker=words)], now=NOW)
    body = text.split("\n---\n", 1)[1]
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "x", body)
    bare = re.sub(r"^(#+ |> ?|- note: |- tags: .*|- [a-z]+::|- text: .*|\^c-3b24c0de$)", "", bare, flags=re.MULTILINE)
    bare = bare.replace("[source](<https://news.example/dam>)", "")
    assert not re.search(r"[<>\[\]`*_#|~$^]|%%|==|::", bare)
    assert not re.search(r"^\s*([-+=]|\d+[.)])", bare, re.MULTILINE)


def test_markdown_of_one_article_says_everything_that_is_needed_to_cite_it() -> None:
    text = markdown.render([CLAIM, NOTE], now=NOW)
    assert front(text) == {
        "title": "Less water behind the dam",
        "created": "2025-03-04",
        "changed": "2025-03-04",
        "url": "https://news.example/dam",
        "author": "A. Writer, B. Writer",
        "site": "News",
        "language": "en",
        "published": "2025-03-03",
        "fetched": "2025-03-04",
        "tags": ["claimwire", "claim/attributed", "water", "Дніпро-вода", "note"],
    }
    assert "\n> The dam holds 4,000 tonnes less than in May, the ministry said.\n" in text
    assert "\n- speaker:: the ministry\n- cue:: said\n- said:: 2025-03-03\n- figure:: 4,000 tonnes\n" in text
    assert "\n- note: Ask for the May figure.\n" in text
    assert "\n^c-3b24c0de\n" in text
    assert "[source](<https://news.example/dam>)" in text


def test_markdown_of_several_articles_has_a_heading_each() -> None:
    text = markdown.render([CLAIM, replace(NOTE, entry=EntryId(13), title="# Other <b>")], now=NOW)
    assert "\n# Claims and notes\n" in text
    assert "\n## Less water behind the dam\n" in text
    assert "\n## \\# Other \\<b\\>\n" in text


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    text = markdown.render([replace(CLAIM, url="javascript:alert(1)")], now=NOW)
    assert "](<" not in text
    text = markdown.render([replace(CLAIM, url="https://a.example/>)[x](javascript:y)")], now=NOW)
    assert "[source](<https://a.example/%3E)[x](javascript:y)>)" in text


def test_nothing_kept_is_a_document_that_says_so() -> None:
    assert "Nothing is tagged or noted." in markdown.render([], now=NOW)
    assert jsonl.render([]) == ""
    assert tables.render([]) == ",".join(tables.COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("tag", "word"),
    [("2024", "n2024"), ("a b", "a-b"), ("#x", "x"), ("_x_", "x"), ("!", ""), ("Дніпро/вода", "Дніпро/вода")],
)
def test_a_tag_is_a_word_obsidian_takes(tag: str, word: str) -> None:
    assert markdown.tag_word(tag) == word


def test_every_format_has_an_ending_that_finds_it() -> None:
    for name, each in FORMATS.items():
        assert of_ending(f"My file.{each.ending.upper()}") == name
        assert each.render(Kept((CLAIM,)), Made(NOW))
    assert of_ending("file.docx") == of_ending("file") == ""


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_markdown_with_its_front_matter() -> None:
    text = markdown.render([replace(CLAIM, title='A "title": with [all] \\ of --- it')], now=NOW)
    made = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"], input=text, capture_output=True, text=True, check=True
    )
    assert "tags" in json.loads(made.stdout)["meta"]
