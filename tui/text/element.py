"""What this room calls an element of a page, and how it writes its tables of names."""

from __future__ import annotations

from typing import Any

Element = Any  # lxml ships no types


def up(element: Element, most: int) -> list[Element]:
    """The element and its ancestors, nearest first, at most so many."""
    out: list[Element] = []
    while element is not None and len(out) < most:
        out.append(element)
        element = element.getparent()
    return out


def names(text: str) -> frozenset[str]:
    """The words of a line, as a set: tables of tags and attributes are written so."""
    return frozenset(text.split())
