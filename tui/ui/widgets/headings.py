"""The headings of an article, and the part of its text that stands above each."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Article
from tui.ui.widgets import pace


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its words, how deep it stands (0 for the outermost here), where, and how much is above it."""

    words: str
    depth: int
    start: int
    end: int
    share: int  # percent of the text's words


def headings(article: Article) -> tuple[Heading, ...]:
    """All headings in order; levels a text skips leave no gap."""
    blocks = [block for block in article.blocks if block.kind == "heading" and _words(article, block.start, block.end)]
    levels = sorted({block.level for block in blocks})
    whole = max(1, pace.words(article.text))
    found, above, last = [], 0, 0
    for block in blocks:
        above, last = above + pace.words(article.text[last : block.start]), block.start
        words = _words(article, block.start, block.end)
        found.append(Heading(words, levels.index(block.level), block.start, block.end, 100 * above // whole))
    return tuple(found)


def _words(article: Article, start: int, end: int) -> str:
    return " ".join(article.text[start:end].split())


def holding(found: tuple[Heading, ...], offset: int) -> int:
    """The index of the heading whose part of the text holds an offset; before the first, the first."""
    return max(0, sum(one.start <= offset for one in found) - 1)
