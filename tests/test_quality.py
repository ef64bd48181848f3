"""The table of quality asks for what the issue asks, and every pinned figure of it belongs to a line."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path

HERE = Path(__file__).parents[1] / "benchmarks" / "quality.py"


def test_every_pinned_figure_belongs_to_a_line_of_the_table() -> None:
    made = util.spec_from_file_location("quality", HERE)
    assert made
    assert made.loader
    quality = util.module_from_spec(made)
    sys.modules["quality"] = quality
    made.loader.exec_module(quality)
    lines = {one.key: one for one in quality.MEASURES}
    assert not set(quality.PINNED) - set(lines)
    assert {one.part for one in quality.MEASURES} - {"library"} == {key.partition(":")[0] for key in quality.PINNED}
    found = {"sets": {"a": {"p": 50.0}, "b": {"p": 70.0}}, "mean_f1": 0.5}
    assert quality.figure(found, "sets.*.p") == 60
    assert quality.figure(found, "sets.a.p,mean_f1") == 25.25
    assert (quality.shown(0.98), quality.shown(62), quality.shown(None)) == (".9800", "62.00", "-")
