"""Where what is drawn differs from the text: numbers after links, signs of footnotes. Offsets stay the text's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tui.ui.widgets import cells

Swap = tuple[int, int, str]
"""What is drawn in place of `text[start:end]`; with start == end it is drawn after the character before."""
Span = tuple[int, int]
Setter = Callable[[str, int, int, int], Iterable[Span]]
"""Sets `text[start:end]` in lines of so many cells."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A part of a text as it is drawn. Run by run: where it begins there, where it stands in the text."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[Span, ...]
    swapped: tuple[bool, ...]

    def start(self, offset: int) -> int:
        """The text's offset of a line that begins here."""
        run = bisect_right(self.starts, offset) - 1
        left, right = self.spans[run]
        if self.swapped[run]:
            return left if offset == self.starts[run] else right
        return left + offset - self.starts[run]

    def end(self, offset: int) -> int:
        """The text's offset of a line that ends here."""
        run = max(0, bisect_right(self.starts, offset - 1) - 1)
        left, right = self.spans[run]
        return right if self.swapped[run] else left + offset - self.starts[run]

    def before(self, offset: int) -> int:
        """Where a line may end: not before an insertion nor inside it, but a character of its word before."""
        run = bisect_right(self.starts, offset) - 1
        inserted = self.swapped[run] and self.spans[run][0] == self.spans[run][1]
        return self.starts[run] - 1 if inserted else offset


def drawn(text: str, start: int, end: int, swaps: Sequence[Swap]) -> Drawn:
    """The part as it is drawn; swaps are in order, do not overlap, and lie within."""
    words, starts, spans, swapped = "", [], [], []
    at = start
    for left, right, instead in (*swaps, (end, end, "")):
        for span, part, is_swap in (((at, left), text[at:left], False), ((left, right), instead, True)):
            if part:
                starts.append(len(words))
                spans.append(span)
                swapped.append(is_swap)
                words += part
        at = right
    return Drawn(words, tuple(starts) or (0,), tuple(spans) or ((start, end),), tuple(swapped) or (False,))


def within(swaps: Sequence[Swap], start: int, end: int) -> tuple[Swap, ...]:
    """The swaps that are drawn in a part of the text: an insertion belongs to the character before it."""
    near = swaps[bisect_left(swaps, (start,)) : bisect_left(swaps, (end + 1,))]
    return tuple(one for one in near if start < one[1] <= end)


def lines(setter: Setter, text: str, start: int, end: int, width: int, swaps: Sequence[Swap]) -> list[Span]:
    """Lines of a part as the setter sets it, measured as it is drawn; offsets are the text's."""
    if not swaps:
        return list(setter(text, start, end, width))
    shown = drawn(text, start, end, swaps)
    found = list(setter(shown.text, 0, len(shown.text), width))
    for number in range(len(found) - 1):
        (left, right), (after, end) = found[number : number + 2]
        if left < (back := shown.before(right)) < right <= after:
            found[number : number + 2] = [(left, back), (back, end)]
    return [(shown.start(left), shown.end(right)) for left, right in found]


def width(text: str, start: int, end: int, swaps: Sequence[Swap]) -> int:
    """The cells that a part takes as it is drawn."""
    inside = within(swaps, start, end)
    return cells.width(drawn(text, start, end, inside).text if inside else text[start:end])
