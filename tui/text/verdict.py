"""How much speaks for each block of a page being article: its columns (features.py) weighed by words/blocks.toml.

The table is one regularised logistic regression over bins, fitted by benchmarks/fit_blocks.py; 0 is even odds.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tui.text import wordfiles


@dataclass(frozen=True, slots=True)
class Column:
    """A feature's bins: `weights[n]` is for values from `edges[n - 1]` on; a column that is left out weighs nothing."""

    edges: tuple[float, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table: what every block starts with, and the columns by name."""

    start: float
    columns: Mapping[str, Column]

    def odds(self, row: Mapping[str, float]) -> float:
        """The logarithm of the odds that a block with these columns is article."""
        total = self.start
        columns = self.columns
        for name, value in row.items():
            column = columns.get(name)
            if column is not None:
                total += column.weights[bisect_right(column.edges, value)]
        return total


@cache
def table() -> Table:
    """The table as it ships."""
    return read(wordfiles.text("blocks.toml"))


def read(text: str) -> Table:
    """A table out of TOML: `start`, and `[columns]` with lists of weight, edge, weight, edge … weight."""
    found = tomllib.loads(text)
    columns = {
        name: Column(tuple(map(float, row[1::2])), tuple(map(float, row[::2])))
        for name, row in found["columns"].items()
    }
    return Table(float(found["start"]), columns)
