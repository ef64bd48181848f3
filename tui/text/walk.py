"""An lxml tree -> its blocks in order: one walk, no recursion, no two words run together and none split."""

from __future__ import annotations

import re

from lxml import etree

from tui.text import footnotes, inline, quotes, tags, wholes
from tui.text.addresses import address
from tui.text.blocks import Piece
from tui.text.element import Element
from tui.text.footnotes import Notes
from tui.text.standing import Standing
from tui.text.tree import is_hidden

_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$")
_MOMENT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ][\d:.,]{4,15}(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_PARTED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "article", "section"})
_CAPTION = 1000  # characters of an element that is called a caption and is one, at most
_OPENING = '"“„«‚‘「『'


def pieces(root: Element, base: str = "") -> list[Piece]:
    """All blocks under `root` in order."""
    return _read(root, base, footnotes.read(root))


def _read(root: Element, base: str, notes: Notes) -> list[Piece]:
    """All blocks under `root`, whose footnotes are known."""

    def inside(element: Element) -> list[Piece]:
        return _read(element, base, notes)

    walk = Standing(root, base, notes)
    add = walk.text.add
    skipped: Element | None = None
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if not isinstance(tag, str) or tag in tags.SKIP or is_hidden(element):
                skipped = element
                if tag in tags.APART:
                    walk.text.space()
            elif tag in wholes.TAGS and element is not root and wholes.take(walk, element, tag, inside):
                skipped = element
            else:
                _start(walk, element, tag)
                if element.text:
                    add(element.text)
                continue
            events.skip_subtree()
        else:
            if element is not skipped:
                _end(walk, element, tag)
            skipped = None
            if element.tail and element is not root:
                add(element.tail)
    walk.flush()
    return quotes.without_copies(walk.pieces, walk.pulls)


def _start(walk: Standing, element: Element, tag: str) -> None:
    """Enter an element."""
    if tag == "br":
        walk.line_break()
    elif tag in tags.BLOCKS:
        _start_block(walk, element, tag)
    else:
        walk.text.began(tag)
        _start_inline(walk, element, tag)


def _start_inline(walk: Standing, element: Element, tag: str) -> None:
    """Enter an inline element."""
    if tag == "a":
        to = element.get("href") or ""
        url = address(to, walk.base)
        if url or to:
            walk.text.enter("link" if url else "jump", url, element)
    elif tag == "time":
        moment = (element.get("datetime") or "").strip()
        if _MOMENT.fullmatch(moment):
            walk.text.enter("time", moment, element)
    elif tag == "q":
        brings = (element.text or "").lstrip()[:1] in tuple(_OPENING)
        walk.text.put("" if brings else inline.quotation(walk.language, len(walk.quoted))[0])
        walk.quoted.append(brings)
    elif _is_source(walk, element, tag):
        walk.flush()
        walk.owners.append(element)
        walk.kinds.append("attribution" if walk.quotes else "caption")
    elif tag in tags.MARKS:
        walk.text.enter(tags.MARKS[tag], "", element)
    elif walk.verses and tag == "span" and tags.shape(element.get("class") or "") == "line":
        walk.text.line_break()


def _is_source(walk: Standing, element: Element, tag: str) -> bool:
    """Whether it names who is quoted, at the end of a quote, or whose the picture is, in a caption."""
    if walk.kind == "caption":
        names = f"{element.get('class') or ''} {(element.get('itemprop') or '').replace('copyrightHolder', 'credit')}"
        return tags.shape(names) == "credit"
    if tag != "cite" or not walk.quotes or (element.tail or "").strip() or element.getnext() is not None:
        return False
    return not walk.text.length or bool(_ENDS.search(walk.text.chunks[-1])) or walk.text.last() == "\n"


def _start_block(walk: Standing, element: Element, tag: str) -> None:
    """Enter a block: what was gathered before it is a block of its own, but for lines of a poem, a note, an item."""
    own = element.get("class")
    shape = tags.shape(own) if own else ""
    if shape == "drop" and tag in ("div", "p"):
        return
    if (tag == "p" or walk.verses or walk.note is not None) and _is_line(walk, element, tag):
        return
    walk.flush()
    walk.owners.append(element)
    if tag in tags.LISTS:
        walk.lists.append(_number(element.get("start"), 1) - 1 if tag == "ol" else -1)
        return
    walk.kinds.append(_kind(walk, element, tag, shape))
    if element in walk.notes.homes:
        walk.note = element
    elif tag == "blockquote":
        walk.quotes.append(len(walk.pieces))
    elif tag == "figure":
        walk.picture = address(element.get("data-src") or "", walk.base)
        walk.figures.append(len(walk.pieces))
    elif tag in tags.MARKS:
        walk.text.enter(tags.MARKS[tag], "", element)
    if shape == "verse":
        walk.verses.append(element)
    elif shape == "pull" and walk.pulled is None:
        walk.pulled = element


def _is_line(walk: Standing, element: Element, tag: str) -> bool:
    """Whether a block only begins a new line of the one we are in: of a footnote, a poem, a plain list item."""
    if walk.note is not None and element not in walk.notes.homes:
        walk.text.line_break()
        return True
    if walk.verses and tag == "div" and not any(child.tag in tags.BLOCKS for child in element):
        if "".join(element.itertext()).strip():
            walk.text.line_break()
        else:
            walk.flush()
        return tags.shape(element.get("class") or "") != "verse"
    if tag == "p" and walk.simple is not None and element.getparent() is walk.simple:
        if walk.text.chunks and not _ENDS.search("".join(walk.text.chunks[-3:])):
            walk.flush()
        walk.text.line_break()
        return True
    return False


def _kind(walk: Standing, element: Element, tag: str, shape: str) -> str:
    """What a block of this tag is, where we stand."""
    if tag == "li" and walk.lists:
        walk.lists[-1] += walk.lists[-1] >= 0
        walk.marker = f"{walk.lists[-1]}." if walk.lists[-1] >= 0 else ""
        inner = [child.tag for child in element if child.tag in tags.BLOCKS]
        walk.simple = element if all(one in ("p", "ul", "ol") for one in inner) else walk.simple
        return "paragraph" if _PARTED.intersection(inner) else "item"
    if tag == "dd":
        return "item"
    if tag[0] == "h" and tag[1:].isdigit():
        walk.level = int(tag[1])
        return "heading"
    quoted = (
        tag == "figcaption" and walk.figures and any(p.kind == "quote" for p in walk.pieces[walk.figures[-1] :][-9:])
    )
    if quoted or (tag == "footer" and walk.quotes):
        return "attribution"
    named = "" if shape == "caption" and len("".join(element.itertext())) > _CAPTION else shape
    kind = tags.KINDS.get(tag) or {"caption": "caption", "pull": "quote"}.get(named) or walk.kind
    return "paragraph" if kind == "heading" and tag not in ("div", "p") else kind


def _end(walk: Standing, element: Element, tag: str) -> None:
    """Leave an element."""
    marked = bool(walk.text.open) and walk.text.leave(element)
    if tag == "q":
        brings = walk.quoted.pop()
        walk.text.put("" if brings else inline.quotation(walk.language, len(walk.quoted))[1])
    if not walk.owners or walk.owners[-1] is not element:
        if marked or tag not in tags.BLOCKS:
            walk.text.ended(tag, bool(element.tail))
        return
    walk.flush()
    walk.owners.pop()
    if tag in tags.LISTS:
        walk.lists.pop()
        return
    walk.kinds.pop()
    if element is walk.pulled:
        walk.pulled = None
    if element is walk.note:
        walk.note = None
    elif tag == "blockquote":
        start = walk.quotes.pop()
        if not walk.quotes:
            quotes.settle(walk.pieces, start, element)
    elif tag == "figure":
        _settle_figure(walk)
    if walk.verses and walk.verses[-1] is element:
        walk.verses.pop()


def _settle_figure(walk: Standing) -> None:
    """A caption that stood before its picture gets the picture's address."""
    start = walk.figures.pop()
    if not walk.figures:
        for piece in walk.pieces[start:]:
            if piece.kind == "caption" and not piece.url:
                piece.url = walk.picture


def _number(text: str | None, otherwise: int) -> int:
    """The start of a numbered list."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
