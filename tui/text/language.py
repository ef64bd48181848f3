"""The language of a text, headlines too: its letters, its runs of three letters, and its function words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

from tui.plain import plain

MOST = 1000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_RARE_LETTER, _RARE_RUN = 35, 52  # a table's value for what it does not list
_STRANGE = -50.0  # a letter this language does not have
_MARGIN = 8.0  # nearer than this, two languages are not told apart
_WORD_WORTH = 50.0  # one function word against one run
_FEW, _LIKE = 5, 0.3  # words from which, and the share of function words over which, a text is like another
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.08),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]"), 0.3),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.3),
    ("el", re.compile("[\u0370-\u03ff]"), 0.4),
    ("he", re.compile("[\u0590-\u05ff]"), 0.4),
    ("fa", re.compile("[پچژگکی]"), 0.08),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.4),
    ("hi", re.compile("[\u0900-\u097f]"), 0.4),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
    ("ka", re.compile("[\u10a0-\u10ff]"), 0.4),
    ("hy", re.compile("[\u0530-\u058f]"), 0.4),
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
CYRILLIC = frozenset({"uk", "ru", "be", "bg", "mk", "sr"})
OTHER_SCRIPTS = frozenset({"el"})


def _table(name: str) -> str:
    """The text of one of this room's tables."""
    return resources.files("tui.text").joinpath("words", f"{name}.toml").read_text("utf-8")


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The function words of each language."""
    return {name: frozenset(words.split()) for name, words in tomllib.loads(_table("stopwords")).items()}


@cache
def _letters() -> dict[str, dict[str, str]]:
    """The tables of letters and runs as they stand in the file."""
    return tomllib.loads(_table("letters"))


@cache
def _runs() -> dict[str, tuple[tuple[str, float], ...]]:
    """Each letter, run and function word -> the languages it speaks for, and by how much.

    A letter or run is worth what it stands above a rare one; a letter also the weight of a strange one, which every
    language has lost before it is counted.
    """
    out: dict[str, list[tuple[str, float]]] = {}
    for name, tables in _letters().items():
        for key, rare in (("letters", _RARE_LETTER + _STRANGE), ("runs", _RARE_RUN)):
            parts = tables[key].split()
            for gram, value in zip(parts[::2], parts[1::2], strict=True):
                out.setdefault(gram, []).append((name, int(value) - rare))
    for name, words in stopwords().items():
        for word in words:
            out.setdefault(f" {word}", []).append((name, _WORD_WORTH))
    return {gram: tuple(worth) for gram, worth in out.items()}


@cache
def _spoken(cyrillic: bool) -> tuple[str, ...]:
    """The languages of one script that are told apart by their letters and runs."""
    return tuple(name for name in _letters() if (name in CYRILLIC) is cyrillic and name not in OTHER_SCRIPTS)


def detect(text: str) -> str:
    """ISO 639-1 of the text's language, or "und" when there is too little to tell."""
    words = [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFC", plain(text[:MOST])))]
    letters = "".join(words)
    if len(letters) < 3:
        return "und"
    for name, pattern, share in _SCRIPTS:
        if len(pattern.findall(letters)) > share * len(letters):
            return name
    cyrillic = len(_CYRILLIC.findall(letters)) > 0.5 * len(letters)
    return _best(words, cyrillic)


def _best(words: list[str], cyrillic: bool) -> str:
    """The likeliest language of one script, "und" when two are as likely or none is."""
    letters = "".join(words)
    edged = f"_{'_'.join(words)}_"
    counted = Counter(letters)
    counted.update(edged[at : at + 3] for at in range(len(edged) - 2))
    counted.update(f" {word}" for word in words)
    scores = dict.fromkeys(_spoken(cyrillic), _STRANGE * len(letters))
    table = _runs()
    for gram, count in counted.items():
        for name, worth in table.get(gram, ()):
            if name in scores:
                scores[name] += count * worth
    (name, best), (_, second) = sorted(scores.items(), key=lambda one: -one[1])[:2]
    return name if best > 0 and best - second >= _MARGIN else "und"


def like(text: str, spoken: str) -> str:
    """The language of a few words that stand beside a text in `spoken`: that one when enough are its function words."""
    found = [word.casefold() for word in _WORD.findall(text[:MOST])]
    known = stopwords().get(spoken, frozenset())
    if len(found) > _FEW and sum(word in known for word in found) > _LIKE * len(found):
        return spoken
    return detect(text)
