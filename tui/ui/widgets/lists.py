"""Lists: how far each item hangs, and its number or bullet; an item stands under the text of the one it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.model import Block
from tui.ui.widgets import cells
from tui.ui.widgets.setting import Setting

STEP = 2  # cells that an item without one above it is set in for each level
DEEP = 3  # an item is set in by at most this part of the measure
LONG = 3  # lines of an item beyond which blank lines part all items of its list


@dataclass(frozen=True, slots=True)
class Item:
    """Where an item's text stands, what stands in front of it, and whether a blank line does above it."""

    indent: int
    marker: str
    loose: bool = False


def items(blocks: Sequence[Block], setting: Setting) -> dict[int, Item]:
    """Every item by its place among the blocks."""
    found: dict[int, Item] = {}
    for is_item, group in groupby(enumerate(blocks), key=lambda one: one[1].kind == "item"):
        if is_item:
            numbered = list(group)
            made = _hang([block for _, block in numbered], setting)
            found |= {index: item for (index, _), item in zip(numbered, made, strict=True)}
    return found


def _hang(run: list[Block], setting: Setting) -> Iterator[Item]:
    own = [block.marker or setting.bullet for block in run]
    parents = list(_parents(run))
    widths: dict[tuple[int, int], int] = {}
    for block, parent, marker in zip(run, parents, own, strict=True):
        key = parent, block.level
        widths[key] = max(widths.get(key, 0), cells.width(marker))
    loose = any(block.end - block.start > LONG * setting.measure for block in run)
    columns: list[int] = []
    for block, parent, marker in zip(run, parents, own, strict=True):
        outer = columns[parent] if parent >= 0 else STEP * max(0, block.level - 1)
        outer = min(outer, setting.measure // DEEP)
        width = widths[parent, block.level]
        columns.append(outer + width + 1)
        yield Item(columns[-1], " " * outer + cells.right(marker, width), loose)


def _parents(run: list[Block]) -> Iterator[int]:
    """Of each item the place of the one it belongs to: the last before it of a lower level."""
    above: list[int] = []
    for index, block in enumerate(run):
        while above and run[above[-1]].level >= block.level:
            above.pop()
        yield above[-1] if above else -1
        above.append(index)
