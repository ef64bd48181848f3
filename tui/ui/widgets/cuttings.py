"""What was cut from a page as a document to read: runs of one rule under its words, the article's place between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from tui.model import Cut, Explained
from tui.ui.widgets import rules
from tui.ui.widgets.document import Chunk, Document, Kind, Spot

TITLE = "Cut from the page"
SHORT = 60  # characters: entries of menus and lists, which stand in one paragraph


def document(explained: Explained, *, dot: str = "·", ellipsis: str = "…") -> Document:
    """All blocks that are not in the article, in the page's order; the cursor stops at each, short ones together."""
    parts = list(_parts(explained, dot, ellipsis))
    text = "\n".join(words for kind, words in parts if kind == "paragraph")
    chunks: list[Chunk] = []
    spots: list[Spot] = []
    at = 0
    for kind, words in parts:
        close = bool(chunks) and (kind == "byline" or chunks[-1].kind == "group")
        if kind == "paragraph":
            chunks.append(Chunk(kind, text, at, at + len(words), "body", gap=0 if close else 1))
            spots.append(Spot("body", at, at + len(words)))
            at += len(words) + 1
        else:
            chunks.append(Chunk(kind, words, 0, len(words), gap=0 if close else 1))
    return Document(tuple(chunks), tuple(spots))


def _parts(explained: Explained, dot: str, ellipsis: str) -> Iterator[tuple[Kind, str]]:
    """The head, then each run's words and its blocks, and between them the article's place."""
    yield "title", TITLE
    yield "byline", _summary(explained, dot)
    length, placed = len(explained.article.text), False
    for (rule, side), run in groupby(_cut(explained), key=lambda one: (one.rule, _side(one, length))):
        if not placed and side != "above":
            yield "aside", _place(explained, ellipsis)
            placed = True
        blocks = [one.text.strip() for one in run]
        inside = ", inside the text" if side == "inside" else ""
        yield "group", rules.words(rule) + inside + (f"  {len(blocks)}" if len(blocks) > 1 else "")
        for words in _paragraphs(blocks, f" {dot} "):
            yield "paragraph", words
    if not placed:
        yield "aside", _place(explained, ellipsis)


def _paragraphs(blocks: Iterable[str], between: str) -> Iterator[str]:
    """The blocks of a run; short ones that follow each other as one."""
    for short, some in groupby(blocks, key=lambda words: len(words) <= SHORT):
        if short:
            yield between.join(" ".join(words.split()) for words in some)
        else:
            yield from some


def _cut(explained: Explained) -> list[Cut]:
    """The blocks that have words."""
    return [one for one in explained.cut if one.text.strip()]


def _side(one: Cut, length: int) -> Literal["above", "inside", "below"]:
    """Where a block stood, seen from the article."""
    return "above" if not one.at or not length else "inside" if one.at < length else "below"


def _summary(explained: Explained, dot: str) -> str:
    """How much it is."""
    cut = _cut(explained)
    kinds = len({one.rule for one in cut})
    blocks = f"{len(cut)} block" + ("s" if len(cut) != 1 else "")
    return f"{blocks} {dot} {kinds} rule" + ("s" if kinds != 1 else "")


def _place(explained: Explained, ellipsis: str) -> str:
    """The line that stands for the article."""
    if not explained.article.text:
        return f"{ellipsis} no article was found here {ellipsis}"
    return f"{ellipsis} the article stands here {ellipsis}"
