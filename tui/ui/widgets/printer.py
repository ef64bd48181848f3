"""Draws the lines of a Prose: bar, margin marks, styled text, words right of the measure, the strip's room."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from tui.ui.widgets import cells, draw
from tui.ui.widgets.document import Chunk, Line, Paint, Sign, Spot

if TYPE_CHECKING:
    from tui.ui.widgets.prose import Prose

WORDS = 14  # cells right of the measure that words in the margin need
GUTTER = 3  # cells between the measure and its words


class Printer:
    """Draws any line of one state of a Prose: same document, cursor, highlights and width."""

    def __init__(self, prose: Prose, rows: tuple[int, int], inset: list[Strip]) -> None:
        self.prose, self.ink, self.glyphs = prose, prose.ink, prose.glyphs
        self.width, self.left, self.column = prose.size.width, prose.left, prose.column
        self.focused = prose.has_focus
        self.first, self.last = rows
        self.spot = prose.here
        self.inset = inset
        self.base = prose.rich_style
        self.marks, self.words = self._margins()

    def _margins(self) -> tuple[dict[tuple[int, int], Sign], dict[int, str]]:
        """Marks by (line, column) and words by line; a claim's status comes before another's speaker."""
        marks: dict[tuple[int, int], Sign] = {}
        words: dict[int, str] = {}
        room = self.width - self.left - self.column >= WORDS
        for sign in self.prose.signs:
            row = self.prose.rows_of(Spot(sign.part, sign.start, sign.end))[0]
            marks.setdefault((row, sign.column), sign)
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
        style = self._style(chunk)
        pieces = [Segment(" " * chunk.indent)] if chunk.indent else []
        if chunk.marker and line.first:
            room = cells.fit(chunk.marker, chunk.indent)
            pieces = [Segment(room, self.ink.muted)]
        span = selection.get_span(number) if selection is not None else None
        paints = self._paints(chunk, line)
        drawn = 0
        for left, right, column in chunk.tabs or ((line.start, line.end, 0),):
            pieces.append(Segment(" " * (column - drawn)))
            drawn = max(column, drawn)
            cuts = self._cuts(chunk, left, right, line, span, paints)
            for start, end in pairwise(cuts):
                words = cells.shown(chunk.text[start:end])
                place = Style.from_meta({"offset": (start - line.start, number)})
                pieces.append(Segment(words, style + self._tone(chunk, start, line, span, paints) + place))
                drawn += cells.width(words)
        if line.more:
            pieces.append(Segment(self.glyphs.ellipsis, style))
        if chunk.kind == "code":
            used = sum(piece.cell_length for piece in pieces) - chunk.indent
            pieces.append(Segment(" " * max(0, self.column - chunk.indent - used), self.ink.surface))
        return pieces

    def _style(self, chunk: Chunk) -> Style:
        ink = self.ink
        by_kind = {"title": ink.bold, "heading": ink.bold, "group": ink.heading, "code": ink.text + ink.surface}
        muted = chunk.kind in ("byline", "caption", "aside")
        return ink.muted if muted else by_kind.get(chunk.kind, ink.text)

    def _paints(self, chunk: Chunk, line: Line) -> list[Paint]:
        """The highlights that touch a line."""
        if chunk.part is None:
            return []
        paints = self.prose.paints
        return [one for one in paints if one.start < line.end and one.end > line.start and one.part == chunk.part]

    def _cuts(
        self, chunk: Chunk, left: int, right: int, line: Line, span: tuple[int, int] | None, paints: list[Paint]
    ) -> list[int]:
        """The offsets between `left` and `right` between which the style is one."""
        cuts = {left, right}
        for start, end in chunk.keys:
            cuts |= {start, end}
        if span is not None:
            cuts |= {line.start + span[0], line.end if span[1] < 0 else line.start + span[1]}
        for paint in paints:
            cuts |= {paint.start, paint.end}
        if self.spot is not None and self.spot.part == chunk.part:
            cuts |= {self.spot.start, self.spot.end}
        return sorted(cut for cut in cuts if left <= cut <= right)

    def _tone(self, chunk: Chunk, at: int, line: Line, span: tuple[int, int] | None, paints: list[Paint]) -> Style:
        """What lies on a character beside its chunk's own style: the last named wins."""
        ink, tone = self.ink, Style.null()
        if any(start <= at < end for start, end in chunk.keys):
            tone += ink.bold
        if chunk.part is not None:
            kinds = {one.kind for one in paints if one.start <= at < one.end}
            spot = self.spot
            under = spot is not None and spot.part == chunk.part and spot.start <= at < spot.end
            if under and self.focused:
                kinds.discard("claim")  # over a claim the cursor's tone wins
            layers = (
                ("link", Style(underline=True)),
                ("code", ink.surface),
                ("strong", Style(bold=True)),
                ("mention", Style(bold=True)),
                ("claim", ink.claim),
            )
            for kind, style in layers:
                tone += style if kind in kinds else Style.null()
            if under:
                tone += ink.sentence if self.focused else ink.resting
        if span is not None:
            start, end = line.start + span[0], line.end if span[1] < 0 else line.start + span[1]
            tone += ink.selection if start <= at < end else Style.null()
        return tone
