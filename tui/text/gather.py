"""Inline text gathered into one block: its words, its marks, and how white space and line breaks fall."""

from __future__ import annotations

from tui.model import Mark
from tui.plain import plain
from tui.text.blocks import Piece
from tui.text.element import Element
from tui.text.spaces import tidy

_SPANS = ("span", "a", "b", "strong", "time")  # after which a capital letter begins another word
_WORD = 4  # small letters of a word that is surely one
_NESTED = 24  # links and emphasis within one another that are noted


class Gather:
    """The inline text of the block we are in, and the marks on it."""

    def __init__(self) -> None:
        self.chunks: list[str] = []
        self.length = 0
        self.spaced = True  # the text gathered ends with white space, or is empty
        self.closed = ""  # the inline element that ended just before, with nothing after it
        self.joint = ""  # the two inline elements between which we stand, with nothing between them
        self.open: list[tuple[str, str, Element]] = []
        self.starts: list[int] = []
        self.links = 0  # links we are in
        self.jumps = 0  # the same of links that lead to no page: within this one, to an address of mail
        self.marks: list[Mark] = []
        self.linked = 0
        self.jumped = 0
        self.breaks = 0  # how many line breaks stand at the end

    def add(self, text: str) -> None:
        """Gather inline text."""
        if text.isspace():
            self.closed = self.joint = ""
            if not self.spaced:
                self.put(" ")
            return
        self.breaks = 0
        text = tidy(text)
        if self.joint and text:
            self.part(text[0])
        self.closed = ""
        if self.spaced:
            text = text.lstrip(" ")
        if text:
            self.put(text)

    def put(self, text: str) -> None:
        """Gather text as it is; no mark begins with white space."""
        if not text:
            return
        if text[0].isspace() and self.starts:
            self.starts = [start + (start == self.length) for start in self.starts]
        self.chunks.append(text)
        self.length += len(text)
        self.spaced = text[-1].isspace()
        if self.links:
            self.linked += len(text)
        elif self.jumps:
            self.jumped += len(text)

    def space(self) -> None:
        """Two words are not to run together here."""
        if not self.spaced:
            self.put(" ")

    def line_break(self) -> None:
        """The text goes on in a new line."""
        if self.length and self.last() != "\n":
            if self.last() == " ":
                self.chunks[-1] = self.chunks[-1][:-1]
                self.length -= 1
            self.put("\n")

    def ended(self, tag: str, followed: bool) -> None:
        """An inline element ended. `followed`: text comes right after it."""
        self.closed, self.joint = ("", tag) if followed and tag in _SPANS else ("" if followed else tag, "")

    def began(self, tag: str) -> None:
        """An inline element begins."""
        if self.closed:
            self.joint, self.closed = f"{self.closed} {tag}", ""
        elif tag == "a" and not self.spaced and not self.joint:
            self.joint = tag

    def part(self, first: str) -> None:
        """Keep two words apart where an inline element ends or a link begins and they are surely two."""
        last, between = self.last(), self.joint
        self.joint = ""
        if not last.isalnum() or not (first.isalnum() or first in "$€£₴"):
            return
        if between in _SPANS:
            tail = self.chunks[-1][-_WORD:]
            two = len(tail) == _WORD and tail.isalpha() and tail.islower() and not first.islower()
        else:
            grown = last.islower() and first.isdigit() and not between.endswith((" sub", " sup"))
            two = between == "a a" or grown or (first.isupper() and (last.islower() or last.isdigit()))
        if two or first in "$€£₴":
            self.space()

    def last(self) -> str:
        """The last letter gathered."""
        return self.chunks[-1][-1] if self.chunks else ""

    def enter(self, kind: str, url: str, element: Element) -> None:
        """A mark begins."""
        if len(self.open) < _NESTED:
            self.links += kind == "link"
            self.jumps += kind == "jump"
            self.open.append((kind, url, element))
            self.starts.append(self.length)

    def leave(self, element: Element) -> bool:
        """The mark of this element ends; False when it has none."""
        if not self.open or self.open[-1][2] is not element:
            return False
        kind, url, _ = self.open.pop()
        start = self.starts.pop()
        self.links -= kind == "link"
        self.jumps -= kind == "jump"
        end = self.length - (self.spaced and self.length > 0)
        if end > start and kind != "jump":
            self.marks.append(Mark(kind, start, end, url))  # type: ignore[arg-type]
        return True

    def take(self, owner: Element) -> Piece | None:
        """What was gathered, as a paragraph; None when it has no words. Open marks go on in the next."""
        raw = "".join(self.chunks)
        text = raw.strip()
        piece = None
        if text:
            marks = self.marks + [
                Mark(kind, start, self.length, url)  # type: ignore[arg-type]
                for (kind, url, _), start in zip(self.open, self.starts, strict=True)
                if kind != "jump"
            ]
            shift = len(raw) - len(raw.lstrip()) if text[0] != raw[0] else 0
            same = len(self.chunks) < 2 or plain(text) == text  # one chunk is plain already
            piece = Piece("paragraph", text if same else plain(text), owner, linked=self.linked, jumped=self.jumped)
            if same and marks:
                piece.marks = _inside(marks, shift, len(text))
        self.chunks, self.length, self.spaced, self.marks, self.linked, self.jumped = [], 0, True, [], 0, 0
        self.starts = [0] * len(self.open)
        self.closed = self.joint = ""
        self.breaks = 0
        return piece


def _inside(marks: list[Mark], shift: int, length: int) -> list[Mark]:
    """The marks on a text that was stripped; those on nothing go."""
    moved = [Mark(m.kind, max(0, m.start - shift), min(m.end - shift, length), m.url) for m in marks]
    return [mark for mark in moved if mark.start < mark.end]
