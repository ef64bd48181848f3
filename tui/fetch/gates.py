"""How many requests run at once: so many in all, so many at one origin; who waits can be stopped."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from tui.fetch.trip import Trip


class Gates:
    """Counts who is inside; nobody holds a place in all while waiting for one at an origin."""

    def __init__(self, per_origin: int, total: int) -> None:
        self._per_origin = per_origin
        self._total = total
        self._changed = threading.Condition()
        self._inside: Counter[str] = Counter()

    @contextmanager
    def through(self, origin: str, trip: Trip) -> Iterator[None]:
        """Wait for a place, keep it for the block; raises Ended when the trip is stopped meanwhile."""
        began = time.monotonic()
        with self._changed:
            while not self._has_room(origin):
                trip.check()
                self._changed.wait()
            trip.check()
            self._inside[origin] += 1
        trip.postpone(time.monotonic() - began)
        try:
            yield
        finally:
            with self._changed:
                self._inside[origin] -= 1
                if not self._inside[origin]:
                    del self._inside[origin]
                self._changed.notify_all()

    def wake(self) -> None:
        """Let everyone who waits look again at whether they were stopped."""
        with self._changed:
            self._changed.notify_all()

    def _has_room(self, origin: str) -> bool:
        return self._inside.total() < self._total and self._inside[origin] < self._per_origin
