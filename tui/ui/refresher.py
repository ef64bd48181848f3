"""The refresh as the reader runs it: one thread, events as messages, stopped by Esc; due feeds by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual.message import Message

from tui.config import Settings
from tui.flows.events import Event, FeedDone, Report
from tui.model import Feed
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.flows.network import Client
    from tui.flows.workers import Reads


@dataclass
class Happened(Message):
    """One event of a refresh under way."""

    event: Event


@dataclass
class Ended(Message):
    """A refresh ended, by itself or stopped. `asked`: a person started it, so its result is told."""

    report: Report
    asked: bool


class Refresher:
    """Knows whether a refresh runs and how far it is; `run` blocks and is called in a thread."""

    def __init__(self, clock: Callable[[], datetime], post: Callable[[Message], object], settings: Settings) -> None:
        self._clock, self._post, self._settings = clock, post, settings
        self._stopped = threading.Event()
        self.running = False
        self.feeds = 0  # how many feeds the refresh under way asks; 0: it only goes on with the digest
        self.done = 0

    def begin(self, feeds: int) -> None:
        """Say that a refresh of so many feeds starts now."""
        self.running, self.feeds, self.done = True, feeds, 0
        self._stopped.clear()

    def stop(self) -> bool:
        """End the refresh under way early; False when none runs."""
        running = self.running and not self._stopped.is_set()
        self._stopped.set()
        return running

    @property
    def progress(self) -> str:
        """ "3/14" while feeds are asked, else ""."""
        return f"{self.done}/{self.feeds}" if self.running and self.feeds else ""

    def note(self, event: Event) -> None:
        """Count an event; called where the messages arrive."""
        if isinstance(event, FeedDone):
            self.done = max(self.done, event.done)

    def run(self, store: StoreThread, client: Client, pool: Reads, feeds: Sequence[Feed], *, asked: bool) -> None:
        """Refresh the feeds and digest what waits; posts Happened and, whatever comes, Ended."""
        from tui.flows.refresh import refresh  # here, in the thread: the first picture does not wait for it

        report = Report(stopped=True)
        try:
            report = refresh(
                store,
                client,
                pool,
                feeds=feeds,
                clock=self._clock,
                tell=self._tell,
                stopped=self._stopped,
                pages=self._settings.pages != "never",
                retention_days=self._settings.retention_days,
                insist=asked and len(feeds) == 1,  # a person chose this very feed
            )
        finally:
            self._post(Ended(report, asked))

    def _tell(self, event: Event) -> None:
        self._post(Happened(event))
