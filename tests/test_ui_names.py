"""The pane of entities: its week, its verbs, the person's word; every key does something or says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from entity_shelf import naming, peopled
from growth import grows_less
from textual.pilot import Pilot
from ui_panes import shown
from ui_world import NOW, library, reader, running, told, until, with_settings

from tui.model import Entity, Entry, ParsedFeed, Query
from tui.store import articles, entities, feeds, rulings
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.panes.names import Names
from tui.ui.panes.occurrences import Occurrences, places
from tui.ui.panes.sidebar import Sidebar
from tui.ui.screens.occurrences import OccurrencesScreen
from tui.ui.screens.pick import PickScreen
from tui.ui.widgets.fuzzy import candidate, found

SIZES = [(120, 40), (80, 24), (40, 12)]
STAYS = with_settings(mark_read="never")  # the newest post is the first of the list after a restart too


def names(app: ClaimwireApp) -> Names:
    return reader(app).query_one(Names)


def listed(app: ClaimwireApp) -> list[tuple[str, int]]:
    """Name and count of each entity in the pane."""
    return [(one.name, one.count) for one in names(app).items]


async def in_pane(app: ClaimwireApp, pilot: Pilot[object]) -> None:
    """Open the newest post and go to its entities."""
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None and bool(names(app).items))
    await pilot.press("g", "e")
    await until(pilot, lambda: names(app).has_focus and bool(names(app).weeks))


async def asking(app: ClaimwireApp, pilot: Pilot[object]) -> None:
    await until(pilot, lambda: isinstance(app.screen, PickScreen) and app.screen.status.asking)


@pytest.mark.parametrize("size", SIZES)
async def test_each_entity_shows_its_week_below_its_name(tmp_path: Path, size: tuple[int, int]) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db", size) as (app, pilot):
        await in_pane(app, pilot)
        lines = "\n".join(shown(names(app)))
        assert "Quay Office  2" in lines
        assert "▁▁▁▁▁▁▆" in lines


async def test_the_week_has_an_ascii_twin(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db", settings=with_settings(glyphs="ascii")) as (app, pilot):
        await in_pane(app, pilot)
        assert "......|" in "\n".join(shown(names(app)))


async def test_the_list_is_narrowed_to_its_posts_and_comes_back(tmp_path: Path) -> None:
    entries = peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("j", "=")
        await until(pilot, lambda: [row.entry for row in reader(app).timeline.items] == entries[:2])
        assert reader(app).heading == "Pier Board"
        await pilot.press("=")
        await until(pilot, lambda: reader(app).heading == "Unread")
        await pilot.press("g", "e", "k", "=")
        await until(pilot, lambda: reader(app).listed == Query(entities=("O:quay",)))
        await pilot.press("g", "2")
        await until(pilot, lambda: reader(app).listed == Query(entities=("O:quay",), unread=True))
        assert reader(app).heading == "Quay Office"


async def test_all_its_sentences_lead_to_their_articles_and_back(tmp_path: Path) -> None:
    entries = peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("j", "*")
        await until(pilot, lambda: isinstance(app.screen, OccurrencesScreen) and app.screen.pane_of.loaded)
        pane = app.screen.query_one(Occurrences)
        assert [row.occurrence.entry for row in pane.items] == entries[:2]
        assert "Again Pier Board counted 12 boats." in "\n".join(shown(pane))
        await pilot.press("j", "enter")
        screen = reader(app)
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry == entries[1])
        assert screen.body.place() == ("body", 0, 34)
        assert screen.selected_entity == "O:pier"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry == entries[0])
        await pilot.press("g", "e", "j", "*")  # where one was
        await until(pilot, lambda: isinstance(app.screen, OccurrencesScreen) and app.screen.pane_of.loaded)
        assert app.screen.query_one(Occurrences).cursor == 1
        await pilot.press("q")
        await until(pilot, lambda: app.screen is screen)


@pytest.mark.parametrize("size", SIZES)
async def test_two_are_merged_by_typing_a_few_letters_and_parted_by_undo(tmp_path: Path, size: tuple[int, int]) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db", size, settings=STAYS) as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("b")
        await asking(app, pilot)
        await pilot.press(*"pirbd", "enter")
        await until(pilot, lambda: listed(app) == [("Pier Board", 3)])
        assert told(app) == "Merged Quay Office is Pier Board"
        assert "Quay Office" in names(app).items[0].aliases
    async with running(tmp_path / "library.db", size, settings=STAYS) as (app, pilot):
        await in_pane(app, pilot)
        assert listed(app) == [("Pier Board", 3)]
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == [("Quay Office", 2), ("Pier Board", 1)])
        await pilot.press("ctrl+r")
        await until(pilot, lambda: listed(app) == [("Pier Board", 3)])


async def test_leaving_the_sheet_merges_nothing(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("b")
        await asking(app, pilot)
        await pilot.press(*"zzz", "enter")
        await until(pilot, lambda: app.screen is reader(app))
        await pilot.press("b")
        await asking(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is reader(app))
        assert await app.store.read(rulings.said) == []


async def test_what_was_merged_can_be_taken_out_again_and_so_can_a_name(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("B")
        await until(pilot, lambda: told(app).startswith("It has one name only"))
        await pilot.press(*":merge Pier Board", "enter")
        await until(pilot, lambda: listed(app) == [("Pier Board", 3)])
        await pilot.press(*":split quay office", "enter")
        await until(pilot, lambda: listed(app) == [("Quay Office", 2), ("Pier Board", 1)])
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == [("Pier Board", 3)])
        await pilot.press("B")
        await until(pilot, lambda: app.screen is not reader(app))
        await pilot.press("enter")
        await until(pilot, lambda: listed(app) == [("Quay Office", 2), ("Pier Board", 1)])
        assert told(app) == "Parted Quay Office is not Pier Board"
        assert await app.store.read(rulings.said) == []


async def test_a_name_that_is_given_is_found_in_older_posts_too(tmp_path: Path) -> None:
    entries = peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press(*":alias Stone House", "enter")
        await until(pilot, lambda: told(app) == "Name added Stone House is Quay Office")
        reader(app).open_entry(entries[2])
        await until(pilot, lambda: ("Quay Office", 1) in listed(app))
        await pilot.press("u")
        await until(pilot, lambda: listed(app) == [("Hermit Bay", 1)])
        await pilot.press("ctrl+r")
        await until(pilot, lambda: ("Quay Office", 1) in listed(app))
        await until(pilot, lambda: _times(app, "O:quay") == 3)


def _times(app: ClaimwireApp, key: str) -> int:
    return sum(one.times for one in app.store.call(entities.known, [key]))


async def test_a_watch_stands_among_the_feeds_with_its_unread_and_tells_what_a_refresh_brings(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("j", "+")
        sidebar = reader(app).query_one(Sidebar)
        await until(pilot, lambda: "/ Pier Board" in " ".join(" ".join(shown(sidebar)).split()))
        assert "watched" in "\n".join(shown(names(app)))
        await app.remember_watched()
        feed = (await app.store.read(feeds.all_feeds))[0]
        came = Entry("new", "A new post", "https://wire.example/new", published=NOW, content="<p>New.</p>")
        saved = await app.store.write(articles.save_feed, feed.id, ParsedFeed("Wire", (came,)), NOW)
        await app.store.write(articles.save_article, saved.new[0], "feed", naming(("O:pier",)), fetched=NOW)
        reader(app).library_changed()
        app.tell_watched()
        await until(pilot, lambda: told(app) == "New posts name what you watch Pier Board 1")
        await until(pilot, lambda: "↑ Pier Board" in " ".join(" ".join(shown(sidebar)).split()))
        await pilot.press("g", "f")
        sidebar.move_to(next(at for at, place in enumerate(sidebar.items) if place.kind == "smart"))
        await pilot.press("enter")
        await until(pilot, lambda: reader(app).listed == Query(entities=("O:pier",)))
        assert "/ Pier Board" in " ".join(" ".join(shown(sidebar)).split())
        await pilot.press("g", "e", "+")
        await until(pilot, lambda: not any(place.kind == "smart" for place in sidebar.items))


async def test_a_watch_is_renamed_and_removed_as_any_smart_feed(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press("+")
        sidebar = reader(app).query_one(Sidebar)
        await until(pilot, lambda: any(place.kind == "smart" for place in sidebar.items))
        await pilot.press("g", "f")
        sidebar.move_to(next(at for at, place in enumerate(sidebar.items) if place.kind == "smart"))
        await pilot.press(*":rename The quay", "enter")
        await until(pilot, lambda: any(place.name == "The quay" for place in sidebar.items))
        await pilot.press("delete")
        await until(pilot, lambda: not any(place.kind == "smart" for place in sidebar.items))
        assert "watched" not in "\n".join(shown(names(app)))
        await pilot.press("u", "u")
        await until(pilot, lambda: any(place.name == "Quay Office" for place in sidebar.items))


async def test_what_was_said_is_in_the_whole_export_of_the_reader(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    file = tmp_path / "all.jsonl"
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        await pilot.press(*":merge Pier Board", "enter")
        await until(pilot, lambda: told(app).startswith("Merged"))
        await pilot.press(*f":export {file}", "enter")
        await until(pilot, lambda: told(app).startswith("Exported"))
        assert '"kind":"merge"' in file.read_text()


@pytest.mark.parametrize("key", ["=", "*", "b", "B", "+"])
async def test_without_an_entity_each_key_says_why_it_does_nothing(tmp_path: Path, key: str) -> None:
    library(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await pilot.press("g", "e", key)
        await until(pilot, lambda: told(app).startswith("No entity here"))


async def test_an_entity_of_a_text_that_is_not_searched_says_so(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await in_pane(app, pilot)
        screen = reader(app)
        assert screen.opened is not None
        other = replace(screen.opened.article, entities=(Entity("O:none", "Nobody", "ORG", (), 1),))
        screen.opened = replace(screen.opened, article=other)
        await pilot.press("*")
        await until(pilot, lambda: told(app) == "No sentence of the library names it Nobody")


def test_typing_finds_the_nearest_of_many_names() -> None:
    among = [
        candidate(str(at), name, "", others)
        for at, (name, others) in enumerate(
            [("Harbour Board", ()), ("Bard", ()), ("Board of Ports", ()), ("Пристань", ("Board",)), ("Bay", ())]
        )
    ]
    assert [one.key for one in found("board", among, 9)] == ["3", "2", "0"]
    assert [one.key for one in found("brd", among, 9)] == ["0", "1", "2", "3"]
    assert [one.key for one in found("", among, 2)] == ["0", "1"]
    assert found("xyz", among, 9) == []


def test_names_are_bold_in_every_case_they_have() -> None:
    text = "Без Північної Кореї, з Північною Кореєю."
    assert [text[start:end] for start, end in places(text, {"північн кор"})] == ["Північної Кореї", "Північною Кореєю"]


def test_finding_among_many_takes_a_time_that_grows_with_them() -> None:
    among = [candidate(str(number), f"Name {number} of the place", "") for number in range(10_000)]
    assert grows_less(lambda size: found("plc", among[:size], 200), 5_000, 10_000, 2.5)


def test_the_library_is_closed_with_all_that_was_said(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    with StoreThread(tmp_path / "library.db") as store:
        store.call(rulings.merge, "O:quay", "O:pier", NOW)
    with StoreThread(tmp_path / "library.db") as store:
        assert [one.kind for one in store.call(rulings.said)] == ["merge"]
