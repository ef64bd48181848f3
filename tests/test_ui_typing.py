"""Keys that come faster than the program follows, or from the terminal itself: each goes where it was meant to go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_world import NOW, library, reader, running, told, until, with_settings

from tui.model import Query, Row
from tui.store import claims, notes, timeline
from tui.store.db import Db
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.screens.help import HelpList

PATIENT = with_settings(mark_read_after=60.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file)
    return file


async def untouched(store: StoreThread, pilot: Pilot[object]) -> bool:
    """No key of a typed word was taken for a command on the list."""
    await pilot.pause()
    read = store.read
    return bool(
        await read(timeline.count, Query(unread=True)) == 8 and not await read(timeline.count, Query(starred=True))
    )


async def test_a_command_typed_at_once_is_read_as_a_line(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press(*":theme paper", "enter", "j")
        await until(pilot, lambda: app.theme == "paper")
        assert reader(app).timeline.cursor == 1
        assert await untouched(app.store, pilot)


async def test_a_search_typed_at_once_is_no_commands(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press(*"/sAm", "escape", *"/нови")
        await until(pilot, lambda: len(reader(app).timeline.visible_ids()) == 4)
        assert await untouched(app.store, pilot)


async def test_a_note_and_a_tag_typed_at_once_are_kept_whole(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press("enter", "j", "a", *"As said", "enter", "t", *"arms", "enter")
        await until(pilot, lambda: told(app).startswith("Tagged"))
        opened = reader(app).opened
        assert opened is not None
        entry = opened.row.entry
        assert [note.text for note in await app.store.read(notes.of_entry, entry)] == ["As said"]
        assert await app.store.read(timeline.tags, entry) == ("arms",)


async def test_open_go_down_tag_and_rate_typed_at_once_reach_article_and_strip(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press("enter", "j", "j", "c", "s")
        await until(pilot, lambda: "supported" in told(app))
        kept = await app.store.read(claims.select)
        assert [record.quote for record in kept] == ["According to Northern Wire, two carried grain."]
        assert not await app.store.read(timeline.count, Query(starred=True)), "s was for the strip"


async def test_help_typed_at_once_is_searched(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press(*"?sentence")
        assert app.screen.query_one(HelpList).typed == "sentence"
        assert await untouched(app.store, pilot)


async def test_a_terminals_late_answer_presses_no_keys(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        await pilot.press(*"^]11;rgb:1414/1616/1a1a^\\", *"^[?62;22c")
        assert await untouched(app.store, pilot)
        assert reader(app).heading == "Unread"
        assert not reader(app).status.asking
        await pilot.press("j", "c")
        assert reader(app).timeline.cursor == 1


async def test_what_is_read_late_of_one_post_never_falls_on_the_next(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        assert screen.opened is not None
        first = screen.opened.row.entry
        reading, read = asyncio.Event(), app.store.read

        async def slowly(what: Callable[..., object], *given: object, **named: object) -> object:
            found: object = await read(what, *given, **named)
            if what is timeline.tags:
                await reading.wait()
            return found

        app.store.read = slowly  # type: ignore[assignment]  # the same, slower
        screen.row_changed(first)
        await pilot.press(">")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry != first)
        article = screen.opened.article
        reading.set()
        await pilot.pause(0.1)
        assert screen.opened.row.entry != first
        assert screen.opened.article is article


async def test_all_read_takes_the_list_at_the_keypress_though_another_is_shown_then(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        screen.show_list(Query(folder="World"), "World")
        await until(pilot, lambda: screen.timeline.total == 4)
        listed = screen.timeline.visible_ids()
        await pilot.press("A", "]", "]")
        await until(pilot, lambda: told(app).startswith("Marked 4 read"))
        assert {row.entry for row in await app.store.read(rows_read)} == set(listed)


def rows_read(db: Db) -> list[Row]:
    """The posts that are read."""
    return timeline.rows(db, Query(unread=False), now=NOW)


async def test_a_fault_of_the_program_is_kept_for_the_command_line_without_a_traceback(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apps: list[ClaimwireApp] = []

    async def fails() -> None:
        async with running(path) as (app, pilot):
            apps.append(app)
            app.call_later(lambda: 1 // 0)
            await pilot.pause(0.3)

    with pytest.raises(ZeroDivisionError):
        await fails()
    assert isinstance(apps[0].fault, ZeroDivisionError)
    told_on_the_terminal = capsys.readouterr()
    assert "Traceback" not in told_on_the_terminal.out + told_on_the_terminal.err
