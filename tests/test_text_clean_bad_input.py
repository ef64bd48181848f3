"""Whatever an address answers with, extraction gives an article or an honest note, in linear time, and never raises."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Page
from tui.plain import plain
from tui.text.extract import extract

STORY = "<p>The lighthouse keeper counted eleven ships that night, and wrote each of them down in her own hand.</p>" * 4


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
        (b"\x1f\x8b\x08" + bytes(99), "a compressed file"),
        (b"", "empty"),
        ("   ", "empty"),
        (bytes(range(32)) * 50, "not text"),
        ("<html><body></body></html>", "No article"),
        ("x" * 10_000_001, "larger than 10 MB"),
    ],
)
def test_what_is_no_article_gets_a_sentence(html: str | bytes, words: str) -> None:
    found = extract(Page(html, title="Kept"))
    assert found.text == ""
    assert words in found.note
    assert found.note.endswith(".")
    assert found.title == "Kept"


@pytest.mark.parametrize("charset", ["bogus", "rot13", "zlib", "utf-7", "utf-8", "latin-1", "idna"])
def test_a_wrong_charset_in_header_or_meta_does_no_harm(charset: str) -> None:
    html = f'<meta charset="{charset}">{STORY}<p>Вона дивилася на море до самого світанку, і ніхто її не кликав.</p>'
    found = extract(Page(html.encode(), charset=charset))
    assert "Вона дивилася на море" in found.text


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-16-le", "koi8-u"])
def test_other_encodings_are_read(encoding: str) -> None:
    html = "<p>Вона дивилася на море до самого світанку, і ніхто її не кликав додому тієї ночі.</p>" * 5
    charset = encoding if encoding == "koi8-u" else ""
    assert "Вона дивилася на море" in extract(Page(html.encode(encoding), charset=charset)).text


def test_no_control_character_passes() -> None:
    found = extract(Page(f"<title>a\x1b]0;x\x07</title><p>&#27;[2J&#x202e;{STORY}\x00</p>"))
    assert found.text == plain(found.text)
    assert "\x1b" not in found.title


DEEP: dict[str, Callable[[int], str]] = {
    "divs": lambda n: "<div>" * n + STORY,
    "spans": lambda n: f"{STORY}<p>" + "<span>" * n + "x",
    "lists": lambda n: f"{STORY}" + "<ul><li>" * n + "x",
    "tables": lambda n: f"{STORY}" + "<table><tr><td>" * n + "x",
    "breaks": lambda n: f"{STORY}" + "<br>x" * n,
    "links": lambda n: f"{STORY}" + "<a href=/x>y</a> " * n,
    "open tags": lambda n: f"{STORY}" + "<b <i" * n,
    "attributes": lambda n: f"{STORY}<p " + " ".join(f"a{at}=1" for at in range(n)) + ">",
    "full stops": lambda n: f"{STORY}<p>" + "." * n,
    "title": lambda n: f"<title>{'a - ' * n}</title>{STORY}",
    "json": lambda n: f'<script type="application/ld+json">{"[" * n}</script>{STORY}',
}


@pytest.mark.parametrize("kind", DEEP)
def test_ten_times_the_page_takes_no_more_than_its_share_of_time(kind: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        extract(Page(DEEP[kind](size)))
        return time.perf_counter() - start

    seconds(10)
    small = seconds(800)
    assert seconds(8000) < 40 * small + 0.5


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</a>",
                "<table>",
                "<td>",
                "</div>",
                "<li>",
                "<ul>",
                "<br>",
                "<a href=//[x>",
                "<h2>",
                "word ",
                "<pre>",
                "&#0;",
                "&nbsp;",
                "\u00ad",
                "e\u0301",
                "\u0301",
                "<math>",
                "<title>",
                "<body>",
                "<frameset>",
                "text. ",
            ]
        ),
        max_size=60,
    )
)
def test_blocks_and_marks_stay_inside_the_text(pieces: list[str]) -> None:
    for fragment in (True, False):
        found = extract(Page("".join(pieces), "http://a.example/", fragment=fragment))
        assert plain(found.text) == found.text
        last = 0
        for block in found.blocks:
            assert last <= block.start < block.end <= len(found.text)
            assert not found.text[block.start].isspace() or block.kind == "code"
            last = block.end
        assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)
