"""Tagging a post: the reader's own tags complete, the page's topics are offered as such, and none is set by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import article
from ui_world import NOW, library, reader, running, told, until

from tui.model import EntryId, Source
from tui.store import articles, timeline
from tui.ui.app import ClaimwireApp
from tui.ui.tagging import Offer, offer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


async def begin(app: ClaimwireApp, pilot: Pilot[object], *topics: str, source: Source = "page") -> EntryId:
    """A first post whose page names these topics, and the line for its tag."""
    first = reader(app).timeline.items[0].entry
    await app.store.write(articles.save_article, first, source, replace(article(), topics=topics), fetched=NOW)
    await pilot.press("t")
    return first


async def tags(app: ClaimwireApp, entry: EntryId) -> tuple[str, ...]:
    """What the library has."""
    return await app.store.read(timeline.tags, entry)


def hint(app: ClaimwireApp) -> str:
    """What stands right of the line."""
    return str(reader(app).status.hint.render()).strip()


async def test_tab_takes_what_the_page_names_and_says_where_it_is_from(path: Path) -> None:
    async with running(path) as (app, pilot):
        first = await begin(app, pilot, "Ferries", "harbour news")
        assert hint(app) == "Tab takes from the page: Ferries, harbour-news"
        await pilot.press("tab")
        assert (reader(app).status.prompt.value, hint(app)) == ("Ferries", "from the page")
        await pilot.press("tab")
        assert reader(app).status.prompt.value == "harbour-news"
        assert await tags(app, first) == (), "nothing is set before Enter"
        await pilot.press("enter")
        await until(pilot, lambda: told(app) == "Tagged harbour-news")
        assert await tags(app, first) == ("harbour-news",)


async def test_leaving_the_line_sets_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        first = await begin(app, pilot, "Ferries")
        await pilot.press("tab", "escape")
        assert await tags(app, first) == ()
        await pilot.press("t", "enter")
        assert await tags(app, first) == ()


async def test_ones_own_tags_complete_before_the_pages(path: Path) -> None:
    async with running(path) as (app, pilot):
        other = reader(app).timeline.items[1].entry
        await app.store.write(timeline.tag, other, "ferry-line", NOW)
        await begin(app, pilot, "Ferries")
        await pilot.press(*"fer", "tab")
        assert (reader(app).status.prompt.value, hint(app)) == ("ferry-line", "a tag of yours")
        await pilot.press("tab")
        assert (reader(app).status.prompt.value, hint(app)) == ("Ferries", "from the page")
        await pilot.press("x")
        assert hint(app).startswith("Tab takes")


async def test_a_tag_that_is_on_the_post_is_said_to_come_off(path: Path) -> None:
    async with running(path) as (app, pilot):
        first = reader(app).timeline.items[0].entry
        await app.store.write(timeline.tag, first, "grain", NOW)
        await begin(app, pilot, "Grain", "Ferries")
        assert hint(app) == "on it: grain · Tab takes from the page: Ferries"
        await pilot.press(*"Grain")
        assert hint(app) == "Enter takes it off"
        await pilot.press("enter")
        await until(pilot, lambda: told(app) == "Tag taken off")


async def test_narrow_screens_say_where_a_tag_is_from_too(path: Path) -> None:
    async with running(path, (40, 12)) as (app, pilot):
        await begin(app, pilot, "Ferries")
        await pilot.press("tab")
        line = "".join(piece.text for piece in reader(app)._compositor.render_strips()[-1])
        assert "Ferries" in line
        assert "from the page" in line


async def test_a_post_without_a_page_is_offered_what_its_feed_names(path: Path) -> None:
    async with running(path) as (app, pilot):
        first = reader(app).timeline.items[0].entry
        assert await app.store.read(offer, first) == Offer(theirs="from the feed")
        await pilot.press("t")
        assert hint(app) == ""
        await pilot.press(*"#mine too", "enter")
        await until(pilot, lambda: told(app) == "Tagged mine-too")


def test_an_offer_is_cut_to_its_room() -> None:
    assert Offer(topics=("one", "two", "three")).hint(24, "·", "…") == "Tab takes from the page…"
    assert Offer(mine=("one", "two")).hint(40, "·", "…") == "Tab takes: one, two"
    assert Offer().hint(40, "·", "…") == ""
