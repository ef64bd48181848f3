"""The language of a text, headlines too: letters that only some alphabets have, function words, and letter pairs."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST = 4000  # characters that are looked at


@cache
def _words() -> dict[str, frozenset[str]]:
    """Function words of each language."""
    text = resources.files("tui.text").joinpath("words/stopwords.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def detect(text: str) -> str:
    """ISO 639-1 of the text's language, or "und"."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(text[:MOST])]
    counts = Counter(words)
    scores = {name: sum(counts[word] for word in counts if word in known) for name, known in _words().items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "und"
