"""The ledger's list: claims and notes in columns, in groups that fold, some of them picked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.model import State, Status
from tui.store.listing import Listed
from tui.ui import remarks
from tui.ui.host import Pane
from tui.ui.widgets import cells, columns, draw
from tui.ui.widgets.claimline import Drawer
from tui.ui.widgets.columns import Columns
from tui.ui.widgets.ledger import Arranged, Head, View
from tui.ui.widgets.picks import Picks
from tui.ui.widgets.rows import Rows

NOTHING: Mapping[int, Head] = {}


class Ledger(Pane, Rows[Listed]):
    """Status, speaker, words, tags, feed, what happened to the sentence, date, evidence: as many as fit."""

    scope = "ledger"
    chip = "claims"
    tall = 0

    class Moved(Message):
        """The cursor stands on another row."""

    class Chosen(Message):
        """A row was chosen: go to its sentence."""

        def __init__(self, row: Listed) -> None:
            super().__init__()
            self.row = row

    def __init__(self, view: View, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.view = view
        self.heads: Mapping[int, Head] = NOTHING
        self.picks = Picks()
        self.loaded = False
        self.claims = self.notes = 0  # all there are
        self.listed = 0  # how many the filter leaves
        self._columns = Columns(0, 0, 0, 0, 0, 0, 0, 0)
        self._scrolled = -1  # where the list is to be scrolled when it has its size; -1 for nowhere
        self._firsts: list[int] = []  # the first row of each group
        self._wants: Mapping[str, int] = {}
        self._counts: tuple[tuple[int, str], ...] = ()

    # -- what it shows

    def take_stock(self, rows: Sequence[Listed]) -> None:
        """These are all rows there are: how many of what, and how wide the columns want to be."""
        self.notes = sum(row.kind == "note" for row in rows)
        self.claims = len(rows) - self.notes - sum(row.status == Status.HIGHLIGHT for row in rows)
        self.size_columns(rows)

    def size_columns(self, rows: Sequence[Listed]) -> None:
        """The columns are as wide as what these rows hold; they stay so while the list is narrowed."""
        self._wants = columns.wanted(rows, str(self._today().year), self.glyphs)

    @property
    def drawn(self) -> bool:
        """Whether a line of its rows has been drawn."""
        return bool(self._drawn)

    def show(self, rows: Sequence[Listed], arranged: Arranged) -> None:
        """Show these rows, `rows` being all of them, some perhaps folded away. The cursor stays on its row."""
        here = self.current and (self.current.uuid, self.group_at(self.cursor))
        self.heads, self._firsts, self.listed = arranged.heads, list(arranged.heads), len(rows)
        states = [row.state for row in rows if row.state != "anchored"]
        self._counts = (
            (sum(row.status == Status.UNCHECKED for row in rows), "to check"),
            (states.count(State.MOVED), "changed"),
            (states.count(State.ORPHAN), "orphan"),
        )
        self.picks.keep(rows)
        self.set_items(arranged.rows)
        if here and self.current is not None and here != (self.current.uuid, self.group_at(self.cursor)):
            same = (at for at, row in enumerate(self.items) if (row.uuid, self.group_at(at)) == here)
            self.move_to(next(same, self.cursor))

    def measure(self) -> None:
        """Count the lines anew: one for each row, the heads' beside."""
        self._columns = columns.fitted(max(1, self.size.width - 1), self._wants, self.view.group)
        heights = [1] * len(self.items)
        for at in self.heads:
            heights[at] += self.row_gap(self.items[at], at)
        self._starts = [0, *accumulate(heights)]
        self._head = len(self.head_lines(max(1, self.size.width)))
        self.redraw()
        self.virtual_size = self.size.with_height(self._head + self._starts[-1])

    def identity(self, item: Listed) -> Hashable:
        """A row keeps its name."""
        return item.uuid

    def group_at(self, index: int) -> str:
        """The name of the group a row stands in."""
        before = bisect_right(self._firsts, index)
        return self.heads[self._firsts[before - 1]].name if before else ""

    def first_of(self, name: str) -> int:
        """The first row of a group."""
        return next((at for at, head in self.heads.items() if head.name == name), 0)

    def row_gap(self, item: Listed, index: int) -> int:
        """A group's head and a blank line above it; a folded group is nothing but its head."""
        head = self.heads.get(index)
        if head is None:
            return 0
        before = self.heads.get(index - 1)
        blank = index > 0 and not (head.folded and before is not None and before.folded)
        return int(blank) + (not head.folded)

    def row_height(self, item: Listed, index: int) -> int:
        """One line, and what is above."""
        return 1 + self.row_gap(item, index)

    @property
    def claim(self) -> Listed | None:
        """The row under the cursor; None where there is none, or a folded group."""
        head = self.heads.get(self.cursor)
        return None if head is not None and head.folded else self.current

    # -- the head

    def head_lines(self, width: int) -> list[Strip]:
        """The head with its count and order; what the list was narrowed by; the columns' names."""
        flat = self.app.size.height < 16
        lines = [self._title(width)]
        if self.view.typed:
            lines += [self._narrowed(width)] if flat else [Strip.blank(width), self._narrowed(width)]
        if flat:
            return lines
        return (
            [*lines, Strip.blank(width), self._drawer.labels(width, self.view.sort)]
            if self.items
            else [*lines, Strip.blank(width)]
        )

    def _title(self, width: int) -> Strip:
        ink, view = self.ink, self.view
        left: list[draw.Piece] = [("  ", ink.text), ("Claims", ink.focused if self.has_focus else ink.bold)]
        left.append((f"  {self.claims}" if self.claims else "", ink.muted))
        if self.notes:
            left += [("   Notes", ink.heading), (f"  {self.notes}", ink.muted)]
        if self.picks:
            left += [(f"   {self.glyphs.picked} {len(self.picks)} picked", ink.accent)]
        by = "" if view.group == "none" else f"by {view.group} {self.glyphs.dot} "
        right = by + (view.order if not by or view.order[:2] != "by" else f"sorted {view.order}")
        return draw.ends(left, [(right, ink.muted), ("  ", ink.text)], width)

    def _narrowed(self, width: int) -> Strip:
        ink = self.ink
        found = f"{self.listed} of {self.claims + self.notes}"
        room = width - 8 - len(found)
        typed = [
            ("  ", ink.text),
            ("/ ", ink.accent),
            (cells.cut(self.view.typed, room, self.glyphs.ellipsis), ink.text),
        ]
        return draw.ends(typed, [(found, ink.muted), ("  ", ink.text)], width)

    def empty_lines(self, width: int) -> list[Strip]:
        """How one gets here."""
        if not self.loaded:
            return []
        if self.view.typed:
            return remarks.lines(self, "No claim or note has that. {app.leave} lists all again.", width)
        return remarks.lines(self, "No claims yet. {body.tag} in an article tags its sentence as one.", width)

    # -- the rows

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        lines = super()._draw_row(index, width, base, selected=selected, focused=focused)
        head = self.heads.get(index)
        if head is not None and not head.folded:
            drawn = self._drawer.head(head, self.view.group, width, 2)
            lines[self.row_gap(self.items[index], index) - 1] = draw.under(drawn, base)
        return lines

    def render_row(self, item: Listed, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The columns that fit; a folded group's head."""
        if (head := self.heads.get(index)) is not None and head.folded:
            return [self._drawer.head(head, self.view.group, width, 1)]
        return [self._drawer.line(item, width, picked=item in self.picks)]

    @property
    def _drawer(self) -> Drawer:
        return Drawer(self._columns, self.ink, self.glyphs, self._today())

    def _today(self) -> date:
        return self.host.local(self.host.clock()).date()

    def up_to_here(self) -> list[Listed]:
        """The rows from the one that was picked last to the cursor's; folded groups are left out."""
        here = self.cursor
        start = next((at for at, row in enumerate(self.items) if row.uuid == self.picks.pivot), here)
        span = range(min(start, here), min(max(start, here) + 1, len(self.items)))
        return [self.items[at] for at in span if at not in self.heads or not self.heads[at].folded]

    # -- what happens

    def begin_at(self, index: int, scrolled: int) -> None:
        """Put the cursor on a row and, once there is a size, the list where it was scrolled to."""
        self.cursor, self._scrolled = index, scrolled

    def on_unmount(self) -> None:
        """Where the person is, is remembered for when they come back."""
        self.view.at = self.current.uuid if self.current is not None else ""
        self.view.scrolled = self.scroll_offset.y

    def on_resize(self) -> None:
        """Other columns; when it opens again, the rows stand where they stood."""
        super().on_resize()
        if self._scrolled >= 0 and self.size.height:
            self.scroll_to(y=self._scrolled, animate=False, force=True)
            self._scrolled = -1

    def moved(self, index: int) -> None:
        """The sheet follows."""
        self.post_message(self.Moved())

    def chosen(self, index: int) -> None:
        """To its sentence; a folded group unfolds."""
        if self.claim is None:
            self.screen.action_unfold()  # type: ignore[attr-defined]  # the ledger's screen has it
        else:
            self.post_message(self.Chosen(self.claim))

    def position(self) -> str:
        """What is to be done, and which of how many."""
        if not self.items:
            return ""
        here = f"{self.cursor + 1} of {len(self.items)}"
        if self.app.size.width < columns.NARROW:
            signs = (self.glyphs.check, self.glyphs.changed, self.glyphs.orphan)
            marked = [f"{sign}{number}" for sign, (number, _) in zip(signs, self._counts, strict=False) if number]
            return "  ".join([*marked, here])
        return "   ".join([*(f"{number} {word}" for number, word in self._counts if number), here])
