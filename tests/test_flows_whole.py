"""Promises of a page read whole, with the real digest: its pages joined, its site's furniture learned."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from inline import Inline
from pytest_httpserver import HTTPServer

from tui.fetch.client import Client
from tui.flows.digesting import Digesting, fetch_page
from tui.flows.events import Event
from tui.flows.explaining import explain
from tui.flows.reading import open_entry
from tui.flows.saving import read_page, save_url
from tui.model import Article, Entry, EntryId, ParsedFeed, SiteRule
from tui.store import articles, feeds, notes, revisions
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TOPICS = ["harbour", "orchard", "railway", "theatre", "glacier", "market", "library", "lighthouse"]
APPEAL = "Northern Wire is written by nine people in two rooms above the old customs house, and has been since 1987."
PLACE = """<!doctype html><html><head><title>{title} - Northern Wire</title></head><body>
<header><a href="/">Northern Wire</a> <a href="/world">World</a></header>
<main><article><h1>{title}</h1>{body}</article>{after}</main><footer>© Northern Wire</footer></body></html>"""


def clock() -> datetime:
    return NOW


@pytest.fixture
def serve(httpserver: HTTPServer) -> Callable[..., str]:
    """Put a page at a path, of a query where one is named; its address."""

    def put(path: str, body: str, query: str = "") -> str:
        httpserver.expect_request(path, query_string=query).respond_with_data(body, content_type="text/html")
        return httpserver.url_for(path) + (f"?{query}" if query else "")

    return put


Serve = Callable[..., str]


def told(topic: str, start: int = 0, count: int = 6) -> list[str]:
    """Paragraphs about something."""
    return [
        f"In the year {1900 + 7 * n} the {topic} had {n + 3} keepers, and the {n + 2}th of them wrote down what the "
        f"{topic} had cost, who had paid for it, and why the town wanted another {topic} before winter."
        for n in range(start, start + count)
    ]


def page(topic: str, *paragraphs: str, after: str = "") -> str:
    body = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    return PLACE.format(title=f"How the {topic} was paid for", body=body, after=after)


def test_an_article_over_three_pages_is_one_article_without_its_pager(
    client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    links = "".join(f'<a href="/story?page={number}">{number}</a> ' for number in (1, 2, 3))
    pager = f'<nav class="pagination">{links}</nav>'
    parts = [told("harbour", start, 4) for start in (0, 4, 8)]
    url = serve("/story", page("harbour", *parts[0], after=pager))
    serve("/story", page("harbour", *parts[1], after=pager), "page=2")
    serve("/story", page("harbour", *parts[2], after=pager), "page=3")
    article = read_page(client, Inline(), url)
    assert article.text.split("\n\n") == [*parts[0], *parts[1], *parts[2]]
    assert (article.title, article.note) == ("How the harbour was paid for", "")
    assert len(httpserver.log) == 3
    assert article.sentences[-1].end == len(article.text)


def test_a_block_that_stands_on_every_page_of_a_site_leaves_the_articles_once_it_is_known(
    store: StoreThread, client: Client, serve: Serve
) -> None:
    feed = store.call(feeds.add, "http://localhost/feed", typed=True, now=NOW)
    texts = {topic: told(topic) for topic in TOPICS}
    posts = [
        Entry(topic, topic, serve(f"/{topic}", page(topic, *text[:4], APPEAL, *text[4:])))
        for topic, text in texts.items()
    ]
    ids = store.call(articles.save_feed, feed.id, ParsedFeed("Wire", tuple(posts)), NOW).new
    for entry in ids:
        assert fetch_page(store, client, Inline(), store.call(articles.pending_of, entry), clock=clock) == ""
    shown = [store.call(open_entry, entry).article for entry in ids]
    for article, text in zip(shown, texts.values(), strict=True):
        assert set(text) <= set(article.text.split("\n\n"))
    assert APPEAL in shown[0].text
    assert not [article.title for article in shown[-2:] if APPEAL in article.text]
    cut = explain(store, Inline(), ids[-1]).cut
    assert APPEAL in [one.text for one in cut]


def test_a_refresh_reads_the_pages_again_that_came_before_it_had_learned(
    store: StoreThread, client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    feed = store.call(feeds.add, "http://localhost/feed", typed=True, now=NOW)
    posts = [
        Entry(topic, topic, serve(f"/{topic}", page(topic, *told(topic)[:4], APPEAL, *told(topic)[4:])), content="<p>A")
        for topic in TOPICS
    ]
    ids = store.call(articles.save_feed, feed.id, ParsedFeed("Wire", tuple(posts)), NOW, pages=range(8)).new
    store.call(notes.write, ids[0], "Worth keeping.", now=NOW)
    said: list[Event] = []
    run = Digesting(store, client, Inline(), clock=clock, tell=said.append, stopped=threading.Event())
    run.start()
    assert run.finish() == 8
    shown = [store.call(open_entry, entry, source="page") for entry in ids]
    assert [APPEAL in one.article.text for one in shown] == [True] + [False] * 7, "what bears a note stays as it was"
    assert len(httpserver.log) == 8, "nobody is asked again"
    first = store.call(revisions.history, ids[3], "page")
    assert {one.fetched for one in first} == {NOW}
    assert store.call(revisions.page, shown[3].revision) is not None
    assert [APPEAL in one.text for one in store.call(revisions.history, ids[0], "page")] == [True]
    assert len(said) > 8


def test_a_persons_rule_decides_what_the_article_is(client: Client, serve: Serve) -> None:
    body = [*told("harbour")[:2], '<span class="ad">Buy a boat from Harl and Sons, the boat people of Izmail.</span>']
    extra = '<div class="appendix"><p>A table of all keepers hangs in the tower.</p><time>3 March 2025</time></div>'
    url = serve("/story", page("harbour", *body, *told("harbour")[2:], after=extra))
    rule = SiteRule(keep=("article p", ".appendix p"), drop=(".ad",), title="title", date=".appendix time")
    article = read_page(client, Inline({"localhost": rule}), url)
    assert "boat people" not in article.text
    assert article.text.endswith("A table of all keepers hangs in the tower.")
    assert (article.title, article.published[:10]) == ("How the harbour was paid for - Northern Wire", "2025-03-03")
    assert article.confidence >= 0.9
    broken = read_page(client, Inline({"localhost": SiteRule(keep=("p..x",))}), url)
    assert "no CSS selector: p..x" in broken.note
    assert "keepers" in broken.text


def test_a_page_without_text_gives_way_to_its_amp_version(client: Client, serve: Serve) -> None:
    empty = (
        "<!doctype html><html><head><title>T</title><link rel=amphtml href=/amp/story></head><body><div id=app></div>"
    )
    url = serve("/story", empty + "<script>boot()</script></body></html>")
    serve("/amp/story", page("harbour", *told("harbour")))
    article: Article = read_page(client, Inline(), url)
    assert article.text.split("\n\n") == told("harbour")
    assert "its other version" in article.note


def test_a_plain_text_keeps_its_paragraphs_and_lines_and_is_explained_as_such(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    text = "Two ships\n\nOne came from <Izmail>,\none from Reni.\n\nThe port stays open."
    httpserver.expect_request("/notes.txt").respond_with_data(text, content_type="text/plain; charset=utf-8")
    entry = save_url(store, client, Inline(), httpserver.url_for("/notes.txt"), clock=clock)
    article = store.call(open_entry, entry).article
    assert (article.title, article.text) == ("notes.txt", text)
    assert explain(store, Inline(), entry).article == article
    kept = store.call(articles.load, entry, "page")
    assert kept is not None
    raw = store.call(revisions.page, kept.revision)
    assert raw is not None
    assert (raw.body, raw.plain) == (text.encode(), True), "it is kept as it came"


def test_every_kept_page_says_how_it_became_its_article(store: StoreThread, client: Client, serve: Serve) -> None:
    feed = store.call(feeds.add, "http://localhost/feed", typed=True, now=NOW)
    post = Entry("g", "How the harbour was paid for", serve("/a", page("harbour", *told("harbour"))))
    entry: EntryId = store.call(articles.save_feed, feed.id, ParsedFeed("Wire", (post,)), NOW).new[0]
    fetch_page(store, client, Inline(), store.call(articles.pending_of, entry), clock=clock)
    said = explain(store, Inline(), entry)
    assert said.article == store.call(open_entry, entry).article
    assert said.steps
    assert any("World" in one.text or "Northern Wire" in one.text for one in said.cut)
