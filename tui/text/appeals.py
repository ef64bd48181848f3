"""Paragraphs in which a site speaks for itself: "subscribe to our newsletter", "support our work", who to write to."""

from __future__ import annotations

import re
from functools import cache

from tui.text import leaves

_MOST = 420  # characters of an appeal
_NEAR = 6  # words from "our" to what is ours
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?:;…—–]+\s+")
_QUOTED = re.compile(r"[\"“”„«»]")
_ADDRESS = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,30}){1,3}")
_HANDLE = re.compile(r"(?:^|[\s(])@\w{3,30}")
_LEAST_ADDRESS = 0.45  # the share of a line that an address has, when nothing else is said


@cache
def _words(name: str) -> frozenset[str]:
    """One part of the table of words."""
    return frozenset(leaves.parts("appeals.txt")[name].split())


def kind(text: str, line: str) -> str:
    """The kind of furniture a paragraph is by what it asks for. `line`: the text as `phrases.plain_line` gives it."""
    if len(line) > _MOST:
        return ""
    if "@" in line:
        found = _contact(line)
        if found:
            return found
    words = set(_WORD.findall(line))
    asks = words & _words("house") and (words & _words("channels") or words & _words("gifts"))
    return "notice" if asks and not _QUOTED.search(text) and _is_asking(text.lower()) else ""


def is_addressed(line: str) -> bool:
    """Whether a sentence speaks to the reader: it begins with a call, or says "you" or "our"."""
    words = _WORD.findall(line)
    return bool(words) and (words[0] in _words("calls") or not _words("reader").isdisjoint(words))


def _contact(line: str) -> str:
    """Whether a line is an address and little else, or says who the author is and where to be found."""
    found = _ADDRESS.search(line)
    if found and found.end() - found.start() > _LEAST_ADDRESS * len(line):
        return "author"
    words = set(_WORD.findall(line))
    return "author" if words & _words("trades") and (found or _HANDLE.search(line)) else ""


def _is_asking(text: str) -> bool:
    """Whether a sentence asks for something of ours, and sentences that begin with a call are half of it or more."""
    sentences = [(sentence, _words_of(sentence)) for sentence in _SENTENCE.split(text)]
    calling = sum(len(sentence) for sentence, words in sentences if words and words[0] in _words("calls"))
    return 2 * calling >= len(text) and any(_asks(words) for _, words in sentences)


def _words_of(sentence: str) -> list[str]:
    """The words of a sentence, without "please", "and also"."""
    words = _WORD.findall(sentence)
    start = next((at for at, word in enumerate(words) if word not in _words("openings")), len(words))
    return words[start:]


def _asks(words: list[str]) -> bool:
    """Whether a sentence begins with a call, and what it calls for is ours: "follow us on", "join our channel"."""
    if not words or words[0] not in _words("calls"):
        return False
    ours = (at for at, word in enumerate(words) if word in _words("house"))
    near = {word for at in ours for word in words[at : at + _NEAR]}
    return bool(near & _words("channels") or near & _words("gifts"))
