"""What is doubtful in a text is told when it is shown, in a sentence, with the key that leads out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_world import library, reader, running, told, until

from tui.model import Opened, Source
from tui.ui.app import ClaimwireApp

WHY = "The page holds less text than the feed."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


async def show(app: ClaimwireApp, pilot: Pilot[object], source: Source, *sources: Source, **changes: str) -> Opened:
    """Open a post, then show it again as if its text were this one."""
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None)
    opened = reader(app).opened
    assert opened is not None
    reader(app).opened = None
    again = replace(
        opened,
        source=source,
        sources=sources,
        article=replace(opened.article, **changes),  # type: ignore[arg-type]
    )
    reader(app).show_opened(again, None, True)
    await pilot.pause()
    return again


async def test_the_feeds_text_in_the_pages_place_says_why_and_how_to_see_the_page(path: Path) -> None:
    async with running(path) as (app, pilot):
        await show(app, pilot, "feed", "page", "feed", doubt=WHY)
        assert told(app) == f"{WHY} o opens the page in the browser"
        assert app.log_of_messages.messages[-1].key == "x page's text"
        line = "".join(segment.text for segment in reader(app).status.line.render_line(0))
        assert WHY in line
        assert "x page's text" in line


async def test_a_doubtful_page_leads_to_the_feeds_text_or_else_to_the_browser(path: Path) -> None:
    async with running(path) as (app, pilot):
        await show(app, pilot, "page", "page", "feed", doubt=WHY)
        assert app.log_of_messages.messages[-1].key == "x feed's text"
        await show(app, pilot, "page", "page", doubt="", note="The page breaks off.")
        assert app.log_of_messages.messages[-1].key == "o browser"
        assert told(app).startswith("The page breaks off.")


async def test_it_is_told_once_and_not_again_when_the_same_text_is_read_anew(path: Path) -> None:
    async with running(path) as (app, pilot):
        opened = await show(app, pilot, "feed", "page", "feed", doubt=WHY)
        app.say("Starred")
        reader(app).show_opened(replace(opened, tags=("grain",)), None, True)
        await pilot.pause()
        assert told(app) == "Starred"


async def test_a_text_without_doubts_says_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await show(app, pilot, "page", "page", "feed")
        assert told(app) == ""


async def test_the_footer_names_the_text_that_x_leads_to(path: Path) -> None:
    async with running(path, (160, 40)) as (app, pilot):
        words = {"feed": "page text", "page": "feed text"}
        for source, word in words.items():
            await show(app, pilot, source, "page", "feed")  # type: ignore[arg-type]  # a Source each
            assert ("x", word) in reader(app).footer.offers()
