"""Tables: set in columns when they fit the measure, else to be shown as rows of "Header: value"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile, zip_longest

from tui.model import Article, Block, Mark
from tui.ui.widgets import cells, swaps, typeset
from tui.ui.widgets.document import Piece
from tui.ui.widgets.swaps import Span, Swap

PART = " | "
GAP, TIGHT = 3, 2  # blanks between columns
LEAST = 14  # cells of a long word that a column must have room for
TALL = 8  # lines of a row beyond which columns are too narrow to read
_MONEY = "$€£¥₴₽"
_NUMBER = re.compile(
    rf"[-+−–±]?[{_MONEY}]?\s?\d[\d.,'’:/–\s-]*+(?:[%‰°×{_MONEY}]|[^\W\d_]{{1,4}}\.?)?|[–—-]|n/a|", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the text; `grids`: each row's lines, none when it does not fit."""

    rows: tuple[tuple[Span, ...], ...]  # the cells of each row
    heads: int  # how many of the first rows hold headers only
    grids: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    airy: bool = False  # some row has several lines, so a blank line parts them


def tables(article: Article, blocks: Sequence[Block], drawn: Sequence[Swap], measure: int) -> dict[int, Table]:
    """Every table, by the start of its first row."""
    marks = sorted((mark for mark in article.marks if mark.kind in ("cell", "head")), key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    found: dict[int, Table] = {}
    for group in _groups(blocks):
        inside = [marks[bisect_left(starts, row.start) : bisect_left(starts, row.end)] for row in group]
        rows = [_cells(article.text, row, known) for row, known in zip(group, inside, strict=True)]
        headed = (bool(known) and all(mark.kind == "head" for mark in known) for known in inside)
        heads = sum(1 for _ in takewhile(bool, headed)) % len(rows)  # headers of nothing are rows
        found[group[0].start] = _set(article.text, rows, heads, drawn, measure)
    return found


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """The rows of each table: a row of level 1 begins one."""
    found: list[list[Block]] = []
    for is_row, group in groupby(blocks, key=lambda block: block.kind == "row"):
        for number, row in enumerate(group if is_row else ()):
            if not number or row.level == 1:
                found.append([])
            found[-1].append(row)
    return found


def _cells(text: str, row: Block, marks: list[Mark]) -> tuple[Span, ...]:
    if marks:
        return tuple((mark.start, min(mark.end, row.end)) for mark in marks)
    found, start = [], row.start
    for part in text[row.start : row.end].split(PART):
        found.append((start, start + len(part)))
        start += len(part) + len(PART)
    return tuple(found)


def _set(text: str, rows: list[tuple[Span, ...]], heads: int, drawn: Sequence[Swap], measure: int) -> Table:
    """The table in columns if they are wide enough for their words."""
    table = Table(tuple(rows), heads)
    count = max(map(len, rows))
    inner = [row for row in rows if len(row) > 1]  # a single cell stands across all columns
    if count < 2 or GAP * count > measure:
        return table
    columns = [[row[at] for row in inner if at < len(row)] for at in range(count)]
    natural = [max(_width(text, cell, drawn) for cell in column) for column in columns]
    least = [max(min(LEAST, _longest(text, cell, drawn)) for cell in column) for column in columns]
    gap = GAP if sum(natural) + GAP * (count - 1) <= measure else TIGHT
    widths = _share(natural, least, measure - gap * (count - 1))
    if not widths:
        return table
    right = [_numeric(text, column[max(1, heads) :] or column) for column in columns]
    grids = tuple(_grid(text, row, widths, right, drawn, gap, measure) for row in rows)
    if max(map(len, grids)) > TALL:
        return table
    return replace(table, grids=grids, airy=any(len(grid) > 1 for grid in grids[heads:]))


def _share(natural: list[int], least: list[int], room: int) -> list[int]:
    """The widths of the columns: what they ask for, the widest cut to one width; nothing when words do not fit."""
    if sum(least) > room:
        return []
    low, high = 0, max(natural)
    while low < high:
        middle = (low + high + 1) // 2
        asked = (max(few, min(most, middle)) for few, most in zip(least, natural, strict=True))
        low, high = (middle, high) if sum(asked) <= room else (low, middle - 1)
    return [max(few, min(most, low)) for few, most in zip(least, natural, strict=True)]


def _grid(
    text: str,
    row: tuple[Span, ...],
    widths: list[int],
    right: list[bool],
    drawn: Sequence[Swap],
    gap: int,
    measure: int,
) -> tuple[tuple[Piece, ...], ...]:
    """A row's lines: of each cell a line, at its column, until all are at their end."""
    if len(row) == 1:
        widths, right = [measure], [False]
    stacks: list[list[Piece]] = []
    column = 0
    for cell, width, numeric in zip(row, widths, right, strict=False):
        inside = swaps.within(drawn, *cell)
        found = swaps.lines(typeset.paragraph, text, *cell, width, inside)
        spare = [width - swaps.width(text, *line, inside) if numeric else 0 for line in found]
        stacks.append([(start, end, column + max(0, more)) for (start, end), more in zip(found, spare, strict=True)])
        column += width + gap
    lines = zip_longest(*stacks)
    return tuple(tuple(piece for piece in line if piece is not None) for line in lines) or (((*row[0], 0),),)


def _width(text: str, cell: Span, drawn: Sequence[Swap]) -> int:
    lines = typeset.hard_lines(text, *cell)
    return max((swaps.width(text, *line, swaps.within(drawn, *line)) for line in lines), default=0)


def _longest(text: str, cell: Span, drawn: Sequence[Swap]) -> int:
    """The cells of the longest word."""
    inside = swaps.within(drawn, *cell)
    words = (swaps.drawn(text, *cell, inside).text if inside else text[slice(*cell)]).split(" ")
    return max(map(cells.width, words))


def _numeric(text: str, column: list[Span]) -> bool:
    """Whether a column holds numbers under its head."""
    words = [text[slice(*cell)].strip() for cell in column]
    return any(any(map(str.isdigit, word)) for word in words) and all(map(_NUMBER.fullmatch, words))
