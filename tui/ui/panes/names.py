"""Entities: who and what the article is about; Enter goes through the sentences that name one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from textual import work
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.model import Entity, Opened, SmartFeed
from tui.store import entities
from tui.ui.name_verbs import NameVerbs
from tui.ui.side import LEFT, RIGHT
from tui.ui.widgets import cells, draw
from tui.ui.widgets.standing import sparkline

NOTHING: Mapping[str, tuple[int, ...]] = {}


class Names(NameVerbs):
    """Name and count; below them whether it is watched, its other names, and how often it was named each day."""

    scope = "names"
    chip = "entities"
    word = "Entities"
    selected_entity: var[str] = var("")
    smart_feeds: var[tuple[SmartFeed, ...]] = var(())
    weeks: Mapping[str, tuple[int, ...]] = NOTHING  # by entity, of the last seven days

    class Chosen(Message):
        """An entity was chosen: go to its next sentence."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    class Filtered(Message):
        """The posts that name an entity are wanted in the list."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    class Followed(Message):
        """All sentences of the library that name an entity are wanted."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    def things(self, opened: Opened) -> Sequence[Entity]:
        """The most named first, as the digest counts them."""
        return sorted(opened.article.entities, key=lambda entity: -entity.count)

    def remark(self, opened: Opened | None) -> str:
        """Why there is none."""
        if opened is None:
            return "{move.open} on a post opens it; whom and what it names stands here."
        return "The text is being prepared." if opened.pending else "No names were found in this text."

    def identity(self, item: Entity) -> Hashable:
        """An entity keeps its id in every article."""
        return item.id

    def watch_opened(self, before: Opened | None, opened: Opened | None) -> None:
        """Other entities, and soon their weeks."""
        super().watch_opened(before, opened)
        if before is not None and opened is not None and before.notes != opened.notes:
            self._show_anew()
        if before is None or opened is None or before.article.entities != opened.article.entities:
            self.weeks = NOTHING
            if self.items:
                self.count_weeks()

    @work(exclusive=True, group="weeks")
    async def count_weeks(self) -> None:
        """How often each was named on each of the last days, in the whole library."""
        self.weeks = await self.host.store.read(entities.weeks, [one.id for one in self.items], self.host.clock())
        self._show_anew()

    def watch_selected_entity(self) -> None:
        """The chosen one is bold, as its mentions are in the text."""
        self.redraw()

    def watch_smart_feeds(self) -> None:
        """One is watched, or no longer."""
        self._show_anew()

    def _show_anew(self) -> None:
        self.measure()
        self.refresh(layout=True)

    # -- drawing

    def _other(self, item: Entity) -> tuple[str, ...]:
        """What stands before the week: that it is watched, and its other names."""
        watched = any(smart.entity == item.id for smart in self.smart_feeds)
        return ("watched", *item.aliases) if watched else item.aliases

    def height_of(self, item: Entity, width: int) -> int:
        """The second line is there when there is something for it."""
        return 2 if self._other(item) or not self._beside(item, width - 1) else 1

    def _beside(self, item: Entity, width: int) -> bool:
        """Whether the week has room beside the name."""
        taken = cells.width(item.name) + cells.width(self._count(item)) + 2
        return taken + len(self.weeks.get(item.id, ())) <= width - LEFT - RIGHT

    def render_row(self, item: Entity, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The name, its count two cells after it; the other names below; the week at the end of the last line."""
        ink, glyphs = self.ink, self.glyphs
        count, week, others = self._count(item), self.weeks.get(item.id, ()), self._other(item)
        name = cells.cut(item.name, width - 3 - cells.width(count), glyphs.ellipsis)
        style = ink.bold if item.id == self.selected_entity else ink.text
        lines: list[list[draw.Piece]] = [[(name, style), (count, ink.muted)]]
        if others or not self._beside(item, width):
            room = width - LEFT - RIGHT - (len(week) + 2 if week else 0)
            lines.append([(cells.cut(f" {glyphs.dot} ".join(others), max(0, room), glyphs.ellipsis), ink.muted)])
        line = sparkline(week, max(week, default=0), glyphs.weeks)
        gap = " " * (width - LEFT - RIGHT - draw.length(lines[-1]) - len(line))
        lines[-1] += [(gap, ink.text), (line, ink.faint)]
        return [self.text_line(pieces, width) for pieces in lines]

    def _count(self, item: Entity) -> str:
        """How often the article names it, and whether there is a note on it."""
        notes = self.opened.notes if self.opened is not None else ()
        noted = f" {self.glyphs.note}" if any(note.entity == item.id for note in notes) else ""
        return f"  {item.count}{noted}" if item.count else noted

    # -- verbs that others answer

    def chosen(self, index: int) -> None:
        """On to its next sentence."""
        self.post_message(self.Chosen(self.items[index]))

    def action_filter(self) -> None:
        """List the posts that name it."""
        if (entity := self._entity()) is not None:
            self.post_message(self.Filtered(entity))

    def action_sentences(self) -> None:
        """All its sentences in the library."""
        if (entity := self._entity()) is not None:
            self.post_message(self.Followed(entity))
