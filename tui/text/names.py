"""Names in a text and the things they name: runs of capitals, the shipped tables, and second mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Entity, Mention, Sentence
from tui.text import aliases, homonyms, identity, runs, second, shown
from tui.text.candidates import Document, Found, lower_words
from tui.text.tokens import Token, cut_all


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names: its tokens by sentence, its mentions, hints (adjectives, inhabitants) by entity, and the
    first spelling of each entity."""

    tokens: list[list[Token]]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    hints: Counter[str]
    spellings: dict[str, str]


def find(text: str, sentences: Sequence[Sentence], language: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Every name in the sentences, in order and without overlap, and the things they name, most frequent first."""
    named = read(text, sentences, language)
    return named.mentions, named.entities


def read(text: str, sentences: Sequence[Sentence], language: str) -> Named:
    """`find`, with the tokens and hints that later steps want too."""
    tokens = cut_all(text, sentences)
    document = Document(text, language, lower_words(tokens))
    found: list[Found] = []
    for line in tokens:
        found += runs.find(document, line)
    found = _again(document, tokens, homonyms.told(document, found))
    mentions = identity.link(text, found, language)
    spellings: dict[str, str] = {}
    for mention in mentions:
        spellings.setdefault(mention.entity, text[mention.start : mention.end])
    return Named(tokens, mentions, _entities(text, mentions, language), document.hints, spellings)


def _again(document: Document, tokens: list[list[Token]], found: list[Found]) -> list[Found]:
    """Second mentions: surnames of people named in full, names seen elsewhere with better evidence."""
    sure = second.surely(found)
    kept = second.voted(document, [second.settled(one, sure) for one in found])
    taken = {place for one in kept if one.type for place in range(one.start, one.end)}
    for line in tokens:
        kept += [one for one in second.again(document, line, sure) if one.start not in taken]
    spans = sorted((one for one in kept if one.type), key=lambda one: (one.start, one.start - one.end))
    result: list[Found] = []
    for one in spans:
        if not result or one.start >= result[-1].end:
            result.append(one)
    return result


def _entities(text: str, mentions: Sequence[Mention], language: str) -> tuple[Entity, ...]:
    together: dict[str, list[Mention]] = {}
    for mention in mentions:
        together.setdefault(mention.entity, []).append(mention)
    known = aliases.gazetteer()
    result = []
    for entity, some in sorted(together.items(), key=lambda one: -len(one[1])):
        seen = Counter([text[one.start : one.end] for one in some])
        thing = known.thing(entity)
        kind = Counter([one.type for one in some]).most_common(1)[0][0] if len(some) > 1 else some[0].type
        name = shown.name_of(seen, kind, language, thing)
        others = dict.fromkeys([*seen, *((thing.name, *thing.names) if thing else ())])
        others.pop(name, None)
        result.append(Entity(entity, name, kind, tuple(others), len(some)))
    return tuple(result)
