"""A page that is eight times as long takes about eight times as long to read, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import grows_less

from tui.model import Page
from tui.text.extract import extract

PROSE = "<p>The ferry has not sailed since Sunday, says the harbour master, and nobody can tell when it will again.</p>"
TEASER = '<h3><a href="/a">Why no ferry came</a></h3><p>2 May 2024</p><p>A snippet … Read more</p>'
SMALL, TIMES = 250, 8


def page(body: str, head: str = "") -> str:
    """A page with some prose of its own, and what is to be read in time."""
    return f"<html><head><title>No ferry - Harbour Post</title>{head}</head><body>{PROSE * 5}{body}</body></html>"


def data(words: str) -> str:
    """A page with these words in its JSON-LD."""
    return page("", f'<script type="application/ld+json">{words}</script>')


SHAPES: dict[str, Callable[[int], str]] = {
    "blanks in JSON-LD": lambda n: data('{"@type": "NewsArticle", "headline": "No' + " " * (9 * n) + 'ferry"}'),
    "blanks in broken JSON-LD": lambda n: data('{"@type": "NewsArticle", "headline": "No' + " " * (9 * n) + 'ferry"'),
    "comments in JSON-LD": lambda n: data("/* " * (9 * n) + '{"@type": "NewsArticle"'),
    "authors in JSON-LD": lambda n: data('{"@type": "Article", "author": [' + '{"name": "Ann Lee"},' * n + '"Bo"]}'),
    "blanks in a paragraph": lambda n: page("<p>No" + " \n" * (9 * n) + "ferry</p>"),
    "full stops": lambda n: page("<p>No" + ". " * (9 * n) + "ferry</p>"),
    "ellipses": lambda n: page("<p>No" + "… " * (9 * n) + "more</p>"),
    "dates in a paragraph": lambda n: page("<p>" + "12 March 2024, " * n + "</p>"),
    "digits": lambda n: page(f'<p class="date">{"1" * 9 * n}</p>'),
    "names in a byline": lambda n: page('<p class="byline">By ' + "Ann Lee, " * n + "</p>"),
    "a class of many words": lambda n: page(f'<div class="{"side-bar-" * n}">{PROSE}</div>'),
    "teasers": lambda n: page(TEASER * (n // 8)),
    "related lines": lambda n: page("<h3>Related posts</h3>" + "<p>Why no ferry came</p><p>2 May 2024</p>" * (n // 8)),
    "rows": lambda n: page("<table><tr><th>a<th>b" + "<tr><td>one<td>two" * n + "</table>"),
    "cells": lambda n: page("<table><tr><th>a<th>b<tr>" + "<td>one" * n + "</table>"),
    "lines of code": lambda n: page("<pre><code>" + "ferry = None\n    " * n + "</code></pre>"),
    "footnotes": lambda n: page('<p>No<sup><a href="#n1">1</a></sup></p>' * n + '<ol><li id="n1">Ferry</li></ol>'),
    "embedded posts": lambda n: page('<blockquote class="twitter-tweet"><p>No</p>— Ann (@ann)</blockquote>' * (n // 4)),
    "nested quotes": lambda n: page("<blockquote>No ferry" * n),
    "nested hidden parts": lambda n: page('<div style="display:none">No ferry' * n),
    "sections": lambda n: page(f"<section><h2>No ferry</h2>{PROSE}</section>" * (n // 4)),
    "the text twice": lambda n: page("".join(f"<p>Ferry number {at} has not sailed.</p>" for at in range(n // 2)) * 2),
    "links to pages": lambda n: page("".join(f'<a href="/x?page={at}">{at}</a> ' for at in range(n))),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_page_does(shape: str) -> None:
    def read(size: int) -> None:
        extract(Page(SHAPES[shape](size), url="https://example.org/no-ferry"))

    read(10)
    assert grows_less(read, SMALL, TIMES * SMALL, times=2 * TIMES, slack=0.1)
