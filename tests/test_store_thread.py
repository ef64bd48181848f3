"""The store thread: no write is lost by cancelling or quitting, a read may be given up, errors reach whoever asked."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from store_shelf import NOW, shelf

from tui.errors import Library, LibraryNewer, NotFound
from tui.model import EntryId, Query
from tui.store import notes, timeline
from tui.store.db import Db, open_library
from tui.store.thread import StoreThread


def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    shelf(path)[0].close()
    return path


def held(store: StoreThread, go_on: threading.Event) -> threading.Thread:
    """Keep the store's thread busy until `go_on`; returns once it is."""
    busy = threading.Event()

    def hold(_: Db) -> None:
        busy.set()
        go_on.wait(5)

    holding = threading.Thread(target=store.call, args=(hold,))
    holding.start()
    busy.wait(5)
    return holding


async def test_quick_writes_that_are_cancelled_are_all_done(tmp_path: Path) -> None:
    store, go_on = StoreThread(library(tmp_path)), threading.Event()
    holding = held(store, go_on)
    writes = [
        asyncio.create_task(store.write(notes.write, EntryId(1), f"note {number}", now=NOW)) for number in range(4)
    ]
    await asyncio.sleep(0.01)
    for write in writes:
        write.cancel()
    await asyncio.gather(*writes, return_exceptions=True)
    go_on.set()
    store.close()
    holding.join()
    db = open_library(store.path)
    assert [note.text for note in notes.of_entry(db, EntryId(1))] == [f"note {number}" for number in range(4)]
    db.close()


async def test_a_read_that_is_given_up_before_its_turn_is_skipped(tmp_path: Path) -> None:
    store, go_on = StoreThread(library(tmp_path)), threading.Event()
    asked: list[str] = []
    holding = held(store, go_on)
    read = asyncio.create_task(store.read(lambda db: asked.append("read")))
    await asyncio.sleep(0.01)
    read.cancel()
    await asyncio.sleep(0.01)
    go_on.set()
    assert len(await store.read(timeline.rows, Query(), now=NOW)) == 5
    assert asked == []
    await asyncio.to_thread(store.close)
    holding.join()


async def test_the_screen_is_served_before_a_refresh(tmp_path: Path) -> None:
    store, go_on = StoreThread(library(tmp_path)), threading.Event()
    order: list[str] = []
    holding = held(store, go_on)
    background = [threading.Thread(target=store.call, args=(lambda db: order.append("refresh"),)) for _ in range(3)]
    for thread in background:
        thread.start()
        await asyncio.sleep(0.01)
    read = asyncio.create_task(store.read(lambda db: order.append("screen")))
    await asyncio.sleep(0.01)
    go_on.set()
    await read
    await asyncio.to_thread(store.close)
    for thread in [holding, *background]:
        thread.join()
    assert order == ["screen", "refresh", "refresh", "refresh"]


def test_closing_does_what_is_queued_and_refuses_more(tmp_path: Path) -> None:
    store, go_on = StoreThread(library(tmp_path)), threading.Event()
    holding = held(store, go_on)
    threads = [
        threading.Thread(target=store.call, args=(notes.write, EntryId(1), f"n{n}"), kwargs={"now": NOW})
        for n in range(5)
    ]
    for thread in threads:
        thread.start()
    while store._jobs.qsize() < 5:
        pass
    closing = threading.Thread(target=store.close)
    closing.start()
    go_on.set()
    closing.join()
    store.close()
    with pytest.raises(Library, match="closed"):
        store.call(timeline.counts)
    for thread in [holding, *threads]:
        thread.join()
    db = open_library(store.path)
    assert len(notes.of_entry(db, EntryId(1))) == 5
    db.close()


def test_errors_reach_the_one_who_asked_and_the_thread_goes_on(tmp_path: Path) -> None:
    with StoreThread(library(tmp_path)) as store:
        with pytest.raises(NotFound):
            store.call(timeline.row, EntryId(99))
        assert store.call(timeline.counts).unread == 5


def test_a_library_that_cannot_be_opened_is_told_at_once(tmp_path: Path) -> None:
    path = library(tmp_path)
    db = open_library(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LibraryNewer):
        StoreThread(path)
    with pytest.raises(NotFound):
        StoreThread(tmp_path / "none.db", create=False)
