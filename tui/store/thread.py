"""The one thread that owns the library's connection, and its doors: `call` (blocking), `read` and `write` (async).

What the screen asks goes before what a refresh asks; within each, first come first served. A read whose reader went
away is skipped; a write is done even when whoever waited for it is gone; `close` waits for the queue.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from queue import PriorityQueue
from typing import Concatenate, ParamSpec, TypeVar

from tui.errors import Library
from tui.store.db import Db, open_library
from tui.store.faults import told

P = ParamSpec("P")
T = TypeVar("T")
Job = tuple[int, int, Callable[[Db], None] | None]

SCREEN, BACKGROUND, LAST = range(3)  # the smaller goes first


class StoreThread:
    """A library, opened: functions of `store` are handed in and run as fn(db, …) on its own thread."""

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open the library; raises what `open_library` raises."""
        self.path = path
        self._jobs: PriorityQueue[Job] = PriorityQueue()
        self._numbers = count()
        self._closing = False
        self._gate = threading.Lock()
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(create, opened), name="store", daemon=True)
        self._thread.start()
        opened.result()

    def call(self, fn: Callable[Concatenate[Db, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run and wait: for worker threads and the command line."""
        return self._submit(BACKGROUND, fn, *args, **kwargs).result()

    async def read(self, fn: Callable[Concatenate[Db, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run and await; cancelling before its turn skips it."""
        return await asyncio.wrap_future(self._submit(SCREEN, fn, *args, **kwargs))

    async def write(self, fn: Callable[Concatenate[Db, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run and await; the write happens even when the one who awaits is cancelled."""
        return await asyncio.shield(asyncio.wrap_future(self._submit(SCREEN, fn, *args, **kwargs)))

    def close(self) -> None:
        """Do what is queued, close the library and end; calling again does nothing."""
        with self._gate:
            if not self._closing:
                self._closing = True
                self._jobs.put((LAST, next(self._numbers), None))
        self._thread.join()

    def __enter__(self) -> StoreThread:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _submit(
        self, rank: int, fn: Callable[Concatenate[Db, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        future: Future[T] = Future()

        def job(db: Db) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(db, *args, **kwargs))
            except sqlite3.Error as error:
                future.set_exception(told(error))
            except BaseException as error:  # noqa: BLE001  it belongs to the one who asked, and is raised there
                future.set_exception(error)

        with self._gate:
            if self._closing:
                raise Library("The library is closed.")
            self._jobs.put((rank, next(self._numbers), job))
        return future

    def _run(self, create: bool, opened: Future[None]) -> None:
        try:
            db = open_library(self.path, create=create)
        except BaseException as error:  # noqa: BLE001  it belongs to the constructor's caller, and is raised there
            opened.set_exception(error)
            return
        opened.set_result(None)
        while (job := self._jobs.get()[2]) is not None:
            job(db)
        db.close()
