"""The feeds: fixed lists, smart feeds, folders that fold, counts, and what is wrong with a feed."""

from __future__ import annotations

from collections.abc import Hashable

from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.flows import find
from tui.model import Counts, Feed, Query, SmartFeed
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.places import Place, place_of, places, short_reason
from tui.ui.widgets.rows import Rows

NAME = "claimwire"
FOLD = 4  # a click in the first cells of a folder's row folds it


class Sidebar(Pane, Rows[Place]):
    """Where posts come from. Its cursor stands on the list that is shown, until a person moves it."""

    scope = "sidebar"
    chip = "feeds"
    tall = 0
    feeds: var[tuple[Feed, ...]] = var(())
    smart_feeds: var[tuple[SmartFeed, ...]] = var(())
    counts: var[Counts] = var(Counts())
    listed: var[Query] = var(Query(unread=True))
    fresh: var[frozenset[int]] = var(frozenset())  # smart feeds with new posts

    class Chosen(Message):
        """A list was chosen."""

        def __init__(self, query: Query, heading: str, smart: int = 0) -> None:
            super().__init__()
            self.query, self.heading, self.smart = query, heading, smart

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._folded: set[str] = set()
        self._unread: bool | None = True  # the scope feeds and folders are listed in

    # -- what it shows

    def watch_feeds(self) -> None:
        """Other feeds."""
        self._fill()

    def watch_smart_feeds(self) -> None:
        """Other smart feeds."""
        self._fill()

    def watch_fresh(self) -> None:
        """Posts came that a smart feed waited for, or they were listed."""
        self.redraw()

    def watch_counts(self) -> None:
        """Other numbers."""
        self._fill()

    def watch_listed(self, listed: Query) -> None:
        """Another list is shown: the cursor goes to it."""
        if listed.feeds or listed.folder is not None:
            self._unread = listed.unread
        self._find_listed()

    def _fill(self) -> None:
        known = bool(self.items)
        self.set_items(list(places(self.feeds, self.smart_feeds, self.counts, self._folded)))
        if not known:
            self._find_listed()

    def _find_listed(self) -> None:
        if (index := place_of(self.listed, self.items)) >= 0:
            self.move_to(index)

    def identity(self, item: Place) -> Hashable:
        """A row is what it lists, however many posts wait there."""
        return item.key

    def row_gap(self, item: Place, index: int) -> int:
        """Groups stand apart."""
        return item.gap

    def row_height(self, item: Place, index: int) -> int:
        """One line, and the gap."""
        return 1 + item.gap

    def head_lines(self, width: int) -> list[Strip]:
        """The program's name."""
        ink = self.ink
        head = draw.strip([("  ", ink.text), (NAME, ink.focused if self.has_focus else ink.heading)], width)
        return [head] if self.app.size.height < 16 else [head, Strip.blank(width)]

    def render_row(self, item: Place, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """Mark, name, and at the right the count or what is wrong."""
        ink, glyphs = self.ink, self.glyphs
        mark, tone = self._mark(item)
        end, end_style = str(item.count) if item.count else "", ink.muted
        style = ink.bold if item.kind == "folder" else ink.text
        if (feed := item.feed) is not None and not feed.paused and (feed.reason or feed.gone):
            end, end_style = short_reason(feed), ink.error
        elif feed is not None and feed.paused:
            end, style = "paused", ink.muted
        room = width - 5 - (cells.width(end) + 1 if end else 0)
        name = cells.fit(item.name, room, glyphs.ellipsis)
        left: list[draw.Piece] = [(" ", style), (cells.fit(mark, 2), tone), (name, style)]
        return [draw.ends(left, [(end, end_style), ("  ", style)], width, gap=0)]

    def _mark(self, item: Place) -> tuple[str, Style]:
        """The sign before the name."""
        ink, glyphs = self.ink, self.glyphs
        if (feed := item.feed) is not None:
            failing = not feed.paused and (feed.reason or feed.gone)
            return (glyphs.failed, ink.error) if failing else (glyphs.note if feed.kept else "", ink.muted)
        if item.smart is not None and item.smart.id in self.fresh:
            return glyphs.new, ink.accent
        signs = {
            "unread": glyphs.unread,
            "starred": glyphs.starred,
            "check": glyphs.check,
            "smart": "/",
            "folder": glyphs.opened if item.open else glyphs.closed,
        }
        return signs[item.kind], ink.muted

    # -- verbs

    def chosen(self, index: int) -> None:
        """List what the row stands for."""
        place = self.items[index]
        if place.smart is not None:
            query = find.parse(place.smart.text, now=self.host.local(self.host.clock()))
        else:
            query = place.query(self._unread) or Query()
        self.post_message(self.Chosen(query, place.name, place.smart.id if place.smart is not None else 0))

    def on_click(self, event: events.Click) -> None:
        """A click lists at once; on a folder's mark it folds."""
        at = event.get_content_offset_capture(self)
        index = self.row_at(at.y)
        if index >= 0:
            self.move_to(index)
            if at.x < FOLD and self.items[index].kind == "folder":
                self.action_fold()
            else:
                self.choose()

    def action_fold(self) -> None:
        """Close the folder, or open it; on a feed close the folder it is in."""
        place = self.current
        name = place.feed.folder if place is not None and place.feed is not None else place.name if place else ""
        if place is None or not name or place.kind not in ("folder", "feed"):
            return
        self._folded ^= {name}
        self._fill()
        self.move_to(next(at for at, row in enumerate(self.items) if row.kind == "folder" and row.name == name))

    def step(self, by: int) -> None:
        """List the next feed (1) or the previous (-1)."""
        at = self.cursor + by
        while 0 <= at < len(self.items):
            if self.items[at].kind == "feed":
                self.move_to(at)
                self.choose()
                return
            at += by
        self.host.say("This is the last feed" if by > 0 else "This is the first feed")

    # -- what others ask

    def feed(self) -> Feed | None:
        """The feed under the cursor."""
        return self.current.feed if self.current is not None else None

    def folder(self) -> str | None:
        """The folder under the cursor."""
        place = self.current
        return place.name if place is not None and place.kind == "folder" else None

    def smart(self) -> SmartFeed | None:
        """The smart feed under the cursor."""
        return self.current.smart if self.current is not None else None

    def address(self) -> str:
        """The site of the feed."""
        feed = self.feed()
        return (feed.site or feed.url) if feed is not None else ""
