"""The lines of page furniture in many languages (words/furniture/*.txt), looked up by the letters they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from tui.text import leaves

KINDS = ("paywall", "advert", "share", "comment", "notice", "credit", "about", "menu", "more", "related")
"""What a phrase can be, the likeliest of two first."""
BEGINS = 4  # letters that a beginning has
_OPEN = "\0"  # stands for a letter that a phrase leaves open
_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-", "\u0307": None})
_LETTERS = re.compile(r"[^()\[\]|\\.?*+{#…]+(?![?*{])")
_BRACKETS = re.compile(r"\\.|\[[^\]]*\]|[()|]")
_COUNT = re.compile(r"[?*+]|\{[^}]*\}")
_OPTIONAL = ("?", "*", "{0")


def plain_line(text: str) -> str:
    """A line as the phrases are written: lower case, single spaces, straight apostrophes, no signs at its ends."""
    text = " ".join(text.lower().translate(_STRAIGHT).split()).replace(" :", ":")
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] == "©"):
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def kinds(line: str, *, said: bool = False) -> Iterator[str]:
    """The kinds of furniture that a line is, as `plain_line` gives it; only phrases that are sentences when `said`."""
    index = _index()
    starts = ["#"] if line[:1].isdigit() else [line[:end] for end in range(min(BEGINS, len(line)), 0, -1)]
    for begins in starts:
        for kind, phrase, is_said in index.get(begins, ()):
            if (is_said or not said) and _pattern(phrase).fullmatch(line):
                yield kind


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as a regular expression."""
    return re.compile(phrase.replace("…", ".{0,60}").replace("#", r"\d[\d., ]*[km]?"))


@cache
def _index() -> dict[str, list[tuple[str, str, bool]]]:
    """Beginning -> the phrases that begin so: kind, pattern, whether they are whole sentences."""
    out: dict[str, list[tuple[str, str, bool]]] = {}
    for part, phrase in phrases():
        for begins in beginnings(phrase):
            found = (part.removesuffix("!"), phrase, part.endswith("!"))
            out.setdefault(begins.partition(_OPEN)[0], []).append(found)
    return out


def phrases() -> Iterator[tuple[str, str]]:
    """All phrases with their parts, as they stand in the files: a kind, with "!" when the phrases are sentences."""
    folder = resources.files("tui.text").joinpath("words/furniture")
    for name in sorted(file.name for file in folder.iterdir() if file.name.endswith(".txt")):
        for kind, body in leaves.parts(f"furniture/{name}").items():
            yield from ((kind, phrase) for phrase in body.split("\n") if phrase)


def beginnings(phrase: str) -> set[str]:
    """The first letters of all that a phrase can match; one has the letter "\\0" where the phrase leaves it open."""
    return {begins for branch in _branches(phrase) for begins in _begun(branch)}


def _branches(phrase: str) -> list[str]:
    """The alternatives of a phrase, parted at the bars outside of brackets."""
    if "(" not in phrase and "[" not in phrase:
        return phrase.split("|")
    out: list[str] = []
    depth = start = 0
    for sign in _BRACKETS.finditer(phrase):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            out.append(phrase[start : sign.start()])
            start = sign.end()
    return [*out, phrase[start:]]


def _begun(branch: str) -> set[str]:
    """The beginnings of one alternative."""
    letters = _LETTERS.match(branch)
    if letters and len(letters[0]) >= BEGINS:
        return {letters[0][:BEGINS]}
    begun = {""}
    at = 0
    while at < len(branch) and not all(_full(one) for one in begun):
        atom, at = _atom(branch, at)
        if branch.startswith(_OPTIONAL, at):
            atom = atom | {""}
        count = _COUNT.match(branch, at)
        at = count.end() if count else at
        begun = {one if _full(one) else (one + more)[:BEGINS] for one in begun for more in atom}
    return begun


def _full(begun: str) -> bool:
    """Whether a beginning needs no more letters: it has all, or is a number or the sign of a right."""
    return len(begun) == BEGINS or begun.startswith(("#", "©")) or begun.endswith(_OPEN)


def _atom(branch: str, at: int) -> tuple[set[str], int]:
    """The beginnings of the letters, the class or the bracket at a place, and where it ends."""
    letters = _LETTERS.match(branch, at)
    if letters:
        return {letters[0][:BEGINS]}, letters.end()
    if branch[at] == "(":
        end = _close(branch, at)
        return beginnings(branch[at + 1 : end]), end + 1
    if branch[at] == "\\":
        name = branch[at + 1]
        return {"#" if name == "d" else _OPEN if name.isalpha() else name}, at + 2
    if branch[at] == "[":
        return {_OPEN}, branch.index("]", at) + 1
    return {_OPEN if branch[at] in ".…" else branch[at]}, at + 1


def _close(branch: str, at: int) -> int:
    """Where the bracket that opens here is closed."""
    depth = 0
    for sign in _BRACKETS.finditer(branch, at):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if not depth:
            return sign.start()
    return len(branch)
