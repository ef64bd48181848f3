"""The blocks of a text, and how they are put together: the text, where each block stands in it, and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tui.model import Block, Mark
from tui.text.element import Element


@dataclass(slots=True)
class Piece:
    """One block before it is placed in a text. `owner`: the element that holds it; `linked`: its letters in links."""

    kind: str
    text: str
    owner: Element
    marks: list[Mark] = field(default_factory=list)
    level: int = 0
    url: str = ""
    marker: str = ""
    linked: int = 0
    jumped: int = 0  # letters in links that lead to no page

    @property
    def density(self) -> float:
        """The share of its text that is links."""
        return self.linked / max(1, len(self.text))


def join(parts: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Mark, ...]]:
    """The text of the blocks, a blank line between two (a line break between items and rows), and where each stands.

    A reference to a footnote that is not among them is only words.
    """
    parts = list(parts)
    notes = {part.marker for part in parts if part.kind == "footnote"}
    texts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    at = 0
    before = ""
    for part in parts:
        if texts:
            gap = "\n" if part.kind == before and before in ("item", "row", "footnote") else "\n\n"
            texts.append(gap)
            at += len(gap)
        end = at + len(part.text)
        texts.append(part.text)
        blocks.append(Block(part.kind, at, end, part.level, part.url, part.marker))  # type: ignore[arg-type]
        if part.marks:
            marks += [
                Mark(mark.kind, mark.start + at, mark.end + at, mark.url)
                for mark in _ordered(part.marks)
                if mark.kind != "reference" or mark.url in notes
            ]
        at, before = end, part.kind
    return "".join(texts), tuple(blocks), tuple(marks)


def _ordered(marks: list[Mark]) -> Iterator[Mark]:
    """Marks by where they start, outer before inner."""
    return iter(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
