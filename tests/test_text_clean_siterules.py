"""Promises about a person's own rules: they say what the article is, and a bad one costs a note, never the page."""

from __future__ import annotations

import time

import pytest
from lxml.html import tostring

from tui.model import SiteRule
from tui.text import siterules, tree
from tui.text.element import Element

PAGE = """<html><head><meta name="headline" content="The meta title"></head><body>
<h1 class="head">Ships <b>counted</b></h1><p class="when">Updated on 3 March 2025 at noon</p>
<time datetime="2025-03-02T09:00:00+02:00">yesterday</time>
<main><div class="text"><p>One.</p> <div class="ad">Buy.</div><div class="text"><p>Two.</p></div></div>
<aside class="note">Aside.</aside>tail<div class="text">Three.</div></main><footer>Foot.</footer></body></html>"""


def page() -> Element:
    root = tree.parse(PAGE)
    assert root is not None
    return root


def words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_what_is_kept_is_the_outermost_of_each_match_in_the_pages_order_without_what_is_dropped() -> None:
    root = page()
    found = siterules.apply(root, SiteRule(keep=(".text", "h1"), drop=(".ad", "aside")))
    assert [words(element) for element in found.kept] == ["Ships counted", "One. Two.", "Three."]
    assert "Buy." not in words(root)
    assert "tail" in words(root), "what stands after a dropped element stays"
    assert [(step.name, step.choice) for step in found.steps] == [("rule drop", "2 parts"), ("rule keep", "3 parts")]
    siterules.isolate(root, found.kept)
    assert words(root.find("body")) == "Ships counted One. Two. Three."


def test_title_and_date_stand_where_the_rule_says() -> None:
    found = siterules.apply(page(), SiteRule(title="h1.head", date="time"))
    assert (found.title, found.published[:16]) == ("Ships counted", "2025-03-02T09:00")
    found = siterules.apply(page(), SiteRule(title="meta[name=headline]", date=".none, .when"))
    assert (found.title, found.published) == ("The meta title", "2025-03-03")


def test_a_rule_that_finds_nothing_changes_nothing() -> None:
    root = page()
    before = tostring(root)
    found = siterules.apply(root, SiteRule(keep=(".gone",), drop=("nav",), title=".gone", date=".gone"))
    assert found == siterules.Applied()
    siterules.isolate(root, found.kept)
    assert tostring(root) == before


@pytest.mark.parametrize("wrong", ["p..x", "::", "a[", "p::first-line", ":nonsense", "\x00", ">"])
def test_what_is_no_selector_is_a_note_and_the_others_hold(wrong: str) -> None:
    found = siterules.apply(page(), SiteRule(keep=(wrong, "h1"), drop=(wrong,), title=wrong, date=wrong))
    assert found.note.startswith("Your rule for this site has what is no CSS selector: ")
    assert [words(element) for element in found.kept] == ["Ships counted"]


def test_a_rule_for_everything_takes_the_page_apart_neither_way() -> None:
    root = page()
    assert [element.tag for element in siterules.apply(root, SiteRule(keep=("html", "*"))).kept] == ["head", "body"]
    siterules.apply(root, SiteRule(drop=("html",)))
    assert "One." in words(root)


def test_a_page_twice_as_deep_takes_no_more_than_its_share_longer() -> None:
    def seconds(depth: int) -> float:
        root = tree.parse("<body>" + "<div class='a'>" * depth + "x" + "</div>" * depth)
        began = time.process_time()
        siterules.apply(root, SiteRule(keep=(".a", "div"), drop=("p",)))
        return time.process_time() - began

    seconds(500)
    assert any(seconds(4000) < 8 * seconds(1000) + 0.2 for _ in range(4))
