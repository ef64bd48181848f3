"""The client over a real loopback server: validators, redirects, packing, politeness, reach, and stopping."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import httpx2
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tui.fetch.answers import Fetched, NotModified, Outcome, Refused
from tui.fetch.client import Client
from tui.fetch.guard import Allowed, origin_of

FEED = b"<rss version='2.0'><channel><title>t</title></channel></rss>"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def running() -> Iterator[HTTPServer]:
    with HTTPServer(threaded=True) as server:
        yield server


@pytest.fixture
def server(running: HTTPServer) -> HTTPServer:
    running.clear()
    return running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(deadline=5, clock=lambda: NOW) as client:
        yield client


def fetched(outcome: Outcome) -> Fetched:
    assert isinstance(outcome, Fetched), outcome
    return outcome


def refused(outcome: Outcome) -> Refused:
    assert isinstance(outcome, Refused), outcome
    assert outcome.reason.endswith(".")
    assert outcome.hint.endswith(".")
    return outcome


def test_a_feed_comes_with_all_that_the_next_fetch_needs(server: HTTPServer, client: Client) -> None:
    headers = {"Content-Type": "Application/RSS+xml; charset=UTF-8", "ETag": '"v1"', "Last-Modified": "yesterday"}
    server.expect_request("/feed").respond_with_data(FEED, headers=headers)
    got = fetched(client.get(server.url_for("/feed"), typed=True))
    assert (got.body, got.charset, got.content_type, got.etag) == (FEED, "utf-8", "application/rss+xml", '"v1"')
    assert (got.modified, got.moved, got.status, len(got.body_hash)) == ("yesterday", "", 200, 64)


def test_validators_are_sent_back_and_304_is_a_value(server: HTTPServer, client: Client) -> None:
    wanted = {"If-None-Match": '"v1"', "If-Modified-Since": "yesterday"}
    server.expect_request("/feed", headers=wanted).respond_with_data(status=304)
    got = client.get(server.url_for("/feed"), etag='"v1"', modified="yesterday", typed=True)
    assert isinstance(got, NotModified)


def test_304_without_a_question_and_an_empty_success_are_refused(server: HTTPServer, client: Client) -> None:
    server.expect_request("/odd").respond_with_data(status=304)
    server.expect_request("/none").respond_with_data(status=204)
    assert refused(client.get(server.url_for("/odd"), typed=True)).status == 304
    assert refused(client.get(server.url_for("/none"), typed=True)).status == 204


def test_a_validator_that_is_long_or_no_header_text_is_neither_kept_nor_sent(
    server: HTTPServer, client: Client
) -> None:
    server.expect_request("/feed").respond_with_data(FEED, headers={"ETag": '"' + "e" * 1024 + '"'})
    got = fetched(client.get(server.url_for("/feed"), etag="bad\r\nX-Evil: 1", modified="x" * 2000, typed=True))
    sent = server.log[-1][0].headers
    assert got.etag == ""
    assert not {"If-None-Match", "If-Modified-Since", "X-Evil", "Cookie"} & set(sent.keys())


@pytest.mark.parametrize(("first", "second", "is_moved"), [(301, 308, True), (301, 302, False), (307, 308, False)])
def test_only_a_wholly_permanent_redirect_moves_a_feed(
    server: HTTPServer, client: Client, first: int, second: int, is_moved: bool
) -> None:
    server.expect_request("/a").respond_with_data(status=first, headers={"Location": "b"})
    server.expect_request("/b").respond_with_data(status=second, headers={"Location": server.url_for("/c")})
    server.expect_request("/c").respond_with_data(FEED)
    got = fetched(client.get(server.url_for("/a"), typed=True))
    assert got.url == server.url_for("/c")
    assert got.moved == (server.url_for("/c") if is_moved else "")


def test_ten_redirects_are_followed_and_no_more(server: HTTPServer, client: Client) -> None:
    for hop in range(12):
        server.expect_request(f"/{hop}").respond_with_data(status=302, headers={"Location": f"/{hop + 1}"})
    server.expect_request("/12").respond_with_data(FEED)
    assert fetched(client.get(server.url_for("/2"), typed=True)).url == server.url_for("/12")
    assert "redirects" in refused(client.get(server.url_for("/1"), typed=True)).reason


def test_an_inside_address_needs_a_typed_origin(server: HTTPServer, client: Client) -> None:
    server.expect_request("/feed").respond_with_data(FEED)
    url = server.url_for("/feed")
    assert "inside" in refused(client.get(url)).reason
    fetched(client.get(url, allow=Allowed(origins=frozenset({origin_of(url)}))))
    with Client(allowed=Allowed(hosts=frozenset({"localhost"}))) as allowing:
        fetched(allowing.get(url))


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://[64:ff9b::a00:1]/"])
def test_a_redirect_to_another_inside_origin_is_refused(server: HTTPServer, client: Client, target: str) -> None:
    server.expect_request("/feed").respond_with_data(status=301, headers={"Location": target})
    assert "inside" in refused(client.get(server.url_for("/feed"), typed=True)).reason


def test_a_proxy_of_the_environment_is_not_asked(
    server: HTTPServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    server.expect_request("/feed").respond_with_data(FEED)
    fetched(client.get(server.url_for("/feed"), typed=True))


def test_the_password_of_an_address_stays_with_its_origin(server: HTTPServer, client: Client) -> None:
    with HTTPServer(threaded=True) as other:
        other.expect_request("/b").respond_with_data(FEED)
        server.expect_request("/a").respond_with_data(status=301, headers={"Location": other.url_for("/b")})
        url = server.url_for("/a").replace("http://", "http://reader:s%20cret@")
        got = fetched(client.get(url, typed=True, allow=Allowed(origins=frozenset({origin_of(other.url_for("/"))}))))
        assert got.moved == other.url_for("/b")
        assert other.log[-1][0].authorization is None
    sent = server.log[-1][0].authorization
    assert sent is not None
    assert (sent.username, sent.password) == ("reader", "s cret")


def test_a_password_in_a_redirect_is_not_sent(server: HTTPServer, client: Client) -> None:
    target = server.url_for("/b").replace("http://", "http://user:pass@")
    server.expect_request("/a").respond_with_data(status=302, headers={"Location": target})
    server.expect_request("/b").respond_with_data(FEED)
    assert fetched(client.get(server.url_for("/a"), typed=True)).url == server.url_for("/b")
    assert server.log[-1][0].authorization is None


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(FEED)), ("gzip", gzip.compress(FEED[:9]) + gzip.compress(FEED[9:])),
     ("", gzip.compress(FEED)), ("deflate", zlib.compress(FEED)), ("deflate", bare_deflate(FEED)), ("identity", FEED)],
    ids=["gzip", "members", "unsaid", "zlib", "bare", "identity"],
)  # fmt: skip
def test_one_content_coding_is_unpacked(server: HTTPServer, client: Client, coding: str, body: bytes) -> None:
    server.expect_request("/feed").respond_with_data(body, headers={"Content-Encoding": coding} if coding else {})
    assert fetched(client.get(server.url_for("/feed"), typed=True)).body == FEED


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", FEED),
        ("gzip", gzip.compress(FEED)[:-9]),
        ("br", FEED),
        ("gzip, gzip", FEED),
        ("deflate", b"\x78\x9cxx"),
    ],
    ids=["lies", "cut", "unknown", "twice", "broken"],
)
def test_strange_packing_is_refused(server: HTTPServer, client: Client, coding: str, body: bytes) -> None:
    server.expect_request("/feed").respond_with_data(body, headers={"Content-Encoding": coding})
    refused(client.get(server.url_for("/feed"), typed=True))


def test_the_limit_holds_for_what_is_unpacked(server: HTTPServer) -> None:
    server.expect_request("/fits").respond_with_data(gzip.compress(b"x" * 1000), headers={"Content-Encoding": "gzip"})
    server.expect_request("/bomb").respond_with_data(gzip.compress(b"x" * 1001), headers={"Content-Encoding": "gzip"})
    server.expect_request("/long").respond_with_data(b"x" * 1001)
    with Client(max_bytes=1000) as client:
        assert len(fetched(client.get(server.url_for("/fits"), typed=True)).body) == 1000
        for path in ("/bomb", "/long"):
            assert "larger" in refused(client.get(server.url_for(path), typed=True)).reason


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("3600", 3600), ("0", None), ("-5", None), ("soon", None), ("1" + "0" * 40, 604800), ("²", None),
     ("Fri, 20 Nov 2026 12:01:00 GMT", 60), ("Fri, 20 Nov 2026 11:00:00 GMT", None),
     ("Wed, 01 Jan 2099 00:00:00 GMT", 604800)],
)  # fmt: skip
def test_retry_after_is_read_and_capped(server: HTTPServer, client: Client, header: str, seconds: int | None) -> None:
    server.expect_request("/busy").respond_with_data(
        status=503, headers={"Retry-After": header.encode().decode("latin-1")}
    )
    got = refused(client.get(server.url_for("/busy"), typed=True))
    assert (got.status, got.retry_after) == (503, seconds)


@pytest.mark.parametrize(
    ("status", "word"), [(401, "password"), (403, "let"), (404, "nothing"), (429, "alone"), (500, "500")]
)
def test_each_status_has_its_sentence(server: HTTPServer, client: Client, status: int, word: str) -> None:
    server.expect_request("/x").respond_with_data(status=status)
    got = refused(client.get(server.url_for("/x"), typed=True))
    assert (word in got.reason, got.status, got.gone) == (True, status, False)


def test_gone_is_told_apart(server: HTTPServer, client: Client) -> None:
    server.expect_request("/x").respond_with_data(status=410)
    assert refused(client.get(server.url_for("/x"), typed=True)).gone


def test_a_file_is_no_page_but_may_be_asked_for(server: HTTPServer, client: Client) -> None:
    server.expect_request("/x").respond_with_data(b"\x89PNG", content_type="image/png")
    assert "picture" in refused(client.get(server.url_for("/x"), typed=True, accept="page")).reason
    fetched(client.get(server.url_for("/x"), typed=True, accept="any"))


def test_no_cookie_is_kept(server: HTTPServer, client: Client) -> None:
    server.expect_request("/a").respond_with_data(status=302, headers={"Location": "/b", "Set-Cookie": "id=1; Path=/"})
    server.expect_request("/b").respond_with_data(FEED)
    client.get(server.url_for("/a"), typed=True)
    assert "Cookie" not in server.log[-1][0].headers


def test_a_closed_port_and_an_unknown_name_are_refused(client: Client) -> None:
    assert "connection" in refused(client.get("http://127.0.0.1:1023/", typed=True)).reason
    assert "no address" in refused(client.get("http://nowhere.invalid/")).reason


def test_plain_text_where_tls_should_be_is_refused(server: HTTPServer, client: Client) -> None:
    assert "TLS" in refused(client.get(server.url_for("/x").replace("http:", "https:"), typed=True)).reason


class Crowd:
    """A handler that counts how many requests it holds at once."""

    def __init__(self, seconds: float) -> None:
        self.lock, self.seconds, self.now, self.most = threading.Lock(), seconds, 0, 0

    def __call__(self, request: Request) -> Response:
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.seconds)
        with self.lock:
            self.now -= 1
        return Response(FEED)


def test_four_at_an_origin_and_the_total_are_kept(server: HTTPServer) -> None:
    crowd = Crowd(0.1)
    server.expect_request("/feed").respond_with_handler(crowd)
    with Client() as client, ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: fetched(client.get(server.url_for("/feed"), typed=True)), range(16)))
    assert crowd.most == 4
    crowd.most = 0
    with Client(per_origin=9, total=2) as client, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: fetched(client.get(server.url_for("/feed"), typed=True)), range(8)))
    assert crowd.most == 2


def test_waiting_for_a_turn_does_not_use_up_the_deadline(server: HTTPServer) -> None:
    server.expect_request("/feed").respond_with_handler(Crowd(0.3))
    with Client(per_origin=1, deadline=1.0) as client, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: fetched(client.get(server.url_for("/feed"), typed=True)), range(4)))


def test_stop_ends_what_runs_and_what_waits_and_later_gets_work(server: HTTPServer) -> None:
    server.expect_request("/slow").respond_with_handler(Crowd(1.5))
    server.expect_request("/feed").respond_with_data(FEED)
    with Client(per_origin=2) as client, ThreadPoolExecutor(6) as threads:
        waiting = [threads.submit(client.get, server.url_for("/slow"), typed=True) for _ in range(6)]
        time.sleep(0.3)
        began = time.monotonic()
        client.stop()
        assert {refused(one.result()).reason for one in waiting} == {"Stopped."}
        assert time.monotonic() - began < 1
        fetched(client.get(server.url_for("/feed"), typed=True))
    assert refused(client.get(server.url_for("/feed"), typed=True)).reason == "Stopped."


def test_a_given_transport_is_asked_without_any_look_up() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/moved":
            return httpx2.Response(301, headers={"Location": "https://inside.example/feed"})
        if request.url.path == "/broken":
            raise httpx2.ReadError("cut")
        return httpx2.Response(200, content=gzip.compress(FEED), headers={"Content-Encoding": "gzip"})

    with Client(transport=httpx2.MockTransport(handler)) as client:
        assert fetched(client.get("https://news.example/moved")).moved == "https://inside.example/feed"
        assert fetched(client.get("https://news.example/feed")).body == FEED
        assert "broke off" in refused(client.get("https://news.example/broken")).reason
        assert "http" in refused(client.get("ftp://news.example/feed")).reason
