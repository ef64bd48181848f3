"""How far a text is read and how long the rest takes, in words of a fixed width: nothing moves while one reads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from tui.ui.widgets import pace
from tui.ui.widgets.document import Document, Line

END = "at the end"


class Progress:
    """The words above each line of a text that is laid out; what is not text counts for nothing."""

    def __init__(self, document: Document, lines: Sequence[Line], language: str) -> None:
        self.lines, self.language = lines, language
        chunks = document.chunks
        read = [line.chunk >= 0 and chunks[line.chunk].part is not None for line in lines]
        counts = (
            sum(pace.words(chunks[line.chunk].text[start:end]) for start, end, _ in line.pieces) if text else 0
            for line, text in zip(lines, read, strict=True)
        )
        self._above = [0, *accumulate(counts)]
        self.last = max((number for number, text in enumerate(read) if text), default=-1)

    @property
    def _all(self) -> int:
        return self._above[-1]

    def _until(self, line: int) -> int:
        return self._above[max(0, min(line, len(self._above) - 1))]

    def share(self, line: int) -> int:
        """How much of the words stands above a line, in percent; all of it only when the last line of text does."""
        if line > self.last:
            return 100
        return min(99, round(100 * self._until(line) / max(1, self._all)))

    def percent(self, line: int) -> str:
        """The share in five cells."""
        return f"{self.share(line):>3} %"

    def left(self, line: int) -> str:
        """How long what stands below a line takes: "4 min left", as wide at every line."""
        minutes = pace.minutes(self._all - self._until(line), self.language)
        words = f"{minutes} min left" if minutes and line <= self.last else END
        return words.rjust(max(len(END), len(f"{pace.minutes(self._all, self.language)} min left")))
