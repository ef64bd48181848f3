"""Inside the opened text: links by number, the picture, footnotes and the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_world import NOW, QUIET, library, reader, running, told, until

from tui.model import Article, Block, Mark, Sentence
from tui.store import articles
from tui.ui import editor
from tui.ui.app import ClaimwireApp

TEXT = "The plan allows for thirty1 ferries. The union says so here and there.\n\nThe office counted twice."
NOTE = TEXT.index("The office")
HERE, THERE = "https://port.example/plan", "https://union.example/letter"


def page(**more: object) -> Article:
    """A text with a footnote and two links."""
    marks = (
        Mark("reference", TEXT.index("1"), TEXT.index("1") + 1, "1"),
        Mark("link", TEXT.index("here"), TEXT.index("here") + 4, HERE),
        Mark("link", TEXT.index("there"), TEXT.index("there") + 5, THERE),
    )
    blocks = (Block("paragraph", 0, NOTE - 2), Block("footnote", NOTE, len(TEXT), marker="1"))
    first = TEXT.index(" The union")
    sentences = (Sentence(0, first), Sentence(first + 1, NOTE - 2), Sentence(NOTE, len(TEXT)))
    made = Article("Ferries", TEXT, language="en", blocks=blocks, marks=marks, sentences=sentences)
    return replace(made, **more)  # type: ignore[arg-type]  # names of Article's fields


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in the browser."""
    seen: list[str] = []
    monkeypatch.setattr(editor, "browse", lambda url, _: seen.append(url))
    return seen


async def begin(app: ClaimwireApp, pilot: Pilot[object], content: Article) -> None:
    """Open the first post with this text."""
    entry = reader(app).timeline.items[0].entry
    await app.store.write(articles.save_article, entry, "feed", content, fetched=NOW)
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None)
    await pilot.pause()


async def test_a_link_is_opened_by_the_number_beside_it(path: Path, visited: list[str]) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page())
        await pilot.press(*":link 2", "enter")
        await until(pilot, lambda: visited == [THERE])
        await pilot.press("h", *":link", "enter", *"1", "enter")  # as fast as somebody types ahead
        await until(pilot, lambda: visited == [THERE, HERE])


async def test_the_config_takes_the_numbers_off_the_text_and_leaves_its_links(path: Path, visited: list[str]) -> None:
    for choice, listed in (("on", True), ("off", False)):
        chosen = replace(QUIET, link_numbers=choice)  # type: ignore[arg-type]  # both may be chosen
        async with running(path, settings=chosen) as (app, pilot):
            await begin(app, pilot, page())
            listed_there = [chunk.url for chunk in reader(app).body.document.chunks if chunk.kind == "address"]
            assert (HERE in listed_there) is listed
            await pilot.press(*":link 2", "enter")
            await until(pilot, lambda: visited == [THERE])
            visited.clear()


async def test_a_number_no_link_has_says_which_there_are(path: Path, visited: list[str]) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page())
        for wrong in ("3", "0", "first"):
            await pilot.press(*f":link {wrong}", "enter")
            await until(pilot, lambda wrong=wrong: told(app).startswith(f"There is no link {wrong} here."))  # type: ignore[misc]
            assert told(app).endswith("They go from 1 to 2.")
        assert visited == []


async def test_a_text_without_links_or_picture_says_so(path: Path, visited: list[str]) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page(marks=()))
        await pilot.press(*":link 1", "enter")
        await until(pilot, lambda: told(app) == "This text has no links")
        await pilot.press(*":picture", "enter")
        await until(pilot, lambda: told(app) == "The page names no picture of its own")
        assert visited == []


async def test_the_lead_picture_opens_in_the_browser(path: Path, visited: list[str]) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page(picture="https://port.example/quay.jpg"))
        await pilot.press(*":picture", "enter")
        await until(pilot, lambda: visited == ["https://port.example/quay.jpg"])


async def test_enter_on_a_reference_goes_to_its_footnote_and_from_there_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page())
        body = reader(app).body
        await pilot.press("j")
        reference = body.place()
        await pilot.press("enter")
        await until(pilot, lambda: body.place() == ("body", NOTE, len(TEXT)))
        await pilot.press("enter")
        await until(pilot, lambda: body.place() == reference)
        await pilot.press("enter")
        await until(pilot, lambda: body.place() == ("body", NOTE, len(TEXT)))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: body.place() == reference)


async def test_of_several_links_enter_asks_which(path: Path, visited: list[str]) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot, page())
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: app.screen is not reader(app))
        await pilot.press("j", "enter")
        await until(pilot, lambda: visited == [THERE])
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not reader(app))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is reader(app))
        assert visited == [THERE]
