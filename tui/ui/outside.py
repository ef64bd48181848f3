"""The HTTP client and the pool of workers: slow to load, needed by no picture, so made when first asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tui.errors import Stopped
from tui.model import SiteRule

if TYPE_CHECKING:
    from tui.flows.network import Client
    from tui.flows.workers import Reads

NO_RULES: Mapping[str, SiteRule] = {}


class Outside:
    """Makes each once, in whatever thread asks first; after `stop` none is made any more."""

    def __init__(
        self, connect: Callable[[], Client], pool: Reads | None, sites: Mapping[str, SiteRule] = NO_RULES
    ) -> None:
        self._connect = connect
        self._sites = sites  # a person's own rules for the pages of a host
        self._client: Client | None = None
        self._pool = pool
        self._stopped = False
        self._lock = threading.RLock()

    @property
    def client(self) -> Client:
        """The one client. Raises Stopped."""
        with self._lock:
            self._check()
            self._client = self._client or self._connect()
            return self._client

    @property
    def pool(self) -> Reads:
        """The one pool. Raises Stopped."""
        with self._lock:
            self._check()
            if self._pool is None:
                from tui.flows.workers import Workers

                self._pool = Workers(sites=self._sites)
            return self._pool

    def break_off(self) -> None:
        """End the requests under way."""
        if self._client is not None:
            self._client.stop()

    def stop(self) -> None:
        """End everything, for good; may be called again."""
        with self._lock:
            self._stopped = True
            if self._client is not None:
                self._client.close()
            if self._pool is not None:
                self._pool.stop()

    def _check(self) -> None:
        if self._stopped:
            raise Stopped("Stopped.")
