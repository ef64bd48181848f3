"""The strip's second line: a sentence seen before, the figures that differ first, and the keys that answer it."""

from __future__ import annotations

from textual.strip import Strip

from tui.flows.seen import Seen
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw, ends
from tui.ui.widgets.dates import day


def line(
    one: Seen, width: int, indent: int, keys: tuple[str, str, str], ink: Ink, glyphs: Glyphs, local: ends.Local
) -> Strip:
    """What it is, who wrote it and when, what is the same; at the right the keys that link, dismiss and look."""
    right: list[draw.Piece] = []
    for key, word in zip(keys, ("link", "dismiss", "look"), strict=True):
        right += [("  ", ink.text), (key, ink.bold), (f" {word}", ink.muted)]
    left: list[draw.Piece] = [(" " * indent, ink.text), ("seen before  ", ink.muted)]
    if one.relation == "contradicts":
        left += ends.figures(one.mine, one.theirs, ink)
    else:
        left.append((one.theirs or "same words", ink.bold))
    room = width - draw.length(left) - draw.length(right) - 2
    about = f" {glyphs.dot} ".join(
        ("", one.feed_title, day(local(one.published).date()), "same: " + ", ".join(one.why))
    )
    if room < 8:
        right, room = right[:6], width - draw.length(left) - draw.length(right[:6]) - 2
    left.append((cells.cut(about, max(0, room), glyphs.ellipsis), ink.text))
    return draw.under(draw.ends(left, [*right, ("  ", ink.text)], width, gap=0), ink.panel)
