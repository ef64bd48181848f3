"""Words drawn as a language's newspapers have them, from lingua's counts of runs of up to five letters.

lingua-language-detector 1.3.5 (Apache License 2.0; counted by Peter M. Stahl in the news of the Leipzig Corpora
Collection, CC BY 4.0) counts inside words. How often a run begins or ends a word is what is missing between its own
count and those of the runs one letter longer.
"""

from __future__ import annotations

import importlib.util
import json
import random
from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path

import brotli  # comes with lingua-language-detector 1.3.5

NAMES = ("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams")
LONGEST = 25  # letters of a word
KNOWN = 4  # letters that say which comes next


def models() -> Path:
    """The folder of lingua's counts; lingua itself is not imported."""
    package = importlib.util.find_spec("lingua")
    if package is None or package.origin is None:
        raise SystemExit("lingua is not installed: pip install lingua-language-detector==1.3.5")
    return Path(package.origin).parent / "language-models"


def counts(folder: Path) -> dict[str, float]:
    """Run of one to five letters -> how often it stands in the news of a language."""
    found: dict[str, float] = {}
    for name in NAMES:
        rows = json.loads(brotli.decompress((folder / f"{name}.json.br").read_bytes()))["ngrams"]
        whole = max(int(key.split("/")[1]) for key in rows)
        for key, runs in rows.items():
            part, _, of = key.partition("/")
            for run in runs.split(" "):
                found[run] = int(part) / int(of) * (found.get(run[:-1], 0.0) if len(run) > 1 else whole)
    return found


class Chain:
    """A language's words: how they begin, and what follows four letters."""

    def __init__(self, folder: Path) -> None:
        known = counts(folder)
        begins = {run: often for run, often in edged(known).items() if often > 0.5}
        self.begins, self.sums = list(begins), list(accumulate(begins.values()))
        follow: dict[str, dict[str, float]] = defaultdict(dict)
        for run, often in known.items():
            if len(run) > KNOWN:
                follow[run[:-1]][run[-1]] = often
        for run, rest in follow.items():
            rest[""] = max(0.0, known[run] - sum(rest.values()))
        self.follow = {run: (list(rest), list(accumulate(rest.values()))) for run, rest in follow.items()}

    def word(self, chance: random.Random) -> str:
        """A word as it could stand in a newspaper."""
        word = chance.choices(self.begins, cum_weights=self.sums)[0]
        while len(word) >= KNOWN and len(word) < LONGEST and word[-KNOWN:] in self.follow:
            letters, sums = self.follow[word[-KNOWN:]]
            letter = chance.choices(letters, cum_weights=sums)[0] if sums[-1] else ""
            if not letter:
                break
            word += letter
        return word


def edged(known: Mapping[str, float]) -> dict[str, float]:
    """How often each word of one to three letters stands alone, and each run of four begins a word."""
    after: dict[str, float] = defaultdict(float)
    before: dict[str, float] = defaultdict(float)
    around: dict[str, float] = defaultdict(float)
    for run, often in known.items():
        after[run[1:]] += often
        before[run[:-1]] += often
        around[run[1:-1]] += often
    short = {run: often - after[run] - before[run] + around[run] for run, often in known.items() if len(run) < KNOWN}
    return short | {run: often - after[run] for run, often in known.items() if len(run) == KNOWN}
