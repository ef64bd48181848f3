"""The claim strip: one line under the sentence with status and fields, and the editing of a field in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.strip import Strip

from tui.model import Claim
from tui.plain import line
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw
from tui.ui.widgets.marks import tone_of

FIELDS = ("speaker", "cue", "said", "figure")
LABELS = {"speaker": "speaker", "cue": "cue", "said": "date", "figure": "figure"}


@dataclass(frozen=True, slots=True)
class ClaimStrip:
    """The strip's state. `field` is the one being edited, "" while letters set the status."""

    claim: Claim
    field: str = ""
    text: str = ""
    caret: int = 0

    @property
    def changed(self) -> bool:
        """Whether the field under way differs from what is saved."""
        return bool(self.field) and line(self.text) != getattr(self.claim, self.field)

    def enter(self, step: int = 1) -> ClaimStrip:
        """Go to the next field, or the one before; round after the last."""
        at = FIELDS.index(self.field) + step if self.field else (0 if step > 0 else -1)
        field = FIELDS[at % len(FIELDS)]
        text = str(getattr(self.claim, field))
        return replace(self, field=field, text=text, caret=len(text))

    def leave(self) -> ClaimStrip:
        """Letters set the status again."""
        return replace(self, field="", text="", caret=0)

    def insert(self, words: str) -> ClaimStrip:
        """Type or paste at the caret."""
        text = self.text[: self.caret] + words + self.text[self.caret :]
        return replace(self, text=text, caret=self.caret + len(words))

    def edit(self, key: str) -> ClaimStrip | None:
        """What an editing key does to the field; None for a key that edits nothing."""
        text, at = self.text, self.caret
        edits = {
            "left": (text, max(0, at - 1)),
            "right": (text, min(len(text), at + 1)),
            "home": (text, 0),
            "end": (text, len(text)),
            "backspace": (text[: max(0, at - 1)] + text[at:], max(0, at - 1)),
            "delete": (text[:at] + text[at + 1 :], at),
            "ctrl+u": (text[at:], 0),
            "ctrl+w": self._without_word(),
        }
        if key not in edits:
            return None
        text, at = edits[key]
        return replace(self, text=text, caret=at)

    def _without_word(self) -> tuple[str, int]:
        kept = self.text[: self.caret].rstrip()
        kept = kept[: kept.rfind(" ") + 1]
        return kept + self.text[self.caret :], len(kept)

    def lines(self, width: int, indent: int, ink: Ink, glyphs: Glyphs) -> list[Strip]:
        """The strip's line, `width` cells from the column after the bar; empty fields show only when edited."""
        longest = max([8, *(len(str(getattr(self.claim, field))) for field in FIELDS)])
        pieces = self._pieces(longest, indent, ink, glyphs)
        while draw.length(pieces) > width and longest > 8:
            longest -= 1
            pieces = self._pieces(longest, indent, ink, glyphs)
        return [draw.under(draw.strip(self._fitting(pieces, width), width), ink.panel)]

    def _pieces(self, longest: int, indent: int, ink: Ink, glyphs: Glyphs) -> list[draw.Piece]:
        """Status, filled fields, tags; values in at most so many cells."""
        claim = self.claim
        status = ink.focused if not self.field else ink.text
        pieces: list[draw.Piece] = [(" " * indent, ink.text)]
        pieces += [(f"{glyphs.status(claim.status)} ", getattr(ink, tone_of(claim.status)))]
        pieces += [(claim.status, status)]
        for field in FIELDS:
            value = str(getattr(claim, field))
            if field == self.field:
                pieces += [("   ", ink.text), (LABELS[field], ink.focused), (" ", ink.text)]
                pieces += [(self.text[: self.caret], ink.text), (glyphs.caret, ink.accent)]
                pieces += [(self.text[self.caret :], ink.text)]
            elif value and (field != "said" or self.field):
                value = cells.cut(value, longest, glyphs.ellipsis)
                pieces += [("   ", ink.text), (f"{LABELS[field]} ", ink.muted), (value, ink.text)]
        if claim.tags:
            pieces += [("   ", ink.text), ("  ".join(f"#{tag}" for tag in claim.tags), ink.muted)]
        return pieces

    def _fitting(self, pieces: list[draw.Piece], width: int) -> list[draw.Piece]:
        """On a narrow screen the strip begins with the field under way, and that with what stands before the caret."""
        if not self.field or draw.length(pieces) <= width:
            return pieces
        at = next(index for index, (text, _) in enumerate(pieces) if text == LABELS[self.field])
        indent, label, gap, (before, style), *after = pieces[0], *pieces[at:]
        room = width - draw.length([indent, label, gap]) - 2
        while before and cells.width(before) > room:
            before = before[1:]
        return [indent, label, gap, (before, style), *after]
