"""Promises of the refresh: real HTTP, a real library; what a feed does wrong costs that feed alone."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from inline import Inline
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tui.errors import NotReadable
from tui.fetch.client import Client
from tui.flows.digesting import digest_entry
from tui.flows.events import Digested, EntriesSaved, Event, FeedDone, Report
from tui.flows.reading import anchor_for, draft_claim, open_entry, sentences_naming
from tui.flows.refresh import refresh
from tui.flows.saving import save_url
from tui.flows.subscribe import Choice, Subscribed, add_list, export_opml, read_list, subscribe
from tui.model import Feed, Query, State, Status
from tui.store import articles, claims, feeds, timeline
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WHOLE = (
    "<p>The harbour office counted 23 ships on Monday. According to Northern Wire, two of them carried grain. "
    "A spokesman for the ministry, Petro Lysenko, said the port of Izmail stays open.</p>" * 4
)
RSS = """<rss version="2.0"><channel><title>{title}</title><link>http://{host}/</link>{items}</channel></rss>"""
ITEM = "<item><title>{t}</title><guid>{g}</guid><link>{u}</link><description><![CDATA[{d}]]></description>{x}</item>"


PAGE = "<html><body><article><h1>T</h1>{}</article></body></html>"


def clock() -> datetime:
    return NOW


def item(number: int, text: str = WHOLE, url: str = "", title: str = "") -> str:
    return ITEM.format(t=title or f"Post {number}", g=f"g{number}", u=url or f"http://h.example/{number}", d=text, x="")


def document(server: HTTPServer, *items: str, title: str = "Harbour") -> str:
    return RSS.format(title=title, host=f"{server.host}:{server.port}", items="".join(items))


def run(store: StoreThread, client: Client, told: list[Event] | None = None, *, pages: bool = True) -> Report:
    events = told if told is not None else []
    every = store.call(feeds.all_feeds)
    return refresh(store, client, Inline(), feeds=every, clock=clock, tell=events.append, pages=pages)


def add(store: StoreThread, url: str) -> Feed:
    return store.call(feeds.add, url, typed=True, now=NOW)


def test_a_feed_that_turns_to_teasers_gets_its_pages_the_stored_teasers_too_until_it_is_whole_again(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    def url(number: int) -> str:
        return httpserver.url_for(f"/page/{number}")

    def teaser(number: int) -> str:
        return item(number, "Two ships came in, and then", url(number))

    def asked() -> list[str]:
        paths = [one.path for one, _ in httpserver.log if one.path.startswith("/page/")]
        httpserver.clear_log()
        return sorted(paths)

    def long(number: int) -> str:
        return item(number, WHOLE * 3, url(number))

    whole = [long(number) for number in (1, 2, 3)]
    for number in range(20):
        httpserver.expect_request(f"/page/{number}").respond_with_data(PAGE.format(WHOLE), content_type="text/html")
    documents = iter(
        (
            [*whole, teaser(4)],
            [teaser(5), teaser(6), teaser(7), long(8), long(1)],
            [teaser(9), long(10), long(11), long(12)],
            [item(13, "Two ships came … Read more", url(13)), *whole],
        )
    )
    httpserver.expect_request("/feed").respond_with_handler(lambda _: Response(document(httpserver, *next(documents))))
    feed = add(store, httpserver.url_for("/feed"))
    run(store, client)
    assert (asked(), store.call(feeds.get, feed.id).cut) == ([], False), "most posts are whole"
    run(store, client)
    assert asked() == ["/page/4", "/page/5", "/page/6", "/page/7"], "the stored teaser too, and no whole post"
    run(store, client)
    assert (asked(), store.call(feeds.get, feed.id).cut) == ([], False)
    run(store, client)
    assert asked() == ["/page/13"], "a text that says itself that it goes on"


def test_new_entries_are_saved_digested_and_told(store: StoreThread, client: Client, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(document(httpserver, item(1), item(2)))
    add(store, httpserver.url_for("/feed"))
    told: list[Event] = []
    report = run(store, client, told)
    assert (report.new, report.digested, report.failures) == (2, 2, ())
    assert [type(one) for one in told if isinstance(one, EntriesSaved | FeedDone)] == [EntriesSaved, FeedDone]
    assert sum(isinstance(one, Digested) for one in told) == 2
    rows = store.call(timeline.rows, Query(), now=NOW)
    opened = store.call(open_entry, rows[0].entry)
    assert opened.article.text.startswith("The harbour office counted 23 ships")
    assert not opened.pending
    assert opened.article.sentences


def test_an_unchanged_feed_costs_no_parsing(store: StoreThread, client: Client, httpserver: HTTPServer) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.headers.get("If-None-Match", ""))
        if asked[-1] == '"v1"':
            return Response(status=304)
        return Response(document(httpserver, item(1)), headers={"ETag": '"v1"'})

    httpserver.expect_request("/feed").respond_with_handler(answer)
    httpserver.expect_request("/same").respond_with_data(document(httpserver, item(1)))
    add(store, httpserver.url_for("/feed"))
    add(store, httpserver.url_for("/same"))
    assert run(store, client).new == 2
    second = run(store, client)
    assert (second.new, second.unchanged) == (0, 2), "304 by validator, and the same bytes by their hash"
    assert asked == ["", '"v1"']


def test_a_failing_feed_says_why_keeps_its_entries_and_stops_no_other(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request("/a").respond_with_data(document(httpserver, item(1)))
    feed = add(store, httpserver.url_for("/a"))
    run(store, client)
    httpserver.clear()
    httpserver.expect_request("/a").respond_with_data("gone away", status=404)
    httpserver.expect_request("/page").respond_with_data("<!doctype html><html><body>A page</body></html>")
    httpserver.expect_request("/good").respond_with_data(document(httpserver, item(9), title="Good"))
    add(store, httpserver.url_for("/page"))
    add(store, httpserver.url_for("/good"))
    report = run(store, client)
    assert (len(report.failures), report.new) == (2, 1)
    assert all(failure.reason and failure.hint for failure in report.failures)
    failed = store.call(feeds.get, feed.id)
    assert failed.failures == 1
    assert failed.reason
    assert failed.due is not None
    assert failed.due >= NOW + timedelta(minutes=15)
    assert len(store.call(timeline.rows, Query(feeds=(feed.id,)), now=NOW)) == 1


def test_pages_are_fetched_only_where_the_feed_is_cut_short(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    page = f"<html><title>Cut</title><body><nav>Menu</nav><article><h1>Cut</h1>{WHOLE}</article></body></html>"
    httpserver.expect_request("/page").respond_with_data(page, content_type="text/html")
    cut = document(httpserver, item(1, "The harbour office counted … Read more", httpserver.url_for("/page")))
    whole = document(httpserver, item(2, url=httpserver.url_for("/never")))
    httpserver.expect_request("/cut").respond_with_data(cut)
    httpserver.expect_request("/whole").respond_with_data(whole)
    feed, other = add(store, httpserver.url_for("/cut")), add(store, httpserver.url_for("/whole"))
    run(store, client, pages=False)
    assert not [one for one, _ in httpserver.log if one.path == "/page"], "--feed-text-only fetches no page"
    run(store, client)
    assert [one.path for one, _ in httpserver.log if one.path in ("/page", "/never")] == ["/page"]
    row = store.call(timeline.rows, Query(feeds=(feed.id,)), now=NOW)[0]
    opened = store.call(open_entry, row.entry)
    assert (opened.source, set(opened.sources)) == ("page", {"page", "feed"})
    assert "Petro Lysenko" in opened.article.text
    assert "Read more" not in opened.article.text
    assert "counted" in store.call(open_entry, row.entry, source="feed").article.text
    assert store.call(feeds.get, feed.id).cut
    assert not store.call(feeds.get, other.id).cut


def test_what_outlived_its_time_goes_at_the_end_of_a_refresh_but_never_what_is_starred(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request("/feed").respond_with_data(document(httpserver, item(1), item(2)))
    httpserver.expect_ordered_request("/feed").respond_with_data(document(httpserver, item(3)))
    add(store, httpserver.url_for("/feed"))
    run(store, client)
    rows = store.call(timeline.rows, Query(), now=NOW)
    store.call(timeline.mark_read, [row.entry for row in rows], True, NOW)
    store.call(timeline.star, [rows[0].entry], True, NOW)
    late, every = NOW + timedelta(days=400), store.call(feeds.all_feeds)
    refresh(store, client, Inline(), feeds=every, clock=lambda: late, retention_days=365)
    refresh(store, client, Inline(), feeds=every, clock=lambda: late + timedelta(days=400), retention_days=365)
    left = {row.title for row in store.call(timeline.rows, Query(), now=late)}
    assert left == {rows[0].title, "Post 3"}


def test_a_stopped_refresh_goes_on_later(store: StoreThread, client: Client, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_data(document(httpserver, *(item(n) for n in range(60))))
    add(store, httpserver.url_for("/feed"))
    stopped = threading.Event()

    def stop_after_saving(event: Event) -> None:
        if isinstance(event, EntriesSaved):
            stopped.set()

    every = store.call(feeds.all_feeds)
    report = refresh(store, client, Inline(), feeds=every, clock=clock, tell=stop_after_saving, stopped=stopped)
    assert report.stopped
    waiting = store.call(articles.pending)
    assert waiting
    opened = store.call(open_entry, waiting[0].entry)
    assert opened.pending
    assert opened.article.text.startswith("The harbour office"), "readable before its digest"
    digest_entry(store, client, Inline(), waiting[0], clock=clock)
    assert not store.call(open_entry, waiting[0].entry).pending
    run(store, client)
    assert store.call(articles.pending) == []


def test_a_tagged_sentence_knows_its_speaker_and_outlives_a_changed_page(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/page").respond_with_data(
        f"<html><body><article><h1>T</h1>{WHOLE}</article></body></html>"
    )
    entry = save_url(store, client, Inline(), httpserver.url_for("/page"), clock=clock)
    opened = store.call(open_entry, entry)
    sentence = next(
        one for one in opened.article.sentences if "According to" in opened.article.text[one.start : one.end]
    )
    draft = draft_claim(opened, "body", sentence.start, sentence.end)
    assert (draft.status, draft.speaker) == (Status.ATTRIBUTED, "Northern Wire")
    anchor = anchor_for(opened, "body", sentence.start, sentence.end)
    store.call(claims.tag, entry, anchor, status=draft.status, speaker=draft.speaker, cue=draft.cue, now=NOW)
    httpserver.clear()
    moved = WHOLE.replace("<p>", "<p>A new first line stands here now. ", 1)
    httpserver.expect_request("/page").respond_with_data(
        f"<html><body><article><h1>T</h1>{moved}</article></body></html>"
    )
    assert save_url(store, client, Inline(), httpserver.url_for("/page"), clock=clock) == entry
    again = store.call(open_entry, entry)
    claim = again.claims[0]
    assert claim.anchor.quote == again.article.text[claim.start : claim.end]
    assert claim.state is State.MOVED
    assert claim.anchor == anchor, "the anchor itself never changes"


def test_an_entity_steps_through_its_sentences(store: StoreThread, client: Client, httpserver: HTTPServer) -> None:
    text = (
        "<p>North Korea fired a missile. Seoul protested. The DPRK said nothing about it on the day. КНДР мовчить.</p>"
    )
    httpserver.expect_request("/feed").respond_with_data(document(httpserver, item(1, text)))
    add(store, httpserver.url_for("/feed"))
    run(store, client)
    opened = store.call(open_entry, store.call(timeline.rows, Query(), now=NOW)[0].entry)
    korea = next(one for one in opened.article.entities if one.name == "North Korea")
    assert len(sentences_naming(opened, korea.id)) == 3


def test_an_address_becomes_a_feed_directly_by_its_page_or_by_a_choice(
    store: StoreThread, client: Client, httpserver: HTTPServer
) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    one, two = link.format("All", "/feed"), link.format("Comments", "/comments")
    httpserver.expect_request("/feed").respond_with_data(document(httpserver, item(1)))
    httpserver.expect_request("/page").respond_with_data(f"<html><head>{one}</head><body></body></html>")
    httpserver.expect_request("/two").respond_with_data(f"<html><head>{one}{two}</head><body></body></html>")
    httpserver.expect_request("/none").respond_with_data("<html><head></head><body>nothing</body></html>")
    choice = subscribe(store, client, Inline(), httpserver.url_for("/two"), clock=clock)
    assert isinstance(choice, Choice)
    assert [one.title for one in choice.found] == ["All", "Comments"]
    added = subscribe(store, client, Inline(), httpserver.url_for("/page"), clock=clock, folder="World")
    assert isinstance(added, Subscribed)
    assert (added.feed.title, added.feed.folder, added.new) == ("Harbour", "World", 1)
    again = subscribe(store, client, Inline(), httpserver.url_for("/feed"), clock=clock)
    assert isinstance(again, Subscribed)
    assert again.already
    guessed = subscribe(store, client, Inline(), httpserver.url_for("/none"), clock=clock)
    assert isinstance(guessed, Subscribed)
    assert guessed.feed == added.feed, "common paths are tried when the page names no feed"
    httpserver.clear()
    httpserver.expect_request("/bare").respond_with_data("<html><head></head><body>nothing</body></html>")
    with pytest.raises(NotReadable):
        subscribe(store, client, Inline(), httpserver.url_for("/bare"), clock=clock)


def test_a_page_cannot_lead_the_reader_to_an_inside_address(store: StoreThread, httpserver: HTTPServer) -> None:
    inner = HTTPServer(port=0)
    inner.start()
    try:
        inner.expect_request("/feed").respond_with_data(document(inner, item(1)))
        link = f'<link rel="alternate" type="application/rss+xml" href="{inner.url_for("/feed")}">'
        httpserver.expect_request("/page").respond_with_data(f"<html><head>{link}</head><body></body></html>")
        with Client(deadline=5.0) as guarded, pytest.raises(NotReadable):
            subscribe(store, guarded, Inline(), httpserver.url_for("/page"), clock=clock)
        assert inner.log == []
    finally:
        inner.stop()


def test_subscriptions_go_out_and_come_back(store: StoreThread, tmp_path: Path) -> None:
    urls = b'https://a.example/feed "World" "~A feed"\nexec:rm -rf /\nhttps://b.example/feed\n'
    brought = add_list(store, read_list(urls, "urls"), now=NOW)
    assert (len(brought.new), brought.known, len(brought.skipped)) == (2, 0, 1)
    written = export_opml(store, now=NOW)
    other = StoreThread(tmp_path / "other.db")
    assert len(add_list(other, read_list(written.encode(), "x.opml"), now=NOW).new) == 2
    assert {(one.title, one.folder) for one in other.call(feeds.all_feeds)} >= {("A feed", "World")}
    assert add_list(other, read_list(written.encode(), "x.opml"), now=NOW).known == 2
    other.close()
