"""A program in a real pseudo-terminal, and how long it takes until it shows something; the other scripts use it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence

import pyte

ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b]11;?": b"\x1b]11;rgb:1414/1616/1a1a\x1b\\",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
}


class Terminal:
    """One running program; `rows` and `columns` in cells."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 120, rows: int = 40, env: dict[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **(env or {})})
            os.execvp(command[0], list(command))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.fd, keys)

    def read(self, wait: float) -> bool:
        """Take what the program writes within `wait` seconds onto the screen; False when it wrote nothing."""
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        try:
            chunk = os.read(self.fd, 65536)
        except OSError:
            return False
        for question, reply in ANSWERS.items():
            if question in chunk:
                os.write(self.fd, reply)
        self._stream.feed(chunk)
        return True

    def until(self, pattern: str, *, since: float | None = None, limit: float = 60.0) -> float:
        """Seconds from `since` (the start of the program) until the screen shows the pattern."""
        wanted = re.compile(pattern)
        begin = self.began if since is None else since
        while time.perf_counter() - begin < limit:
            if self.read(0.05) and any(wanted.search(row) for row in self.screen.display):
                return time.perf_counter() - begin
        raise TimeoutError("\n".join(self.screen.display))

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has been written for `quiet` seconds."""
        while self.read(quiet):
            pass

    def key_to_paint(self, key: bytes) -> float:
        """Seconds from a key to the first cell that changes."""
        before = list(self.screen.display), [dict(row) for row in self.screen.buffer.values()]
        begin = time.perf_counter()
        self.press(key)
        while time.perf_counter() - begin < 5:
            if (
                self.read(0.05)
                and (list(self.screen.display), [dict(row) for row in self.screen.buffer.values()]) != before
            ):
                return time.perf_counter() - begin
        raise TimeoutError(f"{key!r} changed nothing")
