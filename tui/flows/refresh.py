"""Refresh: ask feeds at once, save each in one transaction, then hand new entries to the digest.

The network waits in threads, parsing happens in workers, the library is touched through the store's one thread.
A feed that fails keeps what it had and says why; nothing one feed does stops another.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tui.errors import Library, NotWritten, Stopped, TuiError
from tui.fetch.answers import Fetched, NotModified, Refused
from tui.fetch.schedule import next_due
from tui.flows import recording
from tui.flows.digesting import Digesting
from tui.flows.events import EntriesSaved, Event, Failure, FeedDone, Report, Started
from tui.flows.workers import Reads
from tui.model import Feed
from tui.store import feeds, upkeep
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client

AT_ONCE = 32  # requests under way; the client holds each origin to 4

Tell = Callable[[Event], None]
Clock = Callable[[], datetime]


def silent(_: Event) -> None:
    """For whoever does not watch."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one feed."""

    new: int = 0
    unchanged: bool = False
    failure: Failure | None = None


def refresh(
    store: StoreThread,
    client: Client,
    workers: Reads,
    *,
    feeds: Sequence[Feed],
    clock: Clock,
    tell: Tell = silent,
    stopped: threading.Event | None = None,
    pages: bool = True,
    retention_days: int = 0,
    insist: bool = False,
) -> Report:
    """Refresh the feeds; entries are digested while the rest comes in. `stopped` ends it early, losing nothing.

    A feed whose server asked to be left alone (Retry-After) is, unless a person named it: `insist`.
    At its end posts go that outlived `retention_days` (0 keeps all), never what a person marked. Raises Library.
    """
    run = Refreshing(store, client, workers, clock, tell, stopped or threading.Event(), len(feeds), insist)
    digesting = Digesting(store, client, workers, clock=clock, tell=tell, stopped=run.stopped, pages=pages)
    digesting.start()
    try:
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="refresh") as threads:
            outcomes = list(threads.map(run.one, feeds))
    finally:
        digested = digesting.finish()
    if feeds and not run.stopped.is_set():
        store.call(upkeep.purge, clock(), retention_days)
    return Report(
        feeds=len(feeds),
        new=sum(outcome.new for outcome in outcomes),
        unchanged=sum(outcome.unchanged for outcome in outcomes),
        digested=digested,
        changed=len(digesting.changed),
        failures=tuple(outcome.failure for outcome in outcomes if outcome.failure),
        stopped=run.stopped.is_set(),
    )


class Refreshing:
    """One run over many feeds; `one` is called from many threads."""

    def __init__(
        self,
        store: StoreThread,
        client: Client,
        workers: Reads,
        clock: Clock,
        tell: Tell,
        stopped: threading.Event,
        total: int,
        insist: bool,
    ) -> None:
        self.store, self.client, self.workers, self.clock, self.tell = store, client, workers, clock, tell
        self.stopped, self.total, self.done, self.insist = stopped, total, 0, insist
        self._lock = threading.Lock()

    def one(self, feed: Feed) -> Outcome:
        """Ask one feed and save what it says; every surprise becomes this feed's own failure."""
        if self.stopped.is_set():
            return Outcome()
        self.tell(Started(feed, self.total))
        started = self.clock()
        try:
            outcome = self._ask(feed)
        except Stopped:
            return Outcome()
        except (Library, NotWritten):
            self.stopped.set()
            raise
        except TuiError as error:
            outcome = self._failed(feed, Refused(reason=error.what, hint=error.hint, seconds=self._since(started)))
        with self._lock:
            self.done += 1
            done = self.done
        reason = outcome.failure.reason if outcome.failure else ""
        self.tell(FeedDone(feed, done, self.total, outcome.new, reason))
        return outcome

    def _ask(self, feed: Feed) -> Outcome:
        if feed.wait and feed.wait > self.clock() and not self.insist:
            hint = f"It is asked again after {feed.wait:%Y-%m-%d %H:%M} UTC, as it wished."
            return Outcome(failure=Failure(feed, feed.reason, hint))
        answer = self.client.get(feed.url, etag=feed.etag, modified=feed.modified, accept="feed", typed=feed.typed)
        if self.stopped.is_set():
            raise Stopped("Stopped.")
        match answer:
            case Refused():
                return self._failed(feed, answer)
            case NotModified():
                self._unchanged(feed, feed, answer)
                return Outcome(unchanged=True)
            case Fetched() if answer.body_hash == feed.body_hash:
                self._unchanged(feed, answer, answer)
                return Outcome(unchanged=True)
            case Fetched():
                return self._save(feed, answer)

    def _save(self, feed: Feed, answer: Fetched) -> Outcome:
        parsed = self.workers.parse(
            answer.body, url=answer.url, charset=answer.charset, content_type=answer.content_type, now=self.clock()
        )
        saved = recording.delivered(self.store, feed, parsed, answer, now=self.clock(), moved=answer.moved)
        if saved.new or saved.changed:
            self.tell(EntriesSaved(feed, saved.new))
        return Outcome(new=len(saved.new))

    def _unchanged(self, feed: Feed, known: Fetched | Feed, answer: Fetched | NotModified) -> None:
        recording.unchanged(self.store, feed, known, now=self.clock(), seconds=answer.seconds, moved=answer.moved)

    def _failed(self, feed: Feed, answer: Refused) -> Outcome:
        now = self.clock()
        due = next_due(
            now, ttl=0, published=[], failures=feed.failures + 1, retry_after=answer.retry_after, jitter_key=feed.url
        )
        self.store.call(
            feeds.record_failure,
            feed.id,
            reason=answer.reason,
            hint=answer.hint,
            due=due,
            wait=now + timedelta(seconds=answer.retry_after) if answer.retry_after else None,
            gone=answer.gone,
            seconds=answer.seconds,
            now=now,
        )
        return Outcome(failure=Failure(feed, answer.reason, answer.hint))

    def _since(self, started: datetime) -> float:
        return (self.clock() - started).total_seconds()
