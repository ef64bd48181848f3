"""What lies on each character of a line: its chunk's ink, colours of code, highlights, the sentence, the selection."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.style import Style

from tui.ui.widgets import cells, swaps, syntax
from tui.ui.widgets.document import Chunk, Line

if TYPE_CHECKING:
    from tui.ui.widgets.printer import Printer

UNDERLINED, BOLD = Style(underline=True), Style(bold=True)


class Tones:
    """The styles of one line."""

    def __init__(self, printer: Printer, chunk: Chunk, line: Line, span: tuple[int, int] | None) -> None:
        self.ink, self.chunk, self.style = printer.ink, chunk, printer.style(chunk)
        self.focused = printer.focused
        self.paints = printer.prose.painted.touching(chunk.part, line.start, line.end)
        spot = printer.spot
        self.sentence = (spot.start, spot.end) if spot is not None and spot.part == chunk.part else (0, 0)
        self.chosen = (0, 0)
        if span is not None:
            self.chosen = (line.start + span[0], line.end if span[1] < 0 else line.start + span[1])
        coloured = chunk.kind == "code" and not printer.plain
        self.colours = syntax.between(chunk, line.start, line.end) if coloured else []
        self.edges = sorted(set(self._edges()))

    def _edges(self) -> Iterator[int]:
        """The offsets at which the style may change."""
        yield from (*self.sentence, *self.chosen)
        for start, end in self.chunk.keys:
            yield from (start, end)
        for paint in self.paints:
            yield from (paint.start, paint.end)
        for start, end, _ in self.colours:
            yield from (start, end)

    def pieces(self, left: int, right: int) -> Iterator[tuple[str, Style, int]]:
        """The text between two offsets as it is drawn, in its styles; -1 is the offset of what is not in the text."""
        at = left
        for start, end, instead in swaps.within(self.chunk.swaps, left, right):
            yield from self._plainly(at, start)
            yield instead, self.style + self.ink.muted + self._laid(max(left, min(start, end - 1))), -1
            at = end
        yield from self._plainly(at, right)

    def _plainly(self, left: int, right: int) -> Iterator[tuple[str, Style, int]]:
        cuts = [left, *(edge for edge in self.edges if left < edge < right), right] if left < right else []
        for start, end in pairwise(cuts):
            yield cells.shown(self.chunk.text[start:end]), self.style + self._drawn(start), start

    def _drawn(self, at: int) -> Style:
        """What the text itself asks for on a character, and what lies over it: the last named wins."""
        ink, tone = self.ink, Style.null()
        if any(start <= at < end for start, end in self.chunk.keys):
            tone += ink.bold
        for start, end, name in self.colours:
            if start <= at < end:
                tone += getattr(ink, name)
        kinds = {paint.kind for paint in self.paints if paint.start <= at < paint.end}
        layers = (
            ("link", UNDERLINED), ("code", ink.surface), ("strong", BOLD), ("mention", BOLD), ("gone", ink.error),
            ("came", ink.good),
        )  # fmt: skip
        for kind, style in layers:
            tone += style if kind in kinds else Style.null()
        return tone + self._laid(at)

    def _laid(self, at: int) -> Style:
        """What lies over a character: a claim, the cursor, the selection."""
        ink, tone = self.ink, Style.null()
        under = self.sentence[0] <= at < self.sentence[1]
        claimed = any(paint.kind == "claim" and paint.start <= at < paint.end for paint in self.paints)
        if claimed and not (under and self.focused):  # over a claim the cursor's tone wins
            tone += ink.claim
        if under:
            tone += ink.sentence if self.focused else ink.resting
        return tone + (ink.selection if self.chosen[0] <= at < self.chosen[1] else Style.null())
