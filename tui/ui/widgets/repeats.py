"""What a body only repeats of what stands above it: its article's title as a heading, its authors as a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.model import Block, Opened

NEAR = 6  # blocks from the start among which a repeated title or byline is looked for
SHORT = 120  # characters of a line that may be one of authors
_WORDS = re.compile(r"[^\W_]+")
BY = frozenset(
    {
        "by", "and", "author", "text", "words", "story", "von", "und", "autor", "redaktion", "de", "da", "di", "do",
        "e", "y", "et", "par", "por", "auteur", "autora", "autore", "van", "en", "door", "av", "af", "och", "og", "od",
        "a", "i", "autorka", "автор", "автори", "авторка", "авторы", "автора", "текст", "та", "і", "и", "от", "від",
        "аўтар", "文", "著", "作者", "記者",
    }
)  # fmt: skip
"""Words that stand beside a name in a line of authors."""


def without_repeats(opened: Opened, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks that say something; one that holds a claim or a note of the reader's stays."""
    gone = set(_repeats(opened, blocks[:NEAR]))
    held = [claim.start for claim in opened.claims] + [note.start for note in opened.notes]
    return tuple(
        block
        for index, block in enumerate(blocks)
        if index not in gone or any(block.start <= start < block.end for start in held)
    )


def _repeats(opened: Opened, blocks: Sequence[Block]) -> Iterator[int]:
    article = opened.article
    title, names = _bare(article.title), set(_bare(article.byline))
    for index, block in enumerate(blocks):
        words = article.text[block.start : min(block.end, block.start + len(article.title) + SHORT)]
        if block.kind == "heading" and title and _bare(words) == title:
            yield index
        if block.kind == "paragraph" and names and block.end - block.start <= SHORT and _is_byline(_bare(words), names):
            yield index


def _bare(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _is_byline(words: list[str], names: set[str]) -> bool:
    """Whether a line holds all of the names, and nothing that is none but words like "by"."""
    return names <= set(words) and set(words) <= names | BY
