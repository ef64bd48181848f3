"""When a page gives next to nothing: the article's text as its JSON-LD, its scripts or the feed have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from tui.model import Page
from tui.text import cruft, scripted, tree, walk
from tui.text.blocks import Piece
from tui.text.metadata import About

_SHORT = 800  # characters from which the page's own article is believed
_LEAST = 300  # characters that another text must have
_SOME = 100  # characters from which the page shows something
_MORE = 2.0  # how much longer than the page's it must be


def better(parts: Sequence[Piece], html: str, about: About, page: Page) -> tuple[Piece, ...]:
    """The blocks of the article, or those of a much longer text of it: in the JSON-LD, in the scripts, of the feed.

    A page that shows no text at all, as one around a film, gives what it says of itself.
    """
    had = letters(parts)
    if had >= _SHORT:
        return tuple(parts)
    shown = " ".join(part.text for part in parts) if had >= _SOME else ""
    others = [
        _blocks(_marked_up(about.body), page.url),
        _blocks(scripted.article(html, f"{about.title} {about.summary} {page.summary}", shown), page.url),
        cruft.tail(_blocks(page.feed_html, page.url)),
    ]
    best = max(others, key=letters)
    if letters(best) > max(_LEAST, _MORE * had):
        return tuple(best)
    if had < _SOME and len(about.summary) >= _SOME:
        return tuple(_blocks(_marked_up(about.summary), page.url))
    return tuple(parts)


def letters(parts: Iterable[Piece]) -> int:
    """How long the blocks are, less their links."""
    return sum(len(part.text) - part.linked for part in parts)


def _marked_up(text: str) -> str:
    """A text as HTML, when it is none yet: its lines are paragraphs."""
    if "</" in text or "&lt;" in text:
        return text
    return "".join(f"<p>{escape(one)}</p>" for one in text.split("\n") if one.strip())


def _blocks(text: str, base: str) -> list[Piece]:
    """The blocks of a piece of HTML."""
    root = tree.parse(text) if text.strip() and not tree.what_else(text) else None
    if root is None:
        return []
    tree.prune(root)
    return walk.pieces(root, base)
