"""One row of the timeline, laid out by the width: dot, age, feed, title, and marks in fixed columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from rich.style import Style
from textual.strip import Strip

from tui.model import Row, State
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw
from tui.ui.widgets.dates import age

FEED = 15  # the widest a feed's column gets


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns a list of some width has; widths in cells, 0 for a column that went."""

    width: int  # of the whole list, its bar included
    tall: bool  # two lines a row: feed and age stand below the title
    age: int
    feed: int
    claims: int
    star: int
    state: int = 0  # whether a text changed since something was tagged in it

    @property
    def marks(self) -> int:
        """The cells the marks take, the two blanks before them included."""
        shown = [size for size in (self.state, self.claims, self.star) if size]
        return sum(shown) + len(shown) + 1 if shown else 0


def columns(width: int, tall: bool, feeds: Sequence[str]) -> Columns:
    """The columns that fit: claims go under 84 cells, feed shrinks under 70 and goes under 56, star 48, age 36."""
    widest = min(FEED, _widest(tuple(feeds)))
    if tall:
        return Columns(width, True, 3, width, 2, 1, 1)
    feed = 0 if width < 56 else min(10, widest) if width < 70 else widest
    return Columns(
        width, False, 3 if width >= 36 else 0, feed, 2 if width >= 84 else 0, 1 if width >= 48 else 0, int(width >= 84)
    )


@lru_cache(maxsize=8)
def _widest(names: tuple[str, ...]) -> int:
    """The cells of the widest name; asked for at every row of a paint, so it is remembered."""
    return max(map(cells.width, names), default=0)


def draw_row(row: Row, at: Columns, now: datetime, words: Sequence[str], ink: Ink, glyphs: Glyphs) -> list[Strip]:
    """The row's one or two lines, without the bar's column."""
    width = at.width - 1
    style = ink.muted if row.read else ink.text
    left: list[draw.Piece] = [(" ", style), (" " if row.read else glyphs.unread, ink.accent)]
    if not at.tall and at.age:
        left += [(f" {cells.right(age(row.published, now), at.age)} ", ink.muted)]
    if not at.tall and at.feed:
        left += [(f" {cells.fit(row.feed_title, at.feed, glyphs.ellipsis)} ", ink.muted)]
    left.append((" ", style))
    room = width - draw.length(left) - 2 - (0 if at.tall else at.marks)
    title = _titled(cells.fit(row.title, room, glyphs.ellipsis), words, style, ink)
    if not at.tall:
        return [draw.strip([*left, *title, *_marks(row, at, ink, glyphs)], width)]
    below = f"{cells.cut(row.feed_title, room - at.marks - 6, glyphs.ellipsis)} {glyphs.dot} {age(row.published, now)}"
    second: list[draw.Piece] = [("   ", style), (cells.fit(below, room - at.marks), ink.faint)]
    return [draw.strip([*left, *title], width), draw.strip([*second, *_marks(row, at, ink, glyphs)], width)]


def draw_snippet(snippet: str, at: Columns, ink: Ink, glyphs: Glyphs) -> Strip:
    r"""Where the words of a search stand, hung under the title; what matched (from \x02 to \x03) in bold accent."""
    before = 3 if at.tall else sum(size + 2 if size else 0 for size in (at.age, at.feed)) + 3
    pieces: list[draw.Piece] = [(" " * before, ink.muted)]
    room = at.width - 1 - before - 2
    for number, part in enumerate(re.split(r"[\x02\x03]", snippet)):
        words = cells.cut(part, room, glyphs.ellipsis)
        pieces.append((words, ink.accent + draw.BOLD if number % 2 else ink.muted))
        room -= cells.width(words)
        if words != part or room <= 0:
            break
    return draw.strip(pieces, at.width - 1)


def _titled(title: str, words: Sequence[str], style: Style, ink: Ink) -> list[draw.Piece]:
    """The title with what was searched for in bold accent."""
    folded = title.casefold()
    if len(folded) != len(title):  # offsets would not be those of the title
        return [(title, style)]
    spans = sorted((start, start + len(word)) for word in words if word for start in _places(folded, word.casefold()))
    pieces, last = [], 0
    for start, end in spans:
        if start >= last:
            pieces += [(title[last:start], style), (title[start:end], ink.accent + draw.BOLD)]
            last = end
    return [*pieces, (title[last:], style)]


def _places(text: str, word: str) -> list[int]:
    """Where a word begins in a text, at the beginning of the text's own words only."""
    found, at = [], text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            found.append(at)
        at = text.find(word, at + 1)
    return found


def _marks(row: Row, at: Columns, ink: Ink, glyphs: Glyphs) -> list[draw.Piece]:
    """Text changed since a tagging, claims to check or settled, the star; each in its column, two blanks before."""
    pieces: list[draw.Piece] = [(" ", ink.text)]
    if at.state:
        sign = {State.MOVED: glyphs.changed, State.ORPHAN: glyphs.orphan}.get(row.state, " ")
        pieces += [(" ", ink.text), (sign, ink.warning)]
    if at.claims:
        number = row.unchecked or row.claims
        mark = f"{glyphs.check if row.unchecked else glyphs.settled}{number if number < 10 else '+'}" if number else ""
        pieces += [(" ", ink.text), (cells.fit(mark, at.claims), ink.warning if row.unchecked else ink.muted)]
    if at.star:
        pieces += [(" ", ink.text), (glyphs.starred if row.starred else " ", ink.text)]
    return pieces
