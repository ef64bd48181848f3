"""Digest what is waiting, newest first: the feed's own text at once, the page too where the feed is cut short.

Runs beside a refresh and by itself at start, so that what a stop left undone goes on; an entry's trouble is its note.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tui.errors import NotReached, NotReadable, Stopped
from tui.fetch.guard import Allowed, origin_of
from tui.flows.events import Digested, Event
from tui.flows.learning import Learning, read_again
from tui.flows.pages import Asking, Whole, wanted
from tui.flows.shown import settle
from tui.flows.workers import Reads
from tui.model import ClaimId, EntryId, Page, Source, State
from tui.store import articles, claims, furniture
from tui.store.articles import Pending
from tui.store.db import Db, writing
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client

AT_ONCE = 12  # entries under way: pages wait for the network while two workers think
PAUSE = 0.05  # seconds between looks for new work while a refresh still runs


class Digesting:
    """One background run: `start`, then `finish` once no more entries will come."""

    def __init__(
        self,
        store: StoreThread,
        client: Client,
        workers: Reads,
        *,
        clock: Callable[[], datetime],
        tell: Callable[[Event], None],
        stopped: threading.Event,
        pages: bool = True,
    ) -> None:
        self.store, self.client, self.workers, self.clock = store, client, workers, clock
        self.tell, self.stopped, self.pages = tell, stopped, pages
        self.learning = Learning(store)
        self._closing = threading.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="digesting")
        self._run: Future[int] | None = None
        self.changed = set[EntryId]()  # whose claims stand otherwise now

    def start(self) -> None:
        """Begin in a thread of its own."""
        self._run = self._thread.submit(self._all)

    def finish(self) -> int:
        """Wait until nothing is left, or the run is stopped; the number of entries digested."""
        self._closing.set()
        self._thread.shutdown()
        return self._run.result() if self._run else 0

    def _all(self) -> int:
        under_way: dict[Future[bool], EntryId] = {}
        waiting: list[Pending] = []  # newest first; asked for anew when it has run out
        count = 0
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="digest") as threads:
            while not self.stopped.is_set():
                closing = self._closing.is_set()
                waiting = waiting or [one for one in self._waiting() if one.entry not in under_way.values()]
                while waiting and len(under_way) < AT_ONCE:
                    pending = waiting.pop(0)
                    under_way[threads.submit(self._one, pending)] = pending.entry
                if under_way:
                    done, _ = wait(under_way, timeout=1.0, return_when=FIRST_COMPLETED)
                    for future in done:
                        under_way.pop(future)
                        count += future.result()
                elif closing:
                    break
                else:
                    self._closing.wait(PAUSE)
        count += sum(future.result() for future in under_way)
        if not self.stopped.is_set():
            self._again()
        return count

    def _again(self) -> None:
        """Read the kept pages again in which blocks stand that this run has learned to be furniture."""
        for entry in self.learning.outdated():
            try:
                again = None if self.stopped.is_set() else read_again(self.store, self.workers, entry)
            except Stopped:
                return
            if again is not None:
                before = self.store.call(claims.states, entry)
                self.store.call(keep, entry, "page", *again)
                self._came(entry, before)

    def _waiting(self) -> list[Pending]:
        return self.store.call(articles.pending, limit=2 * AT_ONCE, pages=self.pages)

    def _one(self, pending: Pending) -> bool:
        """Digest one entry; False when a stop came first."""
        before = self.store.call(claims.states, pending.entry)
        try:
            digest_entry(
                self.store,
                self.client,
                self.workers,
                pending,
                clock=self.clock,
                pages=self.pages,
                learning=self.learning,
            )
        except Stopped:
            return False
        self._came(pending.entry, before)
        return True

    def _came(self, entry: EntryId, before: Mapping[ClaimId, State]) -> None:
        now = self.store.call(claims.states, entry) if before else {}
        changed = any(now.get(claim, state) is not state for claim, state in before.items())
        if changed:
            self.changed.add(entry)
        self.tell(Digested(entry, changed))


def digest_entry(
    store: StoreThread,
    client: Client,
    workers: Reads,
    pending: Pending,
    *,
    clock: Callable[[], datetime],
    pages: bool = True,
    learning: Learning | None = None,
) -> None:
    """Digest one entry: its feed text when that waits, its page when wanted. Trouble becomes the entry's note."""
    if pending.feed_waits:
        try:
            found = workers.digest(own_words(pending))
            whole = Whole(found.article, rules=found.rules, etag=pending.etag, modified=pending.modified)
            store.call(keep, pending.entry, "feed", whole, clock())
        except NotReadable as error:
            store.call(articles.digest_failed, pending.entry, "feed", str(error), clock())
    if pages and pending.wants_page:
        fetch_page(store, client, workers, pending, clock=clock, learning=learning)


def fetch_page(
    store: StoreThread,
    client: Client,
    workers: Reads,
    pending: Pending,
    *,
    clock: Callable[[], datetime],
    learning: Learning | None = None,
) -> str:
    """Fetch and digest an entry's page; "" when it is in the library now, else why not (also kept with the entry)."""
    asking = Asking(client, workers, page_origins(pending), (learning or Learning(store)).known)
    try:
        whole = asking.read(wanted(pending))
    except (NotReached, NotReadable) as error:
        return _failed(store, pending.entry, str(error), clock())
    if whole.raw is not None and not whole.article.text:
        return _failed(store, pending.entry, whole.article.note or "No article was found on this page.", clock())
    store.call(keep, pending.entry, "page", whole, clock())
    return "" if whole.article.text else whole.article.note


def own_words(pending: Pending) -> Page:
    """The feed's own text of an entry, as the digest reads it."""
    return replace(wanted(pending), html=pending.html, feed_html="", fragment=True)


def page_origins(pending: Pending) -> Allowed | None:
    """Pages of a feed that was typed by hand may be asked at that feed's own origin, even inside."""
    return Allowed(origins=frozenset({origin_of(pending.feed_url)})) if pending.typed else None


def keep(db: Db, entry: EntryId, source: Source, whole: Whole, now: datetime) -> None:
    """Save what was understood, where the entry's claims stand in it, and the blocks that may repeat on its host."""
    articles.save_article(
        db, entry, source, whole.article, raw=whole.raw, fetched=now, rules=whole.rules, etag=whole.etag,
        modified=whole.modified,
    )  # fmt: skip
    with writing(db, durable=False):
        settle(db, entry)
    if whole.host:
        furniture.record(db, entry, whole.host, whole.prints, now)


def _failed(store: StoreThread, entry: EntryId, why: str, now: datetime) -> str:
    store.call(articles.digest_failed, entry, "page", why, now)
    return why
