"""Where the offsets of a document are drawn, what is under the mouse, and what a selection holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from textual.selection import Selection

from tui.model import Part
from tui.ui.widgets import cells, swaps
from tui.ui.widgets.document import Chunk, Document, Line, Spot

Places = dict[Part, tuple[list[int], list[int]]]
"""Of each part the offsets where its pieces of lines begin, in order, and the numbers of those lines."""


def places(document: Document, lines: list[Line]) -> Places:
    """Where the offsets of each part are drawn."""
    found: dict[Part, list[tuple[int, int]]] = {"title": [], "body": []}
    for number, line in enumerate(lines):
        part = document.chunks[line.chunk].part if line.chunk >= 0 else None
        if part is not None:
            found[part] += ((start, number) for start, _, _ in line.grid or ((line.start, 0, 0),))
    pairs = {part: sorted(starts) for part, starts in found.items()}
    return {part: ([start for start, _ in found], [number for _, number in found]) for part, found in pairs.items()}


def rows_of(where: Places, spot: Spot | None) -> tuple[int, int]:
    """The numbers of a sentence's first and last line."""
    starts, numbers = where.get(spot.part, ([], [])) if spot is not None else ([], [])
    if spot is None or not starts:
        return 0, 0
    first = max(0, bisect_right(starts, spot.start) - 1)
    after = max(first + 1, bisect_left(starts, spot.end))
    return min(numbers[first:after]), max(numbers[first:after])


def offset_at(chunk: Chunk, line: Line, x: int) -> int:
    """The offset of the character that a line draws `x` cells right of the chunk's edge."""
    for start, end, column in reversed(line.pieces):
        if x >= column or column == line.pieces[0][2]:
            inside = swaps.within(chunk.swaps, start, end)
            if not inside:
                return max(start, min(end - 1, cells.offset_at(chunk.text, start, end, x - column)))
            shown = swaps.drawn(chunk.text, start, end, inside)
            return max(start, min(end - 1, shown.start(cells.offset_at(shown.text, 0, len(shown.text), x - column))))
    return line.start


def selected(document: Document, lines: list[Line], selection: Selection) -> str:
    """The plain text under a selection: as in the text within a chunk, an empty line between two."""
    chosen: dict[int, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines):
        span = selection.get_span(number)
        if span is not None and line.chunk >= 0:
            chosen.setdefault(line.chunk, []).extend(_chosen(line, span))
    found = ""
    for index, spans in chosen.items():
        chunk = document.chunks[index]
        words = _joined(chunk, sorted(spans))
        found += ("\n" * (1 + chunk.gap) if found else "") + words
    return found


def _joined(chunk: Chunk, spans: list[tuple[int, int]]) -> str:
    """The runs of a chunk with what stands between them in the text: blanks, the parting of cells, one line break."""
    found = ""
    for number, (start, end) in enumerate(spans):
        between = chunk.text[spans[number - 1][1] : start] if number else ""
        found += ("\n" if "\n" in between and chunk.kind != "code" else between) + chunk.text[start:end]
    return found


def _chosen(line: Line, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The runs of a line's text that are selected; offsets of a selection count from the line's start."""
    left = line.start + span[0]
    right = line.end if span[1] < 0 else line.start + span[1]
    for start, end, _ in line.pieces:
        if max(start, left) < min(end, right):
            yield max(start, left), min(end, right)
