"""What reaches the terminal or a pipe: every word safe to draw, progress only where someone watches."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import msgspec

from tui.plain import line, plain

T = TypeVar("T")


def say(text: str = "") -> None:
    """A line of what was asked for."""
    sys.stdout.write(f"{plain(text)}\n")


def tell(text: str) -> None:
    """A line about what happened, beside what was asked for."""
    sys.stdout.flush()
    sys.stderr.write(f"{plain(text)}\n")


def wrong(what: str, hint: str = "") -> None:
    """A sentence about what went wrong, and what to do."""
    tell(f"claimwire: {line(f'{what} {hint}')}")


def json_line(value: object) -> None:
    """A value as one line of JSON, in UTF-8 whatever the locale."""
    data(msgspec.json.encode(value) + b"\n")


def as_plain(value: object) -> dict[str, Any]:
    """One of our values as names and JSON values, to add to."""
    table: dict[str, Any] = msgspec.to_builtins(value)
    return table


def data(content: bytes) -> None:
    """Bytes for another program, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def watched() -> bool:
    """Whether a person sees what is printed."""
    return sys.stdout.isatty()


def marked(text: str) -> None:
    """A line in which matches stand between \\x02 and \\x03: bold where a person sees it, else bare."""
    bold, usual = ("\x1b[1m", "\x1b[0m") if watched() and not os.environ.get("NO_COLOR") else ("", "")
    parts = [plain(part) for part in text.replace("\x03", "\x02").split("\x02")]
    sys.stdout.write("".join(f"{bold}{part}{usual}" if place % 2 else part for place, part in enumerate(parts)) + "\n")


def count(number: int, one: str, many: str) -> str:
    """A number and its noun."""
    return f"{number} {one if number == 1 else many}"


def width() -> int:
    """The terminal's columns; wide enough for all words when nobody watches."""
    return shutil.get_terminal_size().columns if watched() else 10_000


def cut(text: str, cells: int) -> str:
    """One line of at most so many characters."""
    bare = line(text)
    return bare if len(bare) <= cells else f"{bare[: max(0, cells - 1)]}…"


class Progress:
    """One line on stderr that is written over while work goes on; silent when nobody watches. Threads may share it."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()
        self._lock = threading.Lock()

    def show(self, text: str) -> None:
        """Put this text in the line."""
        with self._lock:
            if self._on:
                columns = shutil.get_terminal_size().columns
                sys.stderr.write(f"\r\x1b[K{cut(text, columns - 1)}")
                sys.stderr.flush()

    def over(self, text: str = "") -> None:
        """Clear the line; `text` stays in its place where someone watches."""
        with self._lock:
            if self._on:
                sys.stderr.write(f"\r\x1b[K{plain(text)}" + "\n" * bool(text))
                sys.stderr.flush()


def interruptible(work: Callable[[], T], stop: Callable[[], None]) -> T:
    """Do the work in a thread while this one listens for Ctrl+C; then `stop` it, wait for its end, and raise."""
    with ThreadPoolExecutor(1, thread_name_prefix="work") as threads:
        future = threads.submit(work)
        try:
            return future.result()
        except KeyboardInterrupt:
            stop()
            raise
