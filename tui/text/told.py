"""How the blocks of a page stand to what is said of its article elsewhere: title, summaries, text in its JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.text.around import UP, Around, Row
from tui.text.blocks import Piece
from tui.text.seen import LOOKED
from tui.text.titles import bare

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
        own = bare(witness.title)
        titles = [
            at for at, part in enumerate(parts) if part.owner.tag == "h1" or (len(own) > 3 and bare(part.text) == own)
        ]
        self.title = max(titles, key=lambda at: (bare(parts[at].text) == own, -at), default=-1)
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


def _telling(text: str) -> set[str]:
    """The longer words of a text."""
    return {word.casefold() for word in _WORD.findall(text) if len(word) > 3}
