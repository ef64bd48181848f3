"""The language of a text, headlines too: by its script, then by what its letters and runs of letters say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tui.plain import plain
from tui.text import wordfiles

MOST = 1000  # characters that a caller need give
_LOOKED_AT = 400  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_RUN = 5  # letters and edges
_LONGEST_WORD = 30  # letters of a word that are looked at
_NAME = 0.45  # what a word with a capital weighs: it may be a foreign name
_MARGIN = 2.0  # nearer than this, in tenths, two languages are not told apart
_FEW, _LIKE = 5, 0.3  # words from which, and the share of function words over which, a text is like another
_CYRILLIC_SHARE = 0.35  # of the letters: foreign names keep theirs
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
Worth = tuple[tuple[int, int], ...]  # the languages a run speaks for, by place, and by how much


@cache
def stopwords() -> dict[str, frozenset[str]]:
    """The function words of each language."""
    return {name: frozenset(words.split()) for name, words in wordfiles.table("stopwords.toml").items()}


@cache
def _known() -> dict[str, tuple[tuple[str, ...], tuple[int, ...], dict[str, Worth]]]:
    """Script -> its languages, what each has before the first word, and what each run is worth to them."""
    out = {}
    for script, tables in wordfiles.table("letters.toml").items():
        worth: dict[str, list[tuple[int, int]]] = {}
        for at, rows in enumerate(tables.values()):
            for weight, found in rows.items():
                if weight != "prior":
                    for run in found.split():
                        worth.setdefault(run, []).append((at, int(weight)))
        priors = tuple(rows["prior"] for rows in tables.values())
        out[script] = (tuple(tables), priors, {run: tuple(some) for run, some in worth.items()})
    return out


def runs(word: str) -> Iterator[str]:
    """Every letter and run of letters of a word, its edges marked, and the whole word."""
    edged = f"_{word[:_LONGEST_WORD]}_"
    yield from word[:_LONGEST_WORD]
    for size in range(2, _LONGEST_RUN + 1):
        for at in range(len(edged) - size + 1):
            yield edged[at : at + size]
    if len(edged) > _LONGEST_RUN:
        yield edged


def detect(text: str) -> str:
    """ISO 639-1 of the text's language, or "und" when there is too little to tell."""
    words = _WORD.findall(unicodedata.normalize("NFC", plain(text[:_LOOKED_AT])))
    letters = "".join(words)
    if len(letters) < 3:
        return "und"
    for name, pattern, share in _SCRIPTS:
        if len(pattern.findall(letters)) > share * len(letters):
            return name
    cyrillic = len(_CYRILLIC.findall(letters)) > _CYRILLIC_SHARE * len(letters)
    own = [word for word in words if (_CYRILLIC.search(word) is not None) is cyrillic]
    return _best(own, "cyrillic" if cyrillic else "latin")


def _best(words: list[str], script: str) -> str:
    """The likeliest language of one script, "und" when two are as likely or it is none of those known."""
    names, priors, worth = _known()[script]
    scores = [float(prior) for prior in priors]
    weighed: Counter[str] = Counter()
    for word in words:
        weighed[word.casefold()] += _NAME if word[0].isupper() else 1  # type: ignore[assignment]
    for word, times in weighed.items():
        for run in runs(word):
            for at, weight in worth.get(run, ()):
                scores[at] += times * weight
    best, second = sorted(scores, reverse=True)[:2]
    return names[scores.index(best)] if best - second >= _MARGIN else "und"


def like(text: str, spoken: str) -> str:
    """The language of a few words that stand beside a text in `spoken`: that one when enough are its function words."""
    found = [word.casefold() for word in _WORD.findall(text[:MOST])]
    known = stopwords().get(spoken, frozenset())
    if len(found) > _FEW and sum(word in known for word in found) > _LIKE * len(found):
        return spoken
    return detect(text)
