"""The language of a text, headlines too: its letters, its runs of three letters, and its function words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources

from tui.plain import plain

MOST = 3000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_RARE_LETTER, _RARE_RUN = 35, 52  # a table's value for what it does not list
_STRANGE = -50.0  # a letter this language does not have
_MARGIN = 8.0  # nearer than this, two languages are not told apart
_WORD_WORTH = 50  # one function word against one run
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
def _runs() -> dict[str, dict[str, float]]:
    """For each language, the worth of letters and runs above that of a rare one, and below for letters it has not."""
    out: dict[str, dict[str, float]] = {}
    for name, tables in tomllib.loads(_table("letters")).items():
        values: dict[str, float] = {}
        for key, rare in (("letters", _RARE_LETTER), ("runs", _RARE_RUN)):
            parts = tables[key].split()
            values |= {gram: int(value) - rare for gram, value in zip(parts[::2], parts[1::2], strict=True)}
        out[name] = values
    return out


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
    grams = Counter(letter for word in words for letter in word)
    for word in words:
        edged = f"_{word}_"
        grams.update(edged[at : at + 3] for at in range(len(edged) - 2))
    counted = Counter(words)
    scores: list[tuple[float, str]] = []
    for name, values in _runs().items():
        if (name in CYRILLIC) is cyrillic and name not in OTHER_SCRIPTS:
            score = sum(count * values.get(gram, _STRANGE if len(gram) == 1 else 0.0) for gram, count in grams.items())
            known = stopwords().get(name, frozenset())
            score += _WORD_WORTH * sum(count for word, count in counted.items() if word in known)
            scores.append((score, name))
    scores.sort(reverse=True)
    (best, name), (second, _) = scores[:2]
    return name if best > 0 and best - second >= _MARGIN else "und"
