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
from typing import Any

import pytest
from export_world import CLAIM, NOTE, NOW, SOLID, records
from hypothesis import given
from hypothesis import strategies as st

from tui.export import markdown, tables
from tui.export.formats import FORMATS, Made, of_ending
from tui.model import ClaimRecord, EntryId, Kept
from tui.plain import line, plain


def guarded(record: ClaimRecord) -> ClaimRecord:
    """The record as it should come back: the same words, safe to draw."""
    names = [name for name in record.__slots__ if type(getattr(record, name)) is str]
    words: dict[str, Any] = {name: plain(getattr(record, name)) for name in names}
    made = replace(record, **words)
    return replace(made, tags=tuple(map(plain, record.tags)), notes=tuple(map(plain, record.notes)))


def safe(text: str) -> bool:
    return all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in text)


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
