"""Runs of capitalised words in one sentence, and what each is, without the rest of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tui.text import aliases, institutions, kinds, lookup, stem
from tui.text.aliases import Kind
from tui.text.kinds import classes
from tui.text.tokens import Token

SURE, LIKELY, GUESS = 3, 2, 1
CAPITAL = ("title", "upper", "initial")


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate name: code points, its type when a rule gave one, the id when a table did, and how sure that is."""

    start: int
    end: int
    type: Kind | None
    entity: str = ""
    strength: int = SURE
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What the rules may know beyond the sentence. `lowered`: words that occur in lower case."""

    text: str
    language: str
    lowered: frozenset[str]
    hints: Counter[str] = field(default_factory=Counter)


def lower_words(tokens: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The folded words that occur in lower case somewhere."""
    return frozenset(stem.fold(token.text) for line in tokens for token in line if token.shape == "lower")


def find(document: Document, line: Sequence[Token]) -> list[Found]:
    """The candidates of one sentence, in order."""
    found: list[Found] = []
    loud = headline(line)
    place = 0
    while place < len(line):
        token = line[place]
        special = institutions.at(line, place, document.language)
        if special:
            until, inner, kind = special
            found.append(made(inner, kind))
            place = until
            continue
        if token.shape not in CAPITAL:
            hit = lookup.lower(line, place)
            if hit:
                found += _known(document, line, place, hit)
                place += hit.size
            else:
                place += 1
            continue
        end = run_end(line, place)
        for part_start, part_end in _parts(document, line, place, end, loud):
            found += _split(document, line, part_start, part_end)
        place = end
    return found


def made(words: Sequence[Token], kind: Kind | None, strength: int = SURE, entity: str = "") -> Found:
    """A candidate over these tokens."""
    return Found(words[0].start, words[-1].end, kind, entity, strength, tuple(word.text for word in words))


def headline(line: Sequence[Token]) -> bool:
    """Whether nearly every longer word has a capital, so that capitals say little."""
    words = [token for token in line[1:] if token.shape not in ("sign", "number") and len(token.text) > 3]
    if len(words) < 4 or sum(token.shape != "lower" for token in words) <= 0.75 * len(words):
        return False
    folded = [stem.fold(token.text) for token in words if token.shape == "title" or token.shape == "upper"]
    return sum(low in aliases.common() and low not in classes().titles for low in folded) > 1


def run_end(line: Sequence[Token], start: int) -> int:
    """Where the run of capitals from `start` ends: over particles, initials, and `of the` after a head noun."""
    known = classes()
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
            or (token.shape == "lower" and token.text in known.name_particles and before.shape != "initial")
            or (token.text in ("of", "for", "and") and _joinable(line, start, place))
        ):
            place += 2
        else:
            break
    return place


def _joinable(line: Sequence[Token], start: int, place: int) -> bool:
    known = classes()
    token = line[place].text
    if token == "and":
        return (
            any(line[k].text in ("of", "for") for k in range(start, place))
            and stem.fold(line[place - 1].text) not in known.no_names
        )
    key = stem.name_stem(line[place - 1].text)
    return (
        key in known.organisation_heads
        or key in known.place_heads
        or key in ("house", "army", "order", "society", "isle", "gulf", "battle")
    )


def _parts(document: Document, line: Sequence[Token], start: int, end: int, loud: bool) -> list[tuple[int, int]]:
    """The run, or in a headline its pieces between common words."""
    if not loud:
        return [(start, end)]
    parts, begin = [], start
    place = start
    while place < end:
        hit = lookup.at(line, place)
        if hit and not hit.hint and not hit.weak:
            place += hit.size
            continue
        low = stem.fold(line[place].text)
        if low in classes().titles:
            place += 1
            continue
        if low in document.lowered or low in aliases.common() or line[place].shape in ("lower", "sign"):
            parts.append((begin, place))
            begin = place + 1
        place += 1
    parts.append((begin, end))
    return [(a, b) for a, b in parts if a < b]


def _split(document: Document, line: Sequence[Token], start: int, end: int) -> list[Found]:
    """Takes titles, adjectives and places off the front of a run, then says what the rest is."""
    known, found, titled = classes(), list[Found](), False
    while start < end:
        token = line[start]
        low, key = stem.fold(token.text), stem.name_stem(token.text)
        hit = lookup.at(line, start, end)
        if hit and start + hit.size >= end:
            break
        after = stem.name_stem(line[start + (hit.size if hit else 1)].text) if start + 1 < end else ""
        if hit and hit.hint:
            document.hints[hit.entity] += 1
            if after not in known.titles and not kinds.is_given(line[start + hit.size].text):
                break
            start += hit.size
        elif hit and (after in known.titles or (hit.size > 1 and not hit.hint and _is_org(hit.entity))):
            found += _known(document, line, start, hit)
            start += hit.size
        elif key in known.titles or ((titled or after in known.titles) and key in known.title_joins):
            titled, start = True, start + 1
            while start < end and line[start].shape == "sign":
                start += 1
        elif (
            (start == 0 and (low in known.starters or low in known.in_words or low in document.lowered))
            or low in known.no_names
            or low == "the"
            or token.shape in ("lower", "sign")
        ):
            start += 1
        else:
            break
    while end > start and (
        line[end - 1].shape in ("lower", "sign")
        or (stem.fold(line[end - 1].text) in known.no_names and not lookup.at(line, end - 1, end))
    ):
        end -= 1
    if start < end:
        found += _one(document, line, start, end, titled)
    return found


def _is_org(entity: str) -> bool:
    thing = aliases.gazetteer().thing(entity)
    return bool(thing and thing.type == "ORG")


def _known(document: Document, line: Sequence[Token], start: int, hit: lookup.Hit) -> list[Found]:
    if hit.hint:
        document.hints[hit.entity] += 1
        return []
    thing = aliases.gazetteer().thing(hit.entity)
    return [made(line[start : start + hit.size], thing.type, SURE, hit.entity)] if thing else []


def _one(document: Document, line: Sequence[Token], start: int, end: int, titled: bool) -> list[Found]:
    """What the run from start to end names."""
    known, words = classes(), [token for token in line[start:end] if token.shape != "sign"]
    run = line[start:end]
    hit = lookup.at(line, start, end)
    whole = hit and start + hit.size >= end
    low = stem.fold(run[0].text)
    alone = len(words) == 1
    opening = start == 0 or (line[start - 1].shape == "sign" and line[start - 1].text in '“”"«„–—-•*:')
    if hit and whole and hit.hint:
        document.hints[hit.entity] += 1
        return []
    if alone and (low in known.no_names or stem.name_stem(run[0].text) in known.titles) and not (hit and whole):
        return []
    before = stem.name_stem(line[start - 1].text) if start else ""
    after = stem.name_stem(line[end].text) if end < len(line) else ""
    placed = before in known.in_words
    if hit and whole and not titled:
        weak = hit.weak and alone
        if opening and alone and (low in document.lowered or low in aliases.common()) and run[0].shape == "title":
            return [made(run, None, GUESS)]
        if not weak or placed:
            return _known(document, line, start, hit)
    if titled and len(words) <= 3 and not kinds.head_type(words, document.language):
        return [
            made(
                run,
                "PER",
                SURE,
                hit.entity if hit and whole and hit.entity.startswith("Q:") and _is_person(hit.entity) else "",
            )
        ]
    head = kinds.head_type(words, document.language)
    if kinds.person_shape(words) and (head is None or kinds.is_given(words[0].text)):
        return [made(run, "PER", SURE)]
    if head and not (alone and opening):
        return [made(run, head, LIKELY)]
    if alone:
        return [_single(document, run, before, after, placed, opening)]
    if hit and not hit.hint:
        return [made(run, "ORG", LIKELY)]
    return [_several(document, run, words, before, after)]


def _is_person(entity: str) -> bool:
    thing = aliases.gazetteer().thing(entity)
    return bool(thing and thing.type == "PER")


def _several(document: Document, run: Sequence[Token], words: Sequence[Token], before: str, after: str) -> Found:
    """Two and more unknown words: a person unless a preposition of place stands before, or all are capitals."""
    if all(word.shape == "upper" for word in words):
        return made(run, None, GUESS)
    if document.language == "de":
        return made(run, "PER" if after in classes().saying else None, GUESS)
    if document.language == "en" and before in ("in", "at", "near", "across", "outside"):
        return made(run, "LOC", GUESS)
    return made(run, "PER" if len(words) <= 3 else "ORG", GUESS)


def _single(document: Document, run: Sequence[Token], before: str, after: str, placed: bool, opening: bool) -> Found:
    """One unknown word: acronym, surname, a person who says something, a place after `in`; else undecided."""
    word = run[0]
    known = classes()
    low = stem.fold(word.text)
    usual = low in document.lowered or low in aliases.common() or low in known.starters
    if word.shape == "upper" and 2 <= len(word.text) <= 6 and low not in known.no_names:
        return made(run, "ORG", LIKELY if not opening else GUESS)
    if opening and usual:
        return made(run, None, GUESS)
    if after in known.saying and not usual:
        return made(run, "PER", LIKELY)
    if document.language == "de":
        if usual:
            return made(run, None, GUESS)
        if kinds.is_given(word.text):
            return made(run, "PER", GUESS)
        return made(run, None, GUESS)
    if kinds.is_given(word.text) or kinds.looks_like_surname(word.text):
        return made(run, "PER", GUESS)
    if placed:
        return made(run, "LOC", GUESS)
    if opening:
        return made(run, None, GUESS)
    if kinds.is_family(word.text):
        return made(run, "PER", GUESS)
    return made(run, None, GUESS)


def surely(found: Sequence[Found]) -> dict[str, Found]:
    """By the stem of a word: what it means in this text, from the names that were clear."""
    sure: dict[str, Found] = {}
    for one in found:
        if one.type == "PER" and len(one.words) > 1:
            for word in (one.words[-1], one.words[0]):
                if len(word) > 2 and word[0].isupper():
                    sure.setdefault(stem.name_stem(word), one)
    for one in found:
        if len(one.words) == 1 and one.type and one.strength > GUESS:
            sure.setdefault(stem.name_stem(one.words[0]), one)
    return sure


def settled(one: Found, sure: dict[str, Found]) -> Found:
    """A weak single-word candidate takes the type that the same word has elsewhere."""
    if len(one.words) == 1 and (one.type is None or one.strength == GUESS):
        known = sure.get(stem.name_stem(one.words[0]))
        if known:
            return replace(one, type=known.type, entity=known.entity if len(known.words) == 1 else "", strength=LIKELY)
    return one


def second(document: Document, line: Sequence[Token], sure: dict[str, Found]) -> list[Found]:
    """Single capitalised words that are a clear name elsewhere in the text."""
    found = []
    for token in line:
        if token.shape == "title" and len(token.text) > 2:
            known = sure.get(stem.name_stem(token.text))
            if (
                known
                and stem.fold(token.text) not in document.lowered
                and stem.fold(token.text) not in classes().starters
            ):
                found.append(made([token], known.type, LIKELY, known.entity if len(known.words) == 1 else ""))
    return found
