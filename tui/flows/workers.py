"""Child processes that parse and digest: a hostile page can cost one of them, never the reader.

pebble's pool with the forkserver context: a task past its deadline has its process killed (design, section 3).
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Future
from datetime import datetime
from multiprocessing import forkserver, resource_tracker
from typing import Any, Protocol, TypeVar
from weakref import WeakSet

from pebble import ProcessExpired, ProcessPool

from tui.errors import NotReadable, Stopped, TuiError
from tui.flows import tasks
from tui.flows.sites import ruled
from tui.model import Article, Explained, Page, ParsedFeed, SiteRule, Understood

T = TypeVar("T")

PARSE_DEADLINE = 20.0  # seconds
DIGEST_DEADLINE = 15.0
TASKS_PER_CHILD = 2000  # then it is replaced, so that no leak of a library grows for days


def prepare() -> None:
    """Must be called before a Textual app runs: inside it the forkserver could not start its tracker (0.4 ms)."""
    resource_tracker.ensure_running()


class Reads(Protocol):
    """What parses and digests; `Workers` in child processes, a test's own in this one."""

    def parse(self, body: bytes, *, url: str, charset: str, content_type: str, now: datetime) -> ParsedFeed: ...

    def discover(self, body: bytes, *, url: str, charset: str) -> tuple[tuple[str, str], ...]: ...

    def digest(self, page: Page) -> Understood: ...

    def again(self, article: Article) -> Article: ...

    def explain(self, page: Page) -> Explained: ...

    def stop(self) -> None: ...


class Workers:
    """The pool. Its methods block the calling thread; TuiError says why an answer could not be had.

    `sites` are a person's own rules: every page it reads is read by the one of its host.
    """

    def __init__(self, count: int = 2, sites: Mapping[str, SiteRule] | None = None) -> None:
        self._sites = sites or {}
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(tasks.FIRST))
        self._given: WeakSet[Future[Any]] = WeakSet()  # what was handed over and may still be awaited
        self._pool = ProcessPool(count, max_tasks=TASKS_PER_CHILD, initializer=tasks.quiet, context=context)

    def parse(self, body: bytes, *, url: str, charset: str, content_type: str, now: datetime) -> ParsedFeed:
        """Read a feed document; raises NotReadable, Stopped."""
        return self._run("feed", PARSE_DEADLINE, tasks.parse, body, url, charset, content_type, now)

    def discover(self, body: bytes, *, url: str, charset: str) -> tuple[tuple[str, str], ...]:
        """The feeds a page names, as (address, title)."""
        return self._run("page", PARSE_DEADLINE, tasks.discover, body, url, charset)

    def digest(self, page: Page) -> Understood:
        """Understand a page; raises NotReadable, Stopped."""
        return self._run("page", DIGEST_DEADLINE, tasks.digest, ruled(page, self._sites))

    def again(self, article: Article) -> Article:
        """Understand an article anew, its text as it is; raises NotReadable, Stopped."""
        return self._run("text", DIGEST_DEADLINE, tasks.again, article)

    def explain(self, page: Page) -> Explained:
        """Understand a page, with every decision and all that was cut; raises NotReadable, Stopped."""
        return self._run("page", DIGEST_DEADLINE, tasks.explain, ruled(page, self._sites))

    def submit(self, function: Callable[..., T], *args: object) -> Future[T]:
        """Hand over one task with the digest's deadline; `answer` reads what comes back."""
        return self._schedule(function, args, DIGEST_DEADLINE)

    def stop(self) -> None:
        """End every task and child at once; whoever waits for one gets Stopped."""
        self._pool.stop()
        for future in tuple(self._given):  # the pool itself leaves those who wait waiting
            future.cancel()
        self._pool.join()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self, what: str, deadline: float, function: Callable[..., T], *args: Any) -> T:
        return answer(self._schedule(function, args, deadline), what, deadline)

    def _schedule(self, function: Callable[..., T], args: tuple[Any, ...], deadline: float) -> Future[T]:
        _start_server()
        try:
            future: Future[T] = self._pool.schedule(function, args=args, timeout=deadline)
        except RuntimeError as ended:
            raise Stopped("Stopped.") from ended
        self._given.add(future)
        if not self._pool.active:  # stopped in between
            future.cancel()
        return future


def _start_server() -> None:
    """Start the process that forks workers; Ctrl+C is held back from it until it ignores it by itself (hush.py)."""
    prepare()  # first: starting the tracker would let Ctrl+C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def answer(future: Future[T], what: str = "page", deadline: float = DIGEST_DEADLINE) -> T:
    """What a task gave, or a TuiError that says what became of it."""
    try:
        wrong = future.exception()
    except CancelledError as cancelled:
        raise Stopped("Stopped.") from cancelled
    if wrong is None:
        return future.result()
    if isinstance(wrong, TuiError):
        raise wrong
    if isinstance(wrong, BrokenExecutor):
        raise Stopped("The processes that read pages have ended.", "Start claimwire again.") from wrong
    raise NotReadable(
        f"This {what} {_became(wrong, deadline)}", "It may be broken or hostile. Open it in the browser."
    ) from wrong


def _became(wrong: BaseException, deadline: float) -> str:
    if isinstance(wrong, TimeoutError):
        return f"took longer than {deadline:.0f} s to read, so reading it was stopped."
    if isinstance(wrong, MemoryError):
        return "needs too much memory to read."
    if isinstance(wrong, ProcessExpired):
        return "ended the process that read it."
    return f"cannot be read ({type(wrong).__name__})."
