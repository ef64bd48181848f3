"""Start to list in the demo, and key to paint, beside the smallest Textual list: python benchmarks/start.py [RUNS]."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"row {n}" for n in range(40)))
Bare().run()
"""


def runs(command: list[str], pattern: str) -> tuple[float, float]:
    """Seconds from start to the pattern, and from `j` to the first changed cell (median of nine)."""
    with Terminal(command) as terminal:
        start = terminal.until(pattern)
        terminal.settle(1.0)
        return start, statistics.median(
            terminal.key_to_paint(b"j" if "tui" in command else b"\x1b[B") for _ in range(9)
        )


def main() -> None:
    """Interleave the two programs and print medians and the median of the paired ratios."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "demo.db")
        ours = [sys.executable, "-m", "tui", "demo", "--library", library]
        bare = [sys.executable, "-c", BARE]
        with Terminal(ours) as first:  # fills the demo's library once
            first.until(r"\d+[hd]m? ")
            first.settle(5.0)
        pairs = [(runs(ours, r"Northern Wire"), runs(bare, "row 7")) for _ in range(times)]
    for name, at in (("start to list", 0), ("key to paint", 1)):
        mine, other = [one[0][at] for one in pairs], [one[1][at] for one in pairs]
        ratio = statistics.median(a / b for a, b in zip(mine, other, strict=True))
        print(
            f"{name}: {statistics.median(mine) * 1000:.0f} ms, bare list {statistics.median(other) * 1000:.0f} ms,"
            f" paired ratio {ratio:.2f} over {times} runs"
        )


if __name__ == "__main__":
    main()
