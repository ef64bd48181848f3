"""A text -> its sentences. They never cross a line break or a block; linear time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from tui.model import Block, Sentence
from tui.text import dates
from tui.text import language as languages

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»“)\]*`]*+(?:\s?\[\d{1,3}\])*(?=\s|\Z)|[。！？]+[」』”）]*""")
_BEFORE = re.compile(r"[\w][\w.'’-]*$")
_NEXT = re.compile(r"""\s+([—–-]{1,2}\s*)?(["'“”„«‘’`(\[*¿¡]*)([^\W\d_]+|\d+|\S)?""")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ORDINALS = frozenset({"de", "cs", "sk", "hr", "sl", "da", "no", "fi", "hu", "et", "lv", "sr", "pl", "uk"})
_LOOKED_BACK = 30  # characters before a full stop in which its word is looked for


@cache
def _table(kind: str, language: str) -> frozenset[str]:
    """Abbreviations of a language and of all."""
    tables = tomllib.loads(resources.files("tui.text").joinpath("words/abbreviations.toml").read_text("utf-8"))[kind]
    return frozenset(f"{tables['all']} {tables.get(language, '')}".split())


def split(text: str, language: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order, no white space at either end."""
    edges = {edge for block in blocks for edge in (block.start, block.end)}
    found: list[Sentence] = []
    for line in _LINE.finditer(text):
        cuts = [*_ends(text, line.start(), line.end(), language)]
        if edges:
            cuts = sorted({*cuts, *(at for at in range(line.start(), line.end()) if at in edges)})
        start = line.start()
        for end in [*cuts, line.end()]:
            part = text[start:end]
            bare = part.strip()
            if bare:
                left = start + len(part) - len(part.lstrip())
                found.append(Sentence(left, left + len(bare)))
            start = end
    return tuple(found)


def _ends(text: str, first: int, last: int, language: str) -> Iterator[int]:
    """Where sentences end inside one line."""
    start = first
    small = text[first].islower()  # a text written without capital letters
    for stop in _STOP.finditer(text, first, last):
        if text[stop.start()] in "。！？" or _is_end(text, start, stop, last, (language, small)):
            yield stop.end()
            start = stop.end()


def _is_end(text: str, start: int, stop: re.Match[str], last: int, style: tuple[str, bool]) -> bool:
    """Whether this mark ends a sentence: by what follows it, then by the word before it."""
    following = _NEXT.match(text, stop.end(), min(last, stop.end() + 60))
    if following is None or following[3] is None or following[3] in ":;,.)/":
        return False
    dash, opening, word = following[1], following[2], following[3]
    if len(word) == 1 and text[following.end() : following.end() + 1] == ".":
        word += "."  # an initial, which no function word is
    language, small = style
    if word[0].islower() and (dash or not small):
        return False
    if dash and text[stop.start()] == "." and len(stop[0]) == 1 and word[0].isdigit():
        return False
    marks = len(stop[0]) - len(stop[0].lstrip(".!?…"))
    if text[stop.start()] != "." or marks > 1 or "[" in stop[0]:
        return not (opening.startswith("[") and word[0] in ".…")
    before = _BEFORE.search(text[max(start, stop.start() - _LOOKED_BACK) : stop.start()])
    if before is None:
        return bool(text[start : stop.start()].strip())
    closed = len(stop[0]) > 1  # a quote or bracket is closed after the full stop
    if closed or (opening and opening[0] not in "([" and len(before[0]) > 3):
        return True
    return _word_ends(text[start : stop.start()], before[0], word, language)


def _word_ends(so_far: str, before: str, following: str, language: str) -> bool:
    """Whether a full stop after this word ends the sentence, when `following` comes next."""
    name = before.casefold()
    capital = not following[0].islower() or language == "und"
    if name in _table("number", language) and (following[0].isdigit() or (name != before and len(name) > 1)):
        return not following[0].isdigit()
    if name in _table("before", language):
        return False
    if before.isdecimal() and len(before) < 4:
        alone = so_far.strip(" (") == before
        return not alone and not (language in _ORDINALS and following.casefold() in dates.months())
    if name in _table("closing", language):
        return capital
    starter = following.casefold() in languages.stopwords().get(language, frozenset()) and following[0].isupper()
    if name in _table("either", language):
        return starter
    if len(before) == 1 and before.isalpha() and before.isupper():
        return (before == "I" and language == "en") or (starter and not so_far[:-1].rstrip().endswith("."))
    return starter if _ACRONYM.fullmatch(before) else True
