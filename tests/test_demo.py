"""Promises of the demo: the real refresh fills a library of its own, and the stories in it hang together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from inline import Inline

from tui.config import demo_path, library_path
from tui.flows.demo import FAILING, demo_client, demo_feeds, open_demo, prepare_demo
from tui.flows.events import Report
from tui.flows.newsroom_posts import outlets, posts
from tui.flows.reading import open_entry
from tui.flows.refresh import refresh
from tui.model import Opened, Query
from tui.store import feeds, timeline
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WRITTEN = posts(NOW)
TOTAL = sum(len(some) for some in WRITTEN.values())


def filled(store: StoreThread, now: datetime) -> Report:
    """The demo as the reader starts it: subscribe where empty, then the refresh."""
    with demo_client(prepare_demo(store, now)) as client:
        every = store.call(feeds.all_feeds)
        return refresh(store, client, Inline(), feeds=every, clock=lambda: now)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StoreThread, Report]]:
    with StoreThread(tmp_path_factory.mktemp("demo") / "demo.db") as store:
        yield store, filled(store, NOW)


def opened(store: StoreThread, title: str) -> Opened:
    rows = store.call(timeline.rows, Query(), now=NOW, limit=500)
    return store.call(open_entry, next(row.entry for row in rows if row.title.startswith(title)))


def test_every_post_arrives_and_the_one_lost_feed_says_why(demo: tuple[StoreThread, Report]) -> None:
    store, report = demo
    assert TOTAL >= 40
    assert (report.new, len(report.failures)) == (TOTAL, 1)
    assert report.failures[0].feed.url == FAILING[0]
    assert report.failures[0].reason
    assert report.failures[0].hint
    assert {feed.folder for feed in store.call(feeds.all_feeds)} == {"World", "Україна", "Science"}
    assert not any(feed.typed for feed in store.call(feeds.all_feeds))


def test_cut_feeds_show_the_whole_page_and_full_feeds_their_own_text(demo: tuple[StoreThread, Report]) -> None:
    store, _ = demo
    sources: dict[str, set[str]] = {}
    for feed in store.call(feeds.all_feeds):
        for row in store.call(timeline.rows, Query(feeds=(feed.id,)), now=NOW):
            one = store.call(open_entry, row.entry)
            assert not one.pending
            assert one.article.note == ""
            sources.setdefault(feed.url, set()).add(one.source)
    cut = {f"https://{one.host}{one.feed}": bool(one.cut) for one in outlets().values()}
    assert sources == {url: {"page" if short else "feed"} for url, short in cut.items()}


def test_one_launch_two_counts_and_both_languages_meet_in_related(demo: tuple[StoreThread, Report]) -> None:
    store, _ = demo
    one = opened(store, "Pyongyang tests")
    related = [other.title for other in one.related]
    assert any(title.startswith("Fishing fleets held back") for title in related)
    assert any(title.startswith("Скільки ракет запустила") for title in related)
    assert any(title.startswith("Shipping carries on") for title in related)


def test_a_state_is_one_entity_under_all_its_names_and_small_letters(demo: tuple[StoreThread, Report]) -> None:
    store, _ = demo
    for titles in (
        ["Pyongyang tests", "Sixth shipment of shells", "Ще 120 тисяч", "Київ рахує шість"],  # North Korea, DPRK, КНДР
        ["Ukraine and russia exchange", "Sixth shipment of shells", "Ізмаїл знову"],  # russia, Russia, Росія
    ):
        states = [{entity.id for entity in opened(store, title).article.entities} for title in titles]
        assert set.intersection(*states), titles


def test_reports_carry_claims_with_speakers_in_both_languages(demo: tuple[StoreThread, Report]) -> None:
    store, _ = demo
    for title, speaker in (("Pyongyang tests", "Joint Chiefs"), ("Ще 120 тисяч", "Вільховий")):
        article = opened(store, title).article
        found = [article.text[one.speaker.start : one.speaker.end] for one in article.suggestions if one.speaker]
        assert any(speaker in name for name in found), found


def test_the_next_day_nothing_has_shifted(demo: tuple[StoreThread, Report]) -> None:
    again = filled(demo[0], NOW + timedelta(days=1, hours=5))
    assert (again.new, again.unchanged, again.digested) == (0, len(demo_feeds()) - 1, 0)


def test_a_library_that_follows_something_is_left_as_it_is(tmp_path: Path) -> None:
    with StoreThread(tmp_path / "demo.db") as store:
        prepare_demo(store, NOW)
        gone = store.call(feeds.by_url, FAILING[0])
        assert gone is not None
        store.call(feeds.remove, gone.id, NOW)
    open_demo(tmp_path / "demo.db", NOW)().close()
    with StoreThread(tmp_path / "demo.db") as store:
        assert len(store.call(feeds.all_feeds)) == len(demo_feeds()) - 1


def test_the_demo_keeps_its_own_library_apart() -> None:
    assert demo_path().name == "demo.db"
    assert demo_path() != library_path()
