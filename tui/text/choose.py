"""Which blocks of a page are its article: readability's opinion first, then our judgement around it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Link
from tui.text import blocks, opinion
from tui.text.metadata import About
from tui.text.tree import Element


@dataclass(frozen=True, slots=True)
class Chosen:
    """The article's blocks in order, and the teasers that stood on the page."""

    parts: tuple[blocks.Piece, ...]
    links: tuple[Link, ...] = ()


def choose(root: Element, base: str, about: About) -> Chosen:
    """The article of a page."""
    kept = opinion.kept(root)
    return Chosen(tuple(part for part in blocks.pieces(root, base) if part.owner in kept))
