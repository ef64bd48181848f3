"""Runs of blocks of one shape, without a heading: titles with snippets, dates or "read more", one beside the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.text import looks
from tui.text.blocks import Piece
from tui.text.tree import Element

_LEAST = 3  # cards of a run
_STEP = 6  # blocks of a card, at most
_SNIPPET = 600  # characters of a snippet, at most
_UP = 6  # ancestors of a block that may be its card
_MINE = 0.3  # the share of a page's text from which same-shaped elements are the article
_OTHER = 2.0  # how much more text readability must have kept elsewhere, when no date and no "more" tells cards
_PROSE = 80  # letters from which a block counts as text that readability kept


def runs(parts: Sequence[Piece], kept: Sequence[bool]) -> list[range]:
    """Runs of teasers: in even steps of blocks, or in elements of one shape side by side."""
    found = _even(parts, lambda part: len(part.text) < _SNIPPET and looks.has_more(part.text))
    found += _even(parts, _is_cut_snippet)
    return found + list(_side_by_side(parts, kept))


def _is_cut_snippet(part: Piece) -> bool:
    """Whether a block is a snippet that breaks off."""
    return 40 < len(part.text) < _SNIPPET and part.kind != "heading" and looks.is_cut(part.text)


def _even(parts: Sequence[Piece], is_cue: Callable[[Piece], bool]) -> list[range]:
    """Runs of three or more cues, evenly spaced, with what belongs to each."""
    cues = [at for at, part in enumerate(parts) if is_cue(part)]
    found: list[range] = []
    begin = 0
    for at in range(1, len(cues) + 1):
        step = cues[begin + 1] - cues[begin] if begin + 1 < len(cues) else 0
        if at < len(cues) and cues[at] - cues[at - 1] == step and step <= _STEP:
            continue
        if at - begin >= _LEAST and 1 < step <= _STEP:
            end = cues[at - 1] + 1
            end += end < len(parts) and looks.is_date(parts[end].text)
            run = range(max(0, cues[begin] - step + 1 + (end - 1 - cues[at - 1])), end)
            if not any(looks.is_prose(parts[one]) for one in run):
                found.append(run)
        begin = at
    return found


def _side_by_side(parts: Sequence[Piece], kept: Sequence[bool]) -> Iterator[range]:
    """Runs of sibling elements of one shape, each with a linked title and a date, a snippet or "read more"."""
    spans = _spans(parts)
    whole = sum(len(part.text) - part.linked for part in parts)
    run: list[range] = []
    shape: tuple[object, ...] = ()
    for element, (first, last) in spans.items():
        own = (element.getparent(), element.tag, element.get("class"))
        span = range(first, last + 1)
        if own == shape and run and first == run[-1].stop and _is_card(parts, span):
            run.append(span)
            continue
        yield from _told(run, parts, kept, whole)
        shape, run = (own, [span]) if _is_card(parts, span) else ((), [])
    yield from _told(run, parts, kept, whole)


def _told(run: list[range], parts: Sequence[Piece], kept: Sequence[bool], whole: int) -> Iterator[range]:
    """The run as one, when it is long enough and no part of the article."""
    if len(run) < _LEAST:
        return
    span = range(run[0].start, run[-1].stop)
    letters = sum(len(parts[at].text) - parts[at].linked for at in span)
    agreed = _agreed(parts, kept, span)
    sure = all(any(looks.is_date(parts[at].text) or looks.is_cut(parts[at].text) for at in card) for card in run)
    if letters > _MINE * whole or 2 * agreed > letters:
        return
    if sure or _agreed(parts, kept, range(len(parts))) - agreed > _OTHER * letters:
        yield span


def _agreed(parts: Sequence[Piece], kept: Sequence[bool], span: range) -> int:
    """The letters of prose in some blocks that readability kept."""
    own = ((len(parts[at].text) - parts[at].linked) * kept[at] for at in span)
    return sum(letters for letters in own if letters > _PROSE)


def _spans(parts: Sequence[Piece]) -> dict[Element, tuple[int, int]]:
    """Of each element that may be a card, its first and last block; in the order of what they end with."""
    spans: dict[Element, tuple[int, int]] = {}
    for at, part in enumerate(parts):
        element = part.owner
        for _ in range(_UP):
            if element is None:
                break
            first, _last = spans.pop(element, (at, at))
            spans[element] = (first, at)
            element = element.getparent()
    by_level: dict[Element, list[Element]] = {}
    for element in spans:
        by_level.setdefault(element.getparent(), []).append(element)
    return {one: spans[one] for level in by_level.values() for one in sorted(level, key=lambda e: spans[e])}


def _is_card(parts: Sequence[Piece], span: range) -> bool:
    """Whether blocks are one teaser: a linked title, and a date, a short text or "read more"."""
    if not 2 <= len(span) <= _STEP + 2:
        return False
    inside = parts[span.start : span.stop]
    titles = [part for part in inside if looks.leads(part) and looks.is_title(part)]
    text = sum(len(part.text) - part.linked for part in inside)
    if not titles or text > _SNIPPET or any(looks.is_prose(part) for part in inside[: inside.index(titles[0])]):
        return False
    others = [part for part in inside if part is not titles[0]]
    return any(40 < len(part.text) < 400 or looks.is_date(part.text) or looks.is_cut(part.text) for part in others)
