"""The ledger: all claims under their speakers beside a sheet on one of them; its keys change, narrow and lead back."""

from __future__ import annotations

import csv
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from ui_panes import shown
from ui_world import NOW, library, reader, running, told, until

from tui.export.formats import FORMATS
from tui.flows import reading
from tui.model import EntryId, Status
from tui.store import claims, notes
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.panes.ledger import Ledger
from tui.ui.screens.claims import ClaimsScreen
from tui.ui.screens.sheet import Sheet
from tui.ui.widgets.ledger import NOBODY
from tui.ui.widgets.paper import Paper


def tagged(path: Path) -> list[EntryId]:
    """A library with three claims and a note on its first two posts."""
    ids = library(path)
    with StoreThread(path) as store:
        for number, (entry, sentence, speaker, status) in enumerate(
            (
                (ids[0], 0, "Northern Wire", Status.ATTRIBUTED),
                (ids[0], 1, "", Status.UNCHECKED),
                (ids[1], 1, "Petro Lysenko", Status.FALSE),
            )
        ):
            opened = store.call(reading.open_entry, entry)
            place = opened.article.sentences[sentence]
            anchor = reading.anchor_for(opened, "body", place.start, place.end)
            store.call(
                claims.tag, entry, anchor, status=status, speaker=speaker, said=f"2026-10-0{5 - number}", now=NOW
            )
            if not number:
                store.call(notes.write, entry, "Ask the harbour office.", anchor=anchor, now=NOW)
    return ids


def ledger(app: ClaimwireApp) -> Ledger:
    """The list."""
    return app.screen.query_one(Ledger)


async def opened(app: ClaimwireApp, pilot: Pilot[object]) -> Ledger:
    """The ledger, all of it read."""
    await pilot.press("C")
    await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and ledger(app).loaded)
    await pilot.pause(0.02)
    return ledger(app)


def shows(app: ClaimwireApp, name: str) -> bool:
    """Whether such a screen is on top."""
    return type(app.screen).__name__ == name


def sheet(app: ClaimwireApp) -> str:
    """All that the sheet says."""
    return "\n".join(shown(app.screen.query_one(Paper)))


async def test_claims_stand_under_their_speakers_beside_all_that_is_known_of_one(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        await pilot.pause(0.05)
        await until(pilot, lambda: ledger(app).loaded)
        await pilot.pause(0.05)
        found = [line.rstrip() for line in shown(ledger(app))]
        assert found[0].startswith("  Claims  3   Notes  1")
        assert found[0].endswith("by speaker · newest first")
        assert found[2].split() == ["status", "claim", "date"]
        assert found[3].split() == ["Northern", "Wire", "1"]
        assert found[4].startswith("▌ ◧ attributed  The harbour office")
        assert found[4].endswith("5 Oct")
        assert found[5] == ""
        assert found[6].split() == ["Petro", "Lysenko", "1"]
        assert found[9].split() == [*NOBODY.split(), "1"]
        assert found[12].split() == ["Notes", "1"]
        words = sheet(app)
        for part in (
            "“The harbour office",
            "status   ◧ attributed",
            "speaker  Northern Wire",
            "Ask the harbour office.",
        ):
            assert part in words
        assert "1 to check   1 of 4" in app.screen.query_one(Ledger).position()
        await pilot.press("j")
        await until(pilot, lambda: "▼ false" in sheet(app))


async def test_enter_leads_to_the_sentence_and_back_leads_back(tmp_path: Path) -> None:
    ids = tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: reader(app).opened is not None)
        shown_now = reader(app).opened
        assert shown_now is not None
        assert shown_now.row.entry == ids[1]
        claim = shown_now.claims[0]
        await until(pilot, lambda: reader(app).body.place() == ("body", claim.start, claim.end))
        assert app.screen is app.reader


async def test_status_tag_and_untag_are_saved_at_once_and_taken_back(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        first = ledger(app).items[0].id
        await pilot.press("c", "d")
        await until(pilot, lambda: ledger(app).items[0].status == "disputed")
        app.press("ledger.tags", "ships")
        await until(pilot, lambda: ledger(app).items[0].tags == ("ships",))
        await pilot.press("delete")
        await until(pilot, lambda: len(ledger(app).items) == 3)
        await pilot.press("u")
        await until(pilot, lambda: len(ledger(app).items) == 4)
        assert first in [line.id for line in ledger(app).items]


async def test_the_list_is_narrowed_by_words_and_by_what_their_posts_are(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("/", *"lysenko", "enter")
        await until(pilot, lambda: len(ledger(app).items) == 1)
        assert "1 of 4" in "\n".join(shown(ledger(app)))
        app.press("ledger.search", "is:starred")
        await until(pilot, lambda: not ledger(app).items)
        assert "Esc lists all again" in "\n".join(shown(ledger(app)))
        await pilot.press("escape")
        await until(pilot, lambda: len(ledger(app).items) == 4)
        app.press("ledger.search", "colour:red")
        await until(pilot, lambda: "colour" in told(app))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reader)


async def test_an_empty_ledger_says_how_one_gets_claims(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await pilot.press("C")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and ledger(app).loaded)
        assert "c in an article tags" in "\n".join(shown(ledger(app)))
        await pilot.press("enter", "c", "t", "delete", "j", "G")  # nothing to act on: nothing happens
        assert isinstance(app.screen, ClaimsScreen)


def kept(text: str) -> list[dict[str, Any]]:
    """The claims and notes of an export in JSON Lines."""
    return [one for one in map(json.loads, text.splitlines()) if one["kind"] in ("claim", "note")]


async def exported(app: ClaimwireApp, pilot: Pilot[object], form: str, file: Path) -> str:
    """What `X` writes, its format and its file answered by hand."""
    await pilot.press("X")
    await in_form(app, pilot, form, file)
    return file.read_text()


async def in_form(app: ClaimwireApp, pilot: Pilot[object], form: str, file: Path) -> None:
    """Answer the questions for format and file."""
    await until(pilot, lambda: isinstance(app.screen, Sheet) and "form" in app.screen.options.title)
    await pilot.press(*"j" * list(FORMATS).index(form), "enter")
    await until(pilot, lambda: isinstance(app.screen, Bench) and app.screen.status.asking)
    assert isinstance(app.screen, Bench)
    app.screen.status.prompt.value = str(file)
    await pilot.press("enter")
    await until(pilot, lambda: told(app).startswith("Exported"))
    app.log_of_messages.messages.clear()


async def test_x_writes_exactly_what_the_ledger_shows_in_every_format(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        everything = kept(await exported(app, pilot, "jsonl", tmp_path / "all.jsonl"))
        assert {one["uuid"] for one in everything} == {row.uuid for row in ledger(app).items}
        assert len(everything) == 4
        await pilot.press("/", *"lysenko", "enter")
        await until(pilot, lambda: len(ledger(app).items) == 1)
        only = kept(await exported(app, pilot, "jsonl", tmp_path / "one.jsonl"))
        assert [(one["speaker"], one["status"]) for one in only] == [("Petro Lysenko", "false")]
        rows = list(csv.DictReader((await exported(app, pilot, "csv", tmp_path / "one.csv")).splitlines()))
        assert [row["uuid"] for row in rows] == [only[0]["uuid"]]
        page = await exported(app, pilot, "markdown", tmp_path / "one.md")
        assert only[0]["quote"] in page
        assert "Ask the harbour office." not in page
        app.press("ledger.search", "nothingofthekind")
        await until(pilot, lambda: not ledger(app).items)
        await pilot.press("X")
        await until(pilot, lambda: "Nothing to export No claim or note has “nothingofthekind”" in told(app))


async def test_x_in_the_reader_offers_all_this_list_and_this_article(tmp_path: Path) -> None:
    ids = tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        app.press("app.search", '"closes story 2"')
        await until(pilot, lambda: [row.entry for row in reader(app).timeline.items] == [ids[1]])
        reader(app).open_entry(ids[1])
        await until(pilot, lambda: (here := reader(app).opened) is not None and here.row.entry == ids[1])
        for choice, wanted in ((0, 4), (1, 1), (2, 1)):
            await pilot.press("X")
            await until(pilot, lambda: isinstance(app.screen, Sheet) and "which" in app.screen.options.title)
            assert isinstance(app.screen, Sheet)
            await pilot.pause(0.05)
            words = "\n".join(shown(app.screen.options))
            for part in ("All claims and notes", "3 claims and 1 note", "this list", "this article: Story 2"):
                assert part in words
            await pilot.press(*"j" * choice, "enter")
            file = tmp_path / f"{choice}.jsonl"
            await in_form(app, pilot, "jsonl", file)
            found = kept(file.read_text())
            assert len(found) == wanted
            assert choice == 0 or {one["url"] for one in found} == {"https://wire.example/2"}


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (80, 12)])
async def test_the_sheet_is_reached_by_keys_where_it_is_low(tmp_path: Path, size: tuple[int, int]) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", size) as (app, pilot):
        await opened(app, pilot)
        seen = sheet(app) if app.screen.query_one(Paper).display else ""
        assert "Ask the harbour" not in seen
        for _ in range(12):
            await pilot.press("J")
            await pilot.pause(0.02)
            seen += sheet(app)
        for part in ("“The harbour", "Northern Wire", "status", "speaker", "Ask the harbour"):
            assert part in seen, part
        assert any(line.startswith("▌ ") for line in shown(ledger(app)))  # the cursor's row stays in sight
        await pilot.press("j")
        await until(pilot, lambda: "No damage" in sheet(app) or "According" in sheet(app))
        was = app.screen.query_one(Paper).display and size[1] < 16
        await pilot.press("K", "K")
        await pilot.pause(0.05)
        assert app.screen.query_one(Paper).display is not was
        assert ledger(app).has_focus
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.reader)


async def test_a_click_selects_and_the_wheel_scrolls(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (80, 16)) as (app, pilot):
        await opened(app, pilot)
        await pilot.pause(0.05)
        rows = shown(ledger(app))
        await pilot.click(ledger(app), offset=(10, next(at for at, line in enumerate(rows) if "false" in line)))
        assert ledger(app).cursor == 1
        await until(pilot, lambda: "Lysenko" in sheet(app) or "According" in sheet(app))
        ledger(app).post_message(events.MouseScrollDown(ledger(app), 4, 4, 0, 1, 0, False, False, False))
        await until(pilot, lambda: ledger(app).scroll_offset.y > 0)
        assert ledger(app).cursor == 1
        paper = app.screen.query_one(Paper)
        paper.post_message(events.MouseScrollDown(paper, 4, 4, 0, 1, 0, False, False, False))
        await until(pilot, lambda: paper.scroll_offset.y > 0)


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 12)])
async def test_it_fits_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", size) as (app, pilot):
        await opened(app, pilot)
        await pilot.pause(0.05)
        assert any("The harbour" in line for line in shown(ledger(app)))
        assert ledger(app).region.bottom <= size[1]


async def test_ledger_and_subscriptions_give_way_to_each_other(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        for key, name in (("C", "ClaimsScreen"), ("F", "SubscriptionsScreen"), ("C", "ClaimsScreen")):
            await pilot.press(key)
            await until(pilot, partial(shows, app, name))
            assert len(app.screen_stack) == 2
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reader)
