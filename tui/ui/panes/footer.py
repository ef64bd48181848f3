"""The footer: what the next key does here, and after `g` what may follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.commands import own_status, shown
from tui.ui.footers import FOOTERS, Offer
from tui.ui.glyphs import UNICODE, Glyphs
from tui.ui.ink import Ink, ink_of
from tui.ui.keys import Keymap
from tui.ui.widgets import cells, draw

GAP = 3


class Footer(Widget):
    """One line of keys; drops from the right, but the help's key keeps its corner."""

    ALLOW_SELECT = False
    scope = var("list")
    prefix = var("")
    narrow = var(False)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap
        self.chain: list[str] = []
        self.words: Mapping[str, str] = {}  # of commands that do now something else than their offer's word says

    def tell(self, chain: list[str], prefix: str, narrow: bool) -> None:
        """Where the next key will be read, and what was typed before it."""
        self.chain, self.prefix, self.narrow = chain, prefix, narrow
        self.scope = chain[0] if chain else "app"
        self.refresh()

    def offers(self) -> list[tuple[str, str]]:
        """(keys, word) of what is offered now, in order."""
        if self.prefix:
            followers = self.keymap.followers(self.chain, self.prefix)
            return [(key, command.title.lower()) for key, command in followers]
        scope = next((scope for scope in self.chain if scope in FOOTERS), "app")
        fitting = [offer for offer in FOOTERS.get(scope, ()) if offer.narrow in (None, self.narrow)]
        found = [(keys, self._word(offer)) for offer in fitting if (keys := self._keys(offer))]
        last = (self._keys(Offer(("strip.opinion",), "")), "opinion")
        after = found.index(last) + 1 if last in found else 0
        return [*found[:after], *(self._own_statuses() if after else ()), *found[after:]]

    def _own_statuses(self) -> list[tuple[str, str]]:
        """The person's own statuses, as their letters and names."""
        own = [own_status(name, letter) for name, letter in self.keymap.statuses.items()]
        return [(shown(key), command.title) for command in own if (key := self.keymap.first(command.id))]

    def _word(self, offer: Offer) -> str:
        return self.words.get(offer.commands[0], offer.word) if offer.commands else offer.word

    def _keys(self, offer: Offer) -> str:
        glyphs: Glyphs = getattr(self.app, "glyphs", UNICODE)
        if offer.literal:
            return glyphs.enter if offer.literal == "Enter" else offer.literal
        names = [shown(key) for command in offer.commands if (key := self.keymap.first(command))]
        return " ".join(glyphs.enter if name == "Enter" else name for name in names)

    def render_line(self, y: int) -> Strip:
        """Keys bold, their words muted."""
        width, ink = self.size.width, ink_of(self)
        margin = 2 if width >= 60 else 1
        help_key = shown(self.keymap.first("app.help"))
        alone = (
            bool(self.prefix) or not help_key or self.scope in ("help", "search", "narrow", "sift", "pick", "prompt")
        )
        corner = [] if alone else [(help_key, ink.bold), (" help", ink.muted)]
        room = width - 2 * margin - (draw.length(corner) + GAP if corner else 0)
        left = [(" " * margin, ink.text), *_fitting(self.offers(), room, ink)]
        gap = width - margin - draw.length(left) - draw.length(corner)
        return draw.under(draw.strip([*left, (" " * max(0, gap), ink.text), *corner], width), self.rich_style)


def _fitting(offers: Iterable[tuple[str, str]], room: int, ink: Ink) -> list[draw.Piece]:
    pieces: list[draw.Piece] = []
    for keys, word in offers:
        size = cells.width(keys) + 1 + cells.width(word) + (GAP if pieces else 0)
        if size > room:
            break
        room -= size
        pieces += [(" " * GAP, ink.text)] if pieces else []
        pieces += [(keys, ink.bold), (" " + word, ink.muted)]
    return pieces
