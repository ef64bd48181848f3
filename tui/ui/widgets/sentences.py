"""The keys that move in a text, from sentence to sentence and by pages: what `move.*` and `body.*` commands call."""

from __future__ import annotations

from tui.ui.widgets.document import Jump, Line, Spot
from tui.ui.widgets.prose import Prose


class Sentences(Prose):
    """A Prose with the moves a person makes in it."""

    count = 1  # the number typed before the key
    has_count = False
    _jumped: Spot | None = None  # the sentence whose reference was followed last
    _followed = 0  # which of its references

    def action_down(self) -> None:
        """Go to the next sentence; after the last, scroll to the end."""
        below = self.scroll_offset.y + self.size.height
        if self.count == 1 and self.rows_of(self.here)[1] >= below:  # a sentence longer than the screen
            self.scroll_lines(max(1, self.size.height - 2))
        elif self.spot + 1 < len(self.document.spots):
            self.move_to(self.spot + self.count)
        else:
            self.scroll_lines(max(1, self.size.height - 2))

    def action_up(self) -> None:
        """Go to the previous sentence."""
        self.move_to(self.spot - self.count)

    def action_next_sentence(self) -> None:
        """Go to the next sentence."""
        self.action_down()

    def action_previous_sentence(self) -> None:
        """Go to the previous sentence."""
        self.action_up()

    def action_next_paragraph(self) -> None:
        """Go to the first sentence of the next paragraph."""
        for _ in range(self.count):
            here = self._chunk(self.spot)
            after = range(self.spot + 1, len(self.document.spots))
            self.move_to(next((index for index in after if self._chunk(index) != here), len(self.document.spots) - 1))

    def action_previous_paragraph(self) -> None:
        """Go to the first sentence of this paragraph, and from there to the one before."""
        for _ in range(self.count):
            at = self._chunk(max(0, self.spot - 1))
            index = max(0, self.spot - 1)
            while index > 0 and self._chunk(index - 1) == at:
                index -= 1
            self.move_to(index)

    def _chunk(self, index: int) -> int:
        """The chunk a sentence stands in."""
        spots = self.document.spots
        number = self.rows_of(spots[index])[0] if index < len(spots) else 0
        return self.lines[number].chunk if number < len(self.lines) else -1

    def action_first(self) -> None:
        """Go to the title, or to the sentence of the count."""
        self.move_to(self.count - 1 if self.has_count else 0)
        if not self.has_count:
            self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Go to the last sentence, or to the one of the count."""
        self.move_to(self.count - 1 if self.has_count else len(self.document.spots) - 1)
        if not self.has_count:
            self.scroll_to(y=self.virtual_size.height, animate=False, force=True)

    def action_half_down(self) -> None:
        """Scroll down by half of what shows."""
        self.scroll_lines(max(1, self.size.height // 2) * self.count)

    def action_half_up(self) -> None:
        """Scroll up by half of what shows."""
        self.scroll_lines(-max(1, self.size.height // 2) * self.count)

    def action_page_down(self) -> None:
        """Scroll down by what shows."""
        if self.count > 1:
            self.scroll_lines(max(1, self.size.height - 2) * self.count)
        else:
            self.page()

    def action_page_up(self) -> None:
        """Scroll up by what shows."""
        self.scroll_lines(-max(1, self.size.height - 2) * self.count)

    def page(self) -> bool:
        """A page down, two lines kept; False when the end was in sight already."""
        if self.at_end:
            return False
        self.scroll_lines(self._page_lines())
        return True

    def _page_lines(self) -> int:
        """How far a page goes: less when a heading would be its last line, with nothing of what it heads."""
        wanted = max(1, self.size.height - 2)
        last = at = self.scroll_offset.y + wanted + self.size.height - 1
        if last + 1 >= len(self.lines) or self._inset:
            return wanted
        while at > 0 and self.lines[at].chunk < 0:
            at -= 1
        while at > 0 and self._heads(self.lines[at]):
            at -= 1
        return max(1, wanted - (last - at)) if self._heads(self.lines[at + 1]) or at == last else wanted

    def _heads(self, line: Line) -> bool:
        return line.chunk < 0 or self.document.chunks[line.chunk].kind == "heading"

    # -- footnotes

    def jump_footnote(self) -> bool:
        """Go from a reference to its footnote, or from there back; of several references each in its turn."""
        here = self.here
        found = self._jumps(here) if here is not None else []
        if here is None or not found:
            return False
        ahead = [jump for jump in found if jump.to > jump.start]
        if back := [jump for jump in found if jump.to < jump.start]:
            came = self._jumped
            known = came is not None and any(here.start <= jump.to < here.end for jump in self._jumps(came))
            self.go("body", came.start if known and came is not None else back[0].to)
        else:
            self._followed = self._followed + 1 if here == self._jumped else 0
            self._jumped = here
            self.go("body", ahead[self._followed % len(ahead)].to)
        return True

    def _jumps(self, spot: Spot) -> list[Jump]:
        if spot.part != "body":
            return []
        return [jump for jump in self.document.jumps if jump.start < spot.end and jump.end > spot.start]
