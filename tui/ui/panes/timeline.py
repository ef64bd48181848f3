"""The list of posts: its head, its rows by the width, and what stands there when there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from textual import work
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.model import EntryId, Feed, Row
from tui.store import search
from tui.ui import remarks
from tui.ui.paging import Paging
from tui.ui.widgets import draw, rowline
from tui.ui.widgets.rowline import Columns

ROOMY = 16  # lines of a list that has room for a search's snippets however many it finds
MOST_SNIPPETS = 200


class Timeline(Paging):
    """The rows of `listed` under `heading`."""

    scope = "list"
    chip = "list"
    heading: var[str] = var("")
    feeds: var[tuple[Feed, ...]] = var(())
    snippets: Mapping[EntryId, str] = MappingProxyType({})

    class Listed(Message):
        """Another list is shown."""

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, row: Row, index: int, total: int) -> None:
            super().__init__()
            self.row, self.index, self.total = row, index, total

    class Chosen(Message):
        """A row was opened."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    def watch_heading(self) -> None:
        """The head says which list it is."""
        self.refresh()

    def watch_feeds(self) -> None:
        """Whether there are any decides what an empty list says."""
        self.refresh()

    # -- moving

    def step(self, by: int, *, unread: bool) -> Row | None:
        """Put the cursor on the next row (`by` 1) or the previous (-1), read ones passed over; None at the end."""
        at = self.cursor + by
        while 0 <= at < len(self.items):
            if not (unread and self.items[at].read):
                self.move_to(at)
                return self.items[at]
            at += by
        return None

    def moved(self, index: int) -> None:
        """Tell, and keep rows ready."""
        self.look_ahead()
        self.post_message(self.Moved(self.items[index], index, self.total))

    def chosen(self, index: int) -> None:
        """Open a row."""
        self.post_message(self.Chosen(self.items[index]))

    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.current

    def position(self) -> str:
        """1 of 64."""
        return f"{self.cursor + 1} of {self.total}" if self.items else ""

    # -- drawing

    @property
    def _columns(self) -> Columns:
        return rowline.columns(self.size.width, self.app.size.width >= 160, self.titles)

    def on_resize(self) -> None:
        """Wide screens give a row two lines."""
        self._set_height()
        super().on_resize()

    def _set_height(self) -> None:
        """The lines of a row: two on wide screens, one more for a search's snippets where there is room for them."""
        lines = 2 if self.app.size.width >= 160 else 1
        roomy = self.size.height >= ROOMY or (lines + 1) * len(self.items) + 2 <= self.size.height
        self.tall = lines + (1 if self.snippets and roomy else 0)

    def listed_anew(self) -> None:
        """A search shows where its words stand."""
        self.snippets = {}
        self._set_height()
        self.measure()
        self.post_message(self.Listed())
        self.find_snippets()

    @work(exclusive=True, group="snippets")
    async def find_snippets(self) -> None:
        """Read the places of the words that are searched for; the list is there before them."""
        query = self.listed
        if not (query.words or query.phrases):
            return
        hits = await self.host.store.read(search.search, query, now=self.host.clock(), limit=MOST_SNIPPETS)
        if query == self.listed:
            self.snippets = {hit.row.entry: hit.snippet for hit in hits if unmarked(hit.snippet) != hit.row.title}
            self._set_height()
            self.measure()
            self.show_cursor()

    def render_row(self, item: Row, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The row's line or two."""
        words = [word.rstrip("*") for word in (*self.listed.words, *self.listed.phrases)]
        columns = self._columns
        lines = rowline.draw_row(item, columns, self.host.clock(), words, self.ink, self.glyphs)
        if len(lines) < self.tall:
            lines.append(rowline.draw_snippet(self.snippets.get(item.entry, ""), columns, self.ink, self.glyphs))
        return lines

    def head_lines(self, width: int) -> list[Strip]:
        """Which list, how many, how many new, in which order."""
        ink = self.ink
        left: list[draw.Piece] = [("  ", ink.text), (self.heading, ink.focused if self.has_focus else ink.bold)]
        if self.total:
            left += [("  ", ink.text), (str(self.total), ink.muted)]
        if self.waiting:
            left += [("   ", ink.text), (f"{self.glyphs.new} {len(self.waiting)} new", ink.accent)]
        head = draw.ends(left, [(self._order_words(width), ink.muted), ("  ", ink.text)], width)
        return [head] if self.app.size.height < 16 else [head, Strip.blank(width)]

    def _order_words(self, width: int) -> str:
        order = "oldest" if self.listed.oldest_first else "newest"
        if width < 84:
            return order
        query = self.listed
        scopes = (("unread", query.unread), ("starred", query.starred), ("with claims", query.claimed))
        words = [word for word, on in scopes if on and word != self.heading.casefold()]
        return f" {self.glyphs.dot} ".join([*words, f"{order} first"])

    def empty_lines(self, width: int) -> list[Strip]:
        """Why nothing is listed, and which key helps."""
        if not self.loaded:
            return []
        query = self.listed
        if query.words or query.phrases:
            words = "Nothing found. {app.leave} goes back to the list before."
        elif not any(not feed.kept for feed in self.feeds) and not query.starred:
            words = "No feeds yet. {app.add} URL adds one, {app.import} FILE brings the ones you have."
        elif query == replace(query, unread=True):
            words = "Nothing unread here. {reader.all} shows all posts, {app.refresh} refreshes the feeds."
        elif query.unchecked or query.claimed:
            words = "No claims here. {body.tag} in an article tags a sentence as one."
        elif query.starred:
            words = "Nothing starred here. {reader.star} stars a post."
        else:
            words = "No posts here yet. {app.refresh} refreshes the feeds."
        return remarks.lines(self, words, width)


def unmarked(snippet: str) -> str:
    """A snippet without the marks of what matched."""
    return snippet.replace("\x02", "").replace("\x03", "")
