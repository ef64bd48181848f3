"""The head of a page, where its byline and date stand: its short lines, and what stands aside and is none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.plain import line
from tui.text import furniture
from tui.text.tree import Element

_ASIDE = frozenset({"aside", "footer", "nav"})
_ASIDE_NAME = re.compile(r"comment|sidebar|related|footer", re.I)


def short_lines(root: Element) -> Iterator[tuple[str, Element]]:
    """The short texts at the head of the page, from its first heading on, each with its element."""
    heading = next((one for one in root.iter("h1")), None)
    started, seen = heading is None, 0
    for element in root.iter("h1", "p", "div", "span", "li", "em", "strong", "time", "td"):
        started = started or element is heading
        if started and element.text and not aside(element):
            seen += 1
            text = line((element.text_content() if len(element) < 8 else element.text)[:200])
            if furniture.opens(text):
                return
            if text:
                yield text, element
        if seen > 80:
            return


def aside(element: Element) -> bool:
    """Whether it stands in a sidebar, a menu or the page's foot."""
    for depth, parent in enumerate(element.iterancestors()):
        if parent.tag in _ASIDE or depth > 40:
            return True
        if _ASIDE_NAME.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"[:300]):
            return str(parent.tag) != "body"
    return False
