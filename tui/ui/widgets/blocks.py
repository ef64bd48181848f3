"""An article's blocks as chunks: how far each is set in, what stands before it, what parts it from the one above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tui.model import Article, Block
from tui.ui.widgets import cells, lists, numbers, table
from tui.ui.widgets.document import Chunk
from tui.ui.widgets.numbers import Numbers
from tui.ui.widgets.setting import NARROW, Setting
from tui.ui.widgets.table import Table

DASHES = "-–—―~"
HANG = "  "  # before what goes on with a line of a poem or an address
VERSE = 80  # characters of a line that is one of a poem
CODE = 2  # cells that code is set in
LABEL = 2  # a table's headers beside their values take at most this part of the measure
RANKS = 3
HEADED = frozenset({"paragraph", "item", "footnote"})
"""Kinds that stand directly below their heading; others have a shape of their own to show."""


class Blocks:
    """Makes the chunks of one article's blocks."""

    def __init__(self, article: Article, blocks: Sequence[Block], drawn: Numbers, setting: Setting) -> None:
        self.text, self.blocks, self.drawn, self.setting = article.text, blocks, drawn, setting
        self.ranks = _ranks(blocks)
        self.items = lists.items(blocks, setting)
        self.tables = table.tables(article, blocks, drawn.swaps, setting.measure)
        signs = (numbers.sign(block.marker, setting) for block in blocks if block.kind == "footnote")
        self.hanging = max(map(cells.width, signs), default=0)
        self.table, self.row = Table((), 0), 0
        self.under = 0  # how far what belongs to the picture above is set in
        self.makers: Mapping[str, Callable[[Chunk, Block], Chunk]] = {
            "heading": self._heading,
            "quote": self._quote,
            "embed": self._quote,
            "attribution": self._attribution,
            "code": self._code,
            "caption": self._caption,
            "footnote": self._footnote,
        }

    def __iter__(self) -> Iterator[Chunk]:
        previous = ""
        for index, block in enumerate(self.blocks):
            gap = self._gap(index, block, previous)
            for number, chunk in enumerate(self._chunks(index, block)):
                inside = self.drawn.between(chunk.start, chunk.end)
                yield replace(chunk, gap=chunk.gap if number else gap, swaps=inside)
            if block.kind == "embed":
                yield from self._address(block)
            previous = block.kind
            self.under = self.under if block.kind == "caption" else 0

    def _chunks(self, index: int, block: Block) -> Iterator[Chunk]:
        if block.kind == "row":
            yield from self._row(block)
            return
        again = HANG if self._is_verse(block) else ""
        chunk = Chunk(block.kind, self.text, block.start, block.end, "body", url=block.url, again=again)
        if block.kind == "item":
            one = self.items[index]
            yield replace(chunk, indent=one.indent, marker=one.marker)
        else:
            maker = self.makers.get(block.kind)
            yield maker(chunk, block) if maker else chunk

    def _is_verse(self, block: Block) -> bool:
        """Whether most lines of a block are ones of a poem or an address: short, and broken by the text itself."""
        words = self.text[block.start : block.end]
        lines = words.split("\n") if "\n" in words else ()
        return sum(len(line) <= VERSE for line in lines) * 2 > len(lines)

    def _gap(self, index: int, block: Block, previous: str) -> int:
        """Blank lines above: a heading stands close to what it heads, lists and tables are closely set."""
        new = block.start in self.tables
        if block.kind == "heading":
            high = len(self.ranks) > 1 and self.ranks[block.level] == 1 and self.setting.measure >= NARROW
            return 2 if high and previous not in ("", "heading") else 1
        if (previous == "heading" and block.kind in HEADED) or (block.kind == "attribution" and previous):
            return 0
        if previous == "caption" and not block.url and (block.kind == "caption" or new):
            return 0
        if block.kind == "item":
            return int(previous != "item" or self.items[index].loose)
        if block.kind == "row":
            return int(new or not self.table.grids or (self.table.airy and self.row >= self.table.heads))
        return int(block.kind != "footnote" or previous != "footnote")

    # -- kinds

    def _heading(self, chunk: Chunk, block: Block) -> Chunk:
        return replace(chunk, rank=self.ranks[block.level])

    def _quote(self, chunk: Chunk, block: Block) -> Chunk:
        return replace(chunk, indent=self.setting.inset, right=self.setting.inset)

    def _attribution(self, chunk: Chunk, block: Block) -> Chunk:
        inset, dash = self.setting.inset, self.setting.dash
        if self.text[block.start : block.start + 1] in DASHES:
            return replace(chunk, indent=inset, right=inset)
        return replace(chunk, indent=inset + len(dash) + 1, right=inset, marker=" " * inset + dash)

    def _code(self, chunk: Chunk, block: Block) -> Chunk:
        return replace(chunk, indent=CODE, language=block.marker, again=f"{self.setting.fold} ")

    def _caption(self, chunk: Chunk, block: Block) -> Chunk:
        """A picture's, with its sign, and the credit below it; a table's stands without."""
        if block.url:
            self.under = cells.width(self.setting.picture) + 1
        return replace(chunk, marker=self.setting.picture if block.url else "", indent=self.under)

    def _footnote(self, chunk: Chunk, block: Block) -> Chunk:
        own = cells.right(numbers.sign(block.marker, self.setting), self.hanging)
        return replace(chunk, marker=own, indent=self.hanging + 1) if self.hanging else chunk

    def _address(self, block: Block) -> Iterator[Chunk]:
        """Where an embedded post stands, below it."""
        words = self.text[block.start : block.end]
        if not block.url or words.strip() == block.url:
            return
        number = f"[{self.drawn.of[block.url]}] " if self.setting.numbers else ""
        shown = number + numbers.address(block.url)
        inset = self.setting.inset
        yield Chunk("address", shown, 0, len(shown), gap=0, indent=inset, right=inset, url=block.url)

    # -- tables

    def _row(self, block: Block) -> Iterator[Chunk]:
        new = self.tables.get(block.start)
        self.table, self.row = (new, 0) if new is not None else (self.table, self.row + 1)
        head = self.row < self.table.heads
        whole = Chunk("row", self.text, block.start, block.end, "body", rank=int(head))
        if self.table.grids:
            yield replace(whole, grid=self.table.grids[self.row])
        elif head:
            yield whole
        else:
            yield from self._values(whole)

    def _values(self, row: Chunk) -> Iterator[Chunk]:
        """A row of a table that does not fit: one below the other, each after its header."""
        heads = self._labels()
        room = min(max(map(cells.width, heads), default=0) + 1, self.setting.measure // LABEL)
        gap = 1
        for at, (start, end) in enumerate(self.table.rows[self.row]):
            if start == end:
                continue
            label = f"{cells.cut(heads[at], room - 1)}:" if at < len(heads) and heads[at] else ""
            yield replace(row, start=start, end=end, gap=gap, marker=label, indent=room + 1 if heads else 0)
            gap = 0

    def _labels(self) -> list[str]:
        """What is said of each column above it; each word of several rows of headers once."""
        found: list[list[str]] = [[] for _ in self.table.rows[0]] if self.table.heads else []
        for row in self.table.rows[: self.table.heads]:
            for words, (start, end) in zip(found, row, strict=False):
                if (label := self.text[start:end].strip()) not in words:
                    words.append(label)
        return [" ".join(words) for words in found]


def _ranks(blocks: Sequence[Block]) -> dict[int, int]:
    """Of each level of headings that is used its rank, from 1 for the highest."""
    levels = sorted({block.level for block in blocks if block.kind == "heading"})
    return {level: min(RANKS, number) for number, level in enumerate(levels, 1)}
