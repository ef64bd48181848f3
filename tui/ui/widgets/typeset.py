"""Paragraphs, headings and verses set in lines: no short word alone on the last line, headings in lines alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.ui.widgets import cells

Span = tuple[int, int]
"""Where a line begins and ends in its text, code points."""

SHORT = 10  # cells of a word that is not to stand alone on the last line
RUNT = 4  # cells of the ideographs that are not to
FULL = 0.6  # of the width that the line before keeps when it gives up its last word
HEAD_LINES = 4  # a heading of more lines is no heading


def paragraph(text: str, start: int, end: int, width: int) -> list[Span]:
    """Lines of at most so many cells, the last word not alone where the line before can spare another."""
    return _joined(text, list(cells.wrap(text, start, end, width)), width)


def heading(text: str, start: int, end: int, width: int) -> list[Span]:
    """Lines of like lengths."""
    found = [(start + left, start + right) for left, right in cells.balanced(text[start:end], width, HEAD_LINES)]
    if found and not text[found[-1][1] : end].strip():
        return found
    return paragraph(text, start, end, width)


def hard_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines that the text breaks itself, empty ones left out."""
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + 1


def verse(hang: int) -> Callable[[str, int, int, int], Iterator[Span]]:
    """Sets one line of the text's own; what does not fit goes on in lines that are `hang` cells shorter."""
    return lambda text, start, end, width: cells.wrap(text, start, end, max(1, width - hang), first=width)


def _joined(text: str, lines: list[Span], width: int) -> list[Span]:
    """The lines, a short word that stands alone on the last joined by the word before it."""
    if len(lines) < 2:
        return lines
    (before, stop), (last, end) = lines[-2:]
    between, words = text[stop:last], text[last:end]
    if between and "\n" not in between and " " not in words and cells.width(words) <= SHORT:
        word = text.rfind(" ", before, stop) + 1
        cut = before + len(text[before:word].rstrip())
    elif not between and not cells.narrow(words) and cells.width(words) <= RUNT:
        cut = word = stop - 2
    else:
        return lines
    fits = cut > before and cells.width(text[before:cut]) >= FULL * width and cells.width(text[word:end]) <= width
    return [*lines[:-2], (before, cut), (word, end)] if fits and (between or cells.parts(text, cut)) else lines
