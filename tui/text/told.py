"""How the blocks of a page stand to what is said of its article elsewhere: title, summaries, text in its JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.text.around import UP, Around, Row
from tui.text.blocks import Piece
from tui.text.seen import LOOKED
from tui.text.titles import bare, is_same

_WORD = re.compile(r"\w+")
_BODY = 300  # characters from which a text in the JSON-LD is one


@dataclass(frozen=True, slots=True)
class Witness:
    """What is said of the article elsewhere: its title, its summaries (of page and feed), its text in the JSON-LD."""

    title: str = ""
    summary: str = ""
    body: str = ""


class Told:
    """How the blocks of a page stand to what is said of its article elsewhere."""

    def __init__(self, around: Around, parts: Sequence[Piece], witness: Witness) -> None:
        self.around, self.parts = around, parts
        self.title = headline(parts, bare(witness.title))
        self.chain = (
            {one: far for far, one in enumerate(around.chain(parts[self.title].owner))} if self.title >= 0 else {}
        )
        self.summary = _telling(witness.summary)
        self.body = " ".join(_WORD.findall(witness.body))

    def row(self, at: int) -> Row:
        """The columns of one block."""
        part = self.parts[at]
        row: Row = {"titled": self.title >= 0}
        if self.title >= 0:
            row["past title"] = max(-20, min(60, at - self.title))
            together = next((far for far, one in enumerate(self.around.chain(part.owner)) if one in self.chain), UP)
            row["to title"] = together
        words = _telling(part.text[:LOOKED]) if self.summary else set()
        if len(words) >= 3:
            row["told"] = len(words & self.summary) / len(words)
            row["tells"] = len(words & self.summary) / len(self.summary)
        if len(self.body) > _BODY:
            row["in body"] = " ".join(_WORD.findall(part.text)) in self.body
            row["has body"] = 1
        return row


def headline(parts: Sequence[Piece], own: str) -> int:
    """Where the page's headline stands, -1 when it has none: the block that says its title (as `bare`), else an h1."""
    first = -1
    for at, part in enumerate(parts):
        if own and is_same(part.text, own) and (len(own) > 3 or part.owner.tag == "h1"):
            return at
        if first < 0 and part.owner.tag == "h1":
            first = at
    return first


def _telling(text: str) -> set[str]:
    """The longer words of a text."""
    return {word.casefold() for word in _WORD.findall(text) if len(word) > 3}
