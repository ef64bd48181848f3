"""A text file line by line, however large: what cannot be a line is told by its number, and never held whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.errors import NotFound, NotReadable
from tui.plain import line

LONGEST = 16_000_000  # bytes of one line
TOLD = 100  # sentences on what was left out; the others are counted


def head(path: Path, size: int) -> bytes:
    """The first bytes of a file. Raises NotFound, NotReadable."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file {line(str(path))}.", "Look at its name and folder.") from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def lines(path: Path) -> Iterator[tuple[int, str, str]]:
    """Each line's number, its text, and what is wrong with it ("" for nothing). Raises NotReadable."""
    try:
        with path.open("rb") as file:
            number = 0
            while raw := file.readline(LONGEST + 1):
                number += 1
                if len(raw) > LONGEST and not raw.endswith(b"\n"):
                    while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
                        pass
                    yield number, "", f"it is longer than {LONGEST // 1_000_000} MB"
                    continue
                yield number, *_text(raw, first=number == 1)
    except OSError as error:
        raise unreadable(path, error) from None


class Skipped:
    """Sentences on what was left out, the first of them in full."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self.count = 0

    def add(self, sentence: str) -> None:
        """Tell one."""
        self.count += 1
        if self.count <= TOLD:
            self._told.append(sentence)

    def told(self) -> tuple[str, ...]:
        """What to tell a person."""
        more = self.count - TOLD
        return (*self._told, f"And {more:,} more were left out.") if more > 0 else tuple(self._told)


def unreadable(path: Path, error: Exception) -> NotReadable:
    """What is told of a file that cannot be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return NotReadable(f"{line(str(path))} cannot be read: {line(reason)}.", "Name a file you may read.")


def _text(raw: bytes, *, first: bool) -> tuple[str, str]:
    try:
        return raw.decode("utf-8-sig" if first else "utf-8").rstrip("\r\n"), ""
    except UnicodeDecodeError as error:
        return "", f"it is not UTF-8 at byte {error.start + 1}"
