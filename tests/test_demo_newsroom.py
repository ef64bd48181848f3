"""Promises of the demo newsroom: the same moment gives the same bytes, and three weeks of news end today."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tui.fetch.answers import Fetched, NotModified, Refused
from tui.fetch.parse import parse
from tui.flows.demo import FAILING, demo_client, demo_feeds
from tui.flows.newsroom import Newsroom
from tui.flows.newsroom_pages import address
from tui.flows.newsroom_posts import outlets, posts

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MOMENTS = [NOW, NOW.replace(hour=0), datetime(2027, 3, 1, 23, 59, tzinfo=UTC), datetime(2028, 2, 29, 5, 0, tzinfo=UTC)]


def test_the_same_moment_gives_the_same_bytes() -> None:
    one, two = Newsroom(NOW), Newsroom(NOW)
    assert one.addresses() == two.addresses()
    assert all(one.answer(url) == two.answer(url) for url in one.addresses())


@pytest.mark.parametrize("now", MOMENTS)
def test_posts_are_three_weeks_of_news_up_to_this_very_day(now: datetime) -> None:
    written = [post for some in posts(now).values() for post in some]
    newest, oldest = max(post.published for post in written), min(post.published for post in written)
    assert timedelta(0) <= now - newest < timedelta(days=1)
    assert timedelta(days=17) < now - oldest < timedelta(days=23)
    assert not [post.slug for post in written for text in (post.title, *post.blocks) if "[[" in text or "]]" in text]


def test_there_are_enough_feeds_posts_languages_and_forms() -> None:
    known, written = outlets(), posts(NOW)
    assert {one.form for one in known.values()} == {"rss", "atom", "rdf", "json"}
    assert {one.language for one in known.values()} == {"en", "uk"}
    assert len(known) >= 6
    assert {one.folder for one in known.values()} == {"World", "Україна", "Science"}
    assert all(len(some) >= 3 for some in written.values()), Counter({key: len(some) for key, some in written.items()})


@pytest.mark.parametrize("key", list(outlets()))
def test_every_feed_is_read_with_all_its_posts_and_their_moments(key: str) -> None:
    outlet, written = outlets()[key], posts(NOW)[key]
    with demo_client(NOW) as client:
        answer = client.get(f"https://{outlet.host}{outlet.feed}")
    assert isinstance(answer, Fetched)
    parsed = parse(answer.body, url=answer.url, charset=answer.charset, content_type=answer.content_type, now=NOW)
    assert (parsed.title, parsed.language, parsed.note) == (outlet.name, outlet.language, "")
    assert [(entry.title, entry.url, entry.published, entry.author) for entry in parsed.entries] == [
        (post.title, address(outlet, post), post.published, post.author) for post in written
    ]
    assert len({entry.guid for entry in parsed.entries}) == len(written)


def test_an_unchanged_feed_answers_304_and_a_lost_one_404() -> None:
    with demo_client(NOW) as client:
        url = demo_feeds()[0][0]
        first = client.get(url)
        assert isinstance(first, Fetched)
        assert isinstance(client.get(url, etag=first.etag), NotModified)
        lost = client.get(FAILING[0])
        assert isinstance(lost, Refused)
        assert lost.status == 404
        assert isinstance(client.get("https://elsewhere.example/"), Refused)
