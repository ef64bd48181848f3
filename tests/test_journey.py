"""The whole journey in a real terminal: two reports, their contradiction, a page that changes, the exports."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from anno import CONTEXTS
from journey_press import BREAD, COUNT, Press
from lxml import html
from pyld import jsonld
from pytest_httpserver import HTTPServer
from ui_terminal import ROOT, Terminal

from tui.fetch import jsonfeed

LIST, ARTICLE, STRIP = "Space read on", "c claim", "u unchecked"  # what the footer says there
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


class Desk:
    """A reader at a terminal: what it showed at each station of the way."""

    def __init__(self, home: Path, press: Press) -> None:
        self.library = home / "library.db"
        for feed in press.feeds:
            claimwire(self.library, "add", feed)
        self.terminal = Terminal(home, "--library", str(self.library))
        self.shown: dict[str, str] = {}

    def go(self, station: str, keys: str, *words: str) -> None:
        """Type, wait until the screen says all of it, and keep the screen."""
        self.terminal.press(keys)
        for each in words:
            self.terminal.wait_for(each)
        self.shown[station] = self.terminal.text


def claimwire(library: Path, *words: str) -> str:
    """A command's output."""
    command = [sys.executable, "-m", "tui", "--library", str(library), *words]
    env = {**os.environ, "LANG": "C.UTF-8", "HOME": str(library.parent)}
    made = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert made.returncode == 0, made.stderr
    return made.stdout


def tag_both(desk: Desk) -> None:
    """Read both reports and tag what they count; link what the strip has seen before."""
    desk.terminal.wait_for("Fog holds up")
    desk.go("wire", "\r", "17 trawlers", "◦ According")
    desk.go("first claim", "jjc", "figure 17 trawlers", STRIP)
    desk.go("wire", "\x1b", ARTICLE)
    desk.go("list", "h", LIST)
    desk.go("gazette", "j\r", "14 trawlers", "◦ The Coast Guard", ARTICLE)
    desk.go("second claim", "jjc", "figure 14 trawlers", "seen before  17, not 14", STRIP)
    desk.go("linked", "e", "Linked", "contradicts")
    desk.go("disputed", "d", "disputed, ")
    desk.go("gazette", "\x1b", ARTICLE)
    desk.go("bread", "jjc", "figure 9 days", STRIP)
    desk.go("gazette", "\x1b", ARTICLE)


def correct(desk: Desk, press: Press) -> None:
    """The page changes on the server; refresh, compare, and look through the ledger."""
    press.correct()
    desk.go("refreshed", "R", "1 post with claims changed", "◌ ■2")
    desk.go("changed", "D", "{+A second convoy", "[-The mayor of the island")
    desk.go("gazette", "q", "c claim")
    desk.go("ledger", "C", "1 orphan", "by speaker")
    desk.go("filtered", "/coast\r", "17, not 14", "v pick")
    desk.terminal.press("q\x11")
    assert desk.terminal.ended() == 0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The journey, made once."""
    with HTTPServer() as server:
        press = Press(server)
        desk = Desk(tmp_path_factory.mktemp("journey"), press)
        try:
            tag_both(desk)
            correct(desk, press)
            yield desk
        finally:
            desk.terminal.close()


def exported(desk: Desk, form: str, *more: str) -> str:
    """What an export holds."""
    return claimwire(desk.library, "export", "--format", form, *more)


def test_what_is_tagged_second_shows_what_was_said_before_and_is_linked_by_one_key(desk: Desk) -> None:
    assert "seen before  17, not 14 · Strait Wire" in desk.shown["second claim"]
    assert "Linked  contradicts “According to the Coast Guard" in desk.shown["linked"]
    assert "Saved  disputed" in desk.shown["disputed"]


def test_a_page_that_changed_is_told_compared_and_its_claims_stand_where_they_can(desk: Desk) -> None:
    changed = desk.shown["changed"]
    assert "⇅ The Coast Guard of Turkey said" in changed, "what moved keeps its mark"
    assert "◌ [-The mayor of the island" in changed, "what went away is an orphan"
    assert "  1 changed   1 orphan" in desk.shown["ledger"]


def test_the_ledger_filters_by_who_said_it_and_shows_what_speaks_against_it(desk: Desk) -> None:
    filtered = desk.shown["filtered"]
    assert "Ada Brenn" not in filtered
    assert "▼ contradicts  17, not 14" in filtered
    assert "Strait Wire · 23 Nov 2026" in filtered


def test_a_year_later_it_says_who_said_what_where_when_and_what_the_page_said(desk: Desk) -> None:
    lines = [json.loads(line) for line in exported(desk, "jsonl").splitlines()]
    claims = {line["text"]: line for line in lines if line["kind"] == "claim"}
    assert claims[COUNT]["status"] == "disputed"
    assert claims[COUNT]["speaker"] == "Coast Guard of Turkey"
    assert claims[COUNT]["said"] == "2026-11-23"
    assert claims[BREAD]["state"] == "orphan"
    (link,) = [line for line in lines if line["kind"] == "evidence"]
    assert link["relation"] == "contradicts"
    assert [line["what"] for line in lines if line["kind"] == "event" and line["claim"] == claims[COUNT]["uuid"]] == [
        "Tagged a claim", "Linked evidence: contradicts", "Marked a claim disputed",
    ]  # fmt: skip


def test_a_library_made_of_the_export_exports_the_same(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_text(text := exported(desk, "jsonl"))
    claimwire(tmp_path / "other.db", "import", str(tmp_path / "all.jsonl"))
    assert claimwire(tmp_path / "other.db", "export", "--format", "jsonl") == text


@needs_pandoc
@pytest.mark.parametrize(
    ("form", "read"), [("org", "org"), ("markdown", "markdown"), ("bibtex", "bibtex"), ("csl", "csljson")]
)
def test_pandoc_opens_what_was_exported(desk: Desk, form: str, read: str) -> None:
    command = ["pandoc", "-f", read, "-t", "json"]
    made = subprocess.run(command, input=exported(desk, form), capture_output=True, text=True, check=True)
    assert {"Trawlers", "harbour"} <= set(re.findall(r"\w+", made.stdout))


def test_a_json_ld_processor_opens_the_annotations(desk: Desk) -> None:
    options = {"documentLoader": lambda url, _: {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}}
    (collection,) = jsonld.expand(json.loads(exported(desk, "annotation")), options)
    assert "http://www.w3.org/ns/oa#TextQuoteSelector" in json.dumps(collection)


def test_a_table_a_page_a_review_and_a_feed_are_opened_by_their_own_readers(desk: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(desk, "csv"))))
    assert sorted(row["status"] for row in rows) == ["attributed", "attributed", "disputed"]
    assert len(list(csv.DictReader(io.StringIO(exported(desk, "readwise"))))) == 3
    page = html.document_fromstring(exported(desk, "html"))
    assert COUNT in page.text_content()
    (review,) = json.loads(exported(desk, "claimreview"))["@graph"]
    assert review["claimReviewed"] == COUNT
    feed = jsonfeed.read(exported(desk, "feed"), url="https://own.example/feed.json", now=datetime.now(UTC))
    assert len(feed.entries) == 3
