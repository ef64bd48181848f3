"""Other programs and files from the screen: the editor, the browser, an export, an import; and when they fail."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from ui_terminal import Terminal
from ui_world import QUIET, library, reader, running, told, until, web

from tui.store import claims, feeds
from tui.store.thread import StoreThread

OPML = """<opml version="2.0"><head/><body>
<outline text="Science"><outline type="rss" text="Open [/b] Bench" xmlUrl="https://bench.example/feed"/></outline>
<outline type="rss" text="Northern Wire" xmlUrl="https://wire.example/feed"/></body></opml>"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file)
    return file


def program(folder: Path, name: str, source: str) -> str:
    """A small program of our own, as a command."""
    file = folder / f"{name}.py"
    file.write_text(source)
    return f"{sys.executable} {file}"


async def test_o_hands_the_address_to_the_browser_of_the_config(path: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    browser = program(tmp_path, "browser", f"import sys; open({str(seen)!r}, 'a').write(' '.join(sys.argv[1:]))")
    async with running(path, settings=replace(QUIET, browser=browser)) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: seen.exists() and seen.read_text() == "https://wire.example/1")
        assert told(app) == "Opened in the browser https://wire.example/1"


@pytest.mark.parametrize("browser", ["/nowhere/at/all", "'"])
async def test_a_browser_that_cannot_start_is_told(path: Path, browser: str) -> None:
    async with running(path, settings=replace(QUIET, browser=browser)) as (app, pilot):
        await pilot.press("o")
        await until(pilot, lambda: bool(told(app)))
        assert app.log_of_messages.messages[-1].failed


async def test_an_export_asks_what_how_and_where_and_writes_the_whole_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    async with running(path) as (app, pilot):
        await pilot.press("enter", "j", "j", "c", "escape", "X")
        await pilot.press("enter")  # all claims and notes
        await until(pilot, lambda: app.screen is not reader(app))
        await pilot.press("j", "enter")  # the second form
        await until(pilot, lambda: reader(app).status.asking)
        offered = Path(reader(app).status.prompt.value)
        await pilot.press("ctrl+u", *str(target.with_suffix(offered.suffix)), "enter")
        await until(pilot, lambda: told(app).startswith("Exported 1 claim and 0 notes"))
        assert target.with_suffix(offered.suffix).read_text()
        await pilot.press(*f":export jsonl {target}", "enter")
        await until(pilot, lambda: told(app).endswith("out.jsonl"))
    rows = {row["kind"]: row for row in map(json.loads, target.read_text().splitlines())}
    assert set(rows) == {"entry", "text", "claim", "event"}
    assert rows["claim"]["quote"] == "According to Northern Wire, two carried grain."


async def test_the_opened_article_is_archived_with_its_claims_to_a_file_of_its_own(path: Path, tmp_path: Path) -> None:
    async with running(path, settings=replace(QUIET, export_folder=str(tmp_path))) as (app, pilot):
        await pilot.press(*":archive", "enter")
        await until(pilot, lambda: told(app).startswith("Nothing is open"))
        await pilot.press("enter", "j", "j", "c", "escape")
        await pilot.press(*":archive", "enter")
        await until(pilot, lambda: reader(app).status.asking)
        offered = Path(reader(app).status.prompt.value)
        assert offered.parent == tmp_path
        await pilot.press("enter")
        await until(pilot, lambda: told(app) == f"Archived 1 text to {offered}")
        assert "<mark>According to Northern Wire, two carried grain.</mark>" in offered.read_text()
        await pilot.press(*f":archive {tmp_path / 'none' / 'out.html'}", "enter")
        await until(pilot, lambda: app.log_of_messages.messages[-1].failed)


async def test_an_export_to_where_nothing_can_be_written_is_told_and_leaves_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    async with running(path) as (app, pilot):
        await pilot.press("enter", "j", "c", "escape")
        await pilot.press(*f":export csv {tmp_path / 'file' / 'out.csv'}", "enter")
        await until(pilot, lambda: bool(app.log_of_messages.messages) and app.log_of_messages.messages[-1].failed)
        await pilot.press(*":export docx out", "enter")
        await until(pilot, lambda: "is no format" in told(app))


async def test_an_opml_file_is_imported_once_and_its_feeds_are_fetched(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.opml"
    file.write_text(OPML)
    rss = b'<rss version="2.0"><channel><title>x</title><item><title>Bench news</title></item></channel></rss>'
    async with running(path, client=web({"https://bench.example/feed": rss})) as (app, pilot):
        await pilot.press(*f":import {file}", "enter")
        await until(pilot, lambda: any(m.what == "Imported 1 feed" for m in app.log_of_messages.messages))
        await until(pilot, lambda: not app.refresher.running and len(reader(app).feeds) == 3)
        new = next(feed for feed in await app.store.read(feeds.all_feeds) if feed.folder == "Science")
        assert new.title == "Open [/b] Bench"
        assert new.good is not None
        await pilot.press(*f":import {tmp_path / 'none.opml'}", "enter")
        await until(pilot, lambda: "There is no file" in told(app))


def test_a_note_is_written_in_the_editor_and_the_screen_comes_back(path: Path, tmp_path: Path) -> None:
    editor = program(
        tmp_path,
        "editor",
        "import sys, time\nprint('THE EDITOR HAS THE SCREEN', flush=True)\ntime.sleep(0.5)\n"
        "open(sys.argv[1], 'a').write('from the editor\\x1b[31m')\n",
    )
    terminal = Terminal(tmp_path, "--library", str(path), EDITOR=editor)
    try:
        terminal.wait_for("1 of")
        terminal.press("\rjE")
        terminal.wait_for("THE EDITOR HAS THE SCREEN")
        terminal.wait_for("Note saved")
        terminal.press("j")
        terminal.press("\x11")
        assert terminal.ended() == 0
    finally:
        terminal.close()
    store = StoreThread(path)
    assert [record.text for record in store.call(claims.select)] == ["from the editor[31m"]
    store.close()


def test_an_editor_that_fails_changes_nothing_and_is_told(path: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--library", str(path), EDITOR=program(tmp_path, "editor", "raise SystemExit(3)"))
    try:
        terminal.wait_for("1 of")
        terminal.press("\rjE")
        terminal.wait_for("ended with an error")
        terminal.press("\x11")
        assert terminal.ended() == 0
    finally:
        terminal.close()
