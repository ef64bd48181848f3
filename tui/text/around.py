"""The elements a page's blocks stand in: what they are called, how much they hold, and what looks like them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.text import furniture
from tui.text.blocks import Piece
from tui.text.element import Element, names, up
from tui.text.seen import Seen

Row = dict[str, float]
WORDS = names("""
article post entry content body text story main copy detail news page blog paragraph rich richtext markdown prose
description field single hentry section intro lead standfirst summary excerpt caption teaser card item list grid
widget block module box column col row header title meta wrapper container inner primary secondary left right
bottom top sticky feed media image video gallery slide quote pull table note info inline center wide group
component data app root layout region area node wp
""")
"""Words of class, id, role and itemprop that stand for a column each: how near to the block they stand."""
TAGS = ("article", "main", "section", "aside", "footer", "header", "nav", "form", "ul", "ol", "td", "figure", "dl")
"""Elements around a block that stand for a column each."""
UP = 12  # ancestors that are looked at
_FAR = 9.0  # how far an element is that is not there
_NAME = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(slots=True)
class _Container:
    """The blocks below an element: how many, their words, and those in links."""

    blocks: int = 0
    words: int = 0
    linked: int = 0
    prose: int = 0  # words in blocks that read like sentences


class Around:
    """The elements of one page as their blocks see them; each is looked at once."""

    def __init__(self, parts: Sequence[Piece], seen: Sequence[Seen]) -> None:
        self.below: dict[Element, _Container] = {}
        self.shapes: Counter[str] = Counter()
        self.shape_words: Counter[str] = Counter()
        self.shape_prose: Counter[str] = Counter()
        self._rows: dict[Element, Row] = {}
        self._named: dict[Element, dict[str, float]] = {}
        self._shape: dict[Element, str] = {}
        self._above: dict[Element, list[Element]] = {}
        self.total = max(1, sum(one.prose for one in seen))
        for part, one in zip(parts, seen, strict=True):
            shape = self.shape(part.owner)
            self.shapes[shape] += 1
            self.shape_words[shape] += one.words
            self.shape_prose[shape] += one.prose
            for element in self.chain(part.owner):
                held = self.below.setdefault(element, _Container())
                held.blocks += 1
                held.words += one.words
                held.linked += one.linked
                held.prose += one.prose

    def chain(self, element: Element) -> list[Element]:
        """The element and its nearest ancestors; those of siblings are looked up once."""
        parent = element.getparent()
        if parent is None:
            return [element]
        above = self._above.get(parent)
        if above is None:
            above = self._above[parent] = up(parent, UP - 1)
        return [element, *above]

    def shape(self, element: Element) -> str:
        """What an element is called: its tag and class, and those of its parent."""
        found = self._shape.get(element)
        if found is None:
            parent = element.getparent()
            found = f"{element.tag}.{element.get('class') or ''}"
            if parent is not None:
                found += f"<{parent.tag}.{parent.get('class') or ''}"
            self._shape[element] = found
        return found

    def row(self, element: Element) -> Row:
        """The columns that all blocks of an element share."""
        if element not in self._rows:
            self._rows[element] = self._row(element)
        return self._rows[element]

    def _row(self, element: Element) -> Row:
        chain = self.chain(element)
        row: Row = {f"near {name}": far for name, far in self._near(element).items()}
        row["depth"] = len(chain)
        for place, name in enumerate(("parent", "above", "grand"), 1):
            held = self.below[chain[min(place, len(chain) - 1)]]
            row[f"{name} blocks"] = held.blocks
            row[f"{name} share"] = held.prose / self.total
            row[f"{name} links"] = held.linked / max(1, held.words)
        full = next((at for at, one in enumerate(chain) if self.below[one].prose > 0.5 * self.total), UP)
        row["to most"] = full
        shape = self.shape(element)
        row["same shape"] = self.shapes[shape]
        row["same shape words"] = self.shape_words[shape] / self.shapes[shape]
        row["same shape share"] = self.shape_prose[shape] / self.total
        row["children"] = len(element)
        return row

    def _near(self, element: Element) -> dict[str, float]:
        """How near the telling words and tags around an element are; what is not there is left out."""
        missing: list[Element] = []
        one = element
        while one is not None and one not in self._named and len(missing) < 200:
            missing.append(one)
            one = one.getparent()
        known = self._named.get(one, {}) if one is not None else {}
        for one in reversed(missing):
            known = {name: far + 1 for name, far in known.items() if far < _FAR - 1} | dict.fromkeys(_names(one), 0.0)
            self._named[one] = known
        return known


def _names(element: Element) -> Iterator[str]:
    """The telling words of one element."""
    if element.tag in TAGS:
        yield f"<{element.tag}>"
    called = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    called = f"{called} {element.get('itemprop') or ''}"
    if len(called) > 3:
        parted = _CAMEL.sub(" ", called[:400]).lower()
        yield from (name for name in _NAME.findall(parted) if name in WORDS)
        kind = furniture.by_name(called[:400])
        if kind:
            yield f"called {kind}"
