"""Evidence as it is shown beside a claim: what the far one is to it, differing figures, words and origin."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from textual.strip import Strip

from tui.flows import seen
from tui.model import EvidenceEnd, Relation
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw, prints
from tui.ui.widgets.dates import day

RELATIONS: tuple[Relation, ...] = ("supports", "contradicts", "repeats", "context")
WORDS: Mapping[Relation, tuple[str, str]] = {
    "supports": ("supports", "supported by it"),
    "contradicts": ("contradicts", "contradicts"),
    "repeats": ("repeats", "repeats"),
    "context": ("context", "it is context"),
}
"""What the far sentence is to the claim beside which it is shown; the second where the claim is that to it."""

Local = Callable[[datetime], datetime]
"""A moment in the reader's zone."""


def word(end: EvidenceEnd) -> str:
    """What stands between the two, as this claim sees it."""
    return WORDS[end.evidence.relation][0 if end.inward else 1]


def mark(end: EvidenceEnd, ink: Ink, glyphs: Glyphs) -> draw.Piece:
    """The sign of support or contradiction; the others have their word only."""
    signs = {"supports": (glyphs.supported, ink.good), "contradicts": (glyphs.false, ink.error)}
    return signs.get(end.evidence.relation, (" ", ink.text))


def origin(end: EvidenceEnd, local: Local) -> list[str]:
    """Who wrote the far sentence, and when."""
    return [end.feed_title, *([day(local(end.published).date())] if end.published is not None else [])]


def head(end: EvidenceEnd, own: str, ink: Ink, glyphs: Glyphs) -> list[draw.Piece]:
    """The sign, the word, and in a contradiction the figures that differ from those of the claim's `own` words."""
    pieces = [mark(end, ink, glyphs), (f" {word(end)}", ink.muted)]
    pair = seen.differing(own, end.text) if end.evidence.relation == "contradicts" else None
    return [*pieces, ("  ", ink.text), *figures(*pair, ink)] if pair is not None else pieces


def figures(mine: str, theirs: str, ink: Ink) -> list[draw.Piece]:
    """Two figures that differ, theirs first."""
    bold = ink.warning + draw.BOLD
    return [(theirs, bold), (", not ", ink.muted), (mine, bold)]


def quoted(end: EvidenceEnd, room: int, glyphs: Glyphs) -> str:
    """The far sentence in one line."""
    text = " ".join(end.text.split())
    if text[:1] in '“„«"':
        return cells.cut(text, room, glyphs.ellipsis)
    return f"“{cells.cut(text, room - 2, glyphs.ellipsis)}”"


def lines(
    about: Sequence[EvidenceEnd], own: str, ink: Ink, glyphs: Glyphs, width: int, local: Local, *, indent: int = 3
) -> list[Strip]:
    """Evidence for a sheet, one link after the other with a blank line between; `own`: the claim's words."""
    drawn: list[Strip] = []
    dot, inner = f" {glyphs.dot} ", indent + 2
    for end in about:
        drawn.append(draw.strip([(" " * indent, ink.text), *head(end, own, ink, glyphs)], width))
        text = " ".join(end.text.split())
        words = text if text[:1] in '“„«"' else f"“{text}”"
        drawn += prints.wrapped(words, ink.text, width, indent=inner, most=3, end=glyphs.ellipsis)
        drawn += prints.wrapped(
            dot.join(origin(end, local)), ink.muted, width, indent=inner, most=2, end=glyphs.ellipsis
        )
        if end.evidence.note:
            drawn += prints.wrapped(end.evidence.note, ink.muted, width, indent=inner, most=3, end=glyphs.ellipsis)
        drawn.append(Strip.blank(width))
    return drawn
