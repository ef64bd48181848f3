"""What one run of capitalised words names: a person, an organisation, a place, or nothing that can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.text import aliases, capitals, kinds, latin, lexicon, lookup, stem, tongues, traits
from tui.text.candidates import GUESS, LIKELY, SURE, Document, Found, known, made
from tui.text.kinds import classes
from tui.text.stem import words
from tui.text.tokens import Token

ROMAN = re.compile("[IVXLCХІ]+")
OPENERS = '“”"«„–—-•*:'
_VERBS = {
    "uk": tuple(words("ав ив ів ув ла ло ли вся лася ає яє ить")),
    "ru": tuple(words("ал ил ел ла ло ли лся лась ает яет ит")),
}


@dataclass(frozen=True, slots=True)
class Run:
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


def judge(document: Document, line: Sequence[Token], start: int, end: int, titled: bool) -> list[Found]:
    """What line[start:end] names; `titled`: a title such as President stood before it."""
    run = _run(document, line, start, end)
    hit = lookup.at(line, start, end, document.language)
    whole = hit is not None and start + hit.size >= end
    if hit and whole and hit.hint:
        document.hints[hit.entity] += 1
        return []
    alone = len(run.words) == 1
    if alone and not whole and _no_name(run.tokens[0]):
        return []
    if hit and whole and not titled:
        if alone and run.opening and run.tokens[0].shape == "title" and _usual(run):
            return [made(run.tokens, None, GUESS)]
        if not (hit.weak and alone) or run.placed:
            return known(document, line, start, hit)
    if not alone and _is_part(run, line, start, end):
        return [made(run.tokens, "LOC", LIKELY)]
    head = kinds.head_type(run.words, document.language)
    if titled and len(run.words) <= 3 and not head:
        person = hit.entity if hit and whole and lookup.is_person(hit.entity) else ""
        return [made(run.tokens, "PER", SURE, person)]
    found = _shaped(run, head, titled)
    if found is not None:
        return found
    if alone:
        return [replace(_single(run), opening=run.opening)]
    ending = lookup.at(line, end - 1, end, document.language) if document.language != "en" else None
    if ending and not ending.hint and not ending.weak and kinds.stands_alone(run.words[:-1]):
        return known(document, line, end - 1, ending)
    return [made(run.tokens, "ORG", LIKELY) if hit and not hit.hint else _several(run)]


def _is_part(run: Run, line: Sequence[Token], start: int, end: int) -> bool:
    """Whether it is a part of a known place: `East Germany`."""
    if run.tokens[0].low not in tongues.listed("compass", run.document.language):
        return False
    hit = lookup.at(line, start + 1, end, run.document.language)
    return hit is not None and not hit.hint and start + 1 + hit.size >= end and _is_place(hit.entity)


def _is_place(entity: str) -> bool:
    thing = aliases.gazetteer().thing(entity)
    return thing is not None and thing.type in ("GPE", "LOC")


def _run(document: Document, line: Sequence[Token], start: int, end: int) -> Run:
    before = stem.name_stem(line[start - 1].text) if start else ""
    return Run(
        document,
        line[start:end],
        [token for token in line[start:end] if token.shape != "sign"],
        before,
        stem.name_stem(line[end].text) if end < len(line) else "",
        line[end] if end < len(line) else None,
        line[start - 1] if start else None,
        before in classes().in_words,
        start == 0 or (line[start - 1].shape == "sign" and line[start - 1].text in OPENERS),
    )


def _no_name(token: Token) -> bool:
    return token.low in classes().no_names or stem.name_stem(token.text) in classes().titles


def _usual(run: Run) -> bool:
    """Whether the first word is an everyday word, here or in general."""
    low = run.tokens[0].low
    return low in run.document.lowered or low in lexicon.common() or lexicon.concept(stem.stem(low)) is not None


def _shaped(run: Run, head: aliases.Kind | None, titled: bool) -> list[Found] | None:
    """What the words themselves say: an event, a person's name, a head noun; None when they say nothing."""
    first, last = run.words[0], stem.name_stem(run.words[-1].text)
    alone = len(run.words) == 1
    if last in classes().event_heads and not alone and not titled:
        return []
    given = kinds.is_given(first.text, run.document.language)
    doubtful = len(run.words) == 2 and given and (last in classes().surname_heads or _called(first.text, last))
    bent = not given and traits.has(run.document.language, "cyrillic_cases") and _of_women(run.words[-1].low)
    if kinds.person_shape(run.words, run.document.language) and not bent and (head is None or doubtful):
        return [made(run.tokens, "PER", SURE if given or first.shape == "initial" else LIKELY)]
    if head and not (alone and run.opening):
        return [made(run.tokens, head, LIKELY)]
    return None


def _several(run: Run) -> Found:
    """Two and more unknown words: a place after `in`, a person who says something, else by language."""
    if all(word.shape == "upper" for word in run.words):
        return made(run.tokens, None, GUESS)
    document, lows = run.document, [word.low for word in run.words]
    if run.words[-1].shape == "upper" and _adjective(document, lows[0]):
        return made(run.tokens, "ORG", LIKELY)
    if run.opening and len(run.words) == 2 and tongues.is_adjective(lows[0], document.language):
        return made(run.tokens, None, GUESS)
    if tongues.is_adjective(lows[0], document.language):
        return made(run.tokens, capitals.proper_type(run.words[-1], document.language), LIKELY)
    if any(low in lexicon.common() or low in document.lowered for low in lows):
        return made(run.tokens, "PER" if run.after in classes().saying else None, GUESS)
    if document.language == "en" and run.before in ("in", "at", "near", "across", "outside"):
        return made(run.tokens, "LOC", GUESS)
    if document.language == "en" and run.after not in classes().saying | classes().person_verbs:
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
    if _adjective(run.document, stem.fold(texts[-1])) or (
        run.document.language == "uk" and run.opening and not kinds.is_family(texts[-1])
    ):
        return None
    return "PER" if len(texts) <= 3 else "ORG"


def _single(run: Run) -> Found:
    """One unknown word: an acronym, a shortened office, a person who says something; else `_doubtful`."""
    word = run.tokens[0]
    low = word.low
    follows = run.following.shape if run.following else ""
    usual = _usual(run) or low in classes().starters
    if run.after in classes().saying and not usual and word.shape == "title" and len(word.text) > 1:
        return made(run.tokens, "PER", LIKELY)
    if ROMAN.fullmatch(word.text) or (
        word.shape == "title" and _adjective(run.document, low) and (follows == "lower" or _of_women(low))
    ):
        return made(run.tokens, None, GUESS)
    if word.shape == "upper" and 2 <= len(word.text) <= 6 and low not in classes().no_names:
        return made(run.tokens, "ORG", GUESS if run.opening else LIKELY)
    if run.opening and usual:
        return made(run.tokens, None, GUESS)
    if traits.has(run.document.language, "cyrillic_cases") and kinds.is_shortened(low):
        return made(run.tokens, "ORG", LIKELY)
    return made(run.tokens, _doubtful(run, usual), GUESS)


def _doubtful(run: Run, usual: bool) -> aliases.Kind | None:
    """A guess at one word, for the rest of the text to weigh."""
    text, language = run.tokens[0].text, run.document.language
    if traits.has(language, "capital_nouns"):
        return _among_nouns(run, usual)
    if kinds.is_given(text, language) or kinds.looks_like_surname(text):
        return "PER"
    if run.placed:
        return "LOC"
    if run.opening:
        return None
    verb = run.following.text.lower() if run.following and run.following.shape == "lower" else ""
    if language in _VERBS and verb.endswith(_VERBS[language]):
        return None if text.endswith(("их", "ых")) else "PER"
    return "PER" if kinds.is_family(text, language) else None


def _among_nouns(run: Run, usual: bool) -> aliases.Kind | None:
    """A guess where every noun has a capital: what looks like no noun, with no article or adjective before it."""
    token, language = run.tokens[0], run.document.language
    if usual or not capitals.may_be_name(token, run.preceding, language):
        return None
    if kinds.is_given(token.text):
        return "PER"
    if capitals.is_direction(token.low, language):
        return "LOC"
    return "LOC" if run.before in tongues.listed("placing", language) else "PER"


def _called(first: str, last: str) -> bool:
    """Whether a Slavic given name that sounds like a head noun (`Леся`, `лес`) is one before this stem."""
    return (
        stem.name_stem(first) in lexicon.called() and last not in classes().place_heads | classes().organisation_heads
    )


def _of_women(low: str) -> bool:
    """Whether an adjective stands in a form that nobody's family name has but a woman's: `Сумська`, `Нобелівській`."""
    return low.endswith(("ська", "цька", "ській", "цькій", "ської", "цької", "ські", "цькі", "ское", "ская", "ской"))


def _adjective(document: Document, low: str) -> bool:
    """Whether a Slavic word reads as an adjective made of a place name, which is no name itself."""
    if traits.has(document.language, "cyrillic_cases"):
        return stem.name_stem(low).endswith(("ськ", "цьк", "зьк", "ск", "цк"))
    return traits.has(document.language, "latin_cases") and latin.bare(low, document.language).endswith(("sk", "ck"))
