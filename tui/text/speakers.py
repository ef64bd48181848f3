"""Whose words are reported: the noun phrase before or after a reporting verb."""

from __future__ import annotations

from tui.model import Mention, Span
from tui.text.saying import DASHES, QUOTES, STOPS, Line

LONGEST = 12
_APOSTROPHES = ("'", "’")
_ENDS = frozenset(",;:()—–")


def named(line: Line, start: int, end: int, *, last: bool) -> Span:
    """The speaker among these words: the person who ends (or opens) them, a name that is all of them, else all."""
    whole = line.span(start, end)
    inside = [one for one in line.mentions if whole.start <= one.start and one.end <= whole.end]
    people = [one for one in inside if one.type == "PER"]
    if people:
        name = people[-1] if last else people[0]
        opens = name.start == whole.start and line.after(name.end) not in _APOSTROPHES
        if (name.end == whole.end and _is_head(line, name, opens)) or opens or not last:
            return Span(name.start, name.end)
    if line.comma and not last and inside and inside[0].start == whole.start:
        return Span(inside[0].start, inside[0].end)
    bare = line.span(start + 1, end) if line.at(start, "det") and end > start + 1 else whole
    return next((Span(one.start, one.end) for one in inside if (one.start, one.end) == (bare.start, bare.end)), whole)


def _is_head(line: Line, name: Mention, opens: bool) -> bool:
    """Whether a person at the end of a phrase is who it is about: `мер Іван Кравець`, but not `прессслужба Кравця`."""
    return opens or not line.comma or any(token.start > name.start and token.end <= name.end for token in line.tokens)


def speaker(line: Line, cue: int) -> Span | None:
    """The subject before the cue, or after it when a quote or a comma stands before."""
    place = _skip(line, cue - 1)
    if line.at(cue, "impersonal"):
        return within(line, cue)
    if place < 0 or line.text(place) in QUOTES or line.text(place) in DASHES:
        return _after(line, cue) or _in_quotes(line, place)
    if line.comma and line.at(0, "about"):
        return _after(line, cue)
    if line.text(place) == "," and line.at(cue, "ing"):
        return _opening(line, cue)
    if line.text(place) == ",":
        if "tell" in line.tags[cue]:
            return _before_aside(line, place)
        return _after(line, cue) or _before_aside(line, place)
    if line.at(place, "and"):
        return _opening(line, place)
    if line.at(place, "who") and (line.comma or line.at(place, "pronoun") or line.text(place - 1) == ","):
        place -= 2 if place and line.text(place - 1) == "," else 1
        if place < 0:
            return None
    return _phrase_before(line, place)


def _skip(line: Line, place: int) -> int:
    """Back over auxiliaries, adverbs and `want to`, `is able to`."""
    while place >= 0 and not line.at(place, "pronoun"):
        apostrophe = line.text(place) in _APOSTROPHES
        chained = line.at(place, "chain") and (
            line.at(place, "to") or line.at(place + 1, "to") or line.at(place, "aux")
        )
        if not (apostrophe or chained or line.at(place, "make") or line.at(place, "aux") or line.at(place, "adverb")):
            break
        place -= 1
    return place


def _phrase_before(line: Line, last: int) -> Span | None:
    """The noun phrase that ends at `last`."""
    if last < 0:
        return None
    if line.at(last, "pronoun"):
        return line.span(last, last + 1)
    start = last + 1
    while start > 0 and last - start < LONGEST and not _ends(line, start - 1, start > last):
        start -= 1
    while start <= last and (line.at(start, "aux") or line.at(start, "adverb") or line.shape(start) == "sign"):
        start += 1
    if start > 1 and line.at(start - 1, "within") and line.text(start - 2) not in STOPS:
        before = _phrase_before(line, _skip(line, start - 2))
        if before:
            return before
    return named(line, start, last + 1, last=True) if start <= last else None


def _ends(line: Line, place: int, first: bool) -> bool:
    """Whether a noun phrase cannot reach back over this word."""
    text = line.text(place)
    if text in _ENDS or text in QUOTES or (text == "." and not first):
        return True
    if line.at(place, "inner"):
        return not (line.at(place, "of") or line.named(place))
    return line.at(place, "bound")


def _in_quotes(line: Line, place: int) -> Span | None:
    """`«Мрія» повідомила`: a name in quotation marks right before the verb."""
    if place < 1 or not line.named(place - 1):
        return None
    last = line.tokens[place - 1].end
    return next((Span(one.start, one.end) for one in line.mentions if one.start < last <= one.end), None)


def within(line: Line, cue: int) -> Span | None:
    """`йдеться в заяві порту`, `is noted by the port`: what it is said in, or by."""
    start = cue + 2
    if not (line.at(cue + 1, "within") or line.at(cue + 1, "agent")):
        return None
    end = start
    while end < len(line.tokens) and end < start + LONGEST and not _stops(line, end):
        end += 1
    return named(line, start, end, last=False) if end > start else None


def _after(line: Line, cue: int) -> Span | None:
    """`said X`: up to a comma, a full stop or a preposition."""
    start = cue + 1
    while line.at(start, "aux") or line.at(start, "adverb"):
        start += 1
    if line.text(start) in QUOTES and line.shape(start + 1) in ("title", "upper") and line.comma:
        start += 1
    end = start
    while end < len(line.tokens) and end < start + LONGEST and not _stops(line, end):
        end += 1
    if end == start or any(line.at(one, "finite") or line.at(one, "aux") for one in range(start + 1, end)):
        return None
    if line.at(start, "pronoun"):
        return line.span(start, start + 1)
    capital = any(line.shape(place) in ("title", "upper") for place in range(start, end))
    if capital or line.at(start, "det") or not line.lows[start].isascii():
        return named(line, start, end, last=False)
    return None


def _stops(line: Line, place: int) -> bool:
    """Whether the words of a speaker after the verb end before this word."""
    text = line.text(place)
    if text in _ENDS or text in QUOTES:
        return True
    if text == ".":
        return not (
            line.glued(place) or (place + 1 < len(line.tokens) and line.shape(place - 1) in ("upper", "initial"))
        )
    return line.at(place, "stop") and not line.named(place)


def _before_aside(line: Line, comma: int) -> Span | None:
    """`X, the minister, said`, `X, of the port, its old part, said`: the person before the aside, or its last words."""
    end = line.tokens[comma].end
    for one in line.mentions:
        if one.type == "PER" and one.end < end and line.after(one.end) == ",":
            return Span(one.start, one.end)
    place = comma - 1
    while place >= 0 and line.text(place) != ",":
        place -= 1
    return _phrase_before(line, place - 1) if place > 0 else None


def _opening(line: Line, before: int) -> Span | None:
    """`X called it bad and said`: the name or pronoun that opens the sentence is the subject of its second verb too."""
    start = line.tokens[0].start
    near = [one for one in line.mentions if one.start - start < 60 and line.after(one.end) not in _APOSTROPHES]
    for one in [one for one in near if one.type == "PER"] or near:
        return Span(one.start, one.end)
    return next((line.span(place, place + 1) for place in range(before - 1, -1, -1) if line.at(place, "pronoun")), None)
