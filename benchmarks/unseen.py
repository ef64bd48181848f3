"""What to expect on sites nobody has seen: extraction whole, each page by a table of blocks fitted without its site.

python benchmarks/unseen.py [FOLDER]. Needs the `bench` extra (scikit-learn). Unlike the folds of fit_blocks.py, which
judge the choice of blocks alone, this runs everything: rescue, metadata, confidence. The seed's pages stand apart, for
they are ours to get right. The rules were written with these pages in view: only the table is out of its fold.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import fit_blocks
import judging
from judging import Answer, Row, Verdict

from tui.model import Page
from tui.text import verdict
from tui.text.extract import extract


def tables(rows: Sequence[Row], pool: ProcessPoolExecutor) -> list[str]:
    """A table for each fold, fitted on the pages of the others."""
    _, bins, learned = fit_blocks.binned(pool.map(fit_blocks.sheet, rows, chunksize=4))
    kept = [[one for one in learned if one.fold != number] for number in range(fit_blocks.FOLDS)]
    return [fit_blocks.written(bins, *fit_blocks.fit(some)) for some in kept]


def judged(texts: Sequence[str], row: Row) -> Verdict:
    """The verdict on a page that was read by the table of its fold."""
    known = verdict.read(texts[fit_blocks.fold(row)])
    verdict.table = lambda: known  # type: ignore[assignment]
    article = extract(Page(row["html"], url=row.get("url") or ""))
    return judging.judge(row, Answer(article.text, article.title, article.byline, article.published))


def main() -> None:
    """Print the measures over the sets, with the seed as a set and without it."""
    parser = argparse.ArgumentParser(description="Extraction on sites the table of blocks has not seen.")
    parser.add_argument("pages", nargs="?", type=Path, default=judging.PAGES)
    rows = [row for _, some in judging.sets([parser.parse_args().pages]) for row in some]
    found: dict[str, list[Verdict]] = defaultdict(list)
    with ProcessPoolExecutor(2) as pool:
        texts = tables([row for row in rows if row["set"] != "seed"], pool)
        for row, one in zip(rows, pool.map(partial(judged, texts), rows, chunksize=4), strict=True):
            found[row["set"]].append(one)
    print("all sets:", shown(found))
    found.pop("seed", None)
    print("without the seed:", shown(found))


def shown(found: dict[str, list[Verdict]]) -> str:
    """The measures on one line."""
    return ", ".join(f"{name} {value:.4f}" for name, value in judging.over_sets(found).items())


if __name__ == "__main__":
    main()
