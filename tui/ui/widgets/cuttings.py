"""What was cut from a page as a document to read: runs of one rule under its words, the article's place between."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from tui.model import Cut, Explained
from tui.ui.widgets import rules
from tui.ui.widgets.document import Chunk, Document, Kind, Spot

TITLE = "Cut from the page"


def document(explained: Explained, *, dot: str = "·", ellipsis: str = "…") -> Document:
    """All blocks that are not in the article, in the page's order; each is one stop of the cursor."""
    cut = [one for one in explained.cut if one.text.strip()]
    text = "\n\n".join(one.text.strip() for one in cut)
    chunks = [Chunk("title", TITLE, 0, len(TITLE)), _said(_summary(cut, dot), "byline", gap=0)]
    spots: list[Spot] = []
    length = len(explained.article.text)
    placed, at = False, 0
    for (rule, side), run in groupby(cut, key=lambda one: (one.rule, _side(one, length))):
        if not placed and side != "above":
            chunks.append(_said(_place(explained, ellipsis), "aside"))
            placed = True
        blocks = list(run)
        count = f"  {len(blocks)}" if len(blocks) > 1 else ""
        inside = ", inside the text" if side == "inside" else ""
        chunks.append(_said(rules.words(rule) + inside + count, "group"))
        for number, one in enumerate(blocks):
            size = len(one.text.strip())
            chunks.append(Chunk("paragraph", text, at, at + size, "body", gap=1 if number else 0))
            spots.append(Spot("body", at, at + size))
            at += size + 2
    if not placed:
        chunks.append(_said(_place(explained, ellipsis), "aside"))
    return Document(tuple(chunks), tuple(spots))


def _side(one: Cut, length: int) -> Literal["above", "inside", "below"]:
    """Where a block stood, seen from the article."""
    return "above" if not one.at or not length else "inside" if one.at < length else "below"


def _summary(cut: list[Cut], dot: str) -> str:
    """How much it is."""
    kinds = len({one.rule for one in cut})
    blocks = f"{len(cut)} block" + ("s" if len(cut) != 1 else "")
    return f"{blocks} {dot} {kinds} rule" + ("s" if kinds != 1 else "")


def _place(explained: Explained, ellipsis: str) -> str:
    """The line that stands for the article."""
    if not explained.article.text:
        return f"{ellipsis} no article was found here {ellipsis}"
    return f"{ellipsis} the article stands here {ellipsis}"


def _said(words: str, kind: Kind, gap: int = 1) -> Chunk:
    return Chunk(kind, words, 0, len(words), None, gap)
