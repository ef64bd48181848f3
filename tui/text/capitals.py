"""Names among nouns that all have capitals, as German has them: which pieces of a run may be a name."""

from __future__ import annotations

from collections.abc import Sequence

from tui.text import aliases, kinds, lookup, stem, tongues
from tui.text.aliases import Kind
from tui.text.candidates import Document
from tui.text.kinds import classes
from tui.text.tokens import Token


def pieces(document: Document, line: Sequence[Token], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of line[start:end] that may be names: runs of what is no noun, and nouns with a capital adjective."""
    found: list[tuple[int, int]] = []
    begin = place = start
    while place < end:
        hit = lookup.at(line, place, end, document.language)
        if hit and not hit.hint and not hit.weak:
            place += hit.size
            if place < end and line[place - 1].low.endswith("s") and _noun(line[place], document.language):
                found, begin = _closed(found, begin, place)
            continue
        if _proper(line, place, end, document.language):
            found, begin = _closed(found, begin, place)
            place += 2
            found, begin = _closed(found, begin, place)
            continue
        if _parts_here(document, line, place, begin, end):
            found, begin = _closed(found, begin, place)
            begin = place + 1
        place += 1
    return _closed(found, begin, end)[0]


def _closed(found: list[tuple[int, int]], begin: int, place: int) -> tuple[list[tuple[int, int]], int]:
    return ([*found, (begin, place)] if begin < place else found), place


def _noun(token: Token, language: str) -> bool:
    return token.shape == "title" and tongues.is_noun(token.low, language)


def _proper(line: Sequence[Token], place: int, end: int, language: str) -> bool:
    """Whether an adjective with a capital stands before its noun inside a sentence: `Obersten Gerichtshof`."""
    return (
        0 < place < end - 1
        and line[place].shape == "title"
        and tongues.is_adjective(line[place].low, language)
        and proper_type(line[place + 1], language) is not None
    )


def proper_type(noun: Token, language: str) -> Kind | None:
    """What an adjective with a capital and this noun name."""
    if noun.low.endswith(tongues.endings("realms", language)):
        return "LOC"
    return "ORG" if _is_office(noun, language) else None


def _is_office(token: Token, language: str) -> bool:
    """Whether a noun ends with the head of an organisation: `Bundesgerichtshof`."""
    return any(
        form in classes().organisation_heads or form.endswith(tongues.endings("offices", language))
        for form in (token.low, *(token.low[: -len(one)] for one in tongues.endings("noun_cases", language)
                                  if token.low.endswith(one)))
    )  # fmt: skip


def _parts_here(document: Document, line: Sequence[Token], place: int, begin: int, end: int) -> bool:
    """Whether a token ends the name before it and begins none."""
    token, language = line[place], document.language
    low = token.low
    if token.shape in ("lower", "sign"):
        return begin == place
    if place == 0 and low in tongues.listed("openers", language):
        return True
    if token.shape != "title" or kinds.is_given(token.text):
        return False
    if low in classes().titles or not (tongues.is_noun(low, language) or low in document.lowered):
        return False
    follows = place + 1 < end and line[place + 1].shape in ("title", "upper") and not _noun(line[place + 1], language)
    return not (stem.name_stem(low) in classes().organisation_heads and (begin < place or follows))


def may_be_name(token: Token, before: Token | None, language: str) -> bool:
    """Whether a single word with a capital may be a name: no noun, nor after an article or an adjective."""
    low = token.low
    if (
        tongues.is_noun(low, language)
        or tongues.is_adjective(low, language)
        or low in tongues.listed("openers", language)
    ):
        return False
    if before is None or before.shape in ("sign", "number"):
        return not (before and before.shape == "number") and not low.endswith(tongues.endings("adverbs", language))
    if before.shape == "lower":
        if before.low in tongues.listed("articles", language):
            return False
        known = before.low in tongues.listed("openers", language)
        if not known and before.low.endswith(tongues.endings("bending", language)):
            return before.low.endswith(tongues.endings("past", language))
    return not low.endswith(tongues.endings("plurals", language))


def is_direction(low: str, language: str) -> bool:
    """Whether a word is a part of a known place: `Südosteuropas`."""
    tables = aliases.gazetteer()
    for one in tongues.endings("directions", language):
        if low.startswith(one):
            rest = low[len(one) :].lstrip("-")
            return bool(tables.find(rest) or tables.find(rest.removesuffix("s")))
    return False
