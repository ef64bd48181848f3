"""A page changes on its server between two looks: both texts are kept, and what changed is told from the tagged one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer
from reads import Tags, html
from werkzeug import Request, Response

from tui.errors import NotFound
from tui.fetch.client import Client
from tui.flows import changed
from tui.flows.archiving import archived
from tui.flows.changed import Changed, Same, compare
from tui.flows.reading import anchor_for, open_entry
from tui.flows.refresh import refresh
from tui.flows.saving import save_url
from tui.model import Claim, EntryId, Query, Source, State, Status
from tui.store import claims, feeds, revisions, timeline
from tui.store.thread import StoreThread

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SAID = "The harbour office counted 23 ships on Monday."
CLOSED = "Two quays were closed for the night."
FIRST = (SAID, CLOSED, "The mayor, Petro Lysenko, came at noon.", "Rain fell.", "The tug waited.", "A band played.")
SECOND = (SAID.replace("23", "24"), *FIRST[2:4], "On Tuesday the ferry sailed again.", FIRST[1], *FIRST[4:])


class Site:
    """A page on a real server that says what it is told to say, with validators."""

    def __init__(self, server: HTTPServer) -> None:
        self.texts: tuple[str, ...] = FIRST
        self.tag = '"one"'
        self.url = server.url_for("/page")
        self.asked = 0
        server.expect_request("/page").respond_with_handler(self._answer)

    def _answer(self, _: Request) -> Response:
        self.asked += 1
        head = {"ETag": self.tag, "Last-Modified": "Mon, 23 Nov 2026 10:00:00 GMT"}
        return Response(html(*self.texts, title="Harbour"), content_type="text/html", headers=head)


class World:
    """A library, a client, and a clock that goes on by an hour at every look at the page."""

    def __init__(self, store: StoreThread, client: Client, site: Site) -> None:
        self.store, self.client, self.site, self.now = store, client, site, NOW
        self.entry = save_url(store, client, Tags(), site.url, clock=self.clock)

    def clock(self) -> datetime:
        return self.now

    def look(self, *texts: str, tag: str = '"two"') -> None:
        """The page says something now, and is fetched."""
        self.now += timedelta(hours=1)
        self.site.texts, self.site.tag = texts, tag
        assert save_url(self.store, self.client, Tags(), self.site.url, clock=self.clock) == self.entry

    def tag(self, words: str) -> Claim:
        """Tag these words of what is shown."""
        opened = self.store.call(open_entry, self.entry)
        start = opened.article.text.index(words)
        anchor = anchor_for(opened, "body", start, start + len(words))
        return self.store.call(claims.tag, self.entry, anchor, status=Status.UNCHECKED, now=self.now)

    def compare(self, source: Source | None = None) -> Changed:
        found = self.store.call(compare, self.entry, source=source)
        assert isinstance(found, Changed)
        return found


@pytest.fixture
def world(httpserver: HTTPServer) -> Iterator[World]:
    with StoreThread(":memory:") as store, Client() as client:
        yield World(store, client, Site(httpserver))


def told(found: Changed) -> list[str]:
    signs = {"same": "{}", "gone": "[-{}-]", "came": "{{+{}+}}"}
    return [
        f"({one})" if isinstance(one, int) else "".join(signs[each.kind].format(each.text) for each in one.pieces)
        for one in found.parts
    ]


def test_what_was_tagged_is_compared_with_what_is_shown_word_by_word(world: World) -> None:
    world.tag(SAID)
    world.look(*SECOND)
    found = world.compare()
    assert told(found) == [
        "The harbour office counted [-23 -]{+24 +}ships on Monday.",
        "[-Two quays were closed for the night.-]",
        "The mayor, Petro Lysenko, came at noon.",
        "Rain fell.",
        "{+On Tuesday the ferry sailed again.+}",
        "{+Two quays were closed for the night.+}",
        "The tug waited.",
        "A band played.",
    ]
    assert (found.gone, found.came) == (1, 7), "what only moved is no change of words"
    assert (found.old.fetched, found.new.fetched) == (NOW, NOW + timedelta(hours=1))


def test_each_revision_keeps_its_hash_moment_address_validators_and_rules(world: World) -> None:
    world.look(*SECOND)
    new, old = world.store.call(revisions.of_entry, world.entry)
    assert (old.etag, new.etag) == ('"one"', '"two"')
    assert old.modified == new.modified == "Mon, 23 Nov 2026 10:00:00 GMT"
    assert old.url == new.url == world.site.url
    assert old.hash != new.hash
    assert old.text == "", "a list of them needs no texts"
    assert world.store.call(revisions.revision, old.id).text == "\n\n".join(FIRST)


def test_a_page_that_is_only_set_otherwise_adds_no_revision_and_one_that_comes_back_is_the_old_one(
    world: World,
) -> None:
    world.look(*(f"  {text.replace(' ', '&#32;')}  ".replace("&#32;", " ").strip() for text in FIRST))
    assert len(world.store.call(revisions.of_entry, world.entry)) == 1
    world.look(*SECOND)
    world.look(*FIRST)
    first, second = world.store.call(revisions.of_entry, world.entry)
    assert (first.fetched, first.confirmed) == (NOW, NOW + timedelta(hours=3))
    assert first.etag == '"one"', "the validators are those of the answer that first brought it"
    assert second.fetched == NOW + timedelta(hours=2)


def test_other_quotation_marks_are_another_text_in_which_the_claim_still_stands(world: World) -> None:
    world.look("He said “we wait” on Monday.")
    held = world.tag("He said “we wait” on Monday.")
    world.look('He said "we wait" on Monday.')
    found = world.compare()
    assert found.remark == changed.SET_OTHERWISE
    assert world.store.call(claims.get, held.id).state is State.MOVED


def test_claims_are_pointed_out_in_both_texts_and_their_state_is_remembered(world: World) -> None:
    figure, quays, band = world.tag(SAID), world.tag(CLOSED), world.tag("A band played.")
    world.look(*SECOND)
    held = {one.claim.id: one for one in world.compare().held}
    assert held[figure.id].now is None
    assert held[figure.id].was is not None
    assert [held[one.id].claim.state for one in (figure, quays, band)] == [State.ORPHAN, State.MOVED, State.MOVED]
    state = [world.store.call(claims.get, one.id).state for one in (figure, quays, band)]
    assert state == [State.ORPHAN, State.MOVED, State.MOVED], "the ledger and the list read it from there"
    row = world.store.call(timeline.rows, Query(), now=world.now)[0]
    assert row.state is State.ORPHAN
    world.look(*FIRST)
    assert world.store.call(claims.get, figure.id).state is State.ANCHORED, "the sentence came back"
    assert world.store.call(timeline.row, world.entry).state is State.ANCHORED


def test_any_older_text_may_be_asked_for_and_the_first_tagged_one_is_what_one_gets(world: World) -> None:
    world.look(*FIRST[:3])
    assert world.compare().at == 0, "without claims the text before"
    world.tag(SAID)
    world.look(*FIRST[:2])
    world.look(*FIRST[:1])
    found = world.compare()
    assert [one.fetched.hour for one in found.versions] == [14, 13, 12]
    assert found.old.fetched.hour == 13
    older = world.store.call(compare, world.entry, old=found.versions[2].id)
    assert isinstance(older, Changed)
    assert older.at == 2


def test_an_article_with_one_text_has_not_changed(world: World) -> None:
    found = world.store.call(compare, world.entry)
    assert isinstance(found, Same)
    assert found.told() == "It has not changed since it was first kept."
    with pytest.raises(NotFound):
        world.store.call(compare, EntryId(99))


def test_a_refresh_fetches_the_page_again_when_its_feed_says_that_the_post_changed(
    httpserver: HTTPServer,
) -> None:
    site = Site(httpserver)
    item = "<item><title>Harbour</title><guid>1</guid><link>{}</link><description>{}</description></item>"
    said = ["In short ..."]
    rss = '<rss version="2.0"><channel><title>F</title>{}</channel></rss>'
    httpserver.expect_request("/feed").respond_with_handler(
        lambda _: Response(rss.format(item.format(site.url, said[0])), content_type="application/rss+xml")
    )
    with StoreThread(":memory:") as store, Client() as client:
        store.call(feeds.add, httpserver.url_for("/feed"), typed=True, now=NOW)
        for text, tag in ((FIRST, '"one"'), (SECOND, '"two"')):
            site.texts, site.tag = text, tag
            refresh(store, client, Tags(), feeds=store.call(feeds.all_feeds), clock=lambda: NOW)
            said[0] = "In short, with 24 ships ..."
        entry = store.call(timeline.rows, Query(), now=NOW)[0].entry
        pages = store.call(revisions.history, entry, "page")
        assert sorted(one.etag for one in pages) == ['"one"', '"two"']
        assert site.asked == 2


def test_an_archive_holds_the_text_of_the_day_of_each_tagging_and_when_nothing_is_tagged_the_shown_one(
    world: World,
) -> None:
    only = world.store.call(archived, world.entry)
    assert [text.article.text for text in only.texts] == ["\n\n".join(FIRST)]
    world.tag(CLOSED)
    world.look(*SECOND)
    world.tag(SECOND[0])
    kept = world.store.call(archived, world.entry)
    assert [text.article.text for text in kept.texts] == ["\n\n".join(SECOND), "\n\n".join(FIRST)]
    for text in kept.texts:
        (record,) = text.records
        assert text.article.text[record.start : record.end] == record.quote
    assert [record.state for text in kept.texts for record in text.records] == [State.ANCHORED, State.MOVED]
    assert kept.texts[0].etag == '"two"'
    with pytest.raises(NotFound):
        world.store.call(archived, EntryId(99))
