"""D shows what changed since a sentence was tagged: by signs as well as colours, older texts by a key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_world import NOW, library, reader, running, told, until, with_settings

from tui.flows.raw import raw_article
from tui.flows.reading import anchor_for, open_entry
from tui.flows.shown import settle
from tui.model import Entry, EntryId, State, Status
from tui.store import articles, claims
from tui.store.db import Db, writing
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.screens.changed import ChangedScreen, Changes

SHIPS = "The harbour office in Izmail counted {} ships on Monday."
REST = ("According to Northern Wire, two carried grain.", "The port stays open, Petro Lysenko said.")
OTHER = "Ukraine and North Korea were named in the report. No damage was reported."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


def delivered(db: Db, entry: EntryId, hours: int, *paragraphs: str) -> None:
    """The feed says something else some hours later."""
    html = "".join(f"<p>{one}</p>" for one in paragraphs)
    article = raw_article(Entry("", "Story 1 of the harbour", "", content=html))
    articles.save_article(db, entry, "feed", article, fetched=NOW + timedelta(hours=hours))
    with writing(db, durable=False):
        settle(db, entry)


async def tagged(app: ClaimwireApp, pilot: Pilot[object]) -> EntryId:
    """Tag the first and the last sentence of the first post, and open it."""
    entry = reader(app).timeline.items[0].entry
    opened = await app.store.read(open_entry, entry)
    for one in (opened.article.sentences[0], opened.article.sentences[-1]):
        anchor = anchor_for(opened, "body", one.start, one.end)
        await app.store.write(claims.tag, entry, anchor, status=Status.UNCHECKED, now=NOW)
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None)
    return entry


async def changed(app: ClaimwireApp, pilot: Pilot[object]) -> Changes:
    """Tag, let the text change twice, and ask."""
    entry = await tagged(app, pilot)
    last = "A third paragraph closes story 1."
    await app.store.write(delivered, entry, 1, f"{SHIPS.format(24)} {' '.join(REST)}", OTHER, last)
    more = f"{SHIPS.format(24)} {' '.join(REST)} A tug waits."
    await app.store.write(delivered, entry, 2, more, "Rain fell.", OTHER, "The sky cleared.", "It snowed.", last)
    await pilot.press("D")
    await until(pilot, lambda: isinstance(app.screen, ChangedScreen))
    await pilot.pause()
    return app.screen.query_one(Changes)


def drawn(screen: Bench) -> str:
    """What a screen shows, line by line."""
    return "\n".join("".join(piece.text for piece in strip).rstrip() for strip in screen._compositor.render_strips())


async def test_what_went_and_what_came_stands_in_signs_and_the_claims_are_pointed_out(path: Path) -> None:
    async with running(path, (120, 40)) as (app, pilot):
        await changed(app, pilot)
        shown = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        assert "[-1-]{+24+} ships on Monday." in shown
        assert "{+A tug waits.+}" in shown
        assert "{+Rain fell.+}" in shown
        assert "From the text of 2026-10-05" in shown
        assert "1 of 2 older texts" not in shown, "the text it was tagged in is the older of the two"
        assert "2 of 2 older texts" in shown
        assert "2 claims · 1 still there · 1 not found any more" in shown
        assert "◌" in shown


async def test_older_and_newer_texts_are_a_key_away_and_the_edges_are_told(path: Path) -> None:
    async with running(path, (100, 40)) as (app, pilot):
        sheet = await changed(app, pilot)
        await pilot.press("[")
        await until(pilot, lambda: told(app) == "That is the oldest text that is kept")
        await pilot.press("]")
        await until(pilot, lambda: sheet.changed.at == 0)
        assert "[-1-]" not in drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        await pilot.press("]")
        await until(pilot, lambda: told(app) == "That is the text before the one that is shown")
        await pilot.press("[")
        await until(pilot, lambda: sheet.changed.at == 1)


async def test_enter_goes_to_the_place_in_the_text_and_the_key_itself_or_q_back(path: Path) -> None:
    async with running(path, (120, 40)) as (app, pilot):
        await changed(app, pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is reader(app))
        for key in ("D", "q", "escape"):
            await pilot.press("D")
            await until(pilot, lambda: isinstance(app.screen, ChangedScreen))
            await pilot.press(key)
            await until(pilot, lambda: app.screen is reader(app))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_it_fits_every_screen_and_needs_no_colour(path: Path, size: tuple[int, int]) -> None:
    async with running(path, size, settings=with_settings(theme="no-color", glyphs="ascii")) as (app, pilot):
        await changed(app, pilot)
        seen = ""
        for _ in range(12):
            seen += drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
            await pilot.press("j")
        assert "[-1-]{+24+}" in seen


async def test_a_text_that_did_not_change_says_so(path: Path) -> None:
    async with running(path) as (app, pilot):
        await tagged(app, pilot)
        await pilot.press("D")
        await until(pilot, lambda: told(app) == "Nothing to compare It has not changed since it was first kept.")


async def test_the_list_marks_posts_whose_text_changed_since_something_was_tagged(path: Path) -> None:
    async with running(path, (120, 40)) as (app, pilot):
        entry = await tagged(app, pilot)
        rows = reader(app).timeline.items
        last = "A third paragraph closes story 1."
        text = f"{SHIPS.format(1)} {' '.join(REST)}", OTHER
        await app.store.write(delivered, entry, 1, *text, last, "A correction came later.")
        reader(app).timeline.reload_rows()
        await until(pilot, lambda: reader(app).timeline.items[0].state is State.MOVED)
        assert "~" in drawn(reader(app)).splitlines()[2]
        await app.store.write(delivered, entry, 2, *text)
        reader(app).timeline.reload_rows()
        await until(pilot, lambda: reader(app).timeline.items[0].state is State.ORPHAN)
        assert "◌" in drawn(reader(app)).splitlines()[2]
        assert all(row.state is State.ANCHORED for row in rows[1:])
