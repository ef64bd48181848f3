"""A small library and an app on it, for tests that press keys: real store, a fake web, the digest in place."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import httpx2
from inline import Inline
from textual.pilot import Pilot

from tui.config import Settings
from tui.fetch.client import Client
from tui.flows.digesting import Digesting
from tui.flows.raw import raw_article
from tui.model import Entry, EntryId, Page, ParsedFeed, Understood
from tui.store import articles, feeds
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.screens.reader import ReaderScreen

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
QUIET = Settings(refresh="off", theme="night", glyphs="unicode", preset="vim")
TEXT = (
    "<p>The harbour office in Izmail counted {n} ships on Monday. According to Northern Wire, two carried grain. "
    "The port stays open, Petro Lysenko said.</p><p>Ukraine and North Korea were named in the report. "
    "No damage was reported.</p><p>A third paragraph closes story {n}.</p>"
)


class Plainly(Inline):
    """Digests to paragraphs and sentences, quickly: these tests are about keys, not about names."""

    def digest(self, page: Page) -> Understood:
        html = page.html if isinstance(page.html, str) else page.html.decode()
        return Understood(raw_article(Entry("", page.title, page.url, content=html)))


def clock() -> datetime:
    """Always the same moment."""
    return NOW


def web(pages: Mapping[str, bytes | int] | None = None) -> Client:
    """A client of a web that has these pages; a number is an error's status."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        found = (pages or {}).get(str(request.url), 404)
        return httpx2.Response(found) if isinstance(found, int) else httpx2.Response(200, content=found)

    return Client(transport=httpx2.MockTransport(answer), clock=clock)


def entry(number: int, title: str = "") -> Entry:
    """One post; a greater number is an older one."""
    published = NOW - timedelta(hours=number)
    url = f"https://wire.example/{number}"
    return Entry(
        f"g{number}",
        title or f"Story {number} of the harbour",
        url,
        "Mira Castell",
        published,
        content=TEXT.format(n=number),
    )


def library(path: Path, count: int = 8) -> list[EntryId]:
    """Two feeds in two folders, all posts digested; the ids, newest first."""
    store = StoreThread(path)
    first = store.call(feeds.add, "https://wire.example/feed", title="Northern Wire", folder="World", now=NOW)
    second = store.call(feeds.add, "https://kurs.example/feed", title="Курс дня", folder="Україна", now=NOW)
    half = count // 2
    one = store.call(
        articles.save_feed, first.id, ParsedFeed("Northern Wire", tuple(map(entry, range(1, half + 1)))), NOW
    )
    others = tuple(entry(number, f"Новина {number}") for number in range(half + 1, count + 1))
    two = store.call(articles.save_feed, second.id, ParsedFeed("Курс дня", others), NOW)
    digesting = Digesting(
        store, web(), Plainly(), clock=clock, tell=lambda _: None, stopped=threading.Event(), pages=False
    )
    digesting.start()
    digesting.finish()
    store.close()
    return [*one.new, *two.new]


Check = Callable[[], bool]


class QuickPilot(Pilot[object]):
    """Keys follow each other as fast as somebody types ahead; Textual's own pilot rests 40 ms and more after each."""

    async def press(self, *keys: str) -> None:
        """Press all of them, then look once whether everything has come to rest."""
        with patch("textual.app.wait_for_idle", _at_once):
            await super().press(*keys)
        await self.pause()


async def _at_once(_: float = 0) -> None:
    await asyncio.sleep(0)


@asynccontextmanager
async def running(
    path: Path,
    size: tuple[int, int] = (120, 40),
    *,
    settings: Settings = QUIET,
    client: Client | None = None,
    pool: Inline | None = None,
    **more: bool,
) -> AsyncIterator[tuple[ClaimwireApp, Pilot[object]]]:
    """The app on a library, its list loaded."""
    app = ClaimwireApp(path, settings, connect=lambda: client or web(), pool=pool or Plainly(), clock=clock, **more)
    async with app.run_test(size=size):
        pilot = QuickPilot(app)
        if not app.first_run:
            await until(pilot, lambda: app.reader is not None and app.reader.timeline.loaded)
        await pilot.pause()
        yield app, pilot


async def until(pilot: Pilot[object], check: Check, seconds: float = 5.0) -> None:
    """Wait for something that a worker brings."""
    for _ in range(int(seconds / 0.02)):
        if check():
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it did not come to be; the app says: {told(pilot.app)}")  # type: ignore[arg-type]  # ours


def reader(app: ClaimwireApp) -> ReaderScreen:
    """The reading screen."""
    assert app.reader is not None
    return app.reader


def told(app: ClaimwireApp) -> str:
    """The newest message."""
    messages = app.log_of_messages.messages
    return f"{messages[-1].what} {messages[-1].detail}".strip() if messages else ""


def with_settings(**changes: object) -> Settings:
    """The quiet settings, changed."""
    return replace(QUIET, **changes)  # type: ignore[arg-type]  # the names are Settings' own
