"""A candidate for a name, and what its rules may know of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.text import aliases, lookup
from tui.text.aliases import Kind
from tui.text.tokens import Token

SURE, LIKELY, GUESS = 3, 2, 1
CAPITAL = ("title", "upper", "initial")


class Found(NamedTuple):
    """A candidate name: code points, its type when a rule gave one, the id when a table did, and how sure that is."""

    start: int
    end: int
    type: Kind | None
    entity: str = ""
    strength: int = SURE
    words: tuple[str, ...] = ()
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What the rules may know beyond the sentence. `lowered`: words that occur in lower case."""

    text: str
    language: str
    lowered: frozenset[str]
    hints: Counter[str] = field(default_factory=Counter)


def lower_words(tokens: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The folded words that occur in lower case somewhere."""
    return frozenset([token.low for line in tokens for token in line if token.shape == "lower"])


def made(words: Sequence[Token], kind: Kind | None, strength: int = SURE, entity: str = "") -> Found:
    """A candidate over these tokens."""
    return Found(words[0].start, words[-1].end, kind, entity, strength, tuple([word.text for word in words]))


def known(document: Document, line: Sequence[Token], start: int, hit: lookup.Hit) -> list[Found]:
    """The known thing of a hit; an adjective or inhabitant is noted as a hint instead."""
    if hit.hint:
        document.hints[hit.entity] += 1
        return []
    thing = aliases.gazetteer().thing(hit.entity)
    return [made(line[start : start + hit.size], thing.type, SURE, hit.entity)] if thing else []
