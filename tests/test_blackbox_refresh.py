"""Politeness and trust at a refresh: what a server asked for is kept, what a person typed by hand is asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from inline import Inline
from pytest_httpserver import HTTPServer

from tui.fetch.client import Client
from tui.fetch.guard import Allowed
from tui.flows.events import Report
from tui.flows.refresh import refresh
from tui.flows.subscribe import Subscribed, add_list, address, read_list, subscribe
from tui.model import Feed
from tui.store import feeds, journal
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ITEM = "<item><title>{0}</title><guid>{0}</guid><pubDate>{0} Nov 2026 12:00:00 GMT</pubDate></item>"
WEEKLY = f'<rss version="2.0"><channel><title>Weekly</title>{"".join(map(ITEM.format, (2, 9, 16, 23)))}</channel></rss>'


class World:
    """A library, a client and a clock that a test moves."""

    def __init__(self, store: StoreThread, client: Client) -> None:
        self.store, self.client, self.now = store, client, NOW

    def clock(self) -> datetime:
        return self.now

    def add(self, url: str) -> Feed:
        added = subscribe(self.store, self.client, Inline(), url, clock=self.clock)
        assert isinstance(added, Subscribed)
        return added.feed

    def refresh(self, *, insist: bool = False) -> Report:
        every = self.store.call(feeds.all_feeds)
        return refresh(self.store, self.client, Inline(), feeds=every, clock=self.clock, insist=insist)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with StoreThread(tmp_path / "library.db") as store, Client(allowed=Allowed(), deadline=5.0) as client:
        yield World(store, client)


def test_a_server_that_asks_to_be_left_alone_is_unless_a_person_names_the_feed(
    world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_oneshot_request("/feed").respond_with_data(WEEKLY)
    httpserver.expect_request("/feed").respond_with_data("", status=429, headers={"Retry-After": "3600"})
    world.add(httpserver.url_for("/feed"))
    world.refresh()
    asked = len(httpserver.log)
    world.now += timedelta(minutes=59)
    (failure,) = world.refresh().failures
    assert len(httpserver.log) == asked, "no request before Retry-After is over"
    assert failure.reason == "The server asks to be left alone for a while."
    assert failure.hint == "It is asked again after 2026-11-23 13:00 UTC, as it wished."
    world.refresh(insist=True)
    assert len(httpserver.log) == asked + 1
    world.now += timedelta(minutes=61)
    world.refresh()
    assert len(httpserver.log) == asked + 2


def test_a_feed_that_did_not_change_keeps_its_rhythm(world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_oneshot_request("/feed").respond_with_data(WEEKLY, headers={"ETag": '"1"'})
    httpserver.expect_request("/feed").respond_with_data("", status=304)
    feed = world.add(httpserver.url_for("/feed"))
    assert feed.due
    assert feed.due > NOW + timedelta(hours=12), "it posts once a week"
    assert world.refresh().unchanged == 1
    again = world.store.call(feeds.get, feed.id)
    assert again.due == feed.due


def test_an_inside_feed_from_a_list_is_asked_once_its_address_is_typed_by_hand(
    world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/feed").respond_with_data(WEEKLY)
    url = httpserver.url_for("/feed").replace("localhost", "127.0.0.1")
    add_list(world.store, read_list(url.encode(), "urls"), now=NOW)
    (failure,) = world.refresh().failures
    assert "typed by hand" in failure.reason
    assert not httpserver.log
    assert world.add(url).typed
    assert world.refresh().new == 4


def test_one_address_in_two_spellings_is_one_feed() -> None:
    assert address("HTTPS://Name:Pw@Wire.Example/Feed?A=1#top") == "https://Name:Pw@wire.example/Feed?A=1"
    assert address("wire.example") == "https://wire.example"


def test_a_list_of_subscriptions_is_brought_in_as_one_step(world: World) -> None:
    urls = "".join(f"https://wire.example/{number}.xml harbour\n" for number in range(3000)).encode()
    began = time.monotonic()
    assert len(add_list(world.store, read_list(urls, "urls"), now=NOW).new) == 3000
    assert time.monotonic() - began < 8, "one commit, not thousands"
    assert add_list(world.store, read_list(urls, "urls"), now=NOW).known == 3000
    assert world.store.call(journal.undo, NOW) == "Added 3000 feeds"
    assert world.store.call(feeds.all_feeds) == []
