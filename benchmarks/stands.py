"""Elements of a page as they go from one process to another: those of lxml cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NEAR = 6  # elements around a block that are known of it


@dataclass(slots=True, eq=False)
class Stand:
    """An element as it goes from one process to another: what it is, and the nearest elements around it."""

    tag: str
    called: str | None  # its class
    parent: Stand | None

    def get(self, name: str) -> str | None:
        """Its class; nobody asks for another attribute."""
        return self.called if name == "class" else None

    def getparent(self) -> Stand | None:
        """The element around it."""
        return self.parent

    def iterancestors(self) -> Iterator[Stand]:
        """The elements around it, nearest first."""
        one = self.parent
        while one is not None:
            yield one
            one = one.parent


class Stands:
    """The elements of a page's blocks as they go to another process, one for each."""

    def __init__(self) -> None:
        self.known: dict[Any, Stand] = {}

    def of(self, element: Any, more: int = NEAR) -> Stand | None:
        """An element with as many around it."""
        if element is None or not more:
            return None
        if element not in self.known:
            self.known[element] = Stand(element.tag, element.get("class"), self.of(element.getparent(), more - 1))
        return self.known[element]
