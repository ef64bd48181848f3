"""What differs between two texts, word by word: paragraphs first, then the words of those that are not the same.

Blanks, breaks inside the same words, and the forms of quotes and dashes are no difference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tui.model import Paragraph, Piece
from tui.text.aligning import SMALL, Block, blocks
from tui.text.ground import plainly

Line = tuple[int, int, str]
"""A stretch of a text: where it begins and ends, and what is compared of it."""
SLIGHT = 3  # letters of words that stay between two changes and say nothing there
ALIKE = 0.4  # of the words of a paragraph are in the one that it became
MOVED = 5  # words of a passage that is known again elsewhere
_TOKEN = re.compile(r"\n\s*|(?:\w+(?:['’ʼ.,]\w+)*|[^\w\s])[^\S\n]*|[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """All paragraphs in order, and how many words went and came; those that only moved are not among them."""

    paragraphs: tuple[Paragraph, ...]
    gone: int = 0
    came: int = 0

    @property
    def changed(self) -> bool:
        """Whether any word differs."""
        return any(paragraph.changed for paragraph in self.paragraphs)


def diff(old: str, new: str) -> Difference:
    """The two texts laid over each other."""
    paragraphs = _with_moves(list(_paragraphs(_pieces(old, new))))
    words = Counter[str]()
    for piece in (piece for paragraph in paragraphs for piece in paragraph.pieces):
        if not piece.moved:
            words[piece.kind] += len(piece.text.split())
    return Difference(paragraphs, words["gone"], words["came"])


def folded(paragraphs: Sequence[Paragraph], shown: Iterable[int] = (), around: int = 1) -> list[Paragraph | int]:
    """The changed paragraphs, those `shown` anyway and so many round them; of the others only how many follow."""
    wanted = {index for index, one in enumerate(paragraphs) if one.changed} | set(shown)
    near = {index + step for index in wanted for step in range(-around, around + 1)}
    found: list[Paragraph | int] = []
    for hidden, run in groupby(range(len(paragraphs)), key=lambda index: index not in near):
        some = list(run)
        if hidden and len(some) > 1:
            found.append(len(some))
        else:
            found += [paragraphs[index] for index in some]
    return found


# -- words


def _pieces(old: str, new: str) -> Iterator[Piece]:
    """Equal paragraphs whole, the others by words."""
    ours, theirs = _lines(old), _lines(new)
    i = j = 0
    same = blocks([one[2] for one in ours], [one[2] for one in theirs])
    for a, b, size in [*same, (len(ours), len(theirs), 0)]:
        if a > i or b > j:
            yield from _gap(old, ours[i:a], new, theirs[j:b])
        for one, other in zip(ours[a : a + size], theirs[b : b + size], strict=True):
            yield Piece("same", new[other[0] : other[1]], one[0], other[0])
        i, j = a + size, b + size


def _gap(old: str, ours: Sequence[Line], new: str, theirs: Sequence[Line]) -> Iterator[Piece]:
    """Paragraphs none of which is the same: those that are alike by their words, the others gone or new."""
    if not _broken(ours, theirs) and len(ours) * len(theirs) <= SMALL:
        pairs = _pairs(ours, theirs)
    else:  # one paragraph may have become several
        yield from _words(old, _span(ours, 0, len(ours)), new, _span(theirs, 0, len(theirs)))
        return
    i = j = 0
    for a, b in [*pairs, (len(ours), len(theirs))]:
        yield from (Piece("gone", old[one[0] : one[1]], one[0]) for one in ours[i:a])
        yield from (Piece("came", new[one[0] : one[1]], -1, one[0]) for one in theirs[j:b])
        if a < len(ours) and b < len(theirs):
            yield from _words(old, ours[a][:2], new, theirs[b][:2])
        i, j = a + 1, b + 1


def _broken(ours: Sequence[Line], theirs: Sequence[Line]) -> bool:
    """Whether the same words only stand in other lines."""
    return len(ours) != len(theirs) and " ".join(one[2] for one in ours) == " ".join(one[2] for one in theirs)


def _pairs(ours: Sequence[Line], theirs: Sequence[Line]) -> list[tuple[int, int]]:
    """Which paragraph became which: as much alike in all as can be, in the same order."""
    mine, other = ([Counter(one[2].split()) for one in lines] for lines in (ours, theirs))
    best: list[list[float]] = [[0.0] * (len(other) + 1) for _ in range(len(mine) + 1)]
    alike = [[_alike(one, each) for each in other] for one in mine]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] and alike[i][j] + best[i + 1][j + 1])
    found = []
    i = j = 0
    while i < len(mine) and j < len(other):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in both; 0 where it is little."""
    share = (one & other).total() / max(1, one.total(), other.total())
    return share if share >= ALIKE else 0.0


def _lines(text: str) -> list[Line]:
    """Each line with the break after it: where it begins and ends, and what it says."""
    found = re.finditer(r"[^\n]+\n*", text)
    return [(one.start(), one.end(), plainly(one[0]).strip()) for one in found]


def _span(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    return (lines[first][0], lines[last - 1][1]) if first < last else (0, 0)


def _words(old: str, ours: tuple[int, int], new: str, theirs: tuple[int, int]) -> Iterator[Piece]:
    """Two stretches by their words."""
    mine, other = _tokens(old, *ours), _tokens(new, *theirs)
    i = j = 0
    same = _slid(blocks([one[2] for one in mine], [one[2] for one in other]), mine, other)
    for a, b, size in [*_cleaned(same, mine), (len(mine), len(other), 0)]:
        if a > i:
            yield Piece("gone", old[mine[i][0] : mine[a - 1][1]], mine[i][0], -1)
        if b > j:
            yield Piece("came", new[other[j][0] : other[b - 1][1]], -1, other[j][0])
        if size:
            yield Piece("same", new[other[b][0] : other[b + size - 1][1]], mine[a][0], other[b][0])
        i, j = a + size, b + size


def _slid(same: Sequence[Block], mine: Sequence[Line], other: Sequence[Line]) -> list[Block]:
    """What only went or only came ends with its own sign: "one.{+ two.+}", not "one{+. two+}."."""
    slid = list(same)
    for at in range(len(slid) - 1):
        (a, b, size), (c, d, rest) = slid[at : at + 2]
        while rest and (c > a + size) != (d > b + size):
            first = mine[a + size][2] if c > a + size else other[b + size][2]
            if first != mine[c][2] or first[:1].isalnum():
                break
            size, c, d, rest = size + 1, c + 1, d + 1, rest - 1
        slid[at : at + 2] = (a, b, size), (c, d, rest)
    return [block for block in slid if block[2]]


def _tokens(text: str, start: int, end: int) -> list[Line]:
    """Words and signs, each with the blanks after it, and line breaks; what is compared is without the blanks."""
    found = _TOKEN.finditer(text, start, end)
    return [(one.start(), one.end(), "\n" if one[0][0] == "\n" else plainly(one[0]).strip()) for one in found]


def _cleaned(same: Sequence[Block], tokens: Sequence[Line]) -> list[Block]:
    """Without the slight words between two changes: a run of them reads as one change."""
    last = len(same) - 1
    kept = []
    for number, (a, b, size) in enumerate(same):
        words = [token[2] for token in tokens[a : a + size]]
        slight = sum(map(len, words)) <= SLIGHT and not any(map(str.isdigit, "".join(words))) and "\n" not in words
        if not slight or number in (0, last):
            kept.append((a, b, size))
    return kept


def _with_moves(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Passages that went in one place and came in another, marked so."""
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    gone, came = ({_key(piece) for piece in pieces if piece.kind == kind} for kind in ("gone", "came"))
    known = (gone & came) - {""}
    if not known:
        return tuple(paragraphs)
    return tuple(
        Paragraph(tuple(replace(piece, moved=_key(piece) in known) for piece in one.pieces)) for one in paragraphs
    )


def _key(piece: Piece) -> str:
    words = plainly(piece.text).split() if piece.kind != "same" else []
    return " ".join(words) if len(words) >= MOVED else ""


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """The pieces, parted where a line ends in either text."""
    line: list[Piece] = []
    for piece in pieces:
        at = 0
        for found in re.finditer(r"\n+", piece.text):
            if found.start() > at:
                line.append(_part(piece, at, found.start()))
            if line:
                yield Paragraph(tuple(line))
            line, at = [], found.end()
        if at < len(piece.text):
            line.append(_part(piece, at, len(piece.text)))
    if line:
        yield Paragraph(tuple(line))


def _part(piece: Piece, start: int, end: int) -> Piece:
    old, new = (at + start if at >= 0 else -1 for at in (piece.old, piece.new))
    return replace(piece, text=piece.text[start:end], old=old, new=new)
