"""Articles put together from a few words of mark-up, so that a test says what stands in them and nothing of offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.model import Article, Block, BlockKind, Mark, MarkKind
from tui.text.sentences import split

Given = tuple[BlockKind, str, *tuple[str | int, ...]]
"""A block: kind, words, then its marker (or an address) and its level. A table's row parts its cells with " | "."""

_INLINE = re.compile(r"\[\[(?P<link>[^|\]]+)\|(?P<url>[^\]]+)\]\]|\{(?P<note>[^}]+)\}|`(?P<code>[^`]+)`")
CLOSE = frozenset({"item", "row"})


def article(title: str, *given: Given, byline: str = "", language: str = "en") -> Article:
    """The article of these blocks: `[[words|address]]` is a link, `{1}` a reference, a first row's cells are heads."""
    text, before = "", ""
    blocks: list[Block] = []
    marks: list[Mark] = []
    for kind, words, *more in given:
        if text:
            text += "\n" if kind == before and kind in CLOSE else "\n\n"
        start = len(text)
        text = _inline(text, words, marks) if kind != "code" else text + words
        marker, level = str(more[0]) if more else "", int(more[1]) if len(more) > 1 else 0
        url = marker if "://" in marker else ""
        blocks.append(Block(kind, start, len(text), level or _level(kind, before, marker), url, "" if url else marker))
        if kind == "row":
            marks += _cells(text, start, "head" if marker == "head" else "cell")
        before = kind
    found = split(text, language, blocks)
    return Article(
        title, text, byline, "", "2026-10-05", language, blocks=tuple(blocks), marks=tuple(marks), sentences=found
    )


def _level(kind: str, before: str, marker: str) -> int:
    first = kind == "item" or before != "row" or marker == "head"
    return 0 if kind not in CLOSE else 1 if first else 2


def _inline(text: str, words: str, marks: list[Mark]) -> str:
    at = 0
    for match in _INLINE.finditer(words):
        text += words[at : match.start()]
        at = match.end()
        name = match.lastgroup if match.lastgroup != "url" else "link"
        shown = match[name or 0] if name != "note" else f"[{match['note']}]"
        kinds: dict[str | None, MarkKind] = {"link": "link", "note": "reference", "code": "code"}
        marks.append(Mark(kinds[name], len(text), len(text) + len(shown), match["url"] or match["note"] or ""))
        text += shown
    return text + words[at:]


def _cells(text: str, start: int, kind: MarkKind) -> Iterator[Mark]:
    for part in text[start:].split(" | "):
        yield Mark(kind, start, start + len(part))
        start += len(part) + 3


def rows(head: Sequence[str], *body: Sequence[str]) -> list[Given]:
    """A table with a row of headers."""
    return [("row", " | ".join(head), "head"), *(("row", " | ".join(row)) for row in body)]
