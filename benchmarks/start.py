"""Start to list and key to paint, in the demo and in a library of 20,000 entries, beside the smallest Textual list.

python benchmarks/start.py [RUNS] [ENTRIES]. The programs take turns; each ratio is of neighbours in one run.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from filling import fill
from terminal import Terminal

KEYS = 20
BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"row {n}" for n in range(40)))
Bare().run()
"""
MEASURES = {"start": "start to list", "cpu": "processor until then", "key": "key to paint", "memory": "memory"}


@dataclass(frozen=True)
class Program:
    """What to start, what shows that its list is there, and the key that goes down."""

    name: str
    command: list[str]
    pattern: str
    key: bytes


def run(program: Program) -> dict[str, float]:
    """One start and some keys: milliseconds, and megabytes."""
    with Terminal(program.command) as terminal:
        start, cpu = terminal.until(program.pattern), terminal.cpu()
        terminal.settle()
        keys = statistics.median(terminal.key_to_paint(program.key) for _ in range(KEYS))
        return {"start": start * 1000, "cpu": cpu * 1000, "key": keys * 1000, "memory": terminal.memory()}


def main() -> None:
    """Prepare the two libraries, take turns, and print medians and the medians of the paired ratios."""
    given = [int(word) for word in sys.argv[1:]]
    times, entries = [*given, *(7, 20_000)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        demo, large = Path(folder) / "demo.db", Path(folder) / "large.db"
        fill(large, entries)
        ours = [sys.executable, "-m", "tui"]
        bare = Program("the smallest Textual list", [sys.executable, "-c", BARE], "row 7", b"\x1b[B")
        programs = [
            Program("the demo", [*ours, "demo", "--library", str(demo)], r"Northern Wire", b"j"),
            Program(f"{entries:,} entries", [*ours, "--library", str(large)], r"Report \d+", b"j"),
        ]
        with Terminal(programs[0].command) as first:  # fills the demo's library once
            first.until(r"Northern Wire")
            first.settle(5.0)
        rounds = [{program.name: run(program) for program in (bare, *programs)} for _ in range(times)]
    for measure, words in MEASURES.items():
        base = [one[bare.name][measure] for one in rounds]
        unit = "MB" if measure == "memory" else "ms"
        print(f"{words}: {bare.name} {statistics.median(base):.0f} {unit}")
        for program in programs:
            mine = [one[program.name][measure] for one in rounds]
            ratio = statistics.median(a / b for a, b in zip(mine, base, strict=True))
            print(f"  {program.name} {statistics.median(mine):.0f} {unit}, paired ratio {ratio:.2f} over {times} runs")


if __name__ == "__main__":
    main()
