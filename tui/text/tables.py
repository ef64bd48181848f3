"""Tables of data: which are such, and their rows with every cell in its column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from tui.model import Mark
from tui.text.blocks import Piece
from tui.text.element import Element, names
from tui.text.spaces import tidy

PART = " | "
EMPTY = "–"  # stands in a cell without words, so that the columns stay in line
_MOST_COLUMNS = 60  # also the most rows a cell is repeated in
_MOST_REPEATED = 20_000  # letters of one table that repeated cells may add
_MOST_BLOCKS = 3  # paragraphs of a cell; a list or heading counts for two
_LONG = 1200  # letters of a cell from which it is a page's column
_INNER = names("p div ul ol h1 h2 h3 h4 h5 h6 article section blockquote pre figure form")
_LAYOUT = names("presentation none")
Read = Callable[[Element], list[Piece]]


def is_data(table: Element) -> bool:
    """Whether a table holds figures and words, and is no frame for a page: judged by its first hundred rows."""
    if table.get("role") in _LAYOUT:
        return False
    rows = list(islice(_rows(table), 100))
    widths = [len(_cells(row)) for row in rows]
    if max(widths, default=0) < 2 or max(widths) > _MOST_COLUMNS:
        return False
    return all(_is_small(cell) for row in rows for cell in _cells(row))


def _rows(table: Element) -> list[Element]:
    """The table's own rows in order."""
    out: list[Element] = []
    for child in table:
        if child.tag == "tr":
            out.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            out += [row for row in child if row.tag == "tr"]
    return out


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_small(cell: Element) -> bool:
    """Whether a cell holds a few words, or a plain list of them."""
    blocks = letters = 0
    for inner in cell.iter():
        if inner.tag == "table":
            return False
        if inner is not cell and inner.tag in _INNER:
            blocks += 1 if inner.tag in ("p", "div") else 2
        letters += len(inner.text or "") + len(inner.tail or "")
        if blocks > _MOST_BLOCKS or letters > _LONG:
            return False
    return True


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell, and for how many more rows it stands there."""

    text: str
    marks: tuple[Mark, ...]
    linked: int
    head: bool
    rows: int = 1


def rows(table: Element, read: Read) -> list[Piece]:
    """The rows of a table of data as blocks; `read`: the blocks inside an element. A cell that spans is repeated."""
    grid: list[tuple[Element, list[_Cell]]] = []
    hanging: dict[int, _Cell] = {}  # by column: cells from above that reach into this row
    room = _MOST_REPEATED
    for row in _rows(table):
        cells: list[_Cell] = []
        several = bool(hanging) or len(_cells(row)) > 1
        for cell in _cells(row):
            _fill(cells, hanging)
            one = _read(cell, read)
            wide = _span(cell, "colspan") if several and len(one.text) <= room else 1
            room -= len(one.text) * (wide * one.rows - 1)
            one = one if room >= 0 else replace(one, rows=1)
            for _ in range(min(wide, _MOST_COLUMNS - len(cells))):
                if one.rows > 1:
                    hanging[len(cells)] = one
                cells.append(one)
        _fill(cells, hanging)
        if any(one.text for one in cells):
            grid.append((row, cells))
    used = {at for _, cells in grid for at, one in enumerate(cells) if one.text}
    return [
        _piece(row, [one for at, one in enumerate(cells) if at in used], 2 if number else 1)
        for number, (row, cells) in enumerate(grid)
    ]


def _fill(cells: list[_Cell], hanging: dict[int, _Cell]) -> None:
    """Put in the cells from above that stand in the next columns."""
    while len(cells) in hanging:
        one = hanging.pop(len(cells))
        if one.rows > 2:
            hanging[len(cells)] = replace(one, rows=one.rows - 1)
        cells.append(one)


def _piece(row: Element, cells: list[_Cell], level: int) -> Piece:
    """A row as a block: its cells in one line, each a mark."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for one in cells:
        text = one.text or EMPTY
        texts.append(text)
        marks.append(Mark("head" if one.head else "cell", at, at + len(text)))
        marks += [replace(mark, start=mark.start + at, end=mark.end + at) for mark in one.marks]
        at += len(text) + len(PART)
    return Piece("row", PART.join(texts), row, marks, level, linked=sum(one.linked for one in cells))


def _one_line(text: str) -> str:
    """A cell's text without what parts lines and cells."""
    return text.replace("\n", " ").replace("|", "/")


def _span(cell: Element, name: str) -> int:
    """How many rows or columns a cell spans."""
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), _MOST_COLUMNS) if text.isdecimal() and len(text) < 5 else 1


def _read(cell: Element, read: Read) -> _Cell:
    """A cell's words on one line."""
    if not len(cell):
        return _Cell(_one_line(tidy(cell.text or "").strip()), (), 0, cell.tag == "th", _span(cell, "rowspan"))
    texts: list[str] = []
    marks: list[Mark] = []
    at = linked = 0
    for part in read(cell):
        at += bool(texts)
        texts.append(_one_line(part.text))
        marks += [replace(mark, start=mark.start + at, end=mark.end + at) for mark in part.marks]
        at += len(part.text)
        linked += part.linked
    return _Cell(" ".join(texts), tuple(marks), linked, cell.tag == "th", _span(cell, "rowspan"))
