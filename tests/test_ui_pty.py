"""The real program in a real terminal: it starts, digests in child processes, shows articles, and leaves cleanly."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from tui.model import Query
from tui.store import articles, rulings, timeline
from tui.store.thread import StoreThread

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


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    """The demo, starting."""
    terminal = Terminal(tmp_path, "demo", "--library", str(tmp_path / "demo.db"))
    yield terminal
    terminal.close()


def test_the_demo_starts_digests_opens_and_quits_with_the_terminal_as_it_was(demo: Terminal, tmp_path: Path) -> None:
    demo.wait_for("Northern Wire")
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press_until("c", "Saved")
    demo.press("\x1b")
    demo.press("\x11")
    assert demo.ended() == 0
    assert demo.raw.rstrip().endswith(b"\x1b[?1049l") or b"\x1b[?1049l" in demo.raw[-400:]
    assert b"\x1b[?25h" in demo.raw[-400:], "the cursor shows again"
    assert demo.modes()[3] == demo.before[3], "the terminal echoes again"
    assert b"Traceback" not in demo.raw
    store = StoreThread(tmp_path / "demo.db")
    try:
        assert store.call(timeline.count, Query(claimed=True)) == 1
        done = store.call(timeline.count, Query()) - len(store.call(articles.pending, 500))
        assert done > 0, "the child processes digested"
    finally:
        store.close()


def test_a_signal_ends_it_as_cleanly_as_a_key(demo: Terminal) -> None:
    demo.wait_for("1 of")
    os.kill(demo.pid, signal.SIGTERM)
    assert demo.ended() == 0
    assert demo.modes()[3] == demo.before[3]
    assert b"\x1b[?1049l" in demo.raw[-400:]


def test_the_screen_is_drawn_with_no_byte_that_drives_the_terminal_elsewhere(demo: Terminal) -> None:
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press("q")
    demo.press("q")
    assert demo.ended() == 0
    assert not re.search(rb"\x1b\](52|0|1|2|8);", demo.raw), "no clipboard, title or link of a feed's making"


def test_entities_are_merged_by_typing_and_stay_merged_after_a_restart(demo: Terminal, tmp_path: Path) -> None:
    demo.wait_for("1 of")
    demo.press("\r")
    demo.wait_for(" min")
    demo.press_until("ge", "Entities")
    demo.press_until("b", "is the same as")
    demo.press("south kor\r")
    demo.wait_for("Merged")
    demo.press("\x11")
    assert demo.ended() == 0
    with StoreThread(tmp_path / "demo.db") as store:
        (said,) = store.call(rulings.said)
    assert said.target_name == "South Korea"
    again = Terminal(tmp_path, "entities", said.name, "--json", "--library", str(tmp_path / "demo.db"))
    again.wait_for(f'"id":"{said.target}"')
    assert again.ended() == 0
    again.close()
