"""`:digest` reads the library again while one reads on; Esc stops it, and quitting waits for nobody."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from ui_world import Plainly, library, reader, running, told, until

from tui.model import Page, Understood
from tui.store.db import open_library

COUNT = 24


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, COUNT)
    db = open_library(file)
    db.execute("UPDATE understood SET rules = 'older'")
    db.close()
    return file


def left(path: Path) -> int:
    """How many texts wait for today's rules."""
    db = open_library(path)
    number = db.execute("SELECT count(*) FROM understood WHERE rules = 'older'").fetchone()[0]
    db.close()
    return int(number)


async def test_the_library_is_digested_again_while_the_article_stays_open(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: reader(app).opened is not None)
        opened = reader(app).opened
        assert opened
        await pilot.press(*":digest", "enter")
        await until(pilot, lambda: told(app) == f"{COUNT} texts digested again")
        assert left(path) == 0
        again = reader(app).opened
        assert again
        assert again.row.entry == opened.row.entry
        await pilot.press(*":digest", "enter")
        await until(pilot, lambda: told(app) == "0 texts digested again")


class Slowly(Plainly):
    """Takes its time for each text."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def digest(self, page: Page) -> Understood:
        self.count += 1
        time.sleep(0.05)
        return super().digest(page)


class Held(Slowly):
    """Reads a few texts, then waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def digest(self, page: Page) -> Understood:
        if self.count > 2:
            self.let_go.wait(30)
        return super().digest(page)


async def test_escape_stops_it_and_keeps_what_was_done(path: Path) -> None:
    pool = Held()
    async with running(path, pool=pool) as (app, pilot):
        await pilot.press(*":digest", "enter")
        await until(pilot, lambda: pool.count > 2)
        await pilot.press("escape")
        pool.let_go.set()
        await until(pilot, lambda: told(app).startswith("Digest stopped"))
    assert 0 < left(path) < COUNT


async def test_quitting_in_the_middle_of_it_loses_nothing(path: Path) -> None:
    pool = Slowly()
    async with running(path, pool=pool) as (_, pilot):
        await pilot.press(*":digest", "enter")
        await until(pilot, lambda: pool.count > 10)
    assert left(path) < COUNT
