"""An article's signature: its 32 weightiest features (things named, telling words, numbers), for finding kin.

A word's key is its stem as it sounds, cut to six letters, so `reactor` and `реактор` meet; everyday words of the news
meet in concepts.toml (`soldier`, `боєць`, `солдат`). Weights have length one; rarity comes from the library.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tui.model import Article, Sentence, Term
from tui.text import aliases, names, sound, stem
from tui.text.tokens import Token

MOST = 32
LEAD = 60  # words that count as the beginning
_KEPT_LETTERS = 6


@dataclass(slots=True)
class _Feature:
    """A feature while it is counted."""

    shown: str
    rarity: float
    count: float = 0.0


@cache
def concepts() -> dict[str, str]:
    """Stem -> concept, from the groups of words with one meaning in several languages."""
    table: dict[str, str] = {}
    for line in aliases.read("concepts.toml")["concepts"].strip().splitlines():
        words = line.split()
        for word in words:
            table.setdefault(stem.stem(word), words[0])
    return table


@cache
def _idle() -> frozenset[str]:
    shapes = aliases.read_shapes()
    kinds = ("no_names", "starters", "in_words", "saying", "joins", "titles")
    return frozenset(stem.fold(word) for kind in kinds for word in shapes[kind].split())


def signature(article: Article) -> tuple[Term, ...]:
    """Up to 32 terms of title and text, weightiest first."""
    return weigh(article.title, names.read(article.text, article.sentences, article.language), article.language)


def weigh(title: str, body: names.Named, language: str) -> tuple[Term, ...]:
    """`signature` for names that were read already."""
    features: dict[str, _Feature] = {}
    head = names.read(title, (Sentence(0, len(title)),), language) if title else None
    if head:
        _count(features, head, title=True)
    _count(features, body, title=False)
    weights = {key: (1 + math.log(one.count)) * one.rarity for key, one in features.items() if one.count >= 1}
    best = sorted(weights, key=lambda key: (-weights[key], key))[:MOST]
    length = math.sqrt(sum(weights[key] ** 2 for key in best)) or 1.0
    return tuple(Term(key, round(weights[key] / length, 4), features[key].shown) for key in best)


def _count(features: dict[str, _Feature], named: names.Named, *, title: bool) -> None:
    share = 3.0 if title else 1.0
    known = aliases.gazetteer()
    for entity in named.entities:
        _add(
            features,
            entity.id,
            entity.aliases[0] if entity.aliases and title else entity.name,
            2.2,
            entity.count * share,
        )
    for entity_id, count in named.hints.items():
        thing = known.thing(entity_id)
        _add(features, entity_id, thing.name if thing else entity_id, 2.2, count * share)
    covered = {mention.start for mention in named.mentions}
    spans = iter(named.mentions)
    current = next(spans, None)
    for seen, token in enumerate(_words(named.tokens)):
        while current and current.end <= token.start:
            current = next(spans, None)
        inside = bool(current and current.start <= token.start) or token.start in covered
        _word(features, token, share * (1.5 if seen < LEAD else 1.0), inside)


def _words(tokens: Iterable[Sequence[Token]]) -> Iterable[Token]:
    return (token for line in tokens for token in line if token.shape != "sign")


def _word(features: dict[str, _Feature], token: Token, share: float, named: bool) -> None:
    """Counts a word: a number, part of a name, an idea known in several languages, or a plain word by its sound."""
    if token.shape == "number":
        digits = token.text.replace(",", "").replace(".", "")
        if len(digits) > 1 or "." in token.text:
            year = len(digits) == 4 and digits[:2] in ("19", "20")
            _add(features, "n:" + token.text.replace(",", "."), token.text, 0.7 if year else 1.3, share)
        return
    low = stem.fold(token.text)
    if len(low) < 3 or low in _idle():
        return
    root = stem.stem(low)
    concept = concepts().get(root)
    if concept and not named:
        _add(features, "c:" + concept, token.text, 1.0, share)
        return
    everyday = low in aliases.common() or root in aliases.common()
    heard = sound.skeleton(root)[:_KEPT_LETTERS]
    rarity = 0.45 if everyday and not named else 1.25 if named else 1.0 if len(root) > 4 else 0.8
    _add(features, "s:" + heard, token.text, rarity, share)


def _add(features: dict[str, _Feature], key: str, shown: str, rarity: float, count: float) -> None:
    one = features.get(key)
    if one is None:
        one = features[key] = _Feature(shown, rarity)
    one.count += count
