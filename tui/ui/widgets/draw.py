"""Lines put together from pieces of text and style: outside text goes into a Segment, never into markup."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.ui.widgets import cells

BOLD = Style(bold=True)
Piece = tuple[str, Style]
"""Words and the style they are drawn in."""


def strip(pieces: Iterable[Piece], width: int) -> Strip:
    """The pieces as a line of exactly so many cells; what does not fit is cut off at the right."""
    segments, used = [], 0
    for text, style in pieces:
        size = cells.width(text)
        if used + size > width:
            text = cells.fit(text, width - used, "")
            size = width - used
        if text:
            segments.append(Segment(text, style))
            used += size
    if used < width:
        segments.append(Segment(" " * (width - used), Style.null()))
    return Strip(segments, width)


def length(pieces: Iterable[Piece]) -> int:
    """The cells that the pieces take."""
    return sum(cells.width(text) for text, _ in pieces)


def ends(left: Iterable[Piece], right: Iterable[Piece], width: int, *, gap: int = 2) -> Strip:
    """A line with pieces at both ends; the right ones are dropped when they do not fit beside the left ones."""
    left, right = list(left), list(right)
    room = width - length(left)
    if length(right) + gap > room:
        return strip(left, width)
    return strip([*left, (" " * (room - length(right)), Style.null()), *right], width)


def under(line: Strip, tone: Style) -> Strip:
    """The line on a tone: the tone's colour lies behind pieces that bring no background of their own."""
    return Strip([Segment(text, tone + style if style else tone) for text, style, _ in line], line.cell_length)


def over(line: Strip, tone: Style) -> Strip:
    """The line with a tone laid over it: the tone's attributes win."""
    return Strip([Segment(text, style + tone if style else tone) for text, style, _ in line], line.cell_length)


def stronger(line: Strip, ink: Style, more: Style) -> Strip:
    """The line with an attribute added to all that is drawn in an ink."""
    if not more:
        return line
    pieces = (Segment(text, style + more if style and style.color == ink.color else style) for text, style, _ in line)
    return Strip(pieces, line.cell_length)
