"""Promises of reading a page whole: all its parts, its own host only, within bounds, never less than the feed."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer
from reads import Tags, html, understood
from werkzeug import Request, Response

from tui.errors import NotFound, NotReached, NotReadable, Stopped
from tui.fetch.client import Client
from tui.flows import pages
from tui.flows.digesting import digest_entry, fetch_page
from tui.flows.explaining import explain
from tui.flows.pages import Asking, Whole
from tui.flows.reading import open_entry
from tui.flows.saving import read_page, save_url
from tui.model import Entry, EntryId, Page, ParsedFeed, SiteRule
from tui.store import articles, feeds, furniture, revisions
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
FEED_TEXT = "The harbour office counted 23 ships on Monday, said Petro Lysenko. " * 6


def clock() -> datetime:
    return NOW


@pytest.fixture
def serve(httpserver: HTTPServer) -> Callable[[str, str | bytes], str]:
    """Put a page at a path; its address."""

    def put(path: str, body: str | bytes, kind: str = "text/html") -> str:
        httpserver.expect_request(path).respond_with_data(body, content_type=kind)
        return httpserver.url_for(path)

    return put


Serve = Callable[..., str]


def read(client: Client, url: str, workers: Tags | None = None) -> Whole:
    return Asking(client, workers or Tags()).read(Page(html="", url=url))


def asked(server: HTTPServer) -> list[str]:
    return [request.full_path.rstrip("?") for request, _ in server.log]


def entries(store: StoreThread, *given: Entry, url: str = "http://localhost/feed") -> tuple[EntryId, ...]:
    feed = store.call(feeds.add, url, typed=True, now=NOW)
    return store.call(articles.save_feed, feed.id, ParsedFeed("Harbour", given), NOW).new


def post(url: str, number: int = 1, content: str = "") -> Entry:
    return Entry(f"g{number}", f"Post {number}", url, content=content)


# -- the pages that follow --------------------


def test_the_following_pages_of_an_article_are_joined_in_order(
    client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    url = serve("/story", html("One.", after="/story/2"))
    serve("/story/2", html("Two.", after="3#top", title="T | Page 2"))
    serve("/story/3", html("Three."))
    whole = read(client, url)
    assert (whole.article.text, whole.article.note) == ("One.\n\nTwo.\n\nThree.", "")
    assert whole.raw is not None
    assert [b"Two." in page for page in whole.raw.more] == [True, False]
    assert asked(httpserver) == ["/story", "/story/2", "/story/3"]


@pytest.mark.parametrize(
    "after",
    ["http://127.0.0.1:{port}/away", "//127.0.0.1/x", "http://localhost:9/x", "javascript:alert(1)", "#2", "/a/"],
)
def test_no_following_page_is_asked_on_another_host_nor_the_page_itself_again(
    client: Client, httpserver: HTTPServer, serve: Serve, after: str
) -> None:
    url = serve("/a", html("A.", after=after.format(port=httpserver.port)))
    assert read(client, url).article == understood(Page(html=html("A."), url=url)).article
    assert asked(httpserver) == ["/a"]


def test_circles_and_redirects_off_the_host_end_the_chain(client: Client, httpserver: HTTPServer, serve: Serve) -> None:
    elsewhere = httpserver.url_for("/away").replace("localhost", "127.0.0.1")
    serve("/away", html("Away."))
    serve("/a", html("A.", after="/b"))
    serve("/b", html("B.", after="/a"))
    serve("/c", html("C.", after="/leaves"))
    httpserver.expect_request("/leaves").respond_with_data("", status=302, headers={"Location": elsewhere})
    assert read(client, httpserver.url_for("/a")).article.text == "A.\n\nB."
    left = read(client, httpserver.url_for("/c")).article
    assert left.text == "C."
    assert left.note.startswith("Page 2 of this article could not be read: That address leads to another host.")
    assert asked(httpserver) == ["/a", "/b", "/c", "/leaves"]


def test_an_endless_chain_ends_at_ten_pages_or_where_it_repeats_itself(client: Client, httpserver: HTTPServer) -> None:
    def endless(request: Request) -> Response:
        number = int(request.args.get("page", 1))
        return Response(html(f"Part {number}.", after=f"/e?page={number + 1}"), content_type="text/html")

    def same(request: Request) -> Response:
        number = int(request.args.get("page", 1))
        return Response(html("Always this.", after=f"/s?page={number + 1}"), content_type="text/html")

    httpserver.expect_request("/e").respond_with_handler(endless)
    httpserver.expect_request("/s").respond_with_handler(same)
    whole = read(client, httpserver.url_for("/e")).article
    assert whole.text.count("Part") == pages.MOST == 10
    assert whole.note == "This article goes on after its page 10. Open it in the browser."
    assert len(asked(httpserver)) == 10
    assert read(client, httpserver.url_for("/s")).article.text == "Always this."
    assert len(asked(httpserver)) == 12


def test_pages_that_are_too_large_together_end_the_chain(
    client: Client, httpserver: HTTPServer, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "TOTAL", 3000)
    for number in range(1, 8):
        serve(f"/{number}", html(f"Part {number}. " + "x" * 1000, after=f"/{number + 1}"))
    whole = read(client, httpserver.url_for("/1")).article
    assert whole.text.count("Part") == 2
    assert "goes on after its page 2" in whole.note
    assert asked(httpserver) == ["/1", "/2", "/3"]


def test_pages_that_come_slowly_end_the_chain(
    client: Client, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PATIENCE", 1e-9)  # seconds: the first page that follows has taken more

    def endless(request: Request) -> Response:
        number = int(request.args.get("page", 1))
        return Response(html(f"Part {number}.", after=f"/e?page={number + 1}"), content_type="text/html")

    httpserver.expect_request("/e").respond_with_handler(endless)
    article = read(client, httpserver.url_for("/e")).article
    assert article.text == "Part 1.\n\nPart 2."
    assert "goes on after its page 2" in article.note


def test_a_page_that_fails_on_the_way_is_a_note_and_the_rest_stays(
    client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    serve("/a", html("A.", after="/b"))
    serve("/b", html("B.", after="/none"))
    serve("/c", html("C.", after="/bad"))
    serve("/bad", html("broken"))
    httpserver.expect_request("/none").respond_with_data("", status=404)
    first = read(client, httpserver.url_for("/a")).article
    assert first.text == "A.\n\nB."
    assert first.note.startswith("Page 3 of this article could not be read: There is nothing at that address.")
    second = read(client, httpserver.url_for("/c")).article
    assert (second.text, "Page 2" in second.note) == ("C.", True)


def test_a_page_that_says_mostly_the_same_again_is_no_next_page(client: Client, serve: Serve) -> None:
    long = "The harbour office counted 23 ships on Monday. " * 5
    url = serve("/a", html(long, "A.", after="/b"))
    serve("/b", html(long, "Other posts, page 2."))
    assert read(client, url).article.text == f"{long}\n\nA."


def test_the_next_post_is_not_the_next_page(client: Client, httpserver: HTTPServer, serve: Serve) -> None:
    url = serve("/a", html("A.", after="/b", title="The dam holds"))
    serve("/b", html("B.", title="Ferry crews stay on strike in Eastgate"))
    assert read(client, url).article.text == "A."
    url = serve("/c", html("C.", after="/d", title="The dam holds"))
    serve("/d", html("D.", title="The dam holds – page 2 of 2"))
    assert read(client, url).article.text == "C.\n\nD."


def test_a_stop_on_the_way_leaves_the_entry_waiting(store: StoreThread, client: Client, httpserver: HTTPServer) -> None:
    coming = threading.Event()

    def slow(_: Request) -> Response:
        coming.set()
        threading.Event().wait(1)
        return Response(html("Late."))

    httpserver.expect_request("/a").respond_with_data(html("A.", after="/slow"), content_type="text/html")
    httpserver.expect_request("/slow").respond_with_handler(slow)
    (entry,) = entries(store, post(httpserver.url_for("/a")))
    store.call(articles.want_pages, [entry])
    pending = store.call(articles.pending_of, entry)

    def stop() -> None:
        coming.wait(5)
        client.stop()

    threading.Thread(target=stop).start()
    with pytest.raises(Stopped):
        digest_entry(store, client, Tags(), pending, clock=clock)
    assert store.call(articles.pending_of, entry).wants_page
    assert store.call(articles.sources, entry) == ("feed",)


# -- other versions --------------------


def test_another_version_is_tried_where_the_page_gives_little_and_the_better_one_is_kept(
    client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    serve("/amp", html("All of it.", after="/amp/2"))
    serve("/amp/2", html("And its end."))
    url = serve("/empty", html(instead="/amp"))
    whole = read(client, url)
    assert whole.article.text == "All of it.\n\nAnd its end."
    assert "its other version" in whole.article.note
    assert whole.raw is not None
    assert whole.raw.url == httpserver.url_for("/amp")
    url = serve("/good", html("Good.", instead="/amp"))
    assert read(client, url).article.text == "Good."
    url = serve("/doubtful", html("Doubtful.", instead="/surer", sure=0.4))
    serve("/surer", html("Surer.", sure=0.8))
    assert read(client, url).article.text == "Surer."
    url = serve("/poor", html("Poor.", instead="/worse", sure=0.4))
    serve("/worse", html("Worse.", sure=0.2))
    assert (read(client, url).article.text, read(client, url).article.note) == ("Poor.", "")
    assert asked(httpserver).count("/amp") == 1


def test_no_other_version_is_asked_on_another_host(client: Client, httpserver: HTTPServer, serve: Serve) -> None:
    away = serve("/amp", html("Away.")).replace("localhost", "127.0.0.1")
    url = serve("/empty", html(instead=away))
    assert read(client, url).article.text == ""
    assert asked(httpserver) == ["/empty"]


# -- other kinds --------------------


def test_a_file_is_told_by_kind_and_size_and_the_feeds_text_stays(
    store: StoreThread, client: Client, serve: Serve
) -> None:
    url = serve("/report 2024.pdf", b"%PDF" + b"x" * 2_345_674, "application/pdf").replace(" ", "%20")
    told = "This is a PDF file of 2.3 MB. Open it in the browser."
    with_text, without = entries(store, post(url, 1, f"<p>{FEED_TEXT}</p>"), post(url, 2))
    for entry in (with_text, without):
        pending = store.call(articles.pending_of, entry)
        digest_entry(store, client, Tags(), pending, clock=clock)
        assert fetch_page(store, client, Tags(), pending, clock=clock) == told
    opened = store.call(open_entry, with_text)
    assert (opened.source, opened.article.note) == ("feed", told)
    assert store.call(open_entry, without).article.note == told
    kept = store.call(open_entry, save_url(store, client, Tags(), url + "?again", clock=clock))
    assert (kept.article.title, kept.article.text, kept.article.note) == ("report 2024.pdf", "", told)
    assert read_page(client, Tags(), url).note == told


def test_plain_text_is_shown_in_its_paragraphs(store: StoreThread, client: Client, serve: Serve) -> None:
    url = serve(
        "/notes.txt", "Перший <b>рядок</b>\nдругий.\n\nЩе абзац.".encode("cp1251"), "text/plain; charset=cp1251"
    )
    entry = save_url(store, client, Tags(), url, clock=clock)
    article = store.call(open_entry, entry).article
    assert article.title == "notes.txt"
    assert re.split(r"\n\n|<br>", article.text) == ["Перший &lt;b&gt;рядок&lt;/b&gt;", "другий.", "Ще абзац."]
    assert explain(store, Tags(), entry).article.text == article.text


def test_a_page_that_answers_with_an_error_or_nothing_says_so(
    store: StoreThread, client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    httpserver.expect_request("/none").respond_with_data("", status=404)
    url = serve("/empty", html())
    with pytest.raises(NotReached, match="could not be read: There is nothing at that address"):
        save_url(store, client, Tags(), httpserver.url_for("/none"), clock=clock)
    with pytest.raises(NotReadable, match="No article was found"):
        save_url(store, client, Tags(), url, clock=clock)
    (entry,) = entries(store, post(httpserver.url_for("/none"), 1, FEED_TEXT))
    why = fetch_page(store, client, Tags(), store.call(articles.pending_of, entry), clock=clock)
    assert why.startswith("There is nothing at that address.")
    assert store.call(articles.trouble, entry) == {"page": why}


# -- by site --------------------


def test_blocks_of_three_pages_of_a_host_are_handed_to_the_digest_of_the_fourth(
    store: StoreThread, client: Client, serve: Serve
) -> None:
    workers = Tags()
    urls = [serve(f"/{number}", html(f"Text {number}.", asides=("Banner", f"Only {number}"))) for number in range(4)]
    ids = entries(store, *(post(url, number) for number, url in enumerate(urls)))
    for place, entry in enumerate((ids[0], ids[0], *ids)):
        fetch_page(store, client, workers, store.call(articles.pending_of, entry), clock=clock)
        known = workers.given[-1].furniture
        assert len(known) == (1 if place >= 5 else 0), "the first page was read three times, and counts once"
    assert store.call(furniture.known, urls[0].split("/")[2]) == workers.given[-1].furniture
    assert not store.call(furniture.known, "127.0.0.1")


def test_a_feeds_own_text_teaches_no_furniture_and_knows_no_rule(store: StoreThread, client: Client) -> None:
    workers = Tags({"localhost": SiteRule(keep=("main",))})
    for entry in entries(store, *(post("http://localhost/x", n, "<p>A.</p><aside>Ad</aside>") for n in range(3))):
        digest_entry(store, client, workers, store.call(articles.pending_of, entry), clock=clock)
    assert {page.rule for page in workers.given} == {None}
    assert store.call(lambda db: db.execute("SELECT count(*) FROM furniture").fetchone()) == (0,)


def test_every_way_to_a_page_reads_it_by_the_rule_of_its_site_with_the_feed_as_witness(
    store: StoreThread, client: Client, serve: Serve
) -> None:
    rule = SiteRule(keep=("main",))
    url = serve("/a", html("A."))
    (entry,) = entries(store, Entry("g", "The title", url, summary="In short.", content=FEED_TEXT, language="en"))
    workers = Tags({"localhost": rule})
    store.call(articles.want_pages, [entry])
    digest_entry(store, client, workers, store.call(articles.pending_of, entry), clock=clock)
    fetch_page(store, client, workers, store.call(articles.pending_of, entry), clock=clock)
    assert save_url(store, client, workers, url, clock=clock) == entry
    feed, *three = workers.given
    assert (feed.fragment, feed.html, feed.feed_html) == (True, FEED_TEXT, "")
    assert len(three) == 3
    assert {(page.title, page.summary, page.feed_html, page.language) for page in three} == {
        ("The title", "In short.", FEED_TEXT, "en")
    }
    assert {page.rule for page in three} == {rule}
    read_page(client, workers, url)
    assert (workers.given[-1].rule, workers.given[-1].title) == (rule, "")


def test_a_page_saved_by_hand_is_no_witness_of_itself(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request("/a").respond_with_data(html("A.", title="Old"), content_type="text/html")
    httpserver.expect_ordered_request("/a").respond_with_data(html("B.", title="New"), content_type="text/html")
    workers = Tags()
    entry = save_url(store, client, workers, httpserver.url_for("/a"), clock=clock)
    assert save_url(store, client, workers, httpserver.url_for("/a"), clock=clock) == entry
    assert [page.title for page in workers.given] == ["", ""]


# -- which text comes first --------------------


@pytest.mark.parametrize(
    ("feed", "page", "sure", "source", "doubt"),
    [
        (FEED_TEXT, "x" * 600, 0.9, "page", ""),
        (FEED_TEXT, "x" * 600, 0.3, "feed", "Hm. The feed's own text is shown."),
        ("Short.", "x" * 600, 0.3, "page", "Hm."),
        (FEED_TEXT, "x" * 200, 0.9, "feed", "The page gives less text than the feed, so the feed's own is shown."),
        (FEED_TEXT, FEED_TEXT[:350], 0.9, "page", ""),
        ("", "x" * 600, 0.3, "page", "Hm."),
    ],
)
def test_a_doubtful_or_poor_page_gives_way_to_the_feeds_text_and_says_why(
    store: StoreThread, client: Client, serve: Serve, feed: str, page: str, sure: float, source: str, doubt: str
) -> None:
    url = serve("/a", html(page, sure=sure))
    (entry,) = entries(store, post(url, 1, f"<p>{feed}</p>" if feed else ""))
    store.call(articles.want_pages, [entry])
    digest_entry(store, client, Tags(), store.call(articles.pending_of, entry), clock=clock)
    opened = store.call(open_entry, entry)
    assert (opened.source, opened.article.doubt) == (source, doubt)
    assert set(opened.sources) == {"page", "feed"}
    shown = "SELECT source FROM revision JOIN entry ON entry.shown = revision.id WHERE entry.id = ?"
    assert store.call(lambda db: db.execute(shown, (entry,)).fetchone()) == (source,), "search looks in the same text"
    other = store.call(open_entry, entry, source="feed" if source == "page" else "page")
    assert other.source != source, "the other is one key apart"


# -- explained --------------------


def test_a_kept_page_is_explained_as_it_came_without_asking_anybody(
    store: StoreThread, client: Client, httpserver: HTTPServer, serve: Serve
) -> None:
    url = serve("/a", html("A.", after="/b", asides=("Ad",)).encode())
    serve("/b", html("B."))
    (entry,) = entries(store, post(url, 1, FEED_TEXT))
    with pytest.raises(NotFound, match="not been read yet"):
        explain(store, Tags(), entry)
    store.call(articles.want_pages, [entry])
    digest_entry(store, client, Tags(), store.call(articles.pending_of, entry), clock=clock)
    before = len(httpserver.log)
    with pytest.raises(NotFound, match="Only the feed's own text"):
        explain(store, Tags(), entry, source="feed")
    told = explain(store, Tags(), entry, source="page")
    assert told.article.text == "A.\n\nB."
    assert [(cut.rule, cut.text) for cut in told.cut] == [("aside", "Ad")]
    assert len(httpserver.log) == before
    page = store.call(articles.load, entry, "page")
    assert page is not None
    store.call(lambda db: db.execute("DELETE FROM raw").rowcount)
    assert store.call(revisions.page, page.revision) is None
    with pytest.raises(NotFound, match="was not kept"):
        explain(store, Tags(), entry, source="page")
