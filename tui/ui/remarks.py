"""Sentences of ours that name a key: `{command.id}` becomes the command's key, drawn bold among muted words."""

from __future__ import annotations

import re
from itertools import pairwise

from textual.strip import Strip
from textual.widget import Widget

from tui.ui.commands import BY_ID, shown
from tui.ui.glyphs import UNICODE
from tui.ui.ink import ink_of
from tui.ui.widgets import cells, draw

_COMMAND = re.compile(r"\{([a-z_.]+)\}")


def key_of(widget: Widget, command: str) -> str:
    """The key of a command as it is shown, after the reader's own keymap; its `:` word when it has none."""
    keymap = getattr(widget.app, "keymap", None)
    keys = (keymap.first(command),) if keymap is not None else BY_ID[command].keys
    key = keys[0] if keys else ""
    if key == "enter":
        return str(getattr(widget.app, "glyphs", UNICODE).enter)
    return shown(key) if key else f":{BY_ID[command].word}"


def with_keys(widget: Widget, words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence with its keys named, and where they stand in it."""
    text, last, spans = "", 0, []
    for match in _COMMAND.finditer(words):
        text += words[last : match.start()]
        key = key_of(widget, match[1])
        spans.append((len(text), len(text) + len(key)))
        text, last = text + key, match.end()
    return text + words[last:], tuple(spans)


def lines(widget: Widget, words: str, width: int, *, indent: int = 2) -> list[Strip]:
    """The sentence as the lines of an empty pane."""
    ink = ink_of(widget)
    text, keys = with_keys(widget, words)
    drawn = []
    for start, end in cells.wrap(text, 0, len(text), max(1, width - indent - 2)):
        cuts = sorted({start, end, *(at for span in keys for at in span if start < at < end)})
        pieces: list[draw.Piece] = [(" " * indent, ink.muted)]
        for left, right in pairwise(cuts):
            bold = any(first <= left < last for first, last in keys)
            pieces.append((text[left:right], ink.bold if bold else ink.muted))
        drawn.append(draw.strip(pieces, width))
    return drawn
