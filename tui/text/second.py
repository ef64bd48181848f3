"""What the rest of a text says of a doubtful name: surnames of people named in full, and how else a word was used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tui.text import aliases, kinds, lexicon, stem, traits
from tui.text.candidates import GUESS, LIKELY, Document, Found, made
from tui.text.tokens import Token

_OFTEN = 2


def voted(document: Document, found: Sequence[Found]) -> list[Found]:
    """Doubtful single words get the type that most of their uses suggest; one at a sentence's start is no evidence."""
    uses: dict[str, Counter[str]] = {}
    inside: Counter[str] = Counter()
    for one in found:
        if len(one.words) == 1 and one.strength == GUESS:
            key = stem.name_stem(one.words[0])
            uses.setdefault(key, Counter())[one.type or ""] += 1
            inside[key] += not one.opening
    kept = []
    for one in found:
        if len(one.words) == 1 and one.strength == GUESS:
            key = stem.name_stem(one.words[0])
            kept.append(one._replace(type=_verdict(document, one, uses[key], inside[key])))
        else:
            kept.append(one)
    return kept


def _verdict(document: Document, one: Found, uses: Counter[str], inside: int) -> aliases.Kind | None:
    low = stem.fold(one.words[0])
    key = stem.name_stem(low)
    words = kinds.classes()
    if key in words.organisation_heads or key in words.place_heads or key in words.titles:
        return None
    if one.opening and (not inside or low in document.lowered or low in lexicon.common()):
        return one.type if not inside and low not in document.lowered and low not in lexicon.common() else None
    if uses["PER"] and 3 * uses["PER"] >= uses["LOC"]:
        return "PER"
    if uses["LOC"] or uses["ORG"]:
        return "LOC" if uses["LOC"] >= uses["ORG"] else "ORG"
    often = inside >= _OFTEN and low not in document.lowered and low not in lexicon.common()
    return "PER" if often and traits.has(document.language, "cyrillic_cases") else None


def surely(found: Sequence[Found]) -> dict[str, Found]:
    """By the stem of a word: what it means in this text, from the names that were clear."""
    sure: dict[str, Found] = {}
    for one in found:
        if one.type == "PER" and len(one.words) > 1:
            for word in (one.words[-1], one.words[0]):
                low = stem.fold(word)
                everyday = (
                    low in lexicon.common()
                    or low in kinds.classes().titles
                    or aliases.gazetteer().hint(stem.name_stem(word)) is not None
                )
                if len(word) > 2 and word[0].isupper() and not everyday:
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
            return one._replace(type=known.type, entity=known.entity if len(known.words) == 1 else "", strength=LIKELY)
    return one


def again(document: Document, line: Sequence[Token], sure: dict[str, Found]) -> list[Found]:
    """Single capitalised words that are a clear name elsewhere in the text."""
    found = []
    for token in [one for one in line if one.shape == "title"]:
        if len(token.text) > 2:
            known = sure.get(stem.name_stem(token.text))
            if known and token.low not in document.lowered and token.low not in kinds.classes().starters:
                found.append(made([token], known.type, LIKELY, known.entity if len(known.words) == 1 else ""))
    return found
