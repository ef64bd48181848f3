"""A guess at a name that no table knows and no word of its own gives a kind: by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.text import aliases, capitals, kinds, latin, lexicon, stem, tongues, traits
from tui.text.candidates import GUESS, LIKELY, Document, Found, made
from tui.text.kinds import classes
from tui.text.tokens import Token

ROMAN = re.compile("[IVXLCХІ]+")


class Run(NamedTuple):
    """A run and what stands around it; `before` and `after` are stems, `following` and `preceding` tokens."""

    document: Document
    tokens: Sequence[Token]
    words: Sequence[Token]
    before: str
    after: str
    following: Token | None
    preceding: Token | None
    placed: bool
    opening: bool
    before_state: bool


def usual(run: Run) -> bool:
    """Whether the first word is an everyday word, here or in general."""
    low = run.tokens[0].low
    return low in run.document.lowered or low in lexicon.common() or lexicon.concept(stem.stem(low)) is not None


def beside(run: Run) -> aliases.Kind | None:
    """What the word before says: `guitarist`, `company`, `village`."""
    language, before = run.document.language, run.preceding
    if run.before_state and traits.has(language, "titles_with_capitals") and not kinds.is_given(run.words[0].text):
        return "LOC"
    if before is None or before.shape != "lower":
        return None
    if before.low in tongues.listed("before_persons", language):
        return "PER"
    if before.low in tongues.listed("before_organisations", language):
        return "ORG"
    return "LOC" if before.low in tongues.listed("before_places", language) else None


def several(run: Run) -> Found:
    """Two and more unknown words: a place after `in`, a person who says something, else by language."""
    if all(word.shape == "upper" for word in run.words):
        return made(run.tokens, None, GUESS)
    document, lows = run.document, [word.low for word in run.words]
    said = beside(run)
    if said:
        return made(run.tokens, said, LIKELY)
    if run.words[-1].shape == "upper" and adjective(document, lows[0]):
        return made(run.tokens, "ORG", LIKELY)
    if run.opening and len(run.words) == 2 and tongues.is_adjective(lows[0], document.language):
        return made(run.tokens, None, GUESS)
    if tongues.is_adjective(lows[0], document.language):
        return made(run.tokens, capitals.proper_type(run.words[-1], document.language), LIKELY)
    if any(low in lexicon.common() or low in document.lowered for low in lows):
        return made(run.tokens, "PER" if run.after in classes().saying else None, GUESS)
    if traits.has(document.language, "titles_with_capitals"):
        if run.before in tongues.listed("placing", document.language):
            return made(run.tokens, "LOC", GUESS)
        if run.after not in classes().saying | classes().person_verbs:
            return made(run.tokens, None, GUESS)
    if traits.has(document.language, "cyrillic_cases"):
        return made(run.tokens, _two_in_cyrillic(run), GUESS)
    return made(run.tokens, "PER" if len(run.words) <= 3 else "ORG", GUESS)


def _two_in_cyrillic(run: Run) -> aliases.Kind | None:
    """Latin words in a Cyrillic text are a firm or paper; a word with digits, or an adjective last, no person."""
    texts = [word.text for word in run.words]
    if all(text.isascii() for text in texts):
        return "ORG"
    if any(not text.replace("-", "").replace("’", "").replace("'", "").isalpha() for text in texts):
        return None
    if adjective(run.document, stem.fold(texts[-1])) or (
        traits.has(run.document.language, "softened") and run.opening and not kinds.is_family(texts[-1])
    ):
        return None
    return "PER" if len(texts) <= 3 else "ORG"


def single(run: Run) -> Found:
    """One unknown word: an acronym, a shortened office, a person who says something; else `_doubtful`."""
    word = run.tokens[0]
    low = word.low
    follows = run.following.shape if run.following else ""
    everyday = usual(run) or low in classes().starters
    if run.after in classes().saying and not everyday and word.shape == "title" and len(word.text) > 1:
        return made(run.tokens, "PER", LIKELY)
    said = None if everyday else beside(run)
    if said and word.shape == "title":
        return made(run.tokens, said, LIKELY)
    if ROMAN.fullmatch(word.text) or (
        word.shape == "title" and adjective(run.document, low) and (follows == "lower" or of_women(low))
    ):
        return made(run.tokens, None, GUESS)
    if word.shape == "upper" and everyday and len(word.text) > 3:
        return made(run.tokens, None, GUESS)
    if word.shape == "upper" and 2 <= len(word.text) <= 6 and low not in classes().no_names:
        return made(run.tokens, "ORG", GUESS if run.opening else LIKELY)
    if run.opening and everyday:
        return made(run.tokens, None, GUESS)
    if traits.has(run.document.language, "cyrillic_cases") and kinds.is_shortened(low):
        return made(run.tokens, "ORG", LIKELY)
    return made(run.tokens, _doubtful(run, everyday), GUESS)


def _doubtful(run: Run, everyday: bool) -> aliases.Kind | None:
    """A guess at one word, for the rest of the text to weigh."""
    text, language = run.tokens[0].text, run.document.language
    if traits.has(language, "capital_nouns"):
        return _among_nouns(run, everyday)
    if run.before in tongues.listed("articles", language):
        return None
    if kinds.is_given(text, language) or kinds.looks_like_surname(text):
        return "PER"
    if run.before in tongues.listed("working", language):
        return "ORG"
    if run.placed:
        return "LOC"
    if run.opening:
        return None
    verb = run.following.text.lower() if run.following and run.following.shape == "lower" else ""
    if verb.endswith(tongues.written("person_verbs", language)):
        return None if text.endswith(("их", "ых")) else "PER"
    return "PER" if kinds.is_family(text, language) else None


def _among_nouns(run: Run, everyday: bool) -> aliases.Kind | None:
    """A guess where every noun has a capital: what looks like no noun, with no article or adjective before it."""
    token, language = run.tokens[0], run.document.language
    if everyday or not capitals.may_be_name(token, run.preceding, language):
        return None
    if kinds.is_given(token.text):
        return "PER"
    if capitals.is_direction(token.low, language):
        return "LOC"
    return "LOC" if run.before in tongues.listed("placing", language) else "PER"


def of_women(low: str) -> bool:
    """Whether an adjective stands in a form that nobody's family name has but a woman's: `Сумська`, `Нобелівській`."""
    return low.endswith(("ська", "цька", "ській", "цькій", "ської", "цької", "ські", "цькі", "ское", "ская", "ской"))


def adjective(document: Document, low: str) -> bool:
    """Whether a Slavic word reads as an adjective made of a place name, which is no name itself."""
    if traits.has(document.language, "cyrillic_cases"):
        return stem.name_stem(low).endswith(("ськ", "цьк", "зьк", "ск", "цк"))
    return traits.has(document.language, "latin_cases") and latin.bare(low, document.language).endswith(("sk", "ck"))
