"""Entities: who and what the article is about; Enter goes through the sentences that name one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.model import Entity, Opened
from tui.ui.side import SidePane
from tui.ui.widgets import cells


class Names(SidePane[Entity]):
    """Name and count, below them the entity's other names."""

    scope = "names"
    chip = "entities"
    word = "Entities"
    selected_entity: var[str] = var("")

    class Chosen(Message):
        """An entity was chosen: go to its next sentence."""

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

    def watch_selected_entity(self) -> None:
        """The chosen one is bold, as its mentions are in the text."""
        self.redraw()

    def height_of(self, item: Entity, width: int) -> int:
        """The second line is there when there are other names."""
        return 2 if item.aliases else 1

    def render_row(self, item: Entity, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The name, its count two cells after it, and below the other names."""
        ink, glyphs = self.ink, self.glyphs
        count = f"  {item.count}" if item.count else ""
        name = cells.cut(item.name, width - 3 - cells.width(count), glyphs.ellipsis)
        style = ink.bold if item.id == self.selected_entity else ink.text
        lines = [self.text_line([(name, style), (count, ink.muted)], width)]
        if item.aliases:
            others = cells.cut(f" {glyphs.dot} ".join(item.aliases), width - 3, glyphs.ellipsis)
            lines.append(self.text_line([(others, ink.muted)], width))
        return lines

    def chosen(self, index: int) -> None:
        """On to its next sentence."""
        self.post_message(self.Chosen(self.items[index]))
