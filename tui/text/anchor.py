"""Finds a tagged span again in a later text: exact, with changed spacing and quotes, strictly alike, else not at all.

A wrong place is worse than none. So of equal words those in their old surroundings are taken, words that begin or end
a sentence are not found inside a longer one, and words that stood elsewhere in the old text already are not taken for
the span reworded. Where that leaves a doubt, the span is an orphan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tui.model import Anchor, State
from tui.text.alike import likeness, telling
from tui.text.ground import Ground, bare, places, plainly

NEAR, FAR = 4, 12  # letters beside a span that are as they were: on both sides, or on one
_KEY = 8  # characters of the surroundings by which a reworded span is looked for
_TRIED = 20  # places of such a key that are looked at
_LONGER = 1.6  # times the span may have grown, or shrunk
_ENDS = ".!?…:;\"”»’')]}"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words stand now, code points; -1 and -1 when they are gone."""

    start: int
    end: int
    state: State


GONE = Placed(-1, -1, State.ORPHAN)


def place(held: Anchor, now: Ground, then: Ground | None = None) -> Placed:
    """Where `held` stands in the text `now`; `then`: the one it was made in, None where that is not known.

    Anchored is only what stands where it stood in a text of which no letter changed: else a person should look.
    """
    if not held.quote.strip():
        return GONE
    stays = now.text[held.start : held.end] == held.quote
    if stays and then is not None and now.text == then.text:
        return Placed(held.start, held.end, State.ANCHORED)
    span = _exact(held, now, then) or _plain(held, now, then) or _reworded(held, now, then)
    if span is None:
        return GONE
    unknown = then is None and stays and span == (held.start, held.end)
    return Placed(*span, State.ANCHORED if unknown else State.MOVED)


def _exact(held: Anchor, now: Ground, then: Ground | None) -> Span | None:
    """The very words."""

    def stand(ground: Ground) -> list[Span]:
        return [(at, at + len(held.quote)) for at in places(held.quote, ground.text)]

    return _among(held, stand, now, then)


def _plain(held: Anchor, now: Ground, then: Ground | None) -> Span | None:
    """The words with other blanks, quotes and dashes."""
    words = plainly(held.quote).strip()

    def stand(ground: Ground) -> list[Span]:
        return [(ground.there(at), ground.there(at + len(words))) for at in places(words, ground.plain)]

    return _among(held, stand, now, then) if words else None


def _among(held: Anchor, stand: Callable[[Ground], list[Span]], now: Ground, then: Ground | None) -> Span | None:
    """The one of several like spans that is meant, by its surroundings; `stand`: those of a text."""
    if not (found := stand(now)):
        return None
    were = stand(then) if then else []
    whole = [span for span in found if _whole(held, now.text, *span)]
    if len(whole) == 1 and len(were) <= 1 and telling(held.quote):
        return whole[0]
    homes = sorted(((_home(held, now.text, *span), span) for span in whole), key=lambda one: -sum(one[0]))
    if not homes or max(homes[0][0]) < NEAR:
        return None
    best, span = homes[0]
    others = [sum(home) for home, _ in homes[1:]]
    if then is not None:
        others += [sum(_home(held, then.text, *span)) for span in were if span[0] != held.start]
    if sum(best) > max(others, default=-1):
        return span
    at = next((number for number, one in enumerate(were) if one[0] == held.start), None)
    return found[at] if at is not None and len(were) == len(found) else None


def _whole(held: Anchor, text: str, start: int, end: int) -> bool:
    """Whether words that began or ended a sentence, or a word, do so still."""
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if held.quote[0].isalnum() and _cuts(before[-1:]) and not _cuts(held.prefix[-1:]):
        return False
    if held.quote[-1].isalnum() and _cuts(after[:1]) and not _cuts(held.suffix[:1]):
        return False
    if _parted(held.prefix[::-1]) and not _parted(before[::-1]):
        return False
    return held.quote[-1] in _ENDS or not _parted(held.suffix) or _parted(after)


def _cuts(letter: str) -> bool:
    return letter.isalnum()


def _parted(beside: str) -> bool:
    """Whether what stands beside a span, read away from it, belongs to another sentence."""
    bare = beside.lstrip()
    gap = beside[: len(beside) - len(bare)]
    return not bare or "\n" in gap or not (bare[0].isalnum() or bare[0] == ",")


def _home(held: Anchor, text: str, start: int, end: int) -> tuple[int, int]:
    """How many letters beside the span are as they were, left and right; the text's own edge counts as many."""
    wide = 8 + len(held.prefix) + len(held.suffix)
    before, after = text[max(0, start - wide) : start], text[end : end + wide]
    return _common(bare(before)[::-1], bare(held.prefix)[::-1]), _common(bare(after), bare(held.suffix))


def _common(one: str, other: str) -> int:
    if not one and not other:
        return FAR
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _reworded(held: Anchor, now: Ground, then: Ground | None) -> Span | None:
    """A wording that is strictly alike, in the old surroundings; two of them are a doubt."""
    best: tuple[float, int, Span] | None = None
    for start, end in _candidates(held, now):
        span = now.there(start), now.there(end)
        home = _home(held, now.text, *span)
        if (min(home) < NEAR and max(home) < FAR) or not _whole(held, now.text, *span):
            continue
        share = likeness(held.quote, now.text[slice(*span)])
        if not share or _stood_elsewhere(now.plain[start:end], held, then):
            continue
        if best is not None and (span[0] >= best[2][1] or span[1] <= best[2][0]):
            return None
        best = max(best or (0.0, 0, span), (share, sum(home), span))
    return best and best[2]


def _stood_elsewhere(words: str, held: Anchor, then: Ground | None) -> bool:
    """Whether a wording was in the old text already, beside the span: then it is another sentence."""
    return then is not None and then.plain.count(words) > plainly(held.quote).count(words)


def _candidates(held: Anchor, now: Ground) -> Iterator[Span]:
    """Spans of the plain text from where the words or what stood before them are, to where they end."""
    text, quote = now.plain, plainly(held.quote).strip()
    prefix, suffix = plainly(held.prefix).strip(), plainly(held.suffix).strip()
    starts = {0} if not prefix else {at + len(prefix[-_KEY:]) for at in _some(prefix[-_KEY:], text)}
    ends = {len(text)} if not suffix else set(_some(suffix[:_KEY], text))
    starts |= set(_some(quote[:_KEY], text))
    ends |= {at + len(quote[-_KEY:]) for at in _some(quote[-_KEY:], text)}
    room = range(int(len(quote) / _LONGER), int(len(quote) * _LONGER) + 1)
    spans = {(_right(start, text), _left(end, text)) for start in starts for end in ends if end - start in room}
    return iter(sorted(span for span in spans if span[0] < span[1]))


def _some(key: str, text: str) -> Iterable[int]:
    return islice(places(key, text), _TRIED)


def _right(at: int, text: str) -> int:
    """Past a blank, to the right."""
    return at + text.startswith(" ", at)


def _left(at: int, text: str) -> int:
    """Past a blank, to the left."""
    return at - text.endswith(" ", 0, at)
