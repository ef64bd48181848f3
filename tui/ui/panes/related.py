"""Related: posts of the library and links of the page that are worth opening next, in groups, each with its reasons."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.model import Group, Opened, Related
from tui.ui.side import SidePane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.dates import age, day
from tui.ui.widgets.languages import foreign

ROOMY = 50  # from this width on the feed is named too
HEADS: Mapping[Group, str] = {
    "same": "Same story",
    "earlier": "Earlier in this story",
    "entities": "Same names",
    "words": "Same words",
    "language": "Other languages",
    "page": "Links of the page",
}
SHORT: Mapping[Group, str] = {"same": "same story", "earlier": "earlier"}
"""How a row tells its group where there is no room for heads; the other groups show in what it says anyway."""


class RelatedPane(SidePane[Related]):
    """Title, below it why and how old; Enter opens it."""

    scope = "related"
    chip = "related"
    word = "Related"

    class Chosen(Message):
        """A related post was chosen."""

        def __init__(self, related: Related) -> None:
            super().__init__()
            self.related = related

    def things(self, opened: Opened) -> Sequence[Related]:
        """In groups, within each best first; the page's own links after the library's posts."""
        return opened.related

    def remark(self, opened: Opened | None) -> str:
        """Why there is none."""
        if opened is None:
            return "{move.open} on a post opens it; what else was written on it stands here."
        if opened.pending:
            return "The text is being prepared."
        return "Nothing else here is on this. {app.refresh} brings newer posts."

    def identity(self, item: Related) -> Hashable:
        """The same post, or the same link."""
        return item.entry or item.url or item.title

    def row_gap(self, item: Related, index: int) -> int:
        """A group begins with its head, the others with a blank line above it too."""
        if not self._headed or (index and self.items[index - 1].group == item.group):
            return 0
        return 2 if index else 1

    def row_height(self, item: Related, index: int) -> int:
        """Two lines, and those above a group."""
        return super().row_height(item, index) + self.row_gap(item, index)

    def wanted_height(self, width: int) -> int:
        """With the heads of the groups."""
        return super().wanted_height(width) + sum(self.row_gap(item, index) for index, item in enumerate(self.items))

    @property
    def _headed(self) -> bool:
        """Whether groups have heads: where there are several, and room for them; in the strip a row names its own."""
        in_strip = not self.in_column and not self.screen.has_class("-drawer-heads")
        return not in_strip and len({item.group for item in self.items}) > 1

    def _draw_row(self, index: int, width: int, base: Style, *, selected: bool, focused: bool) -> list[Strip]:
        lines = super()._draw_row(index, width, base, selected=selected, focused=focused)
        if gap := self.row_gap(self.items[index], index):
            head = draw.strip([("  ", self.ink.text), (HEADS[self.items[index].group], self.ink.heading)], width)
            lines[gap - 1] = draw.under(head, base)
        return lines

    def render_row(self, item: Related, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The title; then feed, age and reasons, in a narrow pane the reasons first and no feed."""
        ink, dots, between = self.ink, self.glyphs.ellipsis, f" {self.glyphs.dot} "
        reading = self.opened.article.language if self.opened is not None else ""
        reasons, when, language = self._why(item), self._when(item), foreign(item.language, reading)
        if width >= ROOMY:
            begin, end = between.join(filter(None, (item.feed_title, when, reasons))), language
        else:
            begin, end = reasons, between.join(filter(None, (when, item.language[:2] if language else "")))
        end = between + end if begin and end else end
        about = cells.cut(begin, width - 3 - cells.width(end), dots) + end
        return [
            self.text_line([(cells.cut(item.title, width - 3, dots), ink.text)], width),
            self.text_line([(about, ink.muted)], width),
        ]

    def _why(self, item: Related) -> str:
        """Its group where no head says it; of a copy what differs in it; else what it shares."""
        if item.copy:
            figures = [each for each in item.differs if each != "title"]
            return ", ".join(["copy", *figures, *(["other title"] if "title" in item.differs else [])])
        group = "" if self._headed else SHORT.get(item.group, "")
        return ", ".join(dict.fromkeys(filter(None, (group, *item.reasons))))

    def _when(self, item: Related) -> str:
        """A post's age; the date of a link, which has no hour."""
        now, moment = self.host.clock(), item.published
        if isinstance(moment, datetime):
            return age(moment, now)
        return day(moment, self.host.local(now).date()) if isinstance(moment, date) else ""

    def chosen(self, index: int) -> None:
        """Open it."""
        self.post_message(self.Chosen(self.items[index]))

    def on_click(self, event: events.Click) -> None:
        """One click opens, as a link does; the second of a double click must not open what came in its place."""
        event.prevent_default()  # the list's own answer to a click
        index = self.row_at(event.get_content_offset_capture(self).y)
        if index >= 0 and event.chain == 1:
            self.cursor, self.fresh = index, False
            self.refresh()
            self.choose()

    def address(self) -> str:
        """The address of the post under the cursor."""
        return self.current.url if self.current is not None else ""

    def links(self) -> tuple[tuple[str, str], ...]:
        """The post under the cursor, to be kept."""
        here = self.current
        return ((here.title, here.url),) if here is not None and here.url else ()
