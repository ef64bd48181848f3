"""The keys that move, the same in every list: what `move.*` commands call."""

from __future__ import annotations

from collections.abc import Sized


class Moves:
    """Moving among rows. The list it is mixed into has the rows, the cursor and the ways to go and to open."""

    items: Sized
    cursor: int
    count = 1  # the number typed before the key
    has_count = False

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        raise NotImplementedError

    def choose(self) -> None:
        """Open the row under the cursor."""
        raise NotImplementedError

    @property
    def page_rows(self) -> int:
        """How many rows a page holds."""
        raise NotImplementedError

    def action_down(self) -> None:
        """Go down by `count` rows."""
        self.move_to(self.cursor + self.count)

    def action_up(self) -> None:
        """Go up by `count` rows."""
        self.move_to(self.cursor - self.count)

    def action_first(self) -> None:
        """Go to the first row, or to the row of the count."""
        self.move_to(self.count - 1 if self.has_count else 0)

    def action_last(self) -> None:
        """Go to the last row, or to the row of the count."""
        self.move_to(self.count - 1 if self.has_count else len(self.items) - 1)

    def action_half_down(self) -> None:
        """Go down by half a page."""
        self.move_to(self.cursor + max(1, self.page_rows // 2) * self.count)

    def action_half_up(self) -> None:
        """Go up by half a page."""
        self.move_to(self.cursor - max(1, self.page_rows // 2) * self.count)

    def action_page_down(self) -> None:
        """Go down by a page."""
        self.move_to(self.cursor + self.page_rows * self.count)

    def action_page_up(self) -> None:
        """Go up by a page."""
        self.move_to(self.cursor - self.page_rows * self.count)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        self.choose()
