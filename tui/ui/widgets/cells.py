"""Text measured in terminal cells: width, cut with an ellipsis, pad, and wrap to lines of offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_WORD = re.compile("(?:\\S|[\u00a0\u2007\u202f])+")  # blanks that do not break hold words together
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻,.;:!?)]}»”’%…"
)
_NEVER_LAST = frozenset("（「『【〔〈《([{«“‘")
_IDEOGRAPHS = "\u2e80"  # from here on signs are words by themselves
_INNER = re.compile(r"\w\w")  # inside a word of code
_BACK = 24  # clusters that a break goes back to stand at a better place


def narrow(text: str) -> bool:
    """Whether every character takes one cell, as in Latin, Greek and Cyrillic: the quick way for all measures."""
    return _NARROW.fullmatch(text) is not None


def width(text: str) -> int:
    """The cells the text takes."""
    return len(text) if narrow(text) else cell_len(text)


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text in at most so many cells; a longer one ends in the ellipsis. Never splits a character's cluster."""
    if width(text) <= cells:
        return text
    room = cells - len(ellipsis)
    if room < 0:
        return ""
    return text[: _fitting(text, 0, len(text), room)].rstrip() + ellipsis


def fit(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text in exactly so many cells: cut, or padded on the right."""
    shown = cut(text, cells, ellipsis)
    return shown + " " * (cells - width(shown))


def right(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text in exactly so many cells, at their right edge."""
    shown = cut(text, cells, ellipsis)
    return " " * (cells - width(shown)) + shown


def _fitting(text: str, start: int, end: int, cells: int) -> int:
    """The offset up to which the text from `start` fits in so many cells; at least one cluster, else `start`."""
    part = text[start:end]
    if narrow(part):
        return min(end, start + cells)
    used, offset = 0, start
    for left, stop, size in split_graphemes(part)[0]:
        if used + size > cells:
            break
        used, offset = used + size, start + stop
        assert left >= 0
    return offset


def wrap(text: str, start: int, end: int, cells: int, *, first: int | None = None) -> Iterator[tuple[int, int]]:
    """Lines of `text[start:end]` as (start, end) offsets without the blanks between; `first` cells on the first line.

    Breaks at white space, at the text's own line breaks, and inside a word that is longer than a line."""
    quick = narrow(text[start:end])
    line = _wrap_narrow if quick else _wrap_line
    for left, stop in _hard_lines(text, start, end):
        yield from line(text, left, stop, max(1, cells), first or max(1, cells))
        first = None


def _hard_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start <= end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        if stop > start:
            yield start, stop
        start = stop + 1


def _wrap_narrow(text: str, start: int, end: int, cells: int, room: int) -> Iterator[tuple[int, int]]:
    """Wrap one hard line in which every character takes one cell. `room` is the width of its first line."""
    left = start
    while True:
        while left < end and text[left] == " ":
            left += 1
        stop = min(end, left + room)
        if stop < end and (stop := text.rfind(" ", left, stop + 1)) < 0:
            word_end = text.find(" ", left, end)
            stop = _broken(text, left, word_end if word_end >= 0 else end, room, left)
        after = stop
        while stop > left and text[stop - 1] == " ":
            stop -= 1
        if stop == left:
            return
        yield left, stop
        left, room = after, cells


def _wrap_line(text: str, start: int, end: int, cells: int, room: int) -> Iterator[tuple[int, int]]:
    """Wrap one hard line. `room` is the width of its first line."""
    left = stop = -1  # the line under way
    used = 0
    for match in _WORD.finditer(text, start, end):
        word, word_end = match.span()
        size = cell_len(text[word:word_end])
        gap = cell_len(text[stop:word]) if stop >= 0 else 0
        if left >= 0 and used + gap + size <= room:
            used, stop = used + gap + size, word_end
            continue
        if left >= 0 and (size <= cells or room - used - gap < 2):
            yield left, stop
            left, used, room = -1, 0, cells
        elif left >= 0:  # a long word of wide characters, as Chinese text is, goes on in this line
            size, word = size + used + gap, left
        left, stop, used = word, word_end, size
        if used > room:
            while (at := _broken(text, max(left, match.start()), stop, room, left)) < stop:
                yield left, at
                left, room = at, cells
            used = width(text[left:stop])
    if left >= 0:
        yield left, stop


def _broken(text: str, word: int, stop: int, cells: int, left: int) -> int:
    """Where a line that begins at `left` ends inside a word that is too long for it; `stop` when all of it fits."""
    if narrow(part := text[left : min(stop, left + cells + 1)]):
        if left + len(part) == stop and len(part) <= cells:
            return stop
        edges: Sequence[int] = range(left, left + cells + 1)
    else:
        part, edges, used = text[left : min(stop, left + 3 * cells + 32)], [left], 0
        for _, end, size in split_graphemes(part)[0]:
            used += size
            if used > cells:
                break
            edges.append(left + end)
        if edges[-1] == stop:
            return stop
        if len(edges) == 1:
            return left + split_graphemes(part)[0][0][1]
    return next((at for at in edges[: -_BACK - 1 : -1] if at > word and parts(text, at)), edges[-1])


def parts(text: str, at: int) -> bool:
    """Whether a line may end here: no closing sign begins the next, no opening one ends it, no number is split."""
    before, after = text[at - 1], text[at]
    if after in _NEVER_FIRST or before in _NEVER_LAST or (before in ",." and after.isdigit()):
        return False
    return not (before.isalnum() and after.isalnum() and max(before, after) < _IDEOGRAPHS)


def balanced(text: str, cells: int, most: int) -> list[tuple[int, int]]:
    """Wrap a heading into lines of like lengths; beyond `most` lines the rest is left for the ellipsis of the last."""
    lines = list(wrap(text, 0, len(text), cells))
    if not 1 < len(lines) <= most:
        return lines[:most]
    low, high = 1, cells
    while low < high:
        middle = (low + high) // 2
        if len(list(wrap(text, 0, len(text), middle))) <= len(lines):
            high = middle
        else:
            low = middle + 1
    return list(wrap(text, 0, len(text), low))


def fold(text: str, start: int, end: int, cells: int, hang: int = 0) -> Iterator[tuple[int, int, bool]]:
    """Lines of code as (start, end) offsets: broken where the text breaks and at the width, blanks kept.

    The lines that go on with one are marked True and `hang` cells shorter."""
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        left, room = start, cells
        while (at := _folded(text, left, stop, room)) < stop:
            yield left, at, left > start
            left, room = at, max(1, cells - hang)
        yield left, stop, left > start
        start = stop + 1


def _folded(text: str, left: int, stop: int, cells: int) -> int:
    """Where a line of code that begins at `left` ends."""
    part = text[left : min(stop, left + 2 * cells)]
    if shown_width(part) <= cells:
        return left + len(part)
    edges, used = [left], 0
    for start, end, _ in split_graphemes(part)[0]:
        used += shown_width(part[start:end])
        if used > cells:
            break
        edges.append(left + end)
    later = edges[1:] or [left + 1]
    return next((at for at in later[: -_BACK - 1 : -1] if not _INNER.match(text, at - 1)), later[-1])


TAB = 4  # cells a tab is drawn with
_DRAWN = {ord("\t"): " " * TAB, 0xA0: " ", 0x2007: " ", 0x202F: " "}


def shown(text: str) -> str:
    """The text as it is drawn: tabs and blanks that do not break as plain blanks."""
    return text if text.isascii() and "\t" not in text else text.translate(_DRAWN)


def shown_width(text: str) -> int:
    """The cells the drawn text takes."""
    return width(shown(text))


def offset_at(text: str, start: int, end: int, x: int) -> int:
    """The offset of the character that is drawn `x` cells right of the line's start."""
    return min(end, _fitting(text, start, end, max(0, x)))
