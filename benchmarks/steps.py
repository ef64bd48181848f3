"""What each step of extraction gains and costs: the whole beside the whole without it, on pages with gold.

python benchmarks/steps.py [FILE or FOLDER ...] [--limit N] [--only WORD ...]. All take turns on each page. A gain is
the measure with the step less that without it; so is what it costs in processor time. The table is Markdown.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

import judging
from judging import Answer, Row, Verdict

from tui.model import Page
from tui.text.choose import EVEN
from tui.text.extract import extract
from tui.text.told import Witness

WHOLE = "all steps"
NOBODY = Witness()
SHOWN = ("SCORE", "page F1", "snippet F1", "lost")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of extraction: the function that does it, and what stands in its place when it is off."""

    name: str
    where: str  # module of tui.text, and function or method
    off: Callable[..., Any]


def nothing(*_: object, **__: object) -> str:
    """No word: nothing is recognised."""
    return ""


def by_rules(_: object, row: dict[str, float]) -> float:
    """The rules' own choice in the place of the table's odds."""
    return 1.0 if row.get("settled") else -9.0


STEPS = (
    Step("readability's opinion", "opinion.kept", lambda _: frozenset()),
    Step("the fitted table", "verdict.Table.odds", by_rules),
    Step("the rules' choice as a column of it", "region.settle", lambda _: []),
    Step("title, summary and JSON-LD as witnesses", "told.Witness", lambda *_: NOBODY),
    Step("furniture by its name", "furniture.by_name", nothing),
    Step("furniture by its words", "furniture.by_line", nothing),
    Step(
        "furniture goes, whatever the table says", "choose.stay", lambda all_: [one for one in all_ if one.odds > EVEN]
    ),
    Step("parts that belong to one another", "companions.together", lambda _, likely: likely),
    Step("copies of the text", "copies.owners", lambda *_: frozenset()),
    Step("teasers leave the text", "choose._teasers", lambda *_: ()),
    Step("of them: cards of one shape", "cards.runs", lambda *_: []),
    Step("title, byline and date repeated above", "choose.without_head", lambda article, _: article),
    Step("hidden elements that hold the page", "tree.unhide", nothing),
    Step("rescue by JSON-LD or the feed", "rescue.better", lambda parts, *_: tuple(parts)),
)


@contextmanager
def without(step: Step | None) -> Iterator[None]:
    """Extraction with this step off."""
    if step is None:
        yield
        return
    module, *inner, name = step.where.split(".")
    owner = reduce(getattr, inner, import_module(f"tui.text.{module}"))
    before = getattr(owner, name)
    setattr(owner, name, step.off)
    try:
        yield
    finally:
        setattr(owner, name, before)


@dataclass(slots=True)
class Tally:
    """The verdicts by set and the seconds of each page, with one step off."""

    verdicts: dict[str, list[Verdict]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)

    def page(self, set_name: str, row: Row, step: Step | None) -> None:
        """Extract one page with the step off, and judge it."""
        with without(step):
            start = time.process_time()
            article = extract(Page(row["html"], url=row.get("url") or ""))
            self.seconds.append(time.process_time() - start)
        answer = Answer(article.text, article.title, article.byline, article.published)
        self.verdicts[set_name].append(judging.judge(row, answer))


def show(tallies: dict[str, Tally]) -> None:
    """Print the whole, then what each step adds to it."""
    whole = tallies.pop(WHOLE)
    best, ms = judging.over_sets(whole.verdicts), 1000 * statistics.median(whole.seconds)
    print(f"| step | {' | '.join(SHOWN)} | pages better / worse | ms, median page |\n|---|{'---|' * (len(SHOWN) + 2)}")
    print(f"| {WHOLE} | {' | '.join(f'{best[one]:.4f}' for one in SHOWN)} | – | {ms:.1f} |")
    for name, tally in tallies.items():
        found = judging.over_sets(tally.verdicts)
        gains = " | ".join(f"{best[one] - found[one]:+.4f}" for one in SHOWN)
        both = zip(whole.seconds, tally.seconds, strict=True)
        cost = 1000 * statistics.median(one - other for one, other in both)
        print(f"| {name} | {gains} | {moved(whole, tally)} | {cost:+.1f} |")


def moved(whole: Tally, tally: Tally) -> str:
    """On how many pages the step makes the article better, and on how many worse."""
    both = [
        one.value - other.value
        for name in whole.verdicts
        for one, other in zip(whole.verdicts[name], tally.verdicts[name], strict=True)
    ]
    return f"{sum(gap > 0.001 for gap in both)} / {sum(gap < -0.001 for gap in both)}"


def main() -> None:
    """Run and print the table."""
    parser = argparse.ArgumentParser(description="What each step of extraction gains and costs.")
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only N pages of each file, spread evenly")
    parser.add_argument("--only", nargs="*", default=[], help="only steps whose names have one of these words")
    asked = parser.parse_args()
    if not asked.pages and not judging.PAGES.is_dir():
        parser.error("name files of pages; ../shared/data/articles is not there")
    off = [step for step in STEPS if not asked.only or any(word in step.name for word in asked.only)]
    tallies = {WHOLE: Tally(), **{step.name: Tally() for step in off}}
    chance = random.Random(7)
    for name, rows in judging.sets(asked.pages or [judging.PAGES], asked.limit):
        for row in rows:
            for step in chance.sample([None, *off], len(off) + 1):
                tallies[step.name if step else WHOLE].page(name, row, step)
    show(tallies)


if __name__ == "__main__":
    main()
