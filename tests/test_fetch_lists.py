"""Subscription lists come in from OPML and newsboat, and go out as OPML 2.0; nothing else is run or read."""

from __future__ import annotations

import importlib.util
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from tui.errors import NotReadable
from tui.fetch.imported import Imported, ImportedFeed
from tui.fetch.opml import read, write
from tui.model import Feed, FeedId

SHARED = Path(__file__).parents[1].parent / "shared"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def opml(body: str, version: str = "2.0") -> Imported:
    return read(
        f'<opml version="{version}"><head><title>t</title></head><body>{body}</body></opml>'.encode(), "list.opml"
    )


def test_opml_2_with_nested_folders_and_categories() -> None:
    found = opml(
        '<outline text="World"><outline text="Asia / East"><outline text="A" type="rss" xmlUrl="https://a.example/f"/></outline>'
        '<outline title="B" xmlUrl="https://b.example/f" category="/World,tech"/></outline>'
        '<outline text="C &amp; D" XMLURL="https://c.example/f" type="RSS"/>'
    )
    assert found.feeds == (
        ImportedFeed("https://a.example/f", "A", "World/Asia ∕ East"),
        ImportedFeed("https://b.example/f", "B", "World", ("World", "tech")),
        ImportedFeed("https://c.example/f", "C & D"),
    )
    assert found.skipped == ()


def test_opml_1_says_url_and_title() -> None:
    found = opml(
        '<outline title="Old" url="https://old.example/f" type="rss"/><outline url="https://x.example/" type="link"/>',
        "1.0",
    )
    assert found.feeds == (ImportedFeed("https://old.example/f", "Old"),)


def test_a_sole_category_is_the_folder() -> None:
    assert (
        opml('<outline text="A" xmlUrl="https://a.example/f" category="/News/World"/>').feeds[0].folder == "News/World"
    )


def test_each_address_comes_in_once_and_bad_ones_are_told() -> None:
    bad = ["file:///etc/passwd", "javascript:alert(1)", "exec:rm -rf", "", "-x"]
    found = opml(
        "".join(
            f'<outline text="[b]{n}" xmlUrl="{url}"/>'
            for n, url in enumerate(["https://a.example", *bad, "HTTPS://A.example/"])
        )
    )
    assert [feed.url for feed in found.feeds] == ["https://a.example"]
    assert len(found.skipped) == len(bad)
    assert all(sentence.endswith(".") for sentence in found.skipped)


def test_newsboat_lines_with_tags_titles_and_what_is_never_run() -> None:
    rows = [
        "# my feeds", "", 'https://a.example/f news "two words" "~My title" !', "https://user:pass@b.example/f",
        '"query:Unread:unread = \\"yes\\""', "exec:~/bin/feed.sh news", '"filter:x:https://c.example/"', "file:///etc/passwd",
        "https://d.example/`id`",
    ]  # fmt: skip
    found = read("\n".join(rows).encode(), "urls")
    assert found.feeds == (
        ImportedFeed("https://a.example/f", "My title", "news", ("news", "two words"), hidden=True),
        ImportedFeed("https://user:pass@b.example/f"),
    )
    assert len(found.skipped) == 5


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n", b"<html><body>x</body></html>", b"<rss/>", b"<opml/>"])
def test_what_is_no_list_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(NotReadable, match=r"\.$"):
        read(data, "file\x1b[2J")


def feed(number: int, title: str, folder: str = "", *, kept: bool = False) -> Feed:
    return Feed(
        FeedId(number), f"https://f{number}.example/?a=1&b=2", title, folder, site="https://s.example/", kept=kept
    )


def test_what_is_written_is_opml_2_and_comes_back_the_same() -> None:
    feeds = [
        feed(1, 'A "quoted" & <b>'),
        feed(2, "Б", "World/Asia"),
        feed(3, "C", "World"),
        feed(4, "Saved", kept=True),
    ]
    text = write(feeds, "Mine & yours", NOW)
    root = etree.fromstring(text.encode())
    assert root.get("version") == "2.0"
    assert root.findtext("head/title") == "Mine & yours"
    assert root.findtext("head/dateCreated") == "Fri, 20 Nov 2026 12:00:00 +0000"
    assert all(outline.get("text") and outline.get("title") for outline in root.iter("outline"))
    found = {one.url: (one.title, one.folder) for one in read(text.encode(), "x").feeds}
    assert found == {one.url: (one.title, one.folder) for one in feeds[:3]}


def test_no_feed_at_all_is_still_a_list() -> None:
    assert etree.fromstring(write([], "t", NOW).encode()).find("body") is not None


def test_hostile_lists_are_read_or_refused_soon() -> None:
    script = SHARED / "hostile" / "hostile_server.py"
    if not script.exists():
        pytest.skip("the hostile corpus (../shared/hostile) is not here")
    spec = importlib.util.spec_from_file_location("hostile_lists", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    for path in sorted(module.unpacked().glob("*.opml")):
        began = time.process_time()
        try:
            found = read(path.read_bytes(), path.name)
        except NotReadable as error:
            told = [error.what]
        else:
            told = [*found.skipped, *(one.title for one in found.feeds)]
        assert time.process_time() - began < 8, path.name
        assert not any("root:" in text or "lollol" in text for text in told), path.name


def test_the_opml_samples_of_the_feed_validator_are_read_or_refused_in_a_sentence() -> None:
    folder = SHARED / "suites" / "feedvalidator" / "files" / "opml"
    if not folder.exists():
        pytest.skip("the public suites (../shared/suites) are not here")
    for path in sorted(folder.rglob("*ml")):
        try:
            read(path.read_bytes(), path.name)
        except NotReadable as error:
            told = error.what
        else:
            told = "."
        assert told.endswith("."), path.name
