"""Promises about where a page goes on: its own next page in any pager, never another post or comments."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import onward, tree
from tui.text.onward import Onward

AT = "https://wire.example/2026/11/ships-counted"


def read(body: str, url: str = AT, head: str = "") -> Onward:
    root = tree.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return onward.read(root, url)


@pytest.mark.parametrize(
    ("links", "after"),
    [
        ("<a href='/2026/11/ships-counted'>1</a> <a href='{}/2/'>2</a> <a href='{}/3/'>3</a>", "{}/2/"),
        ("Pages: 1 <a href='{}/2'><span>2</span></a>", "{}/2"),
        ("<a href='?page=2'>Next page »</a>", "{}?page=2"),
        ("<a href='{}?page=2#top' rel='next'></a>", "{}?page=2"),
        ("<a href='{}?page=1' aria-label='Page 2'><svg></svg></a>", "{}?page=1"),
        ("<a href='{}?page=1'>1</a> <a href='{}?page=2'>2</a>", "{}?page=2"),
        ("<a href='{}?page=0'>1</a> <a href='{}?page=1'>2</a> <a href='{}?page=2'>3</a>", "{}?page=1"),
        ("<a href='{}/page/2/' class='next'>Наступна сторінка</a>", "{}/page/2/"),
        ("<a href='{}?seite=2'>Seite 2</a>", "{}?seite=2"),
        ("<a href='{}?p=2'>→</a>", "{}?p=2"),
        ("<a href='{}-2'>2 / 4</a>", "{}-2"),
        ("<a href='{}/2'>Next</a>", ""),
        ("<a href='{}/2'>Next</a> <a href='{}/3'>3</a>", "{}/2"),
        ("<a href='{}-2' rel='next'>Ships counted again</a>", ""),
        ("<a href='/2026/11/ferry-strike' rel='next'>Next</a>", ""),
        ("<a href='/2026/12/ships-counted'>12</a>", ""),
        ("<a href='https://fire.example/2026/11/ships-counted?page=2'>2</a>", ""),
        ("<div class='comments'><p><a href='{}?page=2'>2</a></p></div>", ""),
        ("<a href='{}/comment-page-2/#comments'>2</a>", ""),
        ("<a href='{}?page=3'>3</a>", ""),
        ("<a href='{}?page=2'>Ships of the second page of the register, by name</a>", ""),
        ("<a href='javascript:next(2)'>2</a><a href='#2'>2</a><a href='//['>2</a><a>2</a>", ""),
    ],
)
def test_the_next_page_has_this_address_and_its_number(links: str, after: str) -> None:
    assert read(links.replace("{}", AT)).after == after.replace("{}", AT)


@pytest.mark.parametrize(
    ("url", "link", "words", "found"),
    [
        (f"{AT}?page=2", f"{AT}?page=3", "3", True),
        (f"{AT}/2", f"{AT}/3", "3", True),
        (f"{AT}/9/", f"{AT}/10/", "10", True),
        (f"{AT}?page=2", f"{AT}?page=1", "1", False),
        (f"{AT}?page=2", AT, "Back", False),
        ("https://wire.example/a.html", "https://wire.example/a_2.html", "2", True),
        ("https://wire.example/a,2.html", "https://wire.example/a,3.html", "Weiter", False),
        ("https://wire.example/read.php?id=77", "https://wire.example/read.php?id=77&page=2", "2", True),
        ("https://wire.example/read.php?id=77", "https://wire.example/read.php?page=2&id=77", "Next page", True),
        ("https://wire.example/read.php?id=77", "https://wire.example/read.php?id=78", "Next", False),
        ("https://wire.example/ship-1-of-many", "https://wire.example/ship-2-of-many", "2", False),
        ("https://wire.example/news/1205", "https://wire.example/news/1206", "Next", False),
        ("https://wire.example/comic/57", "https://wire.example/comic/58", "Next", False),
        ("https://wire.example/?page=99", "https://wire.example/?page=100", "100", False),
    ],
)
def test_a_page_counts_on_where_it_is(url: str, link: str, words: str, found: bool) -> None:
    assert bool(read(f"<a href='{link}'>{words}</a>", url).after) is found


def test_the_head_names_the_next_page_only_where_its_address_says_so() -> None:
    assert read("", head=f"<link rel='next' href='{AT}?page=2'>").after == f"{AT}?page=2"
    assert read("", head="<link rel='next' href='https://wire.example/2026/11/ferry-strike'>").after == ""


def test_amp_and_print_views_are_other_versions_of_the_same_page() -> None:
    body = f"""<a href="/2026/11/ship-posters/12/print">Print</a>
    <a href="/print/ships-counted">Версія для друку</a> <a href="{AT}?print=1"></a>
    <a href="{AT}/print">x</a>
    <a href="/print-edition">Print</a> <a href="/shop/print/poster">Prints</a> <a href="javascript:print()">Print</a>"""
    head = "<link rel='amphtml' href='/amp/ships-counted'><link rel='amphtml' href='https://amp.example/x'>"
    host = "https://wire.example"
    assert read(body, head=head).instead == (
        f"{host}/amp/ships-counted",
        f"{host}/print/ships-counted",
        f"{AT}?print=1",
    )
    assert read("<a href='https://print.example/ships-counted/print'>Print</a>").instead == ()


def test_a_page_without_an_address_goes_nowhere() -> None:
    assert read(f"<a href='{AT}?page=2'>2</a>", url="") == Onward()


LETTERS = st.characters(exclude_categories=("Cs", "Cc"))  # a page of control characters is no page


@given(st.text(LETTERS, max_size=200), st.text(LETTERS, max_size=80), st.text(max_size=80))
def test_no_page_breaks_it(words: str, href: str, url: str) -> None:
    read(f"<a href='{href}' rel='next'>{words}</a><link rel=amphtml href=\"{href}\">", f"https://wire.example/{url}")


@pytest.mark.parametrize("unit", ["<a href='/1/2/3/4/5/6/7/8/9/10/11'>2</a>", "<a href='?page=2'>", "<a><b>", "2 "])
def test_a_page_twice_as_long_takes_no_more_than_its_share_longer(unit: str) -> None:
    def seconds(size: int) -> float:
        root = tree.parse("<body>" + unit * (size // len(unit)))
        began = time.process_time()
        onward.read(root, "https://wire.example/" + "1/" * 200)
        return time.process_time() - began

    seconds(10_000)
    assert any(seconds(400_000) < 8 * seconds(100_000) + 0.2 for _ in range(4))
