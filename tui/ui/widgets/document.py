"""What Prose shows: chunks of text with their offsets, the spots its cursor stands on, and the lines they wrap to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual.selection import Selection

from tui.model import BlockKind, Part
from tui.ui.widgets import cells

Kind = BlockKind | Literal["title", "byline", "aside", "group", "link"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of text drawn as one: `text[start:end]`. Without a `part` it is furniture: no cursor there."""

    kind: Kind
    text: str
    start: int
    end: int
    part: Part | None = None
    gap: int = 1  # blank lines above
    indent: int = 0  # cells right of the text's edge
    marker: str = ""  # stands in the indent of the first line
    keys: tuple[tuple[int, int], ...] = ()  # spans drawn bold: keys in an empty state
    url: str = ""
    tabs: tuple[tuple[int, int, int], ...] = ()  # cells of a table's row: start, end, and the column they stand in


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence the cursor can stand on."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """All that is shown, in order; `spots` in reading order."""

    chunks: tuple[Chunk, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Paint:
    """A span that is drawn differently: a claim's highlighter, a link, a mention of the chosen entity."""

    kind: Literal["claim", "link", "strong", "code", "mention"]
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark in the margin beside the first line of a span; `words` stand right of the measure, one a line."""

    part: Part
    start: int
    end: int
    mark: str
    tone: str = "text"  # an ink's name
    column: int = 2
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `chunk` is -1 for a blank one. `more`: the chunk's text goes on but is cut here."""

    chunk: int = -1
    start: int = 0
    end: int = 0
    first: bool = False
    more: bool = False


BLANK = Line()
LINK_LINES = 2  # a link at the end of the text is cut after so many


def lay_out(document: Document, measure: int, *, top: int = 1, title_lines: int = 3) -> list[Line]:
    """Wrap every chunk to the measure, `top` blank lines first."""
    lines = [BLANK] * top
    for index, chunk in enumerate(document.chunks):
        if index:
            lines += [BLANK] * chunk.gap
        lines += _chunk_lines(index, chunk, measure, title_lines)
    return lines


def _chunk_lines(index: int, chunk: Chunk, measure: int, title_lines: int) -> Iterator[Line]:
    width = max(1, measure - chunk.indent)
    if chunk.kind == "title":
        spans = cells.balanced(chunk.text[chunk.start : chunk.end], width, title_lines)
        spans = [(chunk.start + start, chunk.start + end) for start, end in spans]
    elif chunk.tabs:
        spans = [(chunk.start, chunk.end)]
    elif chunk.kind == "code":
        spans = list(cells.fold(chunk.text, chunk.start, chunk.end, width))
    else:
        spans = list(cells.wrap(chunk.text, chunk.start, chunk.end, width))
        spans = spans[:LINK_LINES] if chunk.kind == "link" else spans
    for number, (start, end) in enumerate(spans):
        last = number == len(spans) - 1
        more = last and bool(chunk.text[end : chunk.end].strip())
        yield Line(index, start, end, first=number == 0, more=more)


Places = dict[Part, tuple[list[int], list[int]]]
"""Of each part the offsets where its lines begin, and the numbers of those lines."""


def places(document: Document, lines: list[Line]) -> Places:
    """Where the offsets of each part are drawn."""
    found: Places = {"title": ([], []), "body": ([], [])}
    for number, line in enumerate(lines):
        part = document.chunks[line.chunk].part if line.chunk >= 0 else None
        if part is not None:
            found[part][0].append(line.start)
            found[part][1].append(number)
    return found


def rows_of(where: Places, spot: Spot | None) -> tuple[int, int]:
    """The numbers of a sentence's first and last line."""
    starts, numbers = where.get(spot.part, ([], [])) if spot is not None else ([], [])
    if spot is None or not starts:
        return 0, 0
    first = max(0, bisect_right(starts, spot.start) - 1)
    last = max(first, bisect_right(starts, max(spot.start, spot.end - 1)) - 1)
    return numbers[first], numbers[last]


def offset_at(chunk: Chunk, line: Line, x: int) -> int:
    """The offset of the character that a line draws `x` cells right of the chunk's edge."""
    for start, end, column in reversed(chunk.tabs):
        if x >= column:
            return min(end - 1, cells.offset_at(chunk.text, start, end, x - column))
    return min(line.end - 1, cells.offset_at(chunk.text, line.start, line.end, x))


def selected(document: Document, lines: list[Line], selection: Selection) -> str:
    """The plain text under a selection: lines of a paragraph joined by blanks, chunks by an empty line."""
    found, last = "", -1
    for number, line in enumerate(lines):
        span = selection.get_span(number)
        if span is None or line.chunk < 0:
            continue
        chunk = document.chunks[line.chunk]
        words = chunk.text[line.start : line.end]
        words = words[span[0] : len(words) if span[1] < 0 else span[1]]
        if last == line.chunk:
            found += "\n" if "\n" in chunk.text[max(0, line.start - 1) : line.start] else " "
        elif last >= 0:
            found += "\n" * (1 + chunk.gap)
        found, last = found + words, line.chunk
    return found
