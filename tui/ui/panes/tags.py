"""The list of tags: each in its colour, with on how many posts and claims it is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.message import Message
from textual.strip import Strip

from tui.store.tags import TagUse
from tui.ui import remarks
from tui.ui.deeds import count_of
from tui.ui.host import Pane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows

COUNT = 12  # cells of "1234 claims" and a gap


class TagList(Pane, Rows[TagUse]):
    """One tag a row, the most used first, or by name."""

    scope = "tags"
    chip = "tags"
    loaded = False
    by_name = False

    class Chosen(Message):
        """The posts of a tag are wanted."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def list_tags(self, found: Sequence[TagUse]) -> None:
        """Show these; they come the most used first."""
        self.loaded = True
        self.set_items(sorted(found, key=lambda tag: tag.name.casefold()) if self.by_name else found)

    def identity(self, item: TagUse) -> Hashable:
        """A tag, whatever its case."""
        return item.name.casefold()

    def head_lines(self, width: int) -> list[Strip]:
        """The head: how many there are, and in which order."""
        ink, blank = self.ink, Strip.blank(width)
        left: list[draw.Piece] = [("  ", ink.text), ("Tags", ink.focused)]
        left.append((f"  {len(self.items)}" if self.items else "", ink.muted))
        order = "by name" if self.by_name else "most used first"
        head = draw.ends(left, [(order, ink.muted), ("  ", ink.text)], width)
        return [head] if self.app.size.height < 16 else [blank, head, blank]

    def empty_lines(self, width: int) -> list[Strip]:
        """How one gets tags."""
        if not self.loaded:
            return []
        return remarks.lines(self, "No tags yet. {reader.tag_entry} tags a post, and a claim in its strip.", width)

    def render_row(self, item: TagUse, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The tag, and its two counts in columns."""
        ink = self.ink
        counts = "".join(
            cells.right(count_of(number, noun) if number else "", COUNT, "")
            for number, noun in ((item.entries, "post"), (item.claims, "claim"))
        )
        name = cells.cut(f"#{item.name}", width - len(counts) - 4, self.glyphs.ellipsis)
        return [
            draw.ends([(" ", ink.text), (name, ink.tag(item.name))], [(counts, ink.muted), ("  ", ink.text)], width)
        ]

    def chosen(self, index: int) -> None:
        """Its posts."""
        self.post_message(self.Chosen(self.items[index].name))

    def position(self) -> str:
        """Which of how many."""
        return f"{self.cursor + 1} of {len(self.items)}" if self.items else ""
