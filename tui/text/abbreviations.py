"""The word before a full stop: whether it is an abbreviation, an initial or a number, and so ends no sentence.

All words are in abbreviations.toml; what else is asked about a language is in languages.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tui.text import dates, traits, wordfiles
from tui.text import language as languages

LOOKED_BACK = 40  # characters before a full stop in which its word is looked for
Kind = Literal["before", "either", "closing", "number", ""]
_KINDS: tuple[Kind, ...] = ("before", "closing", "either", "number")
_LAST = re.compile(r"\w[\w.'’-]*$")
_PART = re.compile(r"[^\W\d_]{1,2}\.")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_DOUBLED = re.compile(r"([A-Z])\1")  # a Spanish plural: EE. UU.
_ROMAN = re.compile(r"[IVXLCDM]+|[ІХ]+")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýąęěůőűășyаеиоуыэюяіїєёъύαεηιουωάέήίόώ]")
_ELIDED = re.compile(r"^\w+['’](?=\w\w)")
_FIGURE = re.compile(r"[\dIVXLCХІ]\s*$")
_YEARS = re.compile(r"(?<!\d)\d{4}\s*$")
_LONG = 4  # letters from which an unknown word is no abbreviation
_YEAR = 4  # digits
_LATE = 26  # characters of a sentence after which a year may be its last word


@cache
def _tables() -> dict[str, dict[str, str]]:
    return wordfiles.table("abbreviations.toml")


@cache
def _table(kind: str, language: str) -> frozenset[str]:
    """The words of a kind in a language, and those of all."""
    rows = _tables()[kind]
    return frozenset(f"{rows.get('all', '')} {rows.get(language, '')}".split())


@cache
def _kinds(language: str) -> dict[str, tuple[Kind, ...]]:
    """Word -> its kinds; a word with a capital stands for itself only."""
    found: dict[str, tuple[Kind, ...]] = {}
    for one in _KINDS:
        for word in _table(one, language):
            found[word] = (*found.get(word, ()), one)
    return found


@cache
def _tails(language: str) -> tuple[str, ...]:
    """The ends of compounds that are abbreviated: Hauptstr."""
    return tuple(word[1:] for word in _table("before", language) if word.startswith("-"))


@cache
def _starters(language: str) -> frozenset[str]:
    return _table("starts", language) | languages.stopwords().get(language, frozenset())


def after_quote(language: str) -> frozenset[str]:
    """Verbs that follow a name after a quote."""
    return _table("after_quote", language)


def before(text: str) -> str:
    """The word at the end of a text, with the letters before it that are abbreviated too: `z. B` is `z.B`."""
    if not text or text[-1].isspace():
        return ""
    *earlier, last = text.split()
    found = _LAST.search(last)
    if found is None:
        return ""
    word = found[0]
    while earlier and word == last and _PART.fullmatch(earlier[-1]):
        last = word = earlier.pop() + word
    return word


def kind(word: str, language: str, so_far: str = "") -> Kind:
    """What kind of abbreviation a word is, as a whole or by its last part.

    One that stands before names (м. Київ) may be a measure after a figure (5 м.).
    """
    kinds = _kinds(language)
    for form in dict.fromkeys((word, word.rpartition(".")[2], _ELIDED.sub("", word))):
        found = kinds.get(form) or kinds.get(form.casefold()) or (form.isupper() and kinds.get(form.capitalize()))
        if found:
            measures = len(found) > 1 and _FIGURE.search(so_far.removesuffix(word)) is not None
            return found[1] if found[0] == "before" and measures else found[0]
    return "before" if word.casefold().endswith(_tails(language)) else ""


def starts(word: str, language: str) -> bool:
    """Whether a word begins sentences and is no name."""
    return word.casefold() in _starters(language)


def is_function_word(word: str, language: str) -> bool:
    """Whether a word is one of the language's function words."""
    return word.casefold() in languages.stopwords().get(language, frozenset())


def is_plain(word: str, language: str, long: int = 99) -> bool:
    """Whether a word is surely no abbreviation: it ends in a vowel, is a function word, or has so many letters."""
    if not word.isalpha() or kind(word, language):
        return False
    low = word.casefold()
    vowel = len(word) >= _LONG and _VOWEL.search(low, len(low) - 1) is not None
    return vowel or len(word) >= long or is_function_word(word, language)


def ends(so_far: str, word: str, following: str, language: str) -> bool:
    """Whether a full stop after this word ends the sentence, when `following` comes next. `so_far`: it or its end."""
    last = _ELIDED.sub("", word.rpartition(".")[2])
    starter = following[0].isupper() and starts(following, language)
    alone = so_far.strip(" (*•") == word
    listed = kind(word, language, so_far)
    if last.casefold() in _table("number", language) and _is_figure(following, last):
        return False
    if listed == "before":
        return False
    if word.isdecimal() and len(word) < _YEAR:
        return not alone and not _is_ordinal(following, starter, language)
    if listed == "closing":
        return (
            following not in _table("money", language)
            and not (alone and len(word) == 1)
            and (not following[0].islower() or language == "und")
        )
    if listed == "either":
        return starter or (len(so_far) >= _LATE and following[0].isupper() and _ends_in_year(so_far, word))
    if len(last) == 1 and last.isalpha():
        return starter and not alone and (last == word or last.islower())
    if _is_short(word, language):
        return starter and not alone
    return True


def _ends_in_year(so_far: str, word: str) -> bool:
    """Whether a year stands before the word: late in a sentence it is its end (... у 1998 р.), early it is not."""
    return _YEARS.search(so_far.removesuffix(word)) is not None


def _is_figure(following: str, word: str) -> bool:
    """Whether a figure follows: No. 5, vol. III."""
    return following[0].isdigit() or (len(word) > 1 and _ROMAN.fullmatch(following) is not None)


def _is_ordinal(following: str, starter: bool, language: str) -> bool:
    """Whether a number with a full stop counts what follows: 3. Mai, 19. Jahrhundert."""
    if not traits.has(language, "ordinal_stop"):
        return False
    return following.casefold() in dates.months() or (traits.has(language, "capital_nouns") and not starter)


def _is_short(word: str, language: str) -> bool:
    """Whether a word looks like an abbreviation that no table has: U.S.A, EE, Karl V, a few letters without a vowel."""
    if _ACRONYM.fullmatch(word) or _DOUBLED.fullmatch(word):
        return True
    if _ROMAN.fullmatch(word) and traits.has(language, "ordinal_stop"):
        return True
    if traits.has(language, "vowelless_words") or not word.isalpha() or word.isupper():
        return False
    return len(word) <= _LONG and _VOWEL.search(word.casefold()) is None
