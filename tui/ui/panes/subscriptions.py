"""The subscriptions' list: each feed's condition and figures in a table."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from tui.model import Feed
from tui.ui import remarks
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows
from tui.ui.widgets.standing import Standing, ago, columns, sparkline


class Subscriptions(Pane, Rows[Standing]):
    """One feed a row; those that need the reader stand first."""

    scope = "subscriptions"
    chip = "feeds"
    tall = 0
    loaded = False
    most = 0  # posts of the busiest week of all: the scale of the bars

    class Moved(Message):
        """The cursor stands on another feed."""

    class Chosen(Message):
        """A feed's address is to be edited."""

        def __init__(self, feed: Feed) -> None:
            super().__init__()
            self.chosen_feed = feed

    # -- what it shows

    def list_feeds(self, items: Sequence[Standing]) -> None:
        """Show these."""
        self.loaded = True
        self.most = max((max(one.figures.weeks) for one in items), default=0)
        self.set_items(items)

    def identity(self, item: Standing) -> Hashable:
        """A feed, however it stands."""
        return item.feed.id

    def row_gap(self, item: Standing, index: int) -> int:
        """Those that are fine stand apart."""
        return int(item.first)

    def row_height(self, item: Standing, index: int) -> int:
        """One line, and the gap."""
        return 1 + int(item.first)

    def head_lines(self, width: int) -> list[Strip]:
        """The head, and the heads of the columns."""
        ink, blank = self.ink, Strip.blank(width)
        left: list[draw.Piece] = [
            ("  ", ink.text),
            ("Subscriptions", ink.focused if self.has_focus else ink.bold),
            (f"  {len(self.items)}" if self.items else "", ink.muted),
        ]
        head = draw.ends(left, [("what needs you first", ink.muted), ("  ", ink.text)], width)
        if not self.items:
            return [head, blank]
        pieces: list[draw.Piece] = [("    ", ink.text)]
        for column in columns(width):
            place = cells.right if column.right else cells.fit
            pieces.append((place(column.head, column.width) + "  ", ink.muted))
        return (
            [head, draw.strip(pieces, width)] if self.app.size.height < 16 else [head, blank, draw.strip(pieces, width)]
        )

    def empty_lines(self, width: int) -> list[Strip]:
        """How one gets feeds."""
        if not self.loaded:
            return []
        return remarks.lines(self, "No feeds yet. {subscriptions.add} adds one, {app.import} FILE brings many.", width)

    def render_row(self, item: Standing, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """Mark and cells."""
        ink, glyphs = self.ink, self.glyphs
        mark = {"failed": glyphs.failed, "odd": glyphs.changed}.get(item.need, " ")
        pieces: list[draw.Piece] = [(" ", ink.text), (f"{mark} ", self._tone(item))]
        for column in columns(width + 1):
            text, style = self._cell(item, column.head)
            place = cells.right if column.right else cells.fit
            pieces += [(place(text, column.width, glyphs.ellipsis), style), ("  ", ink.text)]
        return [draw.strip(pieces, width)]

    def _tone(self, item: Standing) -> Style:
        return {"failed": self.ink.error, "odd": self.ink.warning, "silent": self.ink.text}.get(
            item.need, self.ink.muted
        )

    def _cell(self, item: Standing, head: str) -> tuple[str, Style]:
        """A cell's words and their ink."""
        ink, feed, figures = self.ink, item.feed, item.figures
        found: dict[str, tuple[str, Style]] = {
            "feed": (feed.title, ink.muted if feed.paused else ink.text),
            "folder": (feed.folder, ink.muted),
            "last good": (ago(feed.good, self.host.clock()) or "never", ink.muted),
            "condition": (item.condition, self._tone(item)),
            "8 weeks": (sparkline(figures.weeks, self.most, self.glyphs.weeks), ink.faint),
            "posts": (str(sum(figures.weeks)), ink.text),
            "read": (f"{round(100 * figures.read_share)} %" if figures.posts else "", ink.muted),
            "starred": (str(figures.starred), ink.muted),
            "claims": (str(figures.claims), ink.muted),
        }
        return found[head]

    # -- what happens

    def moved(self, index: int) -> None:
        """The sheet follows."""
        self.post_message(self.Moved())

    def chosen(self, index: int) -> None:
        """Edit the address."""
        self.post_message(self.Chosen(self.items[index].feed))

    def feed(self) -> Feed | None:
        """The feed under the cursor."""
        return self.current.feed if self.current is not None else None

    def address(self) -> str:
        """Its site."""
        feed = self.feed()
        return (feed.site or feed.url) if feed is not None else ""

    def position(self) -> str:
        """What needs the reader, and which of how many."""
        if not self.items:
            return ""
        needs = [item.need for item in self.items]
        counts = ((needs.count("failed"), "failed"), (needs.count("silent"), "silent"))
        return "   ".join(
            [*(f"{number} {word}" for number, word in counts if number), f"{self.cursor + 1} of {len(self.items)}"]
        )
