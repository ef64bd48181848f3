"""Runs of capitalised words in one sentence, and what each is, without the rest of the document."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.text import capitals, fronts, institutions, lexicon, lookup, stem, tongues, traits
from tui.text.aliases import Kind
from tui.text.candidates import CAPITAL, SURE, Document, Found, known, made
from tui.text.kinds import classes
from tui.text.tokens import Shape, Token

LONGEST_HEADLINE = 60
_CAPITALS = 4  # that a headline has at least


def find(document: Document, line: Sequence[Token]) -> list[Found]:
    """The candidates of one sentence, in order."""
    found: list[Found] = []
    loud, openers = headline(line), tongues.listed("openers", document.language)
    bends = traits.has(document.language, "cyrillic_cases") or traits.has(document.language, "latin_cases")
    after = 0
    for place in [at for at, token in enumerate(line) if _says(token.text, token.shape)]:
        token = line[place]
        if place < after or (place and token.shape in CAPITAL and _is_tag(line, place)):
            continue
        special = institutions.at(line, place, document.language) if bends or token.shape == "sign" else None
        if special:
            after = special[0]
            found.append(_office(document, special[1], special[2]))
        elif token.shape not in CAPITAL:
            hit = lookup.lower(line, place)
            found += known(document, line, place, hit) if hit else []
            after = place + (hit.size if hit else 1)
        else:
            after = run_end(document, line, place)
            if after > 1 or token.shape != "title" or token.low not in openers:
                for part_start, part_end in _parts(document, line, place, after, loud):
                    found += fronts.split(document, line, part_start, part_end)
    return found


@lru_cache(maxsize=1 << 15)
def _says(word: str, shape: Shape) -> bool:
    """Whether a name may begin with a word: one with a capital, a quote, and in lower case `вул.`, `putin`."""
    if shape == "lower":
        return lookup.begins(word) or institutions.is_street(stem.fold(word))
    return word in institutions.OPEN if shape == "sign" else shape != "number"


def _is_tag(line: Sequence[Token], place: int) -> bool:
    """Whether a word is a handle or tag."""
    return line[place - 1].text in "@#" and line[place - 1].end == line[place].start


def _office(document: Document, inner: Sequence[Token], kind: Kind) -> Found:
    """An office or firm under the id that the tables have for the whole of its name."""
    hit = lookup.at(inner, 0, None, document.language)
    same = hit is not None and not hit.hint and hit.size == len(inner)
    return made(inner, kind, SURE, hit.entity if hit and same else "")


def headline(line: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say little."""
    shapes = [token.shape for token in line]
    small = shapes.count("lower") + shapes.count("sign") + shapes.count("number")
    if len(line) > LONGEST_HEADLINE or len(line) - small < _CAPITALS:
        return False
    words = [token for token in line[1:] if token.shape not in ("sign", "number") and len(token.text) > 3]
    if len(words) < 4 or sum(token.shape != "lower" for token in words) <= 0.75 * len(words):
        return False
    folded = [token.low for token in words if token.shape == "title" or token.shape == "upper"]
    return sum(low in lexicon.common() and low not in classes().titles for low in folded) > 1


def run_end(document: Document, line: Sequence[Token], start: int) -> int:
    """Where the run of capitals from `start` ends: over particles, initials, and `of the` after a head noun."""
    place = start + 1
    while place < len(line):
        token, before = line[place], line[place - 1]
        if token.shape in CAPITAL:
            place += 1
            continue
        after = line[place + 1] if place + 1 < len(line) else None
        if after is None or after.shape not in CAPITAL:
            if not (
                after
                and after.shape == "lower"
                and after.text == "the"
                and token.text in ("of", "for")
                and _joinable(line, start, place)
                and place + 2 < len(line)
                and line[place + 2].shape in CAPITAL
            ):
                break
            place += 3
        elif (
            (token.text == "." and len(before.text) < 4 and before.end == token.start)
            or token.text == "&"
            or (token.text == "," and _goes_after_comma(line, place + 1))
            or (token.shape == "lower" and _is_particle(document, token, before))
            or (token.text in ("of", "for", "and") and _joinable(line, start, place))
        ):
            place += 2
        else:
            break
    return place


def _goes_after_comma(line: Sequence[Token], place: int) -> bool:
    """Whether a legal form or Jr. comes after a comma: `Google, Inc.`."""
    return line[place].low.rstrip(".") in classes().after_comma and line[place].shape in CAPITAL


def _is_particle(document: Document, token: Token, before: Token) -> bool:
    """Whether a small word goes on with the name: `von`, but an article only after another: `von der Leyen`."""
    known = classes().name_particles
    if token.text not in known or before.shape == "initial":
        return False
    return token.text not in tongues.listed("articles", document.language) or before.text in known


def _joinable(line: Sequence[Token], start: int, place: int) -> bool:
    known = classes()
    token = line[place].text
    if token == "and":
        return (
            any(token.text in ("of", "for") for token in line[max(start, place - fronts.LONGEST_NAME) : place])
            and line[place - 1].low not in known.no_names
        )
    key = stem.name_stem(line[place - 1].text)
    return (
        key in known.organisation_heads
        or key in known.place_heads
        or key in ("house", "army", "order", "society", "isle", "gulf", "battle")
    )


def _parts(document: Document, line: Sequence[Token], start: int, end: int, loud: bool) -> list[tuple[int, int]]:
    """The run, or its pieces between common words in a headline and where all nouns have capitals."""
    if traits.has(document.language, "capital_nouns"):
        return capitals.pieces(document, line, start, end)
    if not loud:
        return [(start, end)]
    parts, begin = [], start
    place = start
    while place < end:
        hit = lookup.at(line, place, None, document.language)
        if hit and not hit.hint and not hit.weak:
            place += hit.size
            continue
        low = line[place].low
        if low in classes().titles:
            place += 1
            continue
        if low in document.lowered or low in lexicon.common() or line[place].shape in ("lower", "sign"):
            parts.append((begin, place))
            begin = place + 1
        place += 1
    parts.append((begin, end))
    return [(a, b) for a, b in parts if a < b]
