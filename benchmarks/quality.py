"""The quality of understanding: what the issue asks of each part, what is reached today, and the figure that is pinned.

python benchmarks/quality.py [PART ...] [--limit N] [--library FILE]

The scorers of ../shared/bench/nlp measure whole development sets through the two doors; copies, cost and the weight of
the tables are measured here, and how long related posts take in a library that is named. It ends with 1 when a pinned
figure is not reached (tests/pinned.toml; tests/test_text_scores.py pins samples); --limit compares with no pin.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import tomllib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from tui.model import EntryId

HERE = Path(__file__).parents[1]
SHARED = HERE.parent / "shared"
SCORERS = SHARED / "bench" / "nlp"
DATA = SHARED / "data" / "nlp"
PINNED: dict[str, float] = tomllib.loads((HERE / "tests" / "pinned.toml").read_text("utf-8"))["development"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table; `path` leads to the figure in the scorer's JSON, several with a comma to their mean."""

    part: str
    what: str
    goal: float | None
    path: str
    least: bool = False  # the smaller, the better

    @property
    def key(self) -> str:
        """Its name among the pinned."""
        return f"{self.part}: {self.what}"


MEASURES = (
    Measure("sentences", "mean F1 of ends inside paragraphs", 96.5, "mean_f1_inside"),
    Measure("sentences", "mean F1 of all ends", 96.5, "mean_f1"),
    Measure("language", "headlines told right", 0.985, "accuracy"),
    Measure("ner", "exact typed F1, mean of all sets", 62, "mean_f1"),
    Measure("ner", "F1, Ukrainian news", 68, "sets.uk_nerua_dev.f1,sets.uk_nashigroshi_dev.f1"),
    Measure("ner", "F1, English (GUM)", 68, "sets.en_gum_dev.f1"),
    Measure("ner", "precision, mean of all sets", 70, "sets.*.p"),
    Measure("entities", "pair F1, English news", 82, "mean_f1"),
    Measure("claims", "average precision", 0.86, "mean_ap"),
    Measure("attribution", "sentence F1, news", 74, "sets.en_gum_news.sentence.f1"),
    Measure("attribution", "sentence precision, news", 88, "sets.en_gum_news.sentence.p"),
    Measure("attribution", "source F1, news", 65, "sets.en_gum_news.source.f1"),
    Measure("attribution", "sentence F1, mean with talk", None, "sentence_f1"),
    Measure("related", "MAP, same event", 0.95, "sets.ecb_1_22.map"),
    Measure("related", "nDCG@5, same event", 0.975, "sets.ecb_1_22.ndcg5"),
    Measure("related", "MRR English to Ukrainian, headline", 0.88, "sets.ntrex_dev en-uk headline.mrr"),
    Measure("related", "MRR Ukrainian to English, headline", 0.88, "sets.ntrex_dev uk-en headline.mrr"),
    Measure("related", "MRR English to Ukrainian, article", 0.985, "sets.ntrex_dev en-uk article.mrr"),
    Measure("related", "MRR Ukrainian to English, article", 0.985, "sets.ntrex_dev uk-en article.mrr"),
    Measure("copies", "near-duplicates, recall at 1 % false", 0.99, "recall"),
    Measure("cost", "ms for 500 words, median", 8, "median", least=True),
    Measure("cost", "ms for 500 words, p95", 40, "p95", least=True),
    Measure("cost", "MB of tables in the wheel", 1.5, "tables", least=True),
    Measure("library", "ms for related posts, median", None, "median", least=True),
    Measure("library", "ms for related posts, p95", 5, "p95", least=True),
)
ASKED = 300  # articles of a library whose related posts are sought


def main() -> int:
    """Print the table; 1 when a pinned figure is not reached."""
    if not SCORERS.exists() or not DATA.exists():
        raise SystemExit("The scorers and sets of ../shared are not beside the checkout; there is nothing to measure.")
    words = sys.argv[1:]
    limit = int(words[words.index("--limit") + 1]) if "--limit" in words else 0
    every = [part for part in dict.fromkeys(one.part for one in MEASURES) if part != "library" or library()]
    parts = [part for part in every if part in words] or every
    print(f"{'part':12} {'measure':36} {'goal':>7} {'today':>9} {'pinned':>8}")
    lower = 0
    for one in (each for each in MEASURES if each.part in parts):
        today = figure(measured(one.part, limit), one.path)
        pinned = None if limit else PINNED.get(one.key)
        failed = pinned is not None and (today > pinned if one.least else today < pinned)
        lower += failed
        told = (shown(one.goal), shown(today) + _mark(one, today), "-" if pinned is None else shown(pinned))
        print(f"{one.part:12} {one.what:36} {told[0]:>7} {told[1]:>9} {told[2]:>8}{'  LOWER' if failed else ''}")
    return int(lower > 0)


@cache
def measured(part: str, limit: int) -> Any:
    """All that is measured of a part."""
    return OWN[part]() if part in OWN else scored(part, limit)


def scored(part: str, limit: int) -> Any:
    """What a scorer writes as JSON; the one of related posts takes whole collections only."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [sys.executable, str(SCORERS / f"score_{part}.py"), "--data", str(DATA), "--json", str(out)]
        some = ["--limit", str(limit)] if limit and part != "related" else []
        program = f"{sys.executable} -m tui"
        subprocess.run([*command, "--program", program, *some], check=True, stdout=subprocess.DEVNULL, cwd=HERE)
        return json.loads(out.read_text("utf-8"))


def cost() -> dict[str, float]:
    """What a text of 500 words takes, and how much the tables weigh in the wheel, where they are packed."""
    from digest import percentile, understanding

    taken = understanding(5)
    tables = (HERE / "tui" / "text" / "words").rglob("*.t*")
    packed = sum(len(zlib.compress(one.read_bytes(), 9)) for one in tables)
    return {"median": percentile(taken, 0.5), "p95": percentile(taken, 0.95), "tables": packed / 1e6}


def copies() -> dict[str, float]:
    """The part of the copies that is found where 1 % of different stories of one topic pass for one."""
    from copies import copied, different, part, strict, texts

    alike = [value for values in copied(list(texts())).values() for value in values]
    return {"recall": part(alike, strict(different()))}


def library() -> Path | None:
    """The library that was named (`benchmarks/library.py` and `filling.py` make one of 100,000 posts)."""
    return Path(sys.argv[sys.argv.index("--library") + 1]) if "--library" in sys.argv else None


def related() -> dict[str, float]:
    """How long related posts take in that library, for articles from all of it."""
    from digest import percentile

    from tui.flows.kin import kin
    from tui.store import articles
    from tui.store.db import open_library

    path = library()
    assert path
    db = open_library(path, create=False)
    ids = [EntryId(number) for (number,) in db.execute("SELECT id FROM entry WHERE shown IS NOT NULL ORDER BY id")]
    taken = []
    for entry in ids[:: max(1, len(ids) // ASKED)]:
        kept = articles.load(db, entry, "page") or articles.load(db, entry, "feed")
        assert kept
        began = time.perf_counter()
        kin(db, kept.article)
        taken.append((time.perf_counter() - began) * 1000)
    db.close()
    return {"median": percentile(taken, 0.5), "p95": percentile(taken, 0.95)}


OWN: dict[str, Callable[[], dict[str, float]]] = {"cost": cost, "copies": copies, "library": related}


def figure(found: Any, path: str) -> float:
    """The figure at a path of keys; `*` is the mean of all there, a comma the mean of several paths."""
    several = path.split(",")
    if len(several) > 1:
        return fmean(figure(found, one) for one in several)
    for place, key in enumerate(parts := path.split(".")):
        if key == "*":
            return fmean(figure(one, ".".join(parts[place + 1 :])) for one in found.values())
        found = found[key]
    return float(found)


def shown(value: float | None) -> str:
    """A share with four digits, a percentage or a time with two."""
    if value is None:
        return "-"
    return f"{value:.4f}".removeprefix("0") if value <= 1 else f"{value:.2f}"


def _mark(one: Measure, today: float) -> str:
    """A sign beside a figure that reaches its goal."""
    if one.goal is None:
        return "  "
    return " ✓" if (today <= one.goal if one.least else today >= one.goal) else "  "


if __name__ == "__main__":
    sys.exit(main())
