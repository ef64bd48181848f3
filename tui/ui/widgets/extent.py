"""A span of the text while it is extended: one of its ends moves by words or by sentences, never past the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tui.model import ClaimId, Part

_WORD = re.compile(r"\S+")
_LEAD, _TAIL = re.compile(r"\W+"), re.compile(r"\W+$")
_FAR = 20_000  # characters around an end in which words are looked for


@dataclass(frozen=True, slots=True)
class Extent:
    """`claim`: the one whose span it was, which may be given the new one. `moving`: the end that keys move."""

    part: Part
    start: int
    end: int
    moving: Literal["start", "end"] = "end"
    claim: ClaimId | None = None

    @property
    def place(self) -> tuple[Part, int, int]:
        """The span as a place of the article."""
        return self.part, self.start, self.end

    def turned(self) -> Extent:
        """Move the other end from now on."""
        return replace(self, moving="start" if self.moving == "end" else "end")

    def by_words(self, text: str, step: int, which: Literal["start", "end"] | None = None) -> Extent:
        """Move an end so many words; a word's own marks, `“` and `.`, are a step of their own."""
        which = which or self.moving
        at = self.start if which == "start" else self.end
        edges = _edges(text, max(0, at - _FAR), min(len(text), at + _FAR), which)
        return self._moved(edges, step, which)

    def by_sentences(self, spans: Sequence[tuple[int, int]], step: int) -> Extent:
        """Move the end that moves so many sentences."""
        edges = [start if self.moving == "start" else end for start, end in spans]
        return self._moved(edges, step, self.moving)

    def _moved(self, edges: Sequence[int], step: int, which: Literal["start", "end"]) -> Extent:
        at = self.start if which == "start" else self.end
        index = bisect_right(edges, at) + step - 1 if step > 0 else bisect_left(edges, at) + step
        if not edges or index < 0:
            return self
        found = edges[min(index, len(edges) - 1)]
        if which == "start":
            return replace(self, start=found) if found < self.end else self
        return replace(self, end=found) if found > self.start else self


def _edges(text: str, first: int, last: int, which: Literal["start", "end"]) -> list[int]:
    """Where words begin or end, with the signs that lean on them and without, in order."""
    found: set[int] = set()
    for match in _WORD.finditer(text, first, last):
        word = match[0]
        if which == "start":
            lead = _LEAD.match(word)
            found.add(match.start())
            found.add(match.start() + (lead.end() if lead is not None and lead.end() < len(word) else 0))
        else:
            tail = _TAIL.search(word)
            found.add(match.end())
            found.add(match.end() - (len(tail[0]) if tail is not None and len(tail[0]) < len(word) else 0))
    return sorted(found)
