"""A program in a real pseudo-terminal, and how long it takes until it shows something; the other scripts use it.

What the program writes is stamped when it is read and drawn once it pauses: drawing here costs nothing there.
"""

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
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyte

ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b]11;?": b"\x1b]11;rgb:1414/1616/1a1a\x1b\\",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
}
PAUSE = 0.03  # seconds of silence after which what came is drawn
LONGEST = 0.25  # seconds for which drawing is put off at most


class Terminal:
    """One running program; `rows` and `columns` in cells."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 40) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._drawn: dict[int, dict[int, object]] = {}
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"})
            os.execvp(command[0], list(command))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, signal.SIGTERM)
        end = time.perf_counter() + 5
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            self.read(0.05)
            if time.perf_counter() > end:
                os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)

    def press(self, keys: bytes) -> float:
        """Type; the moment it was done."""
        os.write(self.fd, keys)
        return time.perf_counter()

    def read(self, wait: float) -> tuple[float, bytes] | None:
        """The next bytes and their moment; None when nothing comes within `wait` seconds."""
        if not select.select([self.fd], [], [], wait)[0]:
            return None
        try:
            chunk = os.read(self.fd, 65536)
        except OSError:
            return None
        now = time.perf_counter()
        for question, reply in ANSWERS.items():
            if question in chunk:
                os.write(self.fd, reply)
        return now, chunk

    def draw(self, chunk: bytes) -> bool:
        """Put bytes on the screen; whether a cell changed."""
        self.screen.dirty.clear()
        self._stream.feed(chunk)
        changed = False
        for number in self.screen.dirty:
            cells: dict[int, object] = dict(self.screen.buffer[number])
            changed = changed or self._drawn.get(number) != cells
            self._drawn[number] = cells
        return changed

    def batches(self, limit: float) -> Iterator[list[tuple[float, bytes]]]:
        """What comes within `limit` seconds, handed over at each pause."""
        held: list[tuple[float, bytes]] = []
        end, handed = time.perf_counter() + limit, time.perf_counter()
        while time.perf_counter() < end:
            got = self.read(PAUSE)
            held += [got] if got else []
            if held and (got is None or time.perf_counter() - handed > LONGEST):
                yield held
                held, handed = [], time.perf_counter()

    def until(self, pattern: str, *, since: float | None = None, limit: float = 120.0) -> float:
        """Seconds from `since` (the start of the program) until the screen shows the pattern."""
        wanted, shown = re.compile(pattern), None
        for batch in self.batches(limit):
            for at, chunk in batch:
                if self.draw(chunk) and shown is None and wanted.search("\n".join(self.screen.display)):
                    shown = at
            if shown is not None:
                return shown - (self.began if since is None else since)
        raise TimeoutError("\n".join(self.screen.display))

    def settle(self, quiet: float = 0.5) -> None:
        """Wait until nothing has been written for `quiet` seconds."""
        while got := self.read(quiet):
            self.draw(got[1])

    def key_to_paint(self, key: bytes, *, patience: float = 5.0) -> float:
        """Seconds from a key to the first bytes that change a cell."""
        pressed = self.press(key)
        painted = None
        for batch in self.batches(patience):
            for at, chunk in batch:
                if self.draw(chunk) and painted is None:
                    painted = at
            if painted is not None:
                return painted - pressed
        raise TimeoutError(f"{key!r} changed nothing")

    def memory(self) -> float:
        """Resident megabytes of the program itself, without its workers."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def cpu(self) -> float:
        """Seconds of processor the program has used, its workers aside."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
