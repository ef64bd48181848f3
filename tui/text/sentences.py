"""A text -> its sentences. They never cross a line break or a block; linear time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import Block, Sentence
from tui.text import abbreviations

_LINE = re.compile(r"[^\n]+")
_FACE = r"(?:[:;=][-'^]?[)(DPР*|\]]+|\){2,}|[\U0001F300-\U0001FAFF☺☹❤♥]\uFE0F?)"
_STOP = re.compile(
    r"(?=[.!?…؟।۔。！？:;=)\U0001F300-\U0001FAFF☺☹❤♥])"  # quickly past all else
    r"(?:(?P<full>[。！？]+[」』”）]*)"
    r"""|(?P<marks>(?<![.!?…])[.!?…؟।۔]++)(?P<closed>["'”’»“)\]*`«‹›]*+)(?:\s?\[\d{1,3}\])*+"""
    r"(?P<note>\s?\d{1,2}(?=\s+[^\W\d_]))?"
    rf"(?:\s*{_FACE}(?!\w))*+(?=\s|\Z)"
    r"""|(?P<glued>(?<=[^\W\d_]{3})[.!?…]++["'”’»)]*+(?=["“„«]?[^\W\d_]))"""
    rf"|(?P<face>(?:(?<=\s)(?:{_FACE})++|(?<=\w)\){{2,}})++(?=\s)))"
)
_APART = re.compile(r"""[ \u00a0\u202f](["»”])(?=[\s,.;:—–)-]|\Z)""")
_NEXT = re.compile(
    r"""\s*(?P<dash>[—–-]{1,2}\s*)?(?P<opening>["'“”„«‘’`(\[*¿¡•]*)\s?(?P<word>[^\W\d_]+|\d+|\S)(?P<tail>\S?)"""
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|\S+@\w")
_TITLE_WORD = re.compile(r"[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)?[,;:]?(?=\s|\Z)")
_TOKEN = re.compile(r"[^\s]*$")
_NAME_THEN = re.compile(r"\s+(?:[^\W\d_]+\.?\s+)?([^\W\d_]+)")
_GOES_ON = re.compile(r"\s+([^\W\d_])")
_QUOTES = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_BRACKETS = {"(": ")", "[": "]"}
_OPENING = re.compile(r'[«“„"(\[]')
_WINDOW = 120  # characters in which the other mark of a quote is looked for
_AHEAD = 60  # characters in which the next word is looked for


class Stop(NamedTuple):
    """A mark that may end a sentence: of which text, since where the sentence goes, up to where the line."""

    text: str
    start: int
    last: int
    found: re.Match[str]
    end: int  # after closing marks, notes and faces
    language: str
    small: bool  # the line is written without capital letters

    @property
    def near(self) -> str:
        """The last characters of the sentence before the mark."""
        return self.text[max(self.start, self.found.start() - abbreviations.LOOKED_BACK) : self.found.start()]


def split(text: str, language: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order, no white space at either end."""
    edges = sorted({edge for block in blocks for edge in (block.start, block.end)})
    found: list[Sentence] = []
    for line in _LINE.finditer(text):
        here = edges[bisect_left(edges, line.start()) : bisect_left(edges, line.end())]
        start = line.start()
        for end in [*sorted({*_ends(text, line.start(), line.end(), language), *here}), line.end()]:
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
    small = text[first].islower()
    for found in _STOP.finditer(text, first, last):
        end = found.end() if found["marks"] is None else _closed(text, first, _noted(text, found, language), last)
        if not end:
            continue
        if found["full"] or _is_end(Stop(text, start, last, found, end, language, small)):
            yield end
            start = end


def _noted(text: str, found: re.Match[str], language: str) -> int:
    """Where a mark ends, with the number of a note after it ("done.4 The next"); 0 when the number is a figure's."""
    if found["note"] is None:
        return found.end()
    word = abbreviations.before(text[max(0, found.start() - abbreviations.LOOKED_BACK) : found.start()])
    following = _NEXT.match(text, found.end("note"), found.end("note") + _AHEAD)
    starter = following is not None and abbreviations.starts(following["word"], language)
    is_note = starter and following is not None and following["word"][0].isupper()
    if is_note and (not word or found["closed"] or (word.isalpha() and not abbreviations.kind(word, language))):
        return found.end()
    return found.start("note") if found["note"][0].isspace() else 0


def _closed(text: str, first: int, end: int, last: int) -> int:
    """Where a sentence ends, with the closing mark of its quote when that stands apart: « Oui. »"""
    apart = _APART.match(text, end, last) if end else None
    if apart is None:
        return end
    before, mark = text[max(first, end - 4 * _WINDOW) : end], apart[1]
    opening = {"»": "«", "”": "“"}.get(mark)
    is_open = before.rfind(opening) > before.rfind(mark) if opening else before.count(mark) % 2 == 1
    return apart.end() if is_open else end


def _is_end(stop: Stop) -> bool:
    """Whether this mark ends a sentence: by what follows it, then by the word before it."""
    following = _NEXT.match(stop.text, stop.end, min(stop.last, stop.end + _AHEAD))
    if following is None or following["word"][0] in ":;,.)/»":
        return False
    if stop.found["glued"]:
        return _is_glued_end(stop, following)
    if following["word"][0].islower():
        if not stop.small or following["dash"]:
            return _ends_before_small(stop, following)
    elif stop.found["face"]:
        return following["word"][0].isupper() and not (stop.found[0][0] == ")" and _in_brackets(stop))
    return not _goes_on(stop, following) and _ends_before(stop, following)


def _ends_before(stop: Stop, following: re.Match[str]) -> bool:
    """Whether the mark ends a sentence when a capital letter, a number or a sign follows."""
    marks, closed = stop.found["marks"] or "", stop.found["closed"] or ""
    opening, word = following["opening"], following["word"]
    if marks != "." or "[" in stop.found[0]:
        return not (opening.startswith("[") and word[0] in ".…")
    if len(word) == 1 and following["tail"] == ".":
        word += "."  # an initial, which no function word is
    before = abbreviations.before(stop.near)
    if not before:
        return bool(stop.near.strip())
    if following["dash"] and abbreviations.kind(before, stop.language):
        return False
    if closed or (opening and opening[0] not in "([*•" and len(before) > 3):
        return True
    return abbreviations.ends(stop.near, before, word, stop.language)


def _in_brackets(stop: Stop) -> bool:
    return "(" in stop.text[max(stop.start, stop.end - _WINDOW) : stop.end]


def _goes_on(stop: Stop, following: re.Match[str]) -> bool:
    """Whether the sentence goes on although a capital letter follows its mark."""
    text, at = stop.text, stop.found.start()
    marks, closed = stop.found["marks"] or "", (stop.found["closed"] or "")[:1]
    if following["dash"] and marks == "." and following["word"][0].isdigit():
        return True
    if text[at - 1 : at] in ("(", "[") and closed in (")", "]"):
        return True  # "(!)" doubts or stresses a word
    if marks in ("...", "…") and text[at - 1 : at].isspace() and following["word"][0].isdigit():
        return True  # words are left out
    if marks != "." and closed in ('"', "”", "’", "'"):
        then = _NAME_THEN.match(text, following.end("word"), min(stop.last, following.end() + _AHEAD))
        verbs = abbreviations.after_quote(stop.language)
        if then and following["word"][0].isupper() and (then[1] in verbs):
            return True  # "Why?" Smith asked
    return _inside(stop)


def _inside(stop: Stop) -> bool:
    """Whether the mark stands in a title or in brackets, inside a sentence that goes on after them."""
    before = stop.text[max(stop.start, stop.end - _WINDOW) : stop.end]
    if _OPENING.search(before) is None:
        return False
    ahead = stop.text[stop.end : min(stop.last, stop.end + _WINDOW)]
    for opening, closing in (*_QUOTES.items(), *_BRACKETS.items()):
        at = before.rfind(opening)
        if at <= 0 or any(mark in before[at + 1 :] for mark in closing):
            continue
        if opening == '"' and before.count('"') % 2 == 0:
            continue
        close = min((ahead.find(mark) for mark in closing if mark in ahead), default=-1)
        if close < 0 or opening in ahead[:close]:
            continue
        rest, lead = ahead[close + 1 :], before[:at].rstrip()[-1:]
        goes_on = _GOES_ON.match(rest)
        if opening in _BRACKETS and rest[:1] in tuple(".,;:"):
            return True
        if goes_on and goes_on[1].islower() and (opening in _BRACKETS or lead.isalnum()):
            return True
    return False


def _ends_before_small(stop: Stop, following: re.Match[str]) -> bool:
    """Whether the mark ends a sentence although a small letter follows: an address, a note in brackets, haste."""
    if following["dash"] or stop.found["face"]:
        return False
    before, marks = abbreviations.before(stop.near), stop.found["marks"] or ""
    if _ADDRESS.match(stop.text, following.start("word"), stop.last):
        return marks != "." or not abbreviations.kind(before, stop.language)
    if following["opening"]:
        return following["opening"] == "(" and abbreviations.is_plain(before, stop.language, 5)
    hasty = (
        marks in (".", "?", "??")
        and not stop.found["closed"]
        and '"' not in stop.text[max(stop.start, stop.end - _WINDOW) : stop.end]
    )
    plain = abbreviations.is_plain(before, stop.language, 6 if marks == "." else 2)
    return hasty and plain and abbreviations.is_function_word(following["word"], stop.language)


def _is_glued_end(stop: Stop, following: re.Match[str]) -> bool:
    """Whether a mark without a space after it ends a sentence ("end.Next"), and is no part of an address or a name."""
    at, word = following.start("word"), _TITLE_WORD.match(stop.text, following.start("word"), stop.last)
    token = _TOKEN.search(stop.near)
    if word is None or token is None or not set(token[0]).isdisjoint("/@_:=\\.#&<>"):
        return False
    mark, title = stop.found[0][0], stop.text[at].isupper()
    starts = abbreviations.starts(word[0].rstrip(",;:"), stop.language)
    if mark in "!?":
        return (title and word[0][1:].islower()) or (starts and not title)
    if stop.found[0].startswith(("..", "…")):
        return title and starts
    plain = abbreviations.is_plain(abbreviations.before(stop.near), stop.language, 4)
    return title and plain and (starts or (token[0].islower() and word[0][1:2].islower()))
