"""The ledger's columns: how wide each is for what it holds, and which of them go when there is less room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.store.listing import Listed
from tui.ui.glyphs import Glyphs
from tui.ui.widgets import cells

MARK, EDGE = 3, 2  # cells of the mark and the blanks round it; blanks at the right edge
GAP = 2  # blanks between columns
LEAST, FEW = 40, 22  # cells of the claim's words, on a wide and on a narrow list
NARROW = 60
MOST: Mapping[str, int] = {"word": 14, "speaker": 22, "tags": 18, "feed": 15, "day": 11, "ends": 14}
GOING = ("tags", "feed", "speaker", "ends", "word", "day")
"""The order in which columns go when the words of the claims would have too little room."""
OF_GROUP = {"speaker": "speaker", "status": "word", "day": "day"}
"""What the heads of groups say already."""
LABELS: Mapping[str, str] = {
    "word": "status", "speaker": "speaker", "claim": "claim", "tags": "tags", "feed": "feed", "day": "date",
    "ends": "evidence",
}  # fmt: skip
SORTED_BY = {"word": "status", "day": "date", "ends": "evidence"}
"""The columns whose order has another name than themselves."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column without its gap; 0 for one that is not there."""

    word: int
    speaker: int
    claim: int
    tags: int
    feed: int
    badge: int
    day: int
    ends: int


def wanted(rows: Sequence[Listed], this_year: str, glyphs: Glyphs) -> dict[str, int]:
    """The cells that each column's widest words take, within limits."""
    marks = {(row.supports, row.contradicts, row.beside) for row in rows}
    own = {
        "word": {row.status or "note" for row in rows},
        "speaker": {row.speaker for row in rows},
        "tags": map(tags_of, {row.tags for row in rows}),
        "feed": {row.feed for row in rows},
        "ends": (ends_of(*numbers, glyphs) for numbers in marks),
    }
    widths = {name: _widest(words, MOST[name]) for name, words in own.items()}
    return {**widths, "day": 11 if any(row.day[:4] != this_year for row in rows) else 6, "badge": 1}


def _widest(words: Iterable[str], most: int) -> int:
    return min(most, max(map(cells.width, words), default=0))


def fitted(width: int, wants: Mapping[str, int], group: str) -> Columns:
    """The columns in so many cells: some go in their fixed order until the claim's words have room."""
    shown = {name: size for name, size in wants.items() if name != OF_GROUP.get(group)}
    if width < NARROW:
        shown = {name: size for name, size in shown.items() if name in ("day", "badge")}
    if "day" in shown and width < 2 * NARROW:
        shown["day"] = 6
    least = FEW if width < NARROW else LEAST
    for name in GOING:
        if _room(width, shown) >= least:
            break
        shown.pop(name, None)
    sizes = {name: shown.get(name, 0) for name in ("word", "speaker", "tags", "feed", "badge", "day", "ends")}
    return Columns(claim=max(8, _room(width, shown)), **sizes)


def _room(width: int, shown: Mapping[str, int]) -> int:
    """What is left for the claim's words."""
    return width - MARK - EDGE - sum(size + GAP for size in shown.values() if size)


def tags_of(tags: Iterable[str]) -> str:
    """The tags as they are drawn."""
    return " ".join(f"#{tag}" for tag in tags)


def ends_of(supports: int, contradicts: int, beside: int, glyphs: Glyphs) -> str:
    """How much evidence there is: what supports, what contradicts, what else is linked."""
    counts = ((glyphs.supported, supports), (glyphs.false, contradicts), (glyphs.dot, beside))
    return " ".join(f"{mark}{number}" for mark, number in counts if number)
