"""Which parts of a page are furniture: judged by an element's names, and by the words of a block."""

from __future__ import annotations

from tui.text.blocks import Piece


def tail(parts: list[Piece]) -> list[Piece]:
    """A feed's text without what feeds put at its end."""
    return parts
