"""An article's signature: its 128 weightiest features (things named, telling words, numbers), for finding kin.

A word's key is its stem as it sounds, cut to five letters, so `reactor` and `реактор` meet; everyday words of the news
meet in concepts.toml (`soldier`, `боєць`, `солдат`). Weights have length one; rarity comes from the library.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from tui.model import Article, Sentence, Term
from tui.text import aliases, lexicon, names, sound, stem

MOST = 128
LEAD = 90  # words that count as the beginning
_KEPT_LETTERS = 5
TITLE, FIRST = 3.0, 2.0  # how much more a word of the title, or of the beginning, counts
KNOWN, NAMED, NAME_WORD = 1.6, 1.2, 1.25  # rarity of a known thing, of another name, of a word in a name
NUMBER, YEAR = 2.0, 1.1  # of a figure: two reports that give the same one are seldom on two things; a year says less
COMMON, SHORT = 0.8, 0.8  # of an everyday word, of a short one
CAPITAL = 1.2  # how much more a word with a capital counts

_Features = dict[str, tuple[str, float, float]]  # how it is shown, its rarity, how much it counts


@cache
def _idle() -> frozenset[str]:
    shapes = lexicon.shapes()
    kinds = ("no_names", "starters", "in_words", "saying", "joins", "titles")
    return frozenset(stem.fold(word) for kind in kinds for word in shapes[kind].split())


def signature(article: Article) -> tuple[Term, ...]:
    """Up to 128 terms of title and text, weightiest first."""
    return weigh(article.title, names.read(article.text, article.sentences, article.language), article.language)


def weigh(title: str, body: names.Named, language: str) -> tuple[Term, ...]:
    """`signature` for names that were read already."""
    features: _Features = {}
    head = names.read(title, (Sentence(0, len(title)),), language) if title else None
    if head:
        _count(features, head, TITLE)
    _count(features, body, 1.0)
    weights = {key: (1 + math.log(count)) * rarity for key, (_, rarity, count) in features.items() if count >= 1}
    best = sorted([(-weight, key) for key, weight in weights.items()])[:MOST]
    length = math.sqrt(sum([weight**2 for weight, _ in best])) or 1.0
    return tuple([Term(key, round(-weight / length, 4), features[key][0]) for weight, key in best])


def _count(features: _Features, named: names.Named, share: float) -> None:
    """Adds what a text names and tells, everything `share` times as much."""
    known = aliases.gazetteer()
    for entity in named.entities:
        rarity = KNOWN if known.thing(entity.id) else NAMED
        _add(features, entity.id, named.spellings[entity.id], rarity, entity.count * share)
    for entity_id, count in named.hints.items():
        thing = known.thing(entity_id)
        _add(features, entity_id, thing.name if thing else entity_id, KNOWN, count * share)
    spans = iter(named.mentions)
    current = next(spans, None)
    seen, often = 0, share * FIRST
    for line in named.tokens:
        for token in line:
            text, shape = token.text, token.shape
            if shape == "sign":
                continue
            seen += 1
            if seen > LEAD:
                often = share
            while current and current.end <= token.start:
                current = next(spans, None)
            inside = current is not None and current.start <= token.start
            if inside and current and current.entity.startswith("Q:"):
                continue
            key, rarity = _number(text) if shape == "number" else _word(text)
            if key:
                rarity = NAME_WORD if inside else rarity * CAPITAL if shape != "lower" else rarity
                _add(features, key, text, rarity, often)


def _number(text: str) -> tuple[str, float]:
    """The key and rarity of a number; single digits say nothing, a year little."""
    digits = text.replace(",", "").replace(".", "")
    if len(digits) < 2 and "." not in text:
        return "", 0.0
    year = len(digits) == 4 and digits[:2] in ("19", "20")
    return "n:" + text.replace(",", "."), YEAR if year else NUMBER


@lru_cache(maxsize=1 << 15)
def _word(text: str) -> tuple[str, float]:
    """The key and rarity of a word: an idea known in several languages, or the word by its sound."""
    low = stem.fold(text)
    if len(low) < 3 or low in _idle():
        return "", 0.0
    root = stem.stem(low)
    concept = lexicon.concept(root)
    if concept:
        return "c:" + concept, 1.0
    everyday = low in lexicon.common() or root in lexicon.common()
    heard = sound.skeleton(root)[:_KEPT_LETTERS]
    return "s:" + heard, COMMON if everyday else 1.0 if len(root) > 4 else SHORT


def _add(features: _Features, key: str, shown: str, rarity: float, count: float) -> None:
    one = features.get(key)
    features[key] = (shown, rarity, count) if one is None else (one[0], max(one[1], rarity), one[2] + count)
