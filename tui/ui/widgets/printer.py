"""Draws the lines of a Prose: bar, margin marks, styled text, words right of the measure, the strip's room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from tui.ui.widgets import cells, draw
from tui.ui.widgets.document import Chunk, Line, Sign, Spot
from tui.ui.widgets.tones import Tones

if TYPE_CHECKING:
    from tui.ui.widgets.prose import Prose

WORDS = 14  # cells right of the measure that words in the margin need
GUTTER = 3  # cells between the measure and its words
SHARED = (2, 1, 3)  # the columns of claims that begin on one line
HIGH = 2  # ranks of headings in full ink
MUTED = frozenset({"byline", "caption", "aside", "attribution", "address"})


class Printer:
    """Draws any line of one state of a Prose: same document, cursor, highlights and width."""

    def __init__(self, prose: Prose, rows: tuple[int, int], inset: list[Strip]) -> None:
        self.prose, self.ink, self.glyphs = prose, prose.ink, prose.glyphs
        self.width, self.left, self.column = prose.size.width, prose.left, prose.column
        self.focused = prose.has_focus
        self.inset = inset
        self.go(rows, prose.here)
        self.base = prose.rich_style
        self.plain = self.ink.surface.bgcolor == self.ink.sheet.bgcolor  # the terminal's own colours, no tones
        self.marks, self.words = self._margins()

    def go(self, rows: tuple[int, int], spot: Spot | None) -> None:
        """The cursor is on another sentence, which has these lines."""
        self.first, self.last = rows
        self.spot = spot

    def _margins(self) -> tuple[dict[tuple[int, int], Sign], dict[int, str]]:
        """Marks by (line, column) and words by line; a claim's status comes before another's speaker.

        Where claims share a line, a second and third mark stand beside the first.
        """
        marks: dict[tuple[int, int], Sign] = {}
        words: dict[int, str] = {}
        room = self.width - self.left - self.column >= WORDS
        for sign in sorted(self.prose.signs, key=lambda one: one.column):
            row = self.prose.rows_of(Spot(sign.part, sign.start, sign.end))[0]
            places = ((row, column) for column in (SHARED if sign.words else (sign.column,)))
            if (place := next((one for one in places if one not in marks), None)) is not None:
                marks[place] = sign
            if room and sign.words and not (self.inset and self.spot and sign.start == self.spot.start):
                words[row] = sign.words[0]
                for number, word in enumerate(sign.words[1:], 1):
                    words.setdefault(row + number, word)
        return marks, words

    def line(self, y: int, selection: Selection | None) -> Strip:
        """The line at a height of the page, the strip's lines counted."""
        room = len(self.inset)
        if room and self.last < y <= self.last + room:
            return self._inset_line(self.inset[y - self.last - 1])
        number = y - room if room and y > self.last else y
        if not 0 <= number < len(self.prose.lines):
            return Strip.blank(self.width, self.base)
        line = self.prose.lines[number]
        pieces = self._margin(number)
        if line.chunk >= 0:
            pieces += self._text(line, number, selection)
        used = sum(segment.cell_length for segment in pieces)
        if word := self.words.get(number):
            at = self.left + self.column + GUTTER
            words = cells.cut(word, self.width - at - 2, self.glyphs.ellipsis)
            pieces += [Segment(" " * (at - used)), Segment(words.rstrip(), self.ink.muted)]
            used = at + cells.width(words.rstrip())
        pieces.append(Segment(" " * max(0, self.width - used)))
        return draw.under(Strip(pieces).crop(0, self.width), self.base)

    def _bar(self, number: int) -> Segment:
        if self.spot is None or not self.first <= number <= self.last:
            return Segment(" ")
        if self.focused:
            return Segment(self.glyphs.bar, self.ink.accent)
        return Segment(self.glyphs.still, self.ink.muted)

    def _inset_line(self, line: Strip) -> Strip:
        bar = self._bar(self.last)
        return draw.under(Strip.join([Strip([bar], 1), line]), self.base)

    def _margin(self, number: int) -> list[Segment]:
        """The cells left of the text: bar, note, claim mark."""
        pieces = [self._bar(number)]
        for column in range(1, self.left):
            sign = self.marks.get((number, column)) if self.left > 2 else None
            pieces.append(Segment(sign.mark, getattr(self.ink, sign.tone)) if sign else Segment(" "))
        return pieces

    def _text(self, line: Line, number: int, selection: Selection | None) -> list[Segment]:
        """The line's text in its styles, with offsets for selecting."""
        chunk = self.prose.document.chunks[line.chunk]
        pieces = self._lead(chunk, line)
        span = selection.get_span(number) if selection is not None else None
        tones = Tones(self, chunk, line, span)
        drawn = cells.width(chunk.again) if line.again else 0
        begun = drawn
        for left, right, column in line.pieces:
            pieces.append(Segment(" " * (begun + column - drawn)))
            drawn = max(begun + column, drawn)
            for words, style, offset in tones.pieces(left, right):
                place = Style.from_meta({"offset": (offset - line.start, number)}) if offset >= 0 else Style.null()
                pieces.append(Segment(words, style + place))
                drawn += cells.width(words)
        if line.more:
            pieces.append(Segment(self.glyphs.ellipsis, self.style(chunk)))
        if chunk.kind == "code":
            pieces.append(Segment(" " * max(0, self.column - chunk.indent - drawn), self.ink.surface))
        return pieces

    def _lead(self, chunk: Chunk, line: Line) -> list[Segment]:
        """What stands before the text: blanks, a marker, the sign that a line goes on."""
        tone = self.ink.surface if chunk.kind == "code" else Style.null()
        again = [Segment(chunk.again, self.ink.muted + tone)] if line.again else []
        if chunk.marker and line.first:
            return [Segment(cells.fit(chunk.marker, chunk.indent, self.glyphs.ellipsis), self.ink.muted), *again]
        if chunk.kind == "code" and self.plain:  # without tones a rule stands where the edge of one was
            return [Segment(cells.fit(self.glyphs.upright, chunk.indent), self.ink.muted), *again]
        return [Segment(" " * chunk.indent), *again] if chunk.indent else again

    def style(self, chunk: Chunk) -> Style:
        """The ink of a chunk."""
        ink = self.ink
        if chunk.rank:
            return ink.heading if chunk.kind == "row" or chunk.rank > HIGH else ink.bold
        by_kind = {"title": ink.bold, "heading": ink.bold, "group": ink.heading, "code": ink.text + ink.surface}
        return ink.muted if chunk.kind in MUTED else by_kind.get(chunk.kind, ink.text)
