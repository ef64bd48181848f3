"""Runs of capitalised words in one sentence, and what each is, without the rest of the document."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import aliases, capitals, institutions, judge, kinds, lexicon, lookup, stem, tongues, traits
from tui.text.candidates import CAPITAL, SURE, Document, Found, known, made
from tui.text.kinds import classes
from tui.text.tokens import Token

LONGEST_NAME = 12  # tokens


def find(document: Document, line: Sequence[Token]) -> list[Found]:
    """The candidates of one sentence, in order."""
    found: list[Found] = []
    loud = headline(line)
    slavic = traits.has(document.language, "cyrillic_cases") or traits.has(document.language, "latin_cases")
    place = 0
    while place < len(line):
        token = line[place]
        special = institutions.at(line, place, document.language) if slavic or token.shape == "sign" else None
        if special:
            until, inner, kind = special
            hit = lookup.at(inner, 0, None, document.language)
            same = hit is not None and not hit.hint and hit.size == len(inner)
            found.append(made(inner, kind, SURE, hit.entity if hit and same else ""))
            place = until
            continue
        if token.shape not in CAPITAL:
            hit = lookup.lower(line, place)
            if hit:
                found += known(document, line, place, hit)
                place += hit.size
            else:
                place += 1
            continue
        end = run_end(document, line, place)
        for part_start, part_end in _parts(document, line, place, end, loud):
            found += _split(document, line, part_start, part_end)
        place = end
    return found


def headline(line: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say little."""
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
            or (token.shape == "lower" and _is_particle(document, token, before))
            or (token.text in ("of", "for", "and") and _joinable(line, start, place))
        ):
            place += 2
        else:
            break
    return place


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
            any(token.text in ("of", "for") for token in line[max(start, place - LONGEST_NAME) : place])
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


def _split(document: Document, line: Sequence[Token], start: int, end: int) -> list[Found]:
    """Takes titles, adjectives and places off the front of a run, then says what the rest is."""
    words, found, titled = classes(), list[Found](), False
    while start < end:
        token = line[start]
        key = stem.name_stem(token.text)
        hit = lookup.at(line, start, end, document.language)
        if hit and start + hit.size >= end:
            break
        after = stem.name_stem(line[start + (hit.size if hit else 1)].text) if start + 1 < end else ""
        if hit and hit.hint:
            document.hints[hit.entity] += 1
            if after not in words.titles and not kinds.is_given(line[start + hit.size].text, document.language):
                break
            start += hit.size
        elif (
            hit
            and not (hit.weak and hit.size == 1)
            and (
                after in words.titles
                or _person_next(line, start + hit.size, end)
                or (hit.size > 1 and _is_org(hit.entity))
            )
        ):
            found += known(document, line, start, hit)
            start += hit.size
        elif key in words.titles or ((titled or after in words.titles) and key in words.title_joins):
            titled, start = True, start + 1
            while start < end and line[start].shape == "sign":
                start += 1
        elif _no_part(document, line, start, end):
            start += 1
        else:
            break
    while end > start and (
        line[end - 1].shape in ("lower", "sign")
        or (line[end - 1].low in words.no_names and not lookup.at(line, end - 1, end, document.language))
    ):
        end -= 1
    if start < end:
        found += judge.judge(document, line, start, end, titled)
    return found


def _no_part(document: Document, line: Sequence[Token], start: int, end: int) -> bool:
    """Whether a run's first word stands before the name: `The`, a preposition, a Cyrillic noun before Latin words."""
    token, words = line[start], classes()
    low = token.low
    if low in words.no_names or low == "the" or token.shape in ("lower", "sign"):
        return True
    if start == 0 and (low in words.starters or low in words.in_words or low in document.lowered):
        return True
    if start == 0 and low in tongues.listed("openers", document.language):
        return True
    if start == 0 and not kinds.is_given(token.text) and not kinds.is_family(token.text) and _person_next(line, 1, end):
        return True
    return start + 1 < end and not low.isascii() and line[start + 1].text.isascii() and line[start + 1].shape == "title"


def _person_next(line: Sequence[Token], start: int, end: int) -> bool:
    """Whether the rest of the run is a person: `Ukraine` before `Viktor Yanukovych`."""
    if end - start > LONGEST_NAME:
        return False
    rest = [token for token in line[start:end] if token.shape != "sign"]
    if len(rest) < 2:
        return False
    hit = lookup.at(line, start, end)
    if hit and lookup.is_person(hit.entity) and start + hit.size >= end:
        return True
    first = stem.name_stem(rest[0].text)
    return (
        lexicon.given(first)
        and first not in classes().place_heads
        and kinds.person_shape(rest)
        and kinds.head_type(rest, "") is None
    )


def _is_org(entity: str) -> bool:
    thing = aliases.gazetteer().thing(entity)
    return bool(thing and thing.type == "ORG")
