"""What Prose shows: chunks of text with their offsets, the spots its cursor stands on, and the lines they wrap to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tui.model import BlockKind, Part
from tui.ui.widgets import cells, swaps, typeset

Kind = BlockKind | Literal["title", "byline", "aside", "group", "link", "address"]
Piece = tuple[int, int, int]
"""Where a piece of a line begins and ends in the text, and the column it stands in."""


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
    right: int = 0  # cells kept free before the measure's end
    rank: int = 0  # a heading's, from 1 for the highest of its article; a table's head: 1
    again: str = ""  # stands before every line that goes on with a line of the text's own
    language: str = ""  # of code
    swaps: tuple[swaps.Swap, ...] = ()
    grid: tuple[tuple[Piece, ...], ...] = ()  # a table's row, its lines already set


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence the cursor can stand on."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A span of the body that leads to another place of it: a reference to its footnote, and back."""

    start: int
    end: int
    to: int


@dataclass(frozen=True, slots=True)
class Document:
    """All that is shown, in order; `spots` in reading order, number N of `links` is at N - 1, as (words, address)."""

    chunks: tuple[Chunk, ...] = ()
    spots: tuple[Spot, ...] = ()
    jumps: tuple[Jump, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paint:
    """A span that is drawn differently: a claim's highlighter, a link, words that went from a text or came into it."""

    kind: Literal["claim", "link", "strong", "code", "mention", "gone", "came"]
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
    again: bool = False  # it goes on with a line of the text's own
    grid: tuple[Piece, ...] = ()  # the pieces of a table's line

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The runs of text it shows, from the left."""
        return self.grid or ((self.start, self.end, 0),)


BLANK = Line()
MOST = {"link": 2, "address": 1}
"""Links at the end of the text are cut after so many lines."""


def lay_out(document: Document, measure: int, *, top: int = 1, title_lines: int = 3) -> list[Line]:
    """Wrap every chunk to the measure, `top` blank lines first."""
    lines = [BLANK] * top
    for index, chunk in enumerate(document.chunks):
        if index:
            lines += [BLANK] * chunk.gap
        if chunk.grid:
            lines += _grid_lines(index, chunk)
        else:
            lines += _chunk_lines(index, chunk, max(1, measure - chunk.indent - chunk.right), title_lines)
    return lines


def _grid_lines(index: int, chunk: Chunk) -> Iterator[Line]:
    for number, pieces in enumerate(chunk.grid):
        yield Line(index, pieces[0][0], pieces[-1][1], first=number == 0, grid=pieces)


def _chunk_lines(index: int, chunk: Chunk, width: int, title_lines: int) -> Iterator[Line]:
    found = list(_spans(chunk, width, title_lines))
    most = MOST.get(chunk.kind, len(found))
    for number, (start, end, again) in enumerate(found[:most]):
        last = number == min(most, len(found)) - 1
        more = last and bool(chunk.text[end : chunk.end].strip())
        yield Line(index, start, end, first=number == 0, more=more, again=again)


def _spans(chunk: Chunk, width: int, title_lines: int) -> Iterator[tuple[int, int, bool]]:
    """The lines of a chunk, and which of them go on with a line of the text's own."""
    text, start, end = chunk.text, chunk.start, chunk.end
    hang = cells.width(chunk.again)
    if chunk.kind == "title":
        for left, right in cells.balanced(text[start:end], width, title_lines):
            yield start + left, start + right, False
    elif chunk.kind == "code":
        yield from cells.fold(text, start, end, width, hang)
    elif chunk.again:
        for left, right in typeset.hard_lines(text, start, end):
            inside = swaps.within(chunk.swaps, left, right)
            for number, (at, stop) in enumerate(swaps.lines(typeset.verse(hang), text, left, right, width, inside)):
                yield at, stop, number > 0
    else:
        setter = typeset.heading if chunk.kind == "heading" else typeset.paragraph
        for left, right in swaps.lines(setter, text, start, end, width, chunk.swaps):
            yield left, right, False
