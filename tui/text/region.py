"""Where on a page the article stands: the run of blocks that is worth most, and which of them stay."""

from __future__ import annotations

from tui.text.element import Element, up
from tui.text.weigh import Weighed

_GAP = 8.0  # the most that a run of furniture in the middle of an article costs
_SOME = 0.3  # the worth from which a kept block marks the article
_FAR = 1.6  # how much more other text must be worth
_MUCH = 8.0  # the worth of a whole page's prose from which it may be an article in many small parts
_DEEP = 100  # ancestors that are looked at
_LITTLE = 0.25  # the share of it below which a region is not believed


def region(weighed: list[Weighed]) -> tuple[int, int]:
    """Where the article begins and ends: around what readability kept, unless other text is worth far more."""
    kept = [at for at, one in enumerate(weighed) if one.kept and one.value > _SOME]
    first, last = (kept[0], kept[-1] + 1) if kept else (0, 0)
    worth = sum(one.value for one in weighed[first:last] if one.value > 0)
    start, end = densest(weighed)
    if sum(one.value for one in weighed[start:end] if one.value > 0) > _FAR * worth + 1:
        return start, end
    if start <= first < end or start < last <= end:
        first, last = min(start, first), max(end, last)
    return _scattered(weighed, first, last) or (first, last)


def _scattered(weighed: list[Weighed], first: int, last: int) -> tuple[int, int] | None:
    """Where the article stands when the region has next to nothing of the page's prose: where most of that stands."""
    good = [at for at, one in enumerate(weighed) if one.value > _SOME and not one.reason]
    worth = sum(weighed[at].value for at in good)
    inside = sum(weighed[at].value for at in good if first <= at < last)
    if worth < _MUCH or inside > _LITTLE * worth:
        return None
    home = _home([weighed[at] for at in good])
    there = [at for at in good if home in up(weighed[at].part.owner, _DEEP)]
    return there[0], there[-1] + 1


def densest(weighed: list[Weighed]) -> tuple[int, int]:
    """The run of blocks that is worth most; what a run of furniture inside it costs is bounded."""
    best, span = 0.0, (0, 0)
    total, start, gap = 0.0, 0, 0.0
    for at, one in enumerate(weighed):
        if total <= 0:
            total, start, gap = 0.0, at, 0.0
        if one.value < 0:
            step = min(-one.value, _GAP - gap)
            gap += step
            total -= step
        else:
            gap = 0.0
            total += one.value
        if total > best:
            best, span = total, (start, at + 1)
    return span


def settle(inside: list[Weighed]) -> list[Weighed]:
    """The blocks of the region that stay: not those in furniture, nor those outside the article's element."""
    good = [one for one in inside if not one.reason and (one.kept or one.value > _SOME)]
    home = _home(good)
    out = []
    for one in inside:
        near = home is None or home in up(one.part.owner, _DEEP)
        if not one.reason and (one.kept or one.value > 0.2 or (near and one.part.density < 0.5)):
            out.append(one)
    while out and out[-1].part.kind == "heading":
        out.pop()
    return out


def _home(good: list[Weighed]) -> Element | None:
    """The innermost element that holds nearly all of these blocks' text."""
    letters: dict[Element, int] = {}
    for one in good:
        for element in up(one.part.owner, _DEEP):
            letters[element] = letters.get(element, 0) + len(one.part.text)
    most = max(letters.values(), default=0)
    full = [element for element, count in letters.items() if count >= 0.85 * most]
    return min(full, key=lambda element: letters[element], default=None)
