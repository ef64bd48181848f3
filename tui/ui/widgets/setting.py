"""What the sheet needs to know beside the article: time, width, names of keys, signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

NARROW = 48  # a measure below this has no room to set anything in


@dataclass(frozen=True, slots=True)
class Setting:
    """The same for every article; `numbers`: whether links are numbered."""

    now: datetime
    local: Callable[[datetime], datetime]
    name_keys: Callable[[str], tuple[str, tuple[tuple[int, int], ...]]]  # see remarks.with_keys
    width: int = 120  # of the whole screen
    measure: int = 72
    bullet: str = "•"
    dot: str = "·"
    picture: str = "▦"
    fold: str = "↳"
    dash: str = "—"
    raised: str = "⁰¹²³⁴⁵⁶⁷⁸⁹"
    numbers: bool = True

    @property
    def inset(self) -> int:
        """How far a quote or an embedded post is set in, at either side."""
        return 4 if self.measure >= NARROW else 2
