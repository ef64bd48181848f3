"""Promises about cut feeds: teasers of any language are found, short posts and whole ones are left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.flows.cut import is_cut, text_of, wants_page
from tui.model import Enclosure, Entry

WORDS = "The harbour office of Izmail counted the ships that came in from the river, and two of them carried grain. "
WHOLE = f"<p>{WORDS * 20}</p>"
PART = f"<p>{WORDS * 5}"
URL = "https://wire.example/story/1"


def post(text: str, title: str = "Ships counted", url: str = URL, *, summary: str = "", kind: str = "") -> Entry:
    files = (Enclosure("https://wire.example/1.mp3", kind),) if kind else ()
    return Entry("g", title, url, content=text, summary=summary, enclosures=files)


@pytest.mark.parametrize(
    "end",
    [
        "and then […]</p>",
        f"then [&#8230;]</p>\n<p>The post <a href='{URL}'>Ships counted</a> appeared first on <a href='/'>B</a>.</p>",
        f"and then &hellip;</p><p>The post <a href='{URL}'>Ships</a> appeared first on <a href='/'>B</a>.</p>",
        "and then…",
        "and then ...</p>",
        "and then</p><a href='/x'>Read more »</a>",
        "and then</p><a href='/x'>Continue reading <i>Ships counted</i></a>",
        "та інші</p><a href='/x'>Читати далі →</a>",
        "та інші. <b>Детальніше</b>",
        "и другие</p><a href='/x'>Читать полностью</a>",
        "und mehr</p><a href='/x'>Weiterlesen</a>",
        "et plus</p><a href='/x'>Lire la suite…</a>",
        "y más</p><a href='/x'>Seguir leyendo</a>",
        "i tak</p><a href='/x'>Czytaj więcej</a>",
        "そして<a href='/x'>続きを読む</a>",
        "and then</p><a href='https://wire.example/story/1?utm_source=rss'>Zum Weiterklicken</a>",
        "and then. More",
    ],
)
def test_a_text_that_says_it_goes_on_wants_its_page_whatever_the_feed(end: str) -> None:
    assert wants_page(post(PART + end), cut=False)
    assert is_cut([post(PART + end)] * 3)


@pytest.mark.parametrize(
    "entry",
    [
        post(WHOLE),
        post("", summary=WHOLE),
        post("<p>Read more</p>", summary=WHOLE),
        post(f"<p>{WORDS * 8}</p><a href='{URL}'>Ships counted</a>"),
        post(f"<p>{WORDS * 8}</p><a href='{URL}#comments'>3 comments</a>"),
        post(f"<p>{WORDS * 8}</p><a href='{URL}'>Permalink</a>"),
        post(f"<p>{WORDS * 8}</p><p>She asked for no less and got much more.</p>"),
        post(f"<p>{WORDS * 40}</p><p>And then…</p>"),
        post(f"<p>{WORDS * 8}</p><p>The post <a href='{URL}'>A</a> appeared first on <a href='/'>B</a>.</p>"),
    ],
)
def test_a_whole_text_wants_no_page(entry: Entry) -> None:
    assert not is_cut([entry] * 4)
    assert not wants_page(entry, cut=False)


def test_what_is_short_by_nature_is_not_cut() -> None:
    status = post("<p>Two ships in the port today.</p>", title="")
    named = post("<p>Two ships in the port today, says the harbour office.</p>", title="Two ships in the port today…")
    sound = post("<p>Mira Castell talks of ships.</p>", kind="audio/mpeg")
    unlinked = post("<p>Short.</p>", url="")
    for entry in (status, named, sound, unlinked):
        assert not is_cut([entry] * 9)
        assert not wants_page(entry, cut=True)
    assert not is_cut([])
    teaser = post("<p>Two ships.</p>")
    assert is_cut([*([status] * 9), teaser]), "statuses do not vote"


def test_a_title_without_a_text_wants_its_page() -> None:
    assert wants_page(post(""), cut=False)
    assert wants_page(post("<img src='/x.png'>"), cut=False)
    assert is_cut([post("")])


def test_in_a_mixed_feed_most_posts_decide_and_marked_ones_want_their_page_all_the_same() -> None:
    teaser, marked, whole = post("<p>Two ships.</p>"), post("<p>Two ships … Read more"), post(WHOLE)
    assert is_cut([teaser, teaser, whole])
    assert not is_cut([teaser, whole, whole])
    assert wants_page(teaser, cut=True)
    assert not wants_page(teaser, cut=False)
    assert wants_page(marked, cut=False)
    assert not wants_page(whole, cut=True)


def test_texts_all_broken_off_alike_are_teasers_without_saying_so() -> None:
    same = [post(f"<p>{(WORDS * 9)[n : n + 500]}</p>") for n in range(6)]
    assert is_cut(same)
    open_ended = [post(f"<p>{(WORDS * 20)[n : n + 450 + 150 * n]}</p>") for n in range(6)]
    assert is_cut(open_ended)
    assert not is_cut([post(f"<p>{WORDS * n}</p>") for n in range(5, 12)]), "whole texts of several lengths"


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_no_feed_breaks_it(text: str, title: str, url: str) -> None:
    entry = post(text, title, f"https://wire.example/{url}")
    is_cut([entry] * 6)
    wants_page(entry, cut=True)


@pytest.mark.parametrize("unit", ["<", "<a href=", "<a href='x'>", "<p", "… ", "[ ", "&amp;", "a ", "<p><a "])
def test_a_text_twice_as_long_takes_no_more_than_its_share_longer(unit: str) -> None:
    def seconds(size: int) -> float:
        entry = post(unit * (size // len(unit)))
        began = time.process_time()
        for _ in range(3):
            is_cut([entry] * 6)
        return time.process_time() - began

    seconds(10_000)
    assert any(seconds(2_000_000) < 8 * seconds(500_000) + 0.2 for _ in range(4))


def test_text_is_measured_without_tags_and_blanks() -> None:
    assert text_of("<p>A&nbsp;&amp;\n\n B</p><br/>") == "A & B"
