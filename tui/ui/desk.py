"""The base of a list with the sheet on the row under its cursor: keys scroll the sheet, or make room for it."""

from __future__ import annotations

from tui.ui.bench import Bench
from tui.ui.widgets.paper import Paper

LINES = 3  # that a key scrolls


class Desk(Bench):
    """List and sheet. On the lowest screens the list alone stands there, until the sheet is asked for."""

    def action_sheet_down(self) -> None:
        """Scroll the sheet down; where there was no room for it, it takes the list's, all but the cursor's row."""
        paper = self.query_one(Paper)
        if not paper.display:
            self.add_class("-sheet")
        else:
            paper.scroll_lines(LINES * self._times)

    def action_sheet_up(self) -> None:
        """Scroll the sheet up; from its top give the room back."""
        paper = self.query_one(Paper)
        if not paper.scroll_offset.y:
            self.close_sheet()
        else:
            paper.scroll_lines(-LINES * self._times)

    def close_sheet(self) -> bool:
        """Give the list its room back; False when the sheet has not taken it."""
        if not self.has_class("-sheet"):
            return False
        self.remove_class("-sheet")
        return True

    @property
    def _times(self) -> int:
        return self.pane.count if self.pane is not None else 1
