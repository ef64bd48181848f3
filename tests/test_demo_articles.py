"""Promises of the demo's pages: every word a post's author wrote is in its article, nothing of the page around it is.

Each post's own file is the gold: its blocks must all be there, in order, and no other.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from tui.flows.newsroom import Newsroom
from tui.flows.newsroom_pages import TEASERS, address
from tui.flows.newsroom_posts import Post, outlets, posts
from tui.model import Article, Page
from tui.text.digest import digest

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WRITTEN = posts(NOW)
NEWSROOM = Newsroom(NOW)
ALL = [(key, post) for key, some in WRITTEN.items() for post in some]
FURNITURE = {
    "northern-wire": "We use cookies|Sign in|Home|Email this story|Morning File|Latest stories|Read also|harbourmaster"
    "|Comments close|All rights reserved|Contact the newsroom",
    "meridian-desk": "Europe edition|Subscribe from|Podcasts|min read|Save for later|night shift. Write|without"
    " advertising|Latest stories|Most read|Every gauge|More on this story|Comments are closed|Readers’ Trust"
    "|uses cookies",
    "eastgate-ledger": "Public money |Letters|Latest stories|Read also|Read the Ledger|Saturday edition|Co-operative"
    "|uses cookies",
    "poludenna-khvylia": "Головна|Про редакцію|Читайте також|Поділитися|Підтримайте|Мітки|Свіжі дописи|Читати більше"
    "|Залишити коментар|Передрук|cookie",
    "kurs-dnia": "Дизель 57|Калькулятор|Читайте також|Поширити|Підпишіться|Свіжі дописи|Читати більше|порадою|cookies",
    "visnyk-stepu": "ВІСНИК|Оголошення|Читайте також|Свіжі дописи|Читати більше|Передплатіть|Знайшли помилку|cookies",
    "open-bench": "Skip to|methods left in|See also|free to read|Buy us|Latest stories|2 replies|raw counts as|CC BY",
}


@cache
def article(key: str, slug: str) -> Article:
    """The digest of one post's page, told no more than its address."""
    post = next(one for one in WRITTEN[key] if one.slug == slug)
    url = address(outlets()[key], post)
    return digest(Page(html=NEWSROOM.answer(url)[2], url=url, charset="utf-8"))


def gold(post: Post) -> list[str]:
    """Every line of a post as it should read: marks gone, tables by their cells."""
    lines = [
        re.sub(r"^(?:## |- |> )", "", line).replace("**", "") for block in post.blocks for line in block.split("\n")
    ]
    return [cell.strip() for line in lines for cell in (line.strip("| ").split("|") if line[0] == "|" else [line])]


def names(value: tuple[str, Post]) -> str:
    return f"{value[0]}/{value[1].slug}"


@pytest.mark.parametrize("one", ALL, ids=names)
def test_every_word_that_was_written_is_in_the_article_in_order(one: tuple[str, Post]) -> None:
    text, at = " ".join(article(one[0], one[1].slug).text.split()), 0
    for line in gold(one[1]):
        found = text.find(line, at)
        assert found >= 0, line
        at = found + len(line)


@pytest.mark.parametrize("one", ALL, ids=names)
def test_nothing_of_the_page_around_it_is_in_the_article(one: tuple[str, Post]) -> None:
    found = article(one[0], one[1].slug)
    assert not [words for words in FURNITURE[one[0]].split("|") if words in found.text]
    written = gold(one[1])
    for block in found.blocks:
        words = found.text[block.start : block.end]
        if block.kind not in ("row", "caption"):
            assert words in written, words
    assert (found.title, found.byline) == (one[1].title, one[1].author)
    assert found.published[:10] == one[1].published.date().isoformat()
    assert found.language == outlets()[one[0]].language


@pytest.mark.parametrize("one", ALL, ids=names)
def test_teasers_leave_the_body_as_dated_links(one: tuple[str, Post]) -> None:
    links = {link.url: link for link in article(one[0], one[1].slug).links}
    for other in [post for post in WRITTEN[one[0]] if post is not one[1]][:TEASERS]:
        link = links[address(outlets()[one[0]], other)]
        assert link.title == other.title
        assert link.published[:10] == other.published.date().isoformat()
