"""What stands before and after a name in a run of capitals: titles, places, offices; then the name is judged."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import aliases, guesses, judge, kinds, lexicon, lookup, stem, tongues, traits
from tui.text.candidates import Document, Found, known
from tui.text.kinds import classes
from tui.text.tokens import Token

LONGEST_NAME = 12  # tokens


def split(document: Document, line: Sequence[Token], start: int, end: int) -> list[Found]:
    """Takes titles, adjectives and places off the front of a run, then says what the rest is."""
    words, found, titled = classes(), list[Found](), False
    hit: lookup.Hit | None = None
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
        elif _before_person(document, line, start, end):
            found += judge.judge(document, line, start, start + 1, hit, False)
            start += 1
        else:
            break
    begun, end = end, _trimmed(document, line, start, end)
    if start < end:
        if end != begun:
            hit = lookup.at(line, start, end, document.language)
        found += _numbered(document, line, end, judge.judge(document, line, start, end, hit, titled))
    return found


def _trimmed(document: Document, line: Sequence[Token], start: int, end: int) -> int:
    """The run's end without small words and what no name ends with; a ruler keeps his number."""
    while end > start:
        token = line[end - 1]
        if (
            end - start > 1
            and _is_number(token, document.language)
            and kinds.is_given(line[start].text, document.language)
        ):
            break
        ends = token.shape in ("lower", "sign")
        if not ends and (token.low not in classes().no_names or lookup.at(line, end - 1, end, document.language)):
            break
        end -= 1
    return end


def _is_number(token: Token, language: str) -> bool:
    """Whether a word is a ruler's number; a lone I only where it is no word."""
    return bool(guesses.ROMAN.fullmatch(token.text)) and (len(token.text) > 1 or traits.has(language, "regnal_stop"))


def _numbered(document: Document, line: Sequence[Token], end: int, found: list[Found]) -> list[Found]:
    """The same, with the full stop that belongs to a ruler's number in some languages: `Ludwig II.`."""
    if end >= len(line) or line[end].text != "." or not found or found[-1].type != "PER":
        return found
    if _is_number(line[end - 1], document.language) and traits.has(document.language, "regnal_stop"):
        return [*found[:-1], found[-1]._replace(end=line[end].end)]
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


def _before_person(document: Document, line: Sequence[Token], start: int, end: int) -> bool:
    """Whether an organisation stands before a person named in full, as its office does: `Роскосмоса Ян Бойко`."""
    if end - start != 3 or not traits.has(document.language, "cyrillic_cases"):
        return False
    first, given, last = line[start : start + 3]
    if first.shape == "initial" or last.shape != "title" or last.low.endswith(classes().patronymics):
        return False
    return kinds.is_given(given.text) and not kinds.is_given(first.text) and not kinds.is_family(first.text)


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
