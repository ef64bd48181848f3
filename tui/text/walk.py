"""An lxml tree -> its blocks in order: one walk, no recursion, no two words run together and none split."""

from __future__ import annotations

import re

from lxml import etree

from tui.model import Mark
from tui.plain import plain
from tui.text import tags
from tui.text.addresses import address
from tui.text.blocks import Piece
from tui.text.tree import Element, is_hidden

_NESTED = 24  # links and emphasis within one another that are noted
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_SOFT = str.maketrans("", "", "\u00ad\u200b\ufeff")


class _Walk:
    """The state of one walk: what block we are in, and the inline text gathered for it."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pieces: list[Piece] = []
        self.chunks: list[str] = []
        self.length = 0
        self.spaced = True  # the text gathered ends with white space, or is empty
        self.open: list[tuple[str, str, Element]] = []
        self.starts: list[int] = []
        self.links = 0  # links we are in
        self.marks: list[Mark] = []
        self.linked = 0
        self.owners: list[Element] = []
        self.lists: list[list[int]] = []  # counters of the lists we are in; -1 for bullets
        self.quotes = 0
        self.kinds: list[str] = []
        self.level = 0
        self.marker = ""
        self.picture = ""
        self.row: list[Element] = []  # the data row we are in
        self.breaks = 0

    def add(self, text: str | None) -> None:
        """Gather inline text."""
        if not text:
            return
        if self.kinds and self.kinds[-1] == "code":
            text = plain(text.translate(_SOFT))
        else:
            text = plain(_SPACE.sub(" ", text).translate(_SOFT))
            if self.spaced:
                text = text.lstrip(" ")
        if not text:
            return
        self.chunks.append(text)
        self.length += len(text)
        self.spaced = text[-1].isspace()
        self.breaks = 0
        if self.links:
            self.linked += len(text)

    def line_break(self) -> None:
        """A br: one is a line break in the block, two end the block."""
        self.breaks += 1
        if self.breaks > 1 and not self.row and (not self.kinds or self.kinds[-1] != "code"):
            self.flush()
        elif self.length:
            self.chunks.append("\n")
            self.length += 1
            self.spaced = True

    def flush(self) -> None:
        """End the block that is being gathered, when it has any text."""
        self.breaks = 0
        if not self.chunks:
            return
        raw = "".join(self.chunks)
        text = raw.rstrip() if self.kinds and self.kinds[-1] == "code" else raw.strip()
        if text and self.owners:
            shift = len(raw) - len(raw.lstrip()) if text[0] != raw[0] else 0
            marks = self.marks + [
                Mark(kind, start, self.length, url)  # type: ignore[arg-type]
                for (kind, url, _), start in zip(self.open, self.starts, strict=True)
            ]
            self.pieces.append(self.piece(text, marks, shift))
            self.marker = ""
        self.chunks, self.length, self.spaced, self.marks, self.linked = [], 0, True, [], 0
        self.starts = [0] * len(self.open)

    def piece(self, text: str, marks: list[Mark], shift: int) -> Piece:
        """The block with its kind, from where we stand."""
        kind = self.kinds[-1] if self.kinds else "paragraph"
        if kind == "paragraph" and self.quotes:
            kind = "quote"
        level = self.level if kind == "heading" else len(self.lists) if kind == "item" else 0
        if kind == "heading":
            text = text.replace("\n", " ")
        same = len(self.chunks) < 2 or plain(text) == text  # one chunk is plain already
        return Piece(
            kind,
            text if same else plain(text),
            self.owners[-1],
            [
                Mark(m.kind, max(0, m.start - shift), min(m.end - shift, len(text)), m.url)
                for m in marks
                if same and max(0, m.start - shift) < min(m.end - shift, len(text))
            ],
            level,
            self.picture if kind == "caption" else "",
            self.marker if kind == "item" else "",
            self.linked,
        )


def pieces(root: Element, base: str = "") -> list[Piece]:
    """All blocks under `root` in order."""
    walk = _Walk(base)
    skipped: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.add(element.tail if element is not root else None)
            continue
        if element.tag == "br":
            if event == "start":
                walk.line_break()
                walk.add(element.tail)
        elif event == "start":
            if not isinstance(element.tag, str) or element.tag in tags.SKIP or is_hidden(element):
                skipped = element
                continue
            _start(walk, element)
            walk.add(element.text)
        else:
            _end(walk, element)
            walk.add(element.tail if element is not root else None)
    walk.flush()
    return walk.pieces


def _start(walk: _Walk, element: Element) -> None:
    """Enter an element."""
    tag = element.tag
    if tag == "img":
        walk.picture = address(element.get("src") or element.get("data-src") or "", walk.base) or walk.picture
    elif tag == "a" or tag in tags.MARKS:
        url = address(element.get("href") or "", walk.base) if tag == "a" else ""
        if (url or tag != "a") and len(walk.open) < _NESTED:
            walk.links += tag == "a"
            walk.open.append(("link" if tag == "a" else tags.MARKS[tag], url, element))
            walk.starts.append(walk.length)
    elif tag in tags.BLOCKS:
        _start_block(walk, element, tag)


def _start_block(walk: _Walk, element: Element, tag: str) -> None:
    """Enter a block: what was gathered before it is a block of its own, except between the cells of a data row."""
    if walk.row:
        if tag in ("td", "th") and walk.length:
            walk.chunks.append(" | ")
            walk.length += 3
            walk.spaced = True
        elif walk.length and not walk.spaced:
            walk.add(" ")
        return
    walk.flush()
    walk.owners.append(element)
    if tag in tags.LISTS:
        walk.lists.append([_number(element.get("start"), 1) - 1 if tag == "ol" else -1])
        return
    if tag == "blockquote":
        walk.quotes += 1
    elif tag == "figure":
        walk.picture = ""
    elif tag == "tr" and tags.is_data(element):
        walk.row.append(element)
    walk.kinds.append(_kind(walk, tag))


def _kind(walk: _Walk, tag: str) -> str:
    """What a block of this tag is, where we stand."""
    kind = tags.KINDS.get(tag, "")
    if tag == "li" and walk.lists:
        counter = walk.lists[-1]
        counter[0] += counter[0] >= 0
        walk.marker = f"{counter[0]}." if counter[0] >= 0 else ""
        kind = "item"
    elif tag[0] == "h" and tag[1:].isdigit():
        kind, walk.level = "heading", int(tag[1])
    elif walk.row:
        kind = "row"
    elif not kind:
        kind = walk.kinds[-1] if walk.kinds else "paragraph"
        if kind in ("heading", "row") and tag not in ("div", "p"):
            kind = "paragraph"
    return kind


def _end(walk: _Walk, element: Element) -> None:
    """Leave an element."""
    if walk.open and walk.open[-1][2] is element:
        kind, url, _ = walk.open.pop()
        start = walk.starts.pop()
        walk.links -= kind == "link"
        if walk.length > start:
            walk.marks.append(Mark(kind, start, walk.length, url))  # type: ignore[arg-type]
    elif walk.owners and walk.owners[-1] is element:
        walk.flush()
        walk.owners.pop()
        if element.tag in tags.LISTS:
            walk.lists.pop()
            return
        walk.kinds.pop()
        if element.tag == "blockquote":
            walk.quotes -= 1
        elif walk.row and walk.row[-1] is element:
            walk.row.pop()


def _number(text: str | None, otherwise: int) -> int:
    """The start of a numbered list."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
