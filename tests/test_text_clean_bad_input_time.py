"""Twice the page takes about twice the time, whatever the page is made of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from growth import grows_less

from tui.model import Page
from tui.text.extract import extract

STORY = "<p>The lighthouse keeper counted eleven ships that night, and wrote each of them down in her own hand.</p>" * 4
TWEET = "<blockquote class=twitter-tweet><p>Nobody came</p>&mdash; Ann (@ann) <a href=https://x.com/a/status/1>x</a></blockquote>"
SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "divs in divs": (800, lambda n: "<div>" * n + STORY),
    "spans in spans": (1500, lambda n: f"{STORY}<p>" + "<span>" * n + "x"),
    "marks in marks": (1500, lambda n: f"{STORY}<p>" + "<b><i>" * n + "x"),
    "lists in lists": (500, lambda n: f"{STORY}" + "<ul><li>" * n + "x"),
    "tables in tables": (300, lambda n: f"{STORY}" + "<table><tr><td>" * n + "x"),
    "quotes in quotes": (600, lambda n: f"{STORY}" + "<blockquote>" * n + "x"),
    "figures in figures": (250, lambda n: f"{STORY}" + "<figure><figcaption>Some words here" * n),
    "hidden in hidden": (500, lambda n: f"{STORY}" + "<div hidden>words" * n),
    "line breaks": (3000, lambda n: f"{STORY}<p>" + "<br>x" * n),
    "empty lines": (300, lambda n: f"{STORY}<p>" + "some words<br><br>" * n),
    "links": (300, lambda n: f"{STORY}" + "<a href=/x>y</a> " * n),
    "items": (300, lambda n: f"{STORY}<ul>" + "<li>some words" * n),
    "cells": (900, lambda n: f"{STORY}<table><tr>" + ("<td>a<td>b<td>c<tr>" * (n // 3))),
    "cells that span": (300, lambda n: f"{STORY}<table>" + "<tr><td rowspan=60 colspan=60>abc<td>b" * (n // 2)),
    "a table without end": (300, lambda n: f"{STORY}<table>" + "<tr><td>a" * n),
    "footnotes": (150, lambda n: "".join(f"<p>Word<sup><a href=#f{at}>{at % 999}</a></sup>" for at in range(n))
                  + "".join(f"<p id=f{at}>{at % 999} Note." for at in range(n))),
    "notes without references": (900, lambda n: f"{STORY}" + "<sup><a href=#f>1</a></sup>" * n),
    "embedded posts": (150, lambda n: f"{STORY}" + TWEET * n),
    "frames": (900, lambda n: f"{STORY}" + "<iframe src=https://www.youtube.com/embed/abcdefghijk></iframe>" * n),
    "drawn-out sentences": (200, lambda n: f"{STORY}" + "<aside class=pullquote>Nobody came home</aside>" * n),
    "code": (3000, lambda n: f"{STORY}<pre>" + "<span>x = 1</span>\n" * n),
    "lines of code": (900, lambda n: f"{STORY}<div class=syntaxhighlighter>" + "<div class=line>x = 1</div>" * n),
    "verses": (900, lambda n: f"{STORY}<div class=poem>" + "<div>a line of it</div>" * n),
    "open tags": (4000, lambda n: f"{STORY}" + "<b <i" * n),
    "attributes": (1500, lambda n: f"{STORY}<p " + " ".join(f"a{at}=1" for at in range(n)) + ">"),
    "classes": (20_000, lambda n: f"{STORY}<p class='{'line-' * n}'>x"),
    "full stops": (20_000, lambda n: f"{STORY}<p>" + "." * n),
    "dashes": (20_000, lambda n: f"{STORY}<blockquote>" + "— a" * n),
    "spaces": (50_000, lambda n: f"{STORY}<p>" + " \u00a0" * n + "x"),
    "entities": (20_000, lambda n: f"{STORY}<p>" + "&amp;&shy;" * n),
    "title": (5000, lambda n: f"<title>{'a - ' * n}</title>{STORY}"),
    "json": (5000, lambda n: f'<script type="application/ld+json">{"[" * n}</script>{STORY}'),
    "broken bytes": (20_000, lambda n: f"{STORY}<p>" + "слово \udc80" * n),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_page_takes_about_twice_the_time(shape: str) -> None:
    many, made = SHAPES[shape]
    pages = {size: Page(made(size).encode("utf-8", "surrogateescape")) for size in (many, 2 * many)}
    extract(Page(made(1)))
    assert grows_less(lambda size: extract(pages[size]), many, 2 * many, times=3)
