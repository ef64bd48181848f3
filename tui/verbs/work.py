"""The network client and the worker processes a verb needs, begun late and ended whatever happens."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.config import Settings
from tui.errors import NotFound, NotReadable
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import utc

if TYPE_CHECKING:
    from tui.flows.events import Event
    from tui.flows.network import Client
    from tui.flows.workers import Workers
    from tui.store.thread import StoreThread

T = TypeVar("T")


@dataclass(frozen=True)
class Work:
    """The client and the workers of one command."""

    client: Client
    workers: Workers

    def ask(self, address: str, job: Callable[[], T]) -> T:
        """Do what asks one address, while a line of progress names it."""
        progress = out.Progress()
        progress.show(f"Asking {address}")
        try:
            return self.run(job)
        finally:
            progress.over()

    def run(self, job: Callable[[], T], stopped: threading.Event | None = None) -> T:
        """Do it; Ctrl+C ends requests and workers, waits for the job's end and raises KeyboardInterrupt."""

        def stop() -> None:
            if stopped:
                stopped.set()
            self.client.stop()
            self.workers.stop()

        return out.interruptible(job, stop)

    def digest(self, store: StoreThread, *, pages: bool) -> None:
        """Understand every entry that waits for it, so that search and claims know its text."""
        from tui.flows.digesting import Digesting

        progress, stopped, count = out.Progress(), threading.Event(), 0

        def tell(_: Event) -> None:
            nonlocal count
            count += 1
            progress.show(f"{out.count(count, 'entry', 'entries')} digested")

        run = Digesting(store, self.client, self.workers, clock=utc, tell=tell, stopped=stopped, pages=pages)
        run.start()
        try:
            self.run(run.finish, stopped)
        finally:
            progress.over()


@contextmanager
def at_work(settings: Settings) -> Iterator[Work]:
    """A client and workers for the length of a command."""
    from tui.flows.network import open_client

    with open_client(settings) as client, readers(settings) as workers:
        yield Work(client, workers)


def readers(settings: Settings) -> Workers:
    """The processes that read pages, by a person's own rules for sites; ended where their `with` ends."""
    from tui.flows.workers import Workers

    return Workers(sites=settings.sites)


def read_file(path: Path) -> bytes:
    """What a file holds; - is standard input. Raises NotFound, NotReadable."""
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else path.expanduser().read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {line(str(path))}.", "Look at its name and folder.") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise NotReadable(f"{line(str(path))} cannot be read: {line(reason)}.", "Name a file you may read.") from None
