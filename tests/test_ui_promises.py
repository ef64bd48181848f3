"""The screen's promises: a refresh moves nothing, what is read stays in view, saved means saved, no word is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from ui_world import NOW, entry, library, reader, running, told, until, web, with_settings

from tui.model import ParsedFeed, Query
from tui.store import articles, claims, feeds, notes, timeline
from tui.store.db import Db
from tui.ui.app import ClaimwireApp

PATIENT = with_settings(mark_read_after=60.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 24)
    return file


def rss(titles: list[str]) -> bytes:
    """A feed of new posts."""
    items = "".join(f"<item><title>{title}</title><guid>{title}</guid></item>" for title in titles)
    return f'<rss version="2.0"><channel><title>Northern Wire</title>{items}</channel></rss>'.encode()


async def refuse(app: ClaimwireApp, on: bool) -> None:
    """Let the library take no more writing, as on a full or write-protected disk; or again."""
    await app.store.read(lambda db: db.execute(f"PRAGMA query_only = {'ON' if on else 'OFF'}").fetchall())


async def test_a_refresh_moves_neither_row_nor_scroll_nor_sentence(path: Path) -> None:
    client = web({"https://wire.example/feed": rss([f"Fresh {n}" for n in range(5)])})
    async with running(path, settings=PATIENT, client=client) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "j", "j", "j", "g", "f", "g", "1")
        await until(pilot, lambda: screen.timeline.total == 24)
        await pilot.press(*"12j")
        before = (screen.timeline.row(), screen.timeline.scroll_offset, screen.body.place(), screen.body.scroll_offset)
        assert screen.timeline.scroll_offset.y > 0
        await pilot.press("R")
        await until(pilot, lambda: len(screen.timeline.waiting) == 5)
        await until(pilot, lambda: not app.refresher.running)
        now = (screen.timeline.row(), screen.timeline.scroll_offset, screen.body.place(), screen.body.scroll_offset)
        assert now == before
        assert screen.timeline.total == 24
        await pilot.press("g", "u")
        assert screen.timeline.cursor == 0
        assert screen.timeline.total == 29


async def test_what_is_read_in_a_view_stays_in_it_until_one_leaves(path: Path) -> None:
    async with running(path, settings=with_settings(mark_read_after=0.01)) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.read)
        await pilot.press("m", "m", "R")
        await until(pilot, lambda: not app.refresher.running)
        assert len(screen.timeline.visible_ids()) == 24
        await pilot.press("g", "1", "g", "2")
        await until(pilot, lambda: len(screen.timeline.visible_ids()) < 24)


async def test_all_read_spares_what_came_after_the_list_was_shown(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        feed = (await app.store.read(feeds.all_feeds))[0]
        fresh = entry(0, "Only just here")
        await app.store.write(articles.save_feed, feed.id, ParsedFeed("Northern Wire", (fresh,)), NOW)
        await pilot.press("A")
        await until(pilot, lambda: told(app).startswith("Marked 24 read"))
        left = await app.store.read(timeline.rows, Query(unread=True), now=NOW)
        assert [row.title for row in left] == ["Only just here"]


async def test_saved_is_said_only_after_the_library_has_it(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "j")
        await until(pilot, lambda: screen.opened is not None)
        held, free = threading.Event(), threading.Event()

        def hold(db: Db) -> None:
            held.set()
            free.wait(5)

        keeper = threading.Thread(target=app.store.call, args=(hold,))
        keeper.start()
        held.wait(5)
        app.press("body.tag")
        await pilot.pause(0.3)
        assert not told(app).startswith("Saved")
        assert screen.body.strip is None
        free.set()
        await until(pilot, lambda: told(app).startswith("Saved"))
        assert len(await app.store.read(claims.select)) == 1
        keeper.join()


async def test_a_note_that_could_not_be_saved_is_told_and_its_words_are_there_for_another_try(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "j")
        await until(pilot, lambda: screen.opened is not None)
        await refuse(app, True)
        await pilot.press("a", *"Call the port", "enter")
        await until(pilot, lambda: bool(told(app)))
        message = app.log_of_messages.messages[-1]
        assert message.failed
        assert "Your words are kept" in message.detail
        await refuse(app, False)
        await pilot.press("a")
        assert screen.status.prompt.value == "Call the port"
        await pilot.press("enter")
        await until(pilot, lambda: told(app).startswith("Note saved"))
        assert screen.opened is not None
        kept = await app.store.read(notes.of_entry, screen.opened.row.entry)
        assert [note.text for note in kept] == ["Call the port"]
        await pilot.press("k", "a")
        assert screen.status.prompt.value == ""


async def test_a_changed_note_that_could_not_be_saved_is_offered_again_in_its_pane(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "j", "a", *"One", "enter")
        await until(pilot, lambda: screen.opened is not None and len(screen.opened.notes) == 1)
        await refuse(app, True)
        await pilot.press("g", "n", "a", *" two", "enter")
        await until(pilot, lambda: app.log_of_messages.messages[-1].failed)
        await refuse(app, False)
        await pilot.press("a")
        assert screen.status.prompt.value == "One two"
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None and screen.opened.notes[0].text == "One two")


async def test_a_claim_a_star_and_a_field_that_could_not_be_saved_are_told_and_not_shown(path: Path) -> None:
    async with running(path, settings=PATIENT) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter", "j", "j", "c")
        await until(pilot, lambda: screen.body.strip is not None)
        await refuse(app, True)
        await pilot.press("tab", *"The mayor", "enter")
        await until(pilot, lambda: app.log_of_messages.messages[-1].failed)
        assert "“The mayor” is kept in its field and stands in :messages" in told(app)
        await pilot.press("j", "c")
        await until(pilot, lambda: "The mayor" not in told(app))
        assert screen.opened is not None
        assert len(screen.opened.claims) == 1
        await pilot.press("s")
        await until(pilot, lambda: len(app.log_of_messages.messages) == 4)
        assert app.log_of_messages.messages[-1].failed
        assert not screen.opened.row.starred
