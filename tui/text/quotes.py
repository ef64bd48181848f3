"""Who is quoted: the line with a dash under a quote, or at its end."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.model import Mark
from tui.text.blocks import Piece
from tui.text.element import Element

_DASH = r"(?:[—–―]|--|‒)[\s\u00a0]*"
_LINE = re.compile(rf"(?P<name>{_DASH}\S[^\n]{{1,119}})$")
_INLINE = re.compile(rf"[.!?…»”\"“](?P<gap>\s*)(?P<name>{_DASH}[^\W\d_][^\n.!?…—–]{{1,79}})$")
_SENTENCE = re.compile(r"[.!?…:;][\"”»“]?$")
_WORD = re.compile(r"\w+")
_MOST = 30  # sentences drawn out of a text


def names_one(text: str) -> bool:
    """Whether a short line with a dash before it names who is quoted; a line of dialogue ends as a sentence does."""
    found = _LINE.match(text)
    return found is not None and not _SENTENCE.search(text) and len(_WORD.findall(text)) <= 14 and not _says(text)


def _says(text: str) -> bool:
    """Whether what follows the dash goes on in lower case: then it is said, and no name."""
    first = text.lstrip("—–―‒- \u00a0")[:1]
    return not first or first.islower()


def settle(parts: list[Piece], start: int, home: Element) -> None:
    """Give a quote's source a block of its own. `start`: the quote's first block in `parts`; `home`: its element."""
    own = [at for at in range(start, len(parts)) if parts[at].kind in ("quote", "attribution")]
    if not own or parts[own[-1]].kind == "attribution":
        return
    last = parts[own[-1]]
    if len(own) > 1 and names_one(last.text):
        parts[own[-1]] = replace(last, kind="attribution", owner=home)
        return
    at = last.text.rfind("\n")
    if at > 0 and names_one(last.text[at + 1 :]):
        parts[own[-1] :] = [
            _cut(last, 0, at),
            replace(_cut(last, at + 1, len(last.text)), kind="attribution", owner=home),
        ]
        return
    found = _INLINE.search(last.text[-130:])
    if found and not _says(found["name"]):
        begin = len(last.text) - len(found["name"])
        parts[own[-1] :] = [
            _cut(last, 0, begin - len(found["gap"])),
            replace(_cut(last, begin, len(last.text)), kind="attribution", owner=home),
        ]


def without_copies(parts: list[Piece], pulls: list[Piece]) -> list[Piece]:
    """The blocks without sentences that are only drawn out of the text. `pulls`: the blocks that may be such."""
    if not pulls or len(pulls) > _MOST:
        return parts
    whole = " ".join(_bare(part.text) for part in parts)
    copies = [part for part in pulls if whole.count(_bare(part.text)) > 1]
    return [part for part in parts if not any(part is copy for copy in copies)]


def _bare(text: str) -> str:
    """The words of a text, each after one blank."""
    return " ".join(_WORD.findall(text.casefold()))


def _cut(piece: Piece, start: int, end: int) -> Piece:
    """A part of a block with the marks on it."""
    marks = [
        Mark(mark.kind, max(mark.start, start) - start, min(mark.end, end) - start, mark.url)
        for mark in piece.marks
        if mark.start < end and mark.end > start
    ]
    linked = min(piece.linked, sum(mark.end - mark.start for mark in marks if mark.kind == "link"))
    return replace(piece, text=piece.text[start:end], marks=marks, linked=linked)
