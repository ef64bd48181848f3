"""Lines for a sheet: wrapped text in one ink, a list of labels and values."""

from __future__ import annotations

from collections.abc import Iterable

from rich.style import Style
from textual.strip import Strip

from tui.ui.widgets import cells, draw


def wrapped(
    text: str, style: Style, width: int, *, indent: int = 3, right: int = 3, most: int = 0, end: str = "…"
) -> list[Strip]:
    """A text in lines, `indent` cells in; with `most`, at most so many."""
    room = max(8, width - indent - right)
    lines = [text[start:end] for start, end in cells.wrap(text, 0, len(text), room)]
    if most and len(lines) > most:
        lines = [*lines[: most - 1], cells.cut(lines[most - 1], room - len(end), "") + end]
    return [draw.strip([(" " * indent, style), (line, style)], width) for line in lines]


def labelled(
    pairs: Iterable[tuple[str, list[draw.Piece]]], muted: Style, width: int, *, indent: int = 3, column: int = 9
) -> list[Strip]:
    """Labels and their values in two columns."""
    return [
        draw.strip([(" " * indent, muted), (cells.fit(label, column), muted), *value], width) for label, value in pairs
    ]
