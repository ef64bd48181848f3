"""Rows of a table set in columns: cells are parted by " | " in the text, numbers stand at the right of their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from tui.model import Block
from tui.ui.widgets import cells

Tab = tuple[int, int, int]
"""A cell: where it begins and ends in the text, and the column it is drawn in."""

PART = " | "
GAP = 3  # blanks between columns
_NUMBER = re.compile(r"[-+−]?[\d.,\u00a0\u202f  ]+ ?[%€$₴]?|[–—-]?")


def tabs(text: str, blocks: Sequence[Block], measure: int) -> dict[int, tuple[Tab, ...]]:
    """The cells of every row, by the row's start; tables that are wider than the measure stay as they are."""
    found: dict[int, tuple[Tab, ...]] = {}
    for is_row, group in groupby(blocks, key=lambda block: block.kind == "row"):
        rows = list(group)
        if is_row and len(rows) > 1:
            found |= _set(text, rows, measure)
    return found


def _set(text: str, rows: list[Block], measure: int) -> dict[int, tuple[Tab, ...]]:
    split = [list(_cells(text, row)) for row in rows]
    count = max(map(len, split))
    if count < 2 or any("\n" in text[row.start : row.end] for row in rows):
        return {}
    column, starts, sizes = 0, [], []
    for at in range(count):
        size = max((cells.width(text[row[at][0] : row[at][1]]) for row in split if at < len(row)), default=0)
        starts.append(column)
        sizes.append(size)
        column += size + GAP
    if column - GAP > measure:
        return {}
    numbers = [_numeric(text, [row[at] for row in split[1:] if at < len(row)]) for at in range(count)]
    return {
        row.start: tuple(
            (start, end, starts[at] + (sizes[at] - cells.width(text[start:end]) if numbers[at] else 0))
            for at, (start, end) in enumerate(parts)
        )
        for row, parts in zip(rows, split, strict=True)
    }


def _cells(text: str, row: Block) -> list[tuple[int, int]]:
    found, start = [], row.start
    for part in text[row.start : row.end].split(PART):
        found.append((start, start + len(part)))
        start += len(part) + len(PART)
    return found


def _numeric(text: str, column: list[tuple[int, int]]) -> bool:
    """Whether a column holds numbers under its head."""
    return bool(column) and all(_NUMBER.fullmatch(text[start:end]) for start, end in column)
