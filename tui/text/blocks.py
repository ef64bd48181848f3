"""An lxml tree -> text, blocks and marks: one walk, no recursion, no two words run together and none split."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree

from tui.model import Block, Mark
from tui.plain import plain
from tui.text.tree import Element, names

_BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul xmp"
)
_SKIP = names(
    "script style noscript template svg canvas iframe object embed select textarea button input audio video head "
    "datalist progress meter map"
)
_LISTS = ("ul", "ol", "menu", "dir")
_KINDS = {"pre": "code", "listing": "code", "xmp": "code", "figcaption": "caption", "caption": "caption"}
_MARKS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "code": "code"}
_NESTED = 24  # links and emphasis within one another that are noted
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_INNER = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "blockquote"}
_SOFT = str.maketrans("", "", "\u00ad\u200b\ufeff")


@dataclass(slots=True)
class Piece:
    """One block before it is placed in a text. `owner`: the element that holds it; `linked`: its letters in links."""

    kind: str
    text: str
    owner: Element
    marks: list[Mark] = field(default_factory=list)
    level: int = 0
    url: str = ""
    marker: str = ""
    linked: int = 0
    cut: str = ""  # why its place in the page is furniture

    @property
    def density(self) -> float:
        """The share of its text that is links."""
        return self.linked / max(1, len(self.text))


Judge = Callable[[Element], str]


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
        self.marks: list[Mark] = []
        self.linked = 0
        self.owners: list[Element] = []
        self.lists: list[list[int]] = []  # counters of the lists we are in; -1 for bullets
        self.quotes = 0
        self.kinds: list[str] = []
        self.level = 0
        self.marker = ""
        self.picture = ""
        self.cut: list[tuple[Element, str]] = []
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
        if any(kind == "link" for kind, _, _ in self.open):
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
        self.breaks = 0

    def piece(self, text: str, marks: list[Mark], shift: int) -> Piece:
        """The block with its kind, from where we stand."""
        kind = self.kinds[-1] if self.kinds else "paragraph"
        if kind == "paragraph" and self.quotes:
            kind = "quote"
        level = self.level if kind == "heading" else len(self.lists) if kind == "item" else 0
        if kind == "heading":
            text = text.replace("\n", " ")
        same = plain(text) == text
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
            self.cut[-1][1] if self.cut else "",
        )


def pieces(root: Element, base: str = "", judge: Judge | None = None) -> list[Piece]:
    """All blocks under `root` in order, `cut` filled in by `judge` for an element and all that stands in it."""
    walk = _Walk(base)
    skipped: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.add(element.tail if element is not root else None)
            continue
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in _SKIP or _hidden(element):
                skipped = element
                continue
            reason = judge(element) if judge and not walk.cut else ""
            if reason:
                walk.cut.append((element, reason))
            _start(walk, element)
            walk.add(element.text)
        else:
            _end(walk, element)
            if walk.cut and walk.cut[-1][0] is element:
                walk.cut.pop()
            walk.add(element.tail if element is not root else None)
    walk.flush()
    return walk.pieces


def _hidden(element: Element) -> bool:
    """The page itself hides it."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(
        style and re.search(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", style[:500], re.I)
    )


def _start(walk: _Walk, element: Element) -> None:
    """Enter an element."""
    tag = element.tag
    if tag == "br":
        walk.line_break()
    elif tag == "img":
        walk.picture = address(element.get("src") or element.get("data-src") or "", walk.base) or walk.picture
    elif tag == "a" or tag in _MARKS:
        url = address(element.get("href") or "", walk.base) if tag == "a" else ""
        if (url or tag != "a") and len(walk.open) < _NESTED:
            walk.open.append(("link" if tag == "a" else _MARKS[tag], url, element))
            walk.starts.append(walk.length)
    elif tag in _BLOCKS:
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
    if tag in _LISTS:
        walk.lists.append([_number(element.get("start"), 1) - 1 if tag == "ol" else -1])
        return
    if tag == "blockquote":
        walk.quotes += 1
    elif tag == "figure":
        walk.picture = ""
    elif tag == "tr" and _is_data(element):
        walk.row.append(element)
    walk.kinds.append(_kind(walk, tag))


def _kind(walk: _Walk, tag: str) -> str:
    """What a block of this tag is, where we stand."""
    kind = _KINDS.get(tag, "")
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
        if walk.length > start:
            walk.marks.append(Mark(kind, start, walk.length, url))  # type: ignore[arg-type]
    elif walk.owners and walk.owners[-1] is element:
        walk.flush()
        walk.owners.pop()
        if element.tag in _LISTS:
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


def _is_data(row: Element) -> bool:
    """Whether a table row holds figures and words, and is no frame for a whole page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or len(cells) > 60:
        return False
    for cell in cells:
        blocks = 0
        for inner in cell.iter(*_INNER):
            blocks += inner is not cell and (inner.tag not in ("p", "div") or len(inner) > 0)
            if blocks > 1:
                return False
    return True


def address(url: str, base: str) -> str:
    """An absolute http address, or ""."""
    try:
        whole = urljoin(base, url.strip()) if url.strip() and not url.startswith("#") else ""
        return plain(whole)[:2000] if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def join(parts: Iterable[Piece]) -> tuple[str, tuple[Block, ...], tuple[Mark, ...]]:
    """The text of the blocks, a blank line between two (a line break between items and rows), and where each stands."""
    texts: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    at = 0
    before = ""
    for part in parts:
        if texts:
            gap = "\n" if part.kind == before and before in ("item", "row") else "\n\n"
            texts.append(gap)
            at += len(gap)
        end = at + len(part.text)
        texts.append(part.text)
        blocks.append(Block(part.kind, at, end, part.level, part.url, part.marker))  # type: ignore[arg-type]
        marks += [Mark(m.kind, m.start + at, m.end + at, m.url) for m in _ordered(part.marks)]
        at, before = end, part.kind
    return "".join(texts), tuple(blocks), tuple(marks)


def _ordered(marks: list[Mark]) -> Iterator[Mark]:
    """Marks by where they start, outer before inner."""
    return iter(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def render(root: Element, base: str = "") -> tuple[str, tuple[Block, ...], tuple[Mark, ...]]:
    """Everything under an element as text, blocks and marks."""
    return join(pieces(root, base))
