"""Where a walk stands in a page: the block it is in, and the blocks it has finished."""

from __future__ import annotations

from dataclasses import replace

from tui.text import embeds, footnotes, quotes
from tui.text.blocks import Piece
from tui.text.element import Element
from tui.text.footnotes import Notes
from tui.text.gather import Gather

_SEPARATORS = frozenset("*⁂—–…?!")
_MOST = 20_000  # blocks of a page from which empty lines part no more of them


class Standing:
    """The state of one walk: what block we are in, and the inline text gathered for it."""

    def __init__(self, root: Element, base: str, notes: Notes) -> None:
        self.root, self.base, self.notes = root, base, notes
        self.language = str(root.getroottree().getroot().get("lang") or "")
        self.pieces: list[Piece] = []
        self.text = Gather()
        self.owners: list[Element] = []
        self.kinds: list[str] = []
        self.lists: list[int] = []  # counters of the lists we are in; -1 for bullets
        self.quotes: list[int] = []  # where in `pieces` each quote we are in begins
        self.figures: list[int] = []  # the same of figures
        self.note: Element | None = None  # the footnote we are in
        self.verses: list[Element] = []  # the poems we are in
        self.pulls: list[Piece] = []  # sentences that may be drawn out of the text
        self.simple: Element | None = None  # the plain list item whose paragraphs are lines of it
        self.pulled: Element | None = None  # the sentence drawn out of the text that we are in
        self.quoted: list[bool] = []  # of the quotations we are in: whether the page brings the quotation marks
        self.level = 0
        self.marker = ""
        self.picture = ""

    @property
    def kind(self) -> str:
        """What the block is that we are in."""
        return self.kinds[-1] if self.kinds else "paragraph"

    def line_break(self) -> None:
        """A br: one is a line break in the block, two end the block."""
        self.text.breaks += 1
        if self.text.breaks > 1 and self.note is None and len(self.pieces) < _MOST:
            self.flush()
        else:
            self.text.line_break()

    def flush(self) -> None:
        """End the block that is being gathered, when it has any text."""
        if self.text.chunks:
            piece = self.text.take(self.owners[-1] if self.owners else self.root)
            if piece is not None:
                self.keep(piece)

    def keep(self, piece: Piece) -> None:
        """Give a block its kind, from where we stand, and its place."""
        if len(piece.text) < 3 and not any(map(str.isalnum, piece.text)) and not set(piece.text) & _SEPARATORS:
            return  # an icon
        piece.kind = self._kind_of(piece)
        if piece.kind == "heading":
            piece.text, piece.level = piece.text.replace("\n", " "), self.level
        elif piece.kind == "item":
            piece.level, piece.marker, self.marker = max(1, len(self.lists)), self.marker, ""
        elif piece.kind == "caption":
            piece.url = self.picture
        elif piece.kind == "attribution" and self.quotes:
            piece.owner = next((one for one in reversed(self.owners) if one.tag == "blockquote"), piece.owner)
        elif piece.kind == "embed":
            piece.url, piece.text, piece.marks = piece.text, embeds.label(piece.text), []
        if self.note is not None:
            self._keep_note(piece, self.notes.homes[self.note])
        if piece.kind == "quote" and self.pulled is not None:
            self.pulls.append(piece)
        self.pieces.append(piece)

    def _kind_of(self, piece: Piece) -> str:
        """What a finished block is."""
        if self.kind in ("paragraph", "item") and self.quotes:
            return "quote"
        if self.kind != "paragraph":
            return self.kind
        if self.pieces and self.pieces[-1].kind == "quote" and quotes.names_one(piece.text):
            return "attribution"
        return "embed" if embeds.is_address(piece.text) else "paragraph"

    def _keep_note(self, piece: Piece, sign: str) -> None:
        """A footnote's block: its own sign at its beginning goes."""
        own = footnotes.bare(piece.text, sign)
        piece.kind, piece.level, piece.marker = "footnote", 0, sign
        if own < len(piece.text):
            piece.marks = [
                replace(one, start=max(0, one.start - own), end=one.end - own) for one in piece.marks if one.end > own
            ]
            piece.text = piece.text[own:]
