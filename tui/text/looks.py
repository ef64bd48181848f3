"""What a block looks like by itself: a date, a title that leads elsewhere, a snippet that is cut, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.text import dates, furniture
from tui.text.blocks import Piece
from tui.text.seen import words

_TAIL = 60  # characters of its end
_PROSE = 12  # words from which a block may be prose
_ENDS = re.compile(r"[.!?:;。！？][\"'”’»」』)\]]*$")
_CUT = re.compile(r"(?:…|\.\.\.|\[\.\.\.\]|\[…\])\s*$")
_STOP = re.compile(r"(?:…|\.\.\.|[.!?\])»”\"])\s*")
_MORE = re.compile(r"(?:…|\.\.\.|[.!?\])»”\"])\s*\W{0,3}\s*[^\W\d_][\w ]{2,30}\W{0,3}$")


def is_date(text: str) -> bool:
    """Whether a short line is a date and little else."""
    found = next(dates.find(text), None) if 5 < len(text) < 60 else None
    return found is not None and found.end - found.start >= 0.4 * len(text)


def has_more(text: str) -> bool:
    """Whether a block ends in "read more", in whatever language."""
    tail = text[-_TAIL:]
    return bool(_MORE.search(tail)) and any(furniture.by_line(tail[at:].strip()) == "more" for at in _starts(tail))


def _starts(tail: str) -> Iterator[int]:
    """Where the last few words of a block may begin."""
    return (found.end() for found in _STOP.finditer(tail))


def is_cut(text: str) -> bool:
    """Whether a block breaks off, or ends in "read more"."""
    return bool(_CUT.search(text[-_TAIL:])) or has_more(text)


def is_prose(part: Piece) -> bool:
    """Whether a block reads like the article itself: a whole sentence, no link, nothing cut."""
    return (
        part.density < 0.3
        and words(part.text) >= _PROSE
        and bool(_ENDS.search(part.text[-_TAIL:]))
        and not is_cut(part.text)
    )


def is_title(part: Piece) -> bool:
    """Whether a block may be the title of another post: linked, or a heading."""
    return 3 <= words(part.text) <= 40 and (part.density > 0.7 or part.kind == "heading") and not has_more(part.text)


def leads(part: Piece) -> bool:
    """Whether a block is a link to another post, by its words."""
    return part.density > 0.5 and words(part.text) >= 3
