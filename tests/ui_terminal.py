"""A program in a terminal of its own: what it draws, what is typed into it, how it ends."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[1]
SIZE = (120, 40)
PATIENCE = 40.0  # seconds; a busy machine is slow


class Terminal:
    """A child process on a pty of its own, its screen kept by pyte; `raw` is every byte it wrote."""

    def __init__(self, home: Path, *words: str, size: tuple[int, int] = SIZE, **env: str) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.pid, self._fd = pty.fork()
        if not self.pid:
            os.chdir(ROOT)
            kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
            more = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": str(home)}
            os.execve(sys.executable, [sys.executable, "-m", "tui", *words], kept | more | env)
        columns, lines = size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.before = termios.tcgetattr(self._fd)

    def pump(self, seconds: float) -> bool:
        """Read what comes; False once the child has closed its side."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return True
        with contextlib.suppress(OSError):
            if got := os.read(self._fd, 65536):
                self.raw += got
                self._stream.feed(got)
                return True
        return False

    def pump_for(self, seconds: float) -> None:
        """Read for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.pump(left):
            pass

    def wait_for(self, words: str) -> None:
        """Until the words stand on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.pump(0.1):
            if words in self.text:
                return
        raise AssertionError(f"{words!r} did not come:\n{self.text}")

    def press_until(self, keys: str, words: str) -> None:
        """Press again and again: an article that was just opened may still wait for its digest."""
        for _ in range(int(PATIENCE / 2)):
            self.press(keys)
            for _ in range(20):
                self.pump(0.1)
                if words in self.text:
                    return
        raise AssertionError(f"{words!r} did not come:\n{self.text}")

    @property
    def text(self) -> str:
        """The screen's lines."""
        return "\n".join(self.screen.display)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._fd, keys.encode())

    def modes(self) -> list[object]:
        """How the terminal reads and writes lines."""
        return list(termios.tcgetattr(self._fd))

    def ended(self) -> int:
        """Wait for the end; the exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.pump(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"it did not end:\n{self.text}")

    def close(self) -> None:
        """End what is left of it."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)
