"""Fit tui/text/words/blocks.toml: one regularised logistic regression over the binned columns of tui.text.features.

python benchmarks/fit_blocks.py [FOLDER] [--write]. Needs the `bench` extra (scikit-learn). Learns from the sets whose
licences allow weights to be shipped; prints the measures of folds by site, where no table has seen the site it judges.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import judging
import numpy as np
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression
from stands import Stands

from tui.model import Page
from tui.text import blocks, choose, metadata, published, tree
from tui.text.around import Row
from tui.text.weigh import Weighed

SETS = ("scrapinghub", "aeds", "wcxb", "fundus")  # MIT, Apache-2.0, CC BY 4.0, MIT
TARGET = Path(__file__).parents[1] / "tui" / "text" / "words" / "blocks.toml"
FOLDS = 5
STRENGTH = 1e-4  # C of the regression, on standardised columns
BINS = 8
RARE = 200  # blocks that must have a column for it to count
WORD = re.compile(r"\w+")
HEAD = """\
# How much speaks for a block being article, by what can be seen of it (tui/text/features.py). Of each column:
# weight, edge, weight, edge ... weight; a value takes the weight between its edges. Above 0 speaks for the article.
# Fitted by benchmarks/fit_blocks.py on four annotated sets of pages; credit in NOTICE. Do not edit by hand.
"""


@dataclass(slots=True)
class Sheet:
    """A page as the fit sees it: its blocks (with stands of elements), those that may be article, columns, gold."""

    row: dict[str, Any]
    blocks: list[Weighed]
    able: list[Weighed]
    columns: list[Row]
    gold: list[float]
    about: metadata.About
    bins: Any = field(default=None)

    @property
    def fold(self) -> int:
        """Pages of one site are in one fold."""
        return fold(self.row)


def fold(row: dict[str, Any]) -> int:
    """The number of the fold that a page's site is in."""
    site = (urlsplit(row.get("url") or "").hostname or row["id"]).removeprefix("www.")
    return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def sheet(row: dict[str, Any]) -> Sheet | None:
    """Read a page as the extraction does, up to the columns of its blocks."""
    page = Page(row["html"], url=row.get("url") or "")
    root = tree.parse(tree.decode(page.html))
    if root is None:
        return None
    about = metadata.read(root, page.url)
    tree.prune(root)
    looked = choose.look(root, page.url, about)
    open_ones = list(looked.rows(about, page))
    stands = Stands()
    for one in looked.blocks:
        one.part = replace(one.part, owner=stands.of(one.part.owner))
    told = (
        shares([one.part.text for one in looked.blocks], row["text"]) if row.get("text") else [0.0] * len(looked.blocks)
    )
    gold = {id(one): share for one, share in zip(looked.blocks, told, strict=True)}
    return Sheet(
        {**row, "html": ""},
        looked.blocks,
        [one for one, _ in open_ones],
        [columns for _, columns in open_ones],
        [gold[id(one)] for one, _ in open_ones],
        replace(about, when=published.When(), body=""),
    )


def shares(texts: Sequence[str], gold: str) -> list[float]:
    """How much of each block stands in the gold text; a block of fewer than four words must stand where it belongs."""
    words = WORD.findall(gold)
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - 3):
        places.setdefault(tuple(words[at : at + 4]), []).append(at)
    found, now = [], 0
    for text in texts:
        own = WORD.findall(text)
        grams = [tuple(own[at : at + 4]) for at in range(len(own) - 3)]
        if grams:
            share = sum(gram in places for gram in grams) / len(grams)
            ahead = [at for gram in grams[-3:] for at in places.get(gram, ()) if at >= now - 5]
            now = min(ahead) + 4 if share > 0.5 and ahead else now
        else:
            near = words[max(0, now - 2) : now + 30]
            share = float(any(near[at : at + len(own)] == own for at in range(len(near)))) if own else 0.0
        found.append(share)
    return found


class Bins:
    """Each column's edges, from the quantiles of the values that are there; a column that is left out is `absent`."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        values: dict[str, Counter[float]] = {}
        for one in sheets:
            for row in one.columns:
                for name, value in row.items():
                    values.setdefault(name, Counter())[round(float(value), 4)] += 1
        total = sum(len(one.columns) for one in sheets)
        self.edges: dict[str, list[float]] = {}
        for name, counted in sorted(values.items()):
            if counted.total() >= RARE:
                missing = total - counted.total()
                counted[absent(name)] += missing
                self.edges[name] = cuts(counted)
        self.starts = np.cumsum([0, *(len(edges) + 1 for edges in self.edges.values())])

    def matrix(self, columns: Sequence[Row]) -> Any:
        """The blocks as rows of 0 and 1."""
        found = np.empty((len(columns), len(self.edges)), dtype=np.int32)
        for at, (name, edges) in enumerate(self.edges.items()):
            values = [float(row.get(name, absent(name))) for row in columns]
            found[:, at] = np.searchsorted(edges, values, side="right") + self.starts[at]
        rows = np.repeat(np.arange(len(columns)), len(self.edges))
        ones = np.ones(found.size, dtype=np.float32)
        return csr_matrix((ones, (rows, found.ravel())), shape=(len(columns), int(self.starts[-1])))


def absent(name: str) -> float:
    """The value that a column has where it is left out."""
    return 99.0 if name.startswith("near ") else 0.0


def cuts(counted: Counter[float]) -> list[float]:
    """Edges that part the values into bins of about equal weight; 0 is a bin of its own."""
    values = sorted(counted)
    middles = [(one + other) / 2 for one, other in pairwise(values)]
    if len(values) <= BINS:
        return middles
    step = sum(count for value, count in counted.items() if value) / BINS
    found, seen, bound = [], 0.0, step
    for value, middle in zip(values, middles, strict=False):
        if value == 0:
            found.append(middle)
            continue
        seen += counted[value]
        if seen >= bound:
            found.append(middle)
            bound = seen + step
    return found


def binned(read: Iterable[Sheet | None]) -> tuple[list[Sheet], Bins, list[Sheet]]:
    """The pages with something to learn or judge, each in bins; the bins; and the pages to learn from."""
    sheets = [one for one in read if one]
    learned = [one for one in sheets if one.row["set"] in SETS and one.row.get("text")]
    bins = Bins(learned)
    for one in sheets:
        one.bins = bins.matrix(one.columns)
    return sheets, bins, learned


def fit(sheets: Sequence[Sheet]) -> tuple[Any, float]:
    """The weight of each bin and the start. A page weighs as much as another, a block by the root of its words."""
    matrix = vstack([one.bins for one in sheets]).tocsr()
    right = np.concatenate([one.gold for one in sheets]) >= 0.5
    weight = np.concatenate([weights(one) for one in sheets])
    mean = np.asarray(matrix.mean(0)).ravel()
    spread = np.sqrt(np.maximum(mean - mean * mean, 1e-6))
    model = LogisticRegression(C=STRENGTH, solver="newton-cholesky")
    model.fit(matrix @ diags(1 / spread), right, sample_weight=weight * len(weight) / weight.sum())
    return model.coef_[0] / spread, float(model.intercept_[0])


def weights(sheet: Sheet) -> Any:
    """How much each block of a page counts."""
    each = np.sqrt([max(1, len(WORD.findall(one.part.text))) for one in sheet.able])
    return each / each.sum()


def judged(sheets: Sequence[Sheet]) -> dict[str, float]:
    """The measures of pages whose blocks have their odds."""
    verdicts: dict[str, list[judging.Verdict]] = {}
    for one in sheets:
        kept = choose.without_head(choose.stay(one.blocks), one.about)
        text = blocks.join(block.part for block in kept)[0]
        verdicts.setdefault(one.row["set"], []).append(judging.judge(one.row, judging.Answer(text)))
    return judging.over_sets(verdicts)


def crossed(sheets: Sequence[Sheet]) -> None:
    """Give each block the odds of a table that was fitted without its site."""
    for number in range(FOLDS):
        learned = [one for one in sheets if one.fold != number and one.row["set"] in SETS and one.row.get("text")]
        weight, start = fit(learned)
        for one in sheets:
            if one.fold == number:
                for block, odds in zip(one.able, one.bins @ weight + start, strict=True):
                    block.odds = float(odds)


def written(bins: Bins, weight: Any, start: float) -> str:
    """The table as TOML: weight, edge, weight, edge … of each column; what a left-out column weighs is in the start."""
    lines = []
    for at, (name, edges) in enumerate(bins.edges.items()):
        own = weight[bins.starts[at] : bins.starts[at + 1]]
        base = own[np.searchsorted(edges, absent(name), side="right")]
        start += float(base)
        cells = [f"{own[0] - base:.3f}"]
        for edge, value in zip(edges, own[1:], strict=True):
            cells += [f"{edge:.4g}", f"{value - base:.3f}"]
        if any(abs(value - base) >= 0.0005 for value in own):
            lines.append(f'"{name}" = [{", ".join(cells)}]')
    return f"{HEAD}start = {start:.3f}\n\n[columns]\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Fit, judge, and write when asked."""
    parser = argparse.ArgumentParser(description="Fit the table of blocks.")
    parser.add_argument("pages", nargs="?", type=Path, default=judging.PAGES)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    asked = parser.parse_args()
    rows = [row for name, some in judging.sets([asked.pages]) for row in some if name != "seed"]
    with ProcessPoolExecutor(2) as pool:
        sheets, bins, learned = binned(pool.map(sheet, rows, chunksize=4))
    crossed(sheets)
    print(f"{len(learned)} pages, {sum(len(one.blocks) for one in learned)} blocks, {len(bins.edges)} columns")
    print("folds by site:", {name: round(value, 4) for name, value in judged(sheets).items()})
    if asked.write:
        TARGET.write_text(written(bins, *fit(learned)), encoding="utf-8")


if __name__ == "__main__":
    main()
