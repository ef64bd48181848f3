"""One request on its way: until when it may take, what it may reach, and how another thread stops it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time

from tui.fetch.guard import Allowed

HEAD_BYTES = 512 * 1024
"""How much may come before the headers are whole: interim answers and all."""


class Ended(Exception):
    """A request came to nothing: why, and what to do, both plain sentences."""

    def __init__(self, reason: str, hint: str = "", *, stopped: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.stopped = stopped


class Trip:
    """The budget of one `Client.get`, redirects included: time, bytes on the wire, and a way to be stopped."""

    def __init__(self, seconds: float, allowed: Allowed) -> None:
        self.allowed = allowed
        self.seconds = seconds
        self._until = time.monotonic() + seconds
        self._bytes = HEAD_BYTES
        self._lock = threading.Lock()
        self._stopped = False
        self._handle: socket.socket | None = None

    def left(self) -> float:
        """Seconds left, more than none; raises Ended when stopped or late."""
        self.check()
        left = self._until - time.monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> Ended:
        """The error of a trip whose time is over."""
        return Ended(
            f"There was no whole answer within {self.seconds:g} seconds.",
            "The server may be slow or down; try again later.",
        )

    def check(self) -> None:
        """Raise Ended when this trip was stopped."""
        if self._stopped:
            raise Ended("Stopped.", "Refresh again when you like.", stopped=True)

    def postpone(self, seconds: float) -> None:
        """Waiting for one's turn does not count as the server's time."""
        self._until += seconds

    def expect(self, most: int) -> None:
        """From here on up to so many bytes may come."""
        self._bytes = most

    def took(self, count: int) -> None:
        """Note bytes that came; raises Ended when they are more than expected."""
        self._bytes -= count
        if self._bytes < 0:
            raise Ended("The answer is too large.", "It is left alone; the server may be broken.")

    def hold(self, sock: socket.socket) -> None:
        """Know this connection, so that `stop` can cut it; a duplicate handle survives the wrapping in TLS."""
        self.release()
        handle = sock.dup()
        with self._lock:
            self._handle = handle
        self.check()

    def release(self) -> None:
        """Forget the connection."""
        with self._lock:
            handle, self._handle = self._handle, None
        if handle is not None:
            handle.close()

    def stop(self) -> None:
        """Called from another thread: whatever this trip waits for ends now."""
        self._stopped = True
        with self._lock, contextlib.suppress(OSError):
            if self._handle is not None:
                self._handle.shutdown(socket.SHUT_RDWR)
