"""Whose words are reported: the noun phrase before or after a reporting verb."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Mention, Span
from tui.text.stem import words
from tui.text.tokens import Token

QUOTES = frozenset('"“”«»„')
PRONOUNS = frozenset(
    words(
        "im ive id ill youre youve hes shes weve theyre theyve "
        "i you he she it we they who his her their your my us them я ти він вона воно ми ви вони он она оно мы вы они"
    )
)
AUXILIARY = frozenset(
    words(
        "dont didnt doesnt cant cannot wont wouldnt couldnt isnt wasnt shouldnt am "
        "has have had is was were are be been also later previously recently now then once would will could "
        "can may might must should did do does n't not never always still only just really further often "
        "repeatedly already publicly earlier 've 'd 'll 've ve d ll t don doesn didn m 'm re також теж раніше "
        "вже вчора сьогодні потім тоже также ранее уже"
    )
)
_BOUNDS = frozenset(
    words(
        "that which when where while as if because since although though but and or so what how why whether "
        "until before after than whom for in on at with from by to about into over under during through що як "
        "коли якщо бо але а та і й або чи де який яка які хоча щоб про что как когда если но и или где "
        "который которая которые хотя чтобы о об"
    )
)
_AFTER = frozenset(
    words(
        "that in on at to of for as after when while by with during from about whether if how because told "
        "who что что що під час у в на про о об після после"
    )
)
LONGEST = 12


def named(line: Sequence[Token], start: int, end: int, mentions: Sequence[Mention], *, last: bool) -> Span:
    """The speaker among these words: the name that ends (or opens) them, else all of them."""
    first, final = line[start].start, line[end - 1].end
    inside = [one for one in mentions if first <= one.start and one.end <= final]
    if inside:
        people = [one for one in inside if one.type in ("PER", "ORG")] or inside
        name = people[-1] if last else people[0]
        if (
            name.end == final
            or (name.type == "PER" and not last)
            or (name.start == first and not _possessive(line, name))
        ):
            return Span(name.start, name.end)
    return Span(first, final)


def _possessive(line: Sequence[Token], name: Mention) -> bool:
    return any(token.start == name.end and token.text in "'’" for token in line)


def speaker(line: Sequence[Token], lows: list[str], cue: int, mentions: Sequence[Mention]) -> Span | None:
    """The subject before the cue, or after it when a quote or a comma stands before."""
    place = cue - 1
    while place >= 0 and (
        lows[place] in AUXILIARY or lows[place] in ("'", "’") or (lows[place].endswith("ly") and len(lows[place]) > 4)
    ):
        place -= 1
    if place < 0 or line[place].text in QUOTES or lows[place] in ("—", "–", "-"):
        return _after(line, lows, cue, mentions)
    if "це" in lows[:cue] or "этом" in lows[:cue]:
        found = _after(line, lows, cue, mentions) if lows[0] in ("про", "о", "об") else None
        if found:
            return found
    if line[place].text == ",":
        if lows[cue] in ("told", "tells", "tell", "asked"):
            return _before_aside(line, lows, place, mentions)
        found = _after(line, lows, cue, mentions)
        return found or _before_aside(line, lows, place, mentions)
    if lows[place] in ("and", "but", "та", "і", "й", "и"):
        return _opening(line, mentions)
    if lows[place] in ("who", "which", "що", "який"):
        place -= 2 if place and line[place - 1].text == "," else 1
        if place < 0:
            return None
    return _phrase_before(line, lows, place, mentions)


def _phrase_before(line: Sequence[Token], lows: list[str], last: int, mentions: Sequence[Mention]) -> Span | None:
    """The noun phrase that ends at `last`."""
    if lows[last] in PRONOUNS:
        return Span(line[last].start, line[last].end)
    start = last + 1
    while start > 0 and last - start < LONGEST:
        token, low = line[start - 1], lows[start - 1]
        if (
            token.text in ",;:()—–"
            or token.text in QUOTES
            or (low in _BOUNDS and low not in ("of", "and", "та", "і", "и", "for", "in", "on", "from"))
        ):
            break
        if low in ("and", "for", "in", "on", "from", "та", "і", "и") and not _inside(token, mentions):
            break
        if token.text == "." and start < last:
            break
        start -= 1
    while start <= last and (lows[start] in AUXILIARY or line[start].shape == "sign"):
        start += 1
    return named(line, start, last + 1, mentions, last=True) if start <= last else None


def _inside(token: Token, mentions: Sequence[Mention]) -> bool:
    return any(one.start <= token.start and token.end <= one.end for one in mentions)


def _after(line: Sequence[Token], lows: list[str], cue: int, mentions: Sequence[Mention]) -> Span | None:
    """`said X`: up to a comma, a full stop or a preposition."""
    start = cue + 1
    while start < len(line) and lows[start] in AUXILIARY:
        start += 1
    end = start
    while end < len(line) and end < start + LONGEST:
        token = line[end]
        if (
            token.text in ",;:—–()"
            or token.text in QUOTES
            or (token.text == "." and not (end + 1 < len(line) and line[end - 1].shape in ("upper", "initial")))
        ):
            break
        if lows[end] in _AFTER and not _inside(token, mentions):
            break
        end += 1
    if end == start:
        return None
    if lows[start] in PRONOUNS:
        return Span(line[start].start, line[start].end)
    capital = any(token.shape in ("title", "upper") for token in line[start:end])
    return (
        named(line, start, end, mentions, last=False)
        if capital or lows[start] in ("the", "a", "an", "one") or not lows[start].isascii()
        else None
    )


def _before_aside(line: Sequence[Token], lows: list[str], comma: int, mentions: Sequence[Mention]) -> Span | None:
    """`X, the minister, said`: the words before the aside."""
    place = comma - 1
    while place >= 0 and line[place].text != ",":
        place -= 1
    return _phrase_before(line, lows, place - 1, mentions) if place > 0 else None


def _opening(line: Sequence[Token], mentions: Sequence[Mention]) -> Span | None:
    """The name or pronoun that opens the sentence: the subject of its second verb too."""
    near = [one for one in mentions if one.start - line[0].start < 60 and not _possessive(line, one)]
    for one in [one for one in near if one.type == "PER"] or near:
        return Span(one.start, one.end)
    return Span(line[0].start, line[0].end) if line[0].low in PRONOUNS else None
