"""What was picked of a list: rows by their uuid, in the order they were picked, and where a range begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.store.listing import Listed


@dataclass
class Picks:
    """The picked rows; they go when the list no longer has them."""

    rows: dict[str, Listed] = field(default_factory=dict)
    pivot: str = ""  # the uuid that was picked last: a range begins there

    def __contains__(self, row: Listed) -> bool:
        return row.uuid in self.rows

    def __len__(self) -> int:
        return len(self.rows)

    def toggle(self, row: Listed) -> None:
        """Pick a row, or no longer."""
        self.pivot = row.uuid
        if self.rows.pop(row.uuid, None) is None:
            self.rows[row.uuid] = row

    def add(self, rows: Iterable[Listed]) -> None:
        """Pick all of these."""
        self.rows |= {row.uuid: row for row in rows}

    def keep(self, rows: Iterable[Listed]) -> None:
        """Only these are still there, perhaps changed."""
        if self.rows:
            there = {row.uuid: row for row in rows}
            self.rows = {uuid: there[uuid] for uuid in self.rows if uuid in there}

    def clear(self) -> None:
        """Nothing is picked any more."""
        self.rows.clear()
