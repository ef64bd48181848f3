"""The command line where it is easily forgotten: `-`, closed streams, whole queries in one word, notes and files."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from store_shelf import anchor, article, digested, document, post, shelf

from tui import cli
from tui.model import Enclosure, Status
from tui.store import articles, claims, feeds
from tui.store.db import open_library

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
Do = Callable[..., tuple[int, str, str]]


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Do:
    """Run the command line here, on a library of one feed with one claim: exit code, stdout, stderr."""
    library = tmp_path / "library.db"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("CLAIMWIRE_LIBRARY", str(library))
    db, _, entries = shelf(library)
    claims.tag(db, entries[0], anchor(digested(db, entries[0])), status=Status.QUOTE, now=NOW)
    db.close()

    def run(*words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        code = cli.run(words)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


@pytest.mark.parametrize("words", [("-o", "-"), ("--output", "-"), ("--output=-",), ()])
def test_a_dash_as_the_file_to_write_is_standard_output(do: Do, words: tuple[str, ...]) -> None:
    code, told, wrong = do("export", "--format", "jsonl", *words)
    assert (code, wrong) == (0, "")
    claims = [row for row in map(json.loads, told.splitlines()) if row["kind"] == "claim"]
    assert [row["status"] for row in claims] == ["quote"]


@pytest.mark.parametrize("before", [True, False])
def test_a_dash_as_the_file_to_import_is_standard_input(do: Do, tmp_path: Path, before: bool) -> None:
    exported = do("export", "--format", "jsonl")[1].encode()
    options = ("--library", str(tmp_path / "other.db"))
    words = (*options, "import", "-") if before else ("import", "-", *options)
    assert do(*words, stdin=exported) == (0, "1 claim or note brought back.\n", "")
    code, told, wrong = do("import", "-", "--library", str(tmp_path / "third.db"), stdin=b"broken\n" + exported)
    assert (code, told) == (3, "1 claim or note brought back.\n")
    assert wrong.startswith("claimwire: Line 1: this is not a line of JSON")
    urls = b"https://wire.example/other.xml harbour\n"
    assert do("import", "-", stdin=urls)[1] == "1 feed added, 0 known already.\n"


def test_a_query_in_one_shell_word_is_read_like_its_words(do: Do) -> None:
    assert do("list", "is:claim feed:wire") == do("list", "is:claim", "feed:wire")
    assert do("list", "feed:Harbour Wire", "is:claim") == do("list", "is:claim", 'feed:"Harbour Wire"')
    assert do("list", "is:claim feed:wire")[1].count("\n") == 1
    code, told, _ = do("export", "--search", "is:claim feed:wire", "--format", "jsonl")
    assert (code, told.count('"kind":"claim"')) == (0, 1)
    assert do("list", "before:")[0] == 2


def test_an_export_of_no_entry_says_so(do: Do) -> None:
    code, told, wrong = do("export", "--entry", "999")
    assert (code, told) == (1, "")
    assert wrong == "claimwire: There is no such entry. It may have left the library; look in the list.\n"


def test_show_tells_what_is_wrong_with_an_article_and_which_files_it_has(do: Do, tmp_path: Path) -> None:
    db = open_library(tmp_path / "library.db")
    sound = Enclosure("https://wire.example/ep1.mp3", "audio/mpeg")
    (feed,) = feeds.all_feeds(db)
    (number,) = articles.save_feed(db, feed.id, document(post(9, enclosures=(sound,))), NOW).new
    articles.save_article(db, number, "feed", article("Show notes."), fetched=NOW)
    articles.digest_failed(db, number, "page", "The page did not answer.", NOW)
    db.close()
    code, told, wrong = do("show", str(number))
    assert code == 0
    assert "[audio/mpeg] https://wire.example/ep1.mp3\n" in told
    assert wrong == "claimwire: The page did not answer.\n"
    assert json.loads(do("show", str(number), "--json")[1])["enclosures"][0]["url"] == sound.url


def test_the_doctor_ends_no_sentence_twice(do: Do, tmp_path: Path) -> None:
    db = open_library(tmp_path / "library.db")
    db.execute("PRAGMA user_version = 99")
    db.close()
    code, told, _ = do("doctor")
    assert code == 4
    assert ".." not in told.replace("...", "")


def test_streams_closed_from_the_start_are_no_mistake(tmp_path: Path) -> None:
    command = shlex.join([sys.executable, "-m", "tui"])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CLAIMWIRE", "XDG"))}
    environment = {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    for words, code in (
        ("config >&-", 0),
        ("config --json >&-", 0),
        ("nonsense 2>&-", 2),
        ("digest --jsonl <&-", 0),
        ("list <&- >&- 2>&-", 1),
    ):
        made = subprocess.run(
            ["sh", "-c", f"{command} {words}"], env=environment, capture_output=True, timeout=60, check=False
        )
        assert (made.returncode, made.stderr) == (code, b""), words


def test_all_feeds_of_a_page_are_added_though_one_fails(do: Do, httpserver: HTTPServer) -> None:
    feed = '<rss version="2.0"><channel><title>{}</title></channel></rss>'
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{name}.xml">' for name in "abc")
    httpserver.expect_request("/").respond_with_data(f"<html><head>{links}</head></html>", content_type="text/html")
    for name in "ac":
        httpserver.expect_request(f"/{name}.xml").respond_with_data(feed.format(name), content_type="text/xml")
    code, told, wrong = do("add", httpserver.url_for("/"), "--all")
    assert (code, told) == (3, "“a” added, with 0 entries.\n“c” added, with 0 entries.\n")
    assert wrong.startswith(f"claimwire: {httpserver.url_for('/b.xml')} could not be added: The server has")
    httpserver.clear()
    assert do("add", httpserver.url_for("/"))[0] == 1


def test_a_file_that_ends_in_opml_gets_the_subscriptions(do: Do, tmp_path: Path) -> None:
    assert do("export", "-o", str(tmp_path / "subs.opml"))[0] == 0
    assert (
        (tmp_path / "subs.opml").read_text().startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">')
    )


def test_a_config_file_that_is_named_is_looked_at_by_every_verb(do: Do, tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text('theem = "night"\n')
    for words in (["list"], ["search", "ferry"], ["claims"], ["export"]):
        code, told, wrong = do(*words, "--config", str(tmp_path / "wrong.toml"))
        assert (code, told) == (2, ""), words
        assert 'line 1: there is no key "theem". Did you mean "theme"?' in wrong
