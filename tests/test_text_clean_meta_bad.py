"""Whatever a page says of itself, reading it never raises and takes time in step with its length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_pages import BASE, BODY, about, ld, story

from tui.text import bylines, dates, jsonld, metadata, tree

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = (
    "@id", "@type", "@graph", "author", "creator", "name", "headline", "datePublished", "dateModified", "image",
    "license", "publisher", "keywords", "articleSection", "about", "hasPart", "isAccessibleForFree",
    "mainEntityOfPage", "description", "url", "articleBody",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_json_ld_is_too_odd(fields: dict[str, object]) -> None:
    found = about(ld({"@type": "NewsArticle", **fields}) + ld([fields, {"@type": ["Article", 3], **fields}]), BODY)
    assert isinstance(found.title, str)
    assert isinstance(found.when.day({}), str)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_no_byline_and_no_date_is_too_odd(text: str) -> None:
    for sure in (True, False):
        assert all(bylines.names([text], sure=sure))
    assert isinstance(dates.moment(text), str)


@given(
    st.lists(st.tuples(st.sampled_from(["author", "date", "og:title", "og:image", "keywords", "license"]), st.text()))
)
@settings(max_examples=60, deadline=None)
def test_no_meta_element_is_too_odd(metas: list[tuple[str, str]]) -> None:
    root = tree.parse(f"<html><head></head><body><h1>Dredging</h1>{BODY}</body></html>")
    assert root is not None
    head = root.find("head")
    for name, content in metas:
        meta = head.makeelement("meta", {"name": name})
        meta.set("content", "".join(sign for sign in content if sign.isprintable()))
        head.append(meta)
    assert metadata.read(root, BASE).when.day({}) is not None


HOSTILE = {
    "brackets": "[" * 100_000,
    "graphs": '{"@graph":' * 50_000,
    "authors": '{"@type":"Article","author":' * 20_000 + "1" + "}" * 20_000,
    "an open string": '{"@type":"Article","headline":"' + "x" * 500_000,
    "an open comment": "<!--" + " " * 400_000,
    "many": "[" + ",".join(['{"@type":"Article","@id":"#a","author":{"@id":"#a"}}'] * 30_000) + "]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_json_ld_is_given_up(name: str) -> None:
    assert about(f"<script type='application/ld+json'>{HOSTILE[name]}</script>", BODY).byline == ""


def test_json_ld_is_read_behind_comments_breaks_and_a_comma_too_many() -> None:
    for text in (
        '<!-- {"@type": "Article", "author": "Ann Lee"} -->',
        '/*<![CDATA[*/ {"@type": "Article", "author": "Ann Lee"} /*]]>*/',
        '{"@type": "Article", "author": "Ann Lee", "headline": "Mud\nand more",}',
        '{"@type": "Article", "author": "Ann Lee", "keywords": ["mud",]};',
        '{"@type": "Article", "author": "Ann Lee", "headline": "cut sho',
    ):
        assert about(f'<script type="application/ld+json">{text}</script>', BODY).byline == "Ann Lee"


SHAPES: dict[str, Callable[[int], str]] = {
    "metas": lambda n: "<meta name='author' content='Ann Lee'>" * n,
    "items": lambda n: "<div itemprop='author'>" * 200 + "<b itemprop='datePublished'>x</b>" * n,
    "asides": lambda n: "<div class='sidebar'><span class='author date'>By mud</span></div>" * n,
    "headings": lambda n: "<h1>Mud</h1>" * n,
    "nested headings": lambda n: "<h1>mud " * 30 + "mud " * n,
    "times": lambda n: "<time>mud</time>" * n,
    "links": lambda n: "<p><a rel='tag author' href='/author/x'>mud</a></p>" * n,
    "bylines": lambda n: "<p class='byline'>By by by by by by by by by by by</p>" * n,
    "lines": lambda n: "<b>" + "mud by 3/3/3 " * n + "</b>",
    "spans": lambda n: "<span>By</span>" * n,
    "state": lambda n: "<script>" + "author:{name:'" * n + "</script>",
    "blanks": lambda n: f"<script type='application/ld+json'>{{{' ' * 40 * n}</script>",
    "title": lambda n: f"<title>{' - | ' * n}</title>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_page_takes_about_twice_the_time(shape: str) -> None:
    def seconds(n: int) -> float:
        root = tree.parse(f"<html><body>{SHAPES[shape](n)}{BODY}</body></html>")
        start = time.process_time()
        metadata.read(root, BASE).when.day({})
        return time.process_time() - start

    seconds(100)
    for _ in range(3):
        small, large = seconds(3000), seconds(12000)
        if large < 0.05 or large < 7 * small:
            return
    raise AssertionError(f"{shape}: {small:.3f} s became {large:.3f} s for four times the page")


def test_the_deepest_nest_of_a_graph_is_not_followed() -> None:
    deep: object = {"@type": "NewsArticle", "author": "Ann Lee"}
    for _ in range(60):
        deep = {"@graph": [deep]}
    assert jsonld.read(tree.parse(f"<html><head>{ld(deep)}</head><body>x</body></html>")).articles == ()
    assert about(story(author="Bo Ek"), BODY).byline == "Bo Ek"
