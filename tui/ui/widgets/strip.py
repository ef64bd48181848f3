"""The claim strip: one line under the sentence with status and fields; while one is edited, the empty ones too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.strip import Strip

from tui.model import CLAIM_FIELDS, Claim
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw
from tui.ui.widgets.field import Field
from tui.ui.widgets.marks import tone_of

FIELDS = CLAIM_FIELDS
LABELS = {"said": "date"}  # the others are called as in the model
DROPPED = ("cue", "hedge", "place", "chain", "figure")  # when narrow, in this order
GAP = 3
SHORT = (14, 8)  # cells a value keeps before others go, and at least

Part = list[draw.Piece]


@dataclass(frozen=True, slots=True)
class ClaimStrip:
    """The strip's state. `editing` is the field the keys go to, None while letters set the status.

    `number` of `count`: which of the claims on its sentence this is.
    """

    claim: Claim
    editing: Field | None = None
    number: int = 1
    count: int = 1

    @property
    def field(self) -> str:
        """The name of the field being edited, "" while letters set the status."""
        return self.editing.name if self.editing is not None else ""

    @property
    def text(self) -> str:
        """What is typed in it."""
        return self.editing.text if self.editing is not None else ""

    @property
    def changed(self) -> bool:
        """Whether the field under way differs from what is saved."""
        return self.editing is not None and self.editing.words != getattr(self.claim, self.editing.name)

    def enter(self, step: int, offers: Mapping[str, tuple[str, ...]], unsaved: Mapping[str, str]) -> ClaimStrip:
        """Go to the next field, or the one before, round and round; words that were not saved stand in it again."""
        at = FIELDS.index(self.field) + step if self.field else (0 if step > 0 else -1)
        name = FIELDS[at % len(FIELDS)]
        text = unsaved.get(name, str(getattr(self.claim, name)))
        return replace(self, editing=Field(name, text, len(text), offers.get(name, ())))

    def leave(self) -> ClaimStrip:
        """Letters set the status again."""
        return replace(self, editing=None)

    def lines(self, width: int, indent: int, ink: Ink, glyphs: Glyphs) -> list[Strip]:
        """The strip's line, `width` cells from the column after the bar."""
        pieces = self._edited(width, indent, ink, glyphs) if self.editing else self._shown(width, indent, ink, glyphs)
        return [draw.under(draw.strip(pieces, width), ink.panel)]

    # -- while letters set the status

    def _shown(self, width: int, indent: int, ink: Ink, glyphs: Glyphs) -> Part:
        """What is filled in, each value as long as there is room; when narrow the less telling ones go."""
        filled = [name for name in FIELDS if name != "said" and getattr(self.claim, name)]
        tags = [(f"   #{tag}", ink.tag(tag)) for tag in self.claim.tags]
        head = self._head(indent, ink, glyphs)
        dropped = False
        while True:
            for longest in self._lengths(SHORT[0] if len(filled) > 1 else SHORT[1]):
                parts = [self._filled(name, longest, ink, glyphs) for name in filled]
                pieces = [*head, *(piece for part in parts for piece in part), *tags]
                if draw.length(pieces) + 2 * dropped <= width:
                    return [*pieces, (f" {glyphs.ellipsis}", ink.muted)] if dropped else pieces
            if not filled and not tags:
                return head
            gone = next((name for name in DROPPED if name in filled), "")
            dropped = True
            if gone:
                filled.remove(gone)
            elif tags:
                tags.pop()
            else:
                filled.clear()

    def _lengths(self, least: int) -> range:
        """The lengths of values that are tried, from all there is."""
        longest = max([least, *(cells.width(str(getattr(self.claim, name))) for name in FIELDS)])
        return range(longest, least - 1, -1)

    def _head(self, indent: int, ink: Ink, glyphs: Glyphs) -> Part:
        claim = self.claim
        pieces: Part = [
            (" " * indent, ink.text),
            (f"{glyphs.status(claim.status)} ", getattr(ink, tone_of(claim.status))),
        ]
        pieces.append((claim.status, ink.text if self.editing else ink.focused))
        if self.count > 1:
            pieces.append((f" {self.number} of {self.count}", ink.muted))
        return pieces

    def _filled(self, name: str, longest: int, ink: Ink, glyphs: Glyphs) -> Part:
        value = cells.cut(str(getattr(self.claim, name)), longest, glyphs.ellipsis)
        return [(" " * GAP, ink.text), (LABELS.get(name, name), ink.muted), (f" {value}" if value else "", ink.text)]

    # -- while a field is edited

    def _edited(self, width: int, indent: int, ink: Ink, glyphs: Glyphs) -> Part:
        """All fields, the one under way whole; what has no room at either side is left out."""
        at = FIELDS.index(self.field)
        for longest in self._lengths(SHORT[1]):
            parts = [self._head(indent, ink, glyphs), *(self._field(name, longest, ink, glyphs) for name in FIELDS)]
            if sum(map(draw.length, parts)) <= width:
                return [piece for part in parts for piece in part]
        here = parts[at + 1]
        room = width - indent - draw.length(here) + GAP
        if room < 0:
            return [(" " * indent, ink.text), *self._tight(width - indent, ink, glyphs)]
        return _window(parts, at + 1, width, indent, ink)

    def _field(self, name: str, longest: int, ink: Ink, glyphs: Glyphs) -> Part:
        field = self.editing
        if field is None or name != field.name:
            return self._filled(name, longest, ink, glyphs)
        return [(" " * GAP, ink.text), (LABELS.get(name, name), ink.focused), (" ", ink.text), *self._text(ink, glyphs)]

    def _text(self, ink: Ink, glyphs: Glyphs) -> Part:
        """What is typed, the caret in it, and how a name goes on."""
        assert self.editing is not None
        text, at = self.editing.text, self.editing.caret
        return [
            (text[:at], ink.text),
            (glyphs.caret, ink.accent),
            (text[at:], ink.text),
            (self.editing.ghost, ink.faint),
        ]

    def _tight(self, width: int, ink: Ink, glyphs: Glyphs) -> Part:
        """The field alone: of its words those before the caret."""
        label = LABELS.get(self.field, self.field)
        (before, style), *after = self._text(ink, glyphs)
        room = width - cells.width(label) - 3
        while before and cells.width(before) > room:
            before = before[1:]
        return [(label, ink.focused), (" ", ink.text), (before, style), *after]


def _window(parts: Sequence[Part], at: int, width: int, indent: int, ink: Ink) -> Part:
    """As many neighbours of a part as have room: those after it first, then those before."""
    first, last = at, at + 1
    used = indent + draw.length(parts[at]) - GAP
    while last < len(parts) and used + draw.length(parts[last]) <= width:
        used += draw.length(parts[last])
        last += 1
    while first > 1 and used + draw.length(parts[first - 1]) <= width:
        first -= 1
        used += draw.length(parts[first])
    pieces = [piece for part in parts[first:last] for piece in part]
    return [(" " * indent, ink.text), *pieces[1:]]
