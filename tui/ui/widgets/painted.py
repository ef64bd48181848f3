"""The highlights of a document, found by the line they lie on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from tui.model import Part
from tui.ui.widgets.document import Paint


class Painted:
    """Highlights in order; asking for those of a line costs what lies there, however many there are."""

    def __init__(self, paints: Sequence[Paint] = ()) -> None:
        self._by_part: dict[Part, tuple[list[Paint], list[int], list[int]]] = {}
        for part in ("title", "body"):
            own = sorted((one for one in paints if one.part == part), key=lambda one: one.start)
            starts = [one.start for one in own]
            self._by_part[part] = own, starts, list(accumulate((one.end for one in own), max))

    def touching(self, part: Part | None, start: int, end: int) -> list[Paint]:
        """Those that lie on some character of a span; none on furniture."""
        if part is None:
            return []
        own, starts, reach = self._by_part[part]
        near = own[bisect_right(reach, start) : bisect_left(starts, end)]
        return [one for one in near if one.end > start]
