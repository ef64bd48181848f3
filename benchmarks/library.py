"""What a large library costs: list, counts, paging, search, opening an article, and the same from the command line.

python benchmarks/library.py [RUNS] [ENTRIES…]. Each size is filled through the store and measured beside the first.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from filling import NOW, fill

from tui.flows import find, kin, reading
from tui.model import EntryId, Query
from tui.store import articles, search, timeline
from tui.store.db import Db, open_library

UNREAD = Query(unread=True)


def last_page(db: Db) -> object:
    """The page of rows behind the 2,000th."""
    far = timeline.rows(db, UNREAD, now=NOW, limit=2000)[-1]
    begin = time.perf_counter()
    timeline.rows(db, UNREAD, now=NOW, after=far)
    return time.perf_counter() - begin


def related_posts(db: Db, entries: int) -> float:
    """The 95th percentile of seconds to seek and weigh what is related, over articles spread evenly."""
    took = []
    for entry in range(1, entries, max(1, entries // 40)):
        kept = articles.load(db, EntryId(entry), "feed")
        if kept is not None:
            begin = time.perf_counter()
            kin.kin(db, kept.article)
            took.append(time.perf_counter() - begin)
    return sorted(took)[int(0.95 * len(took))]


def deeds(db: Db, entries: int, turn: int) -> dict[str, Callable[[], object]]:
    """What is measured, by name."""
    words = find.parse("Norway statement", now=NOW)
    return {
        "first page of the list": lambda: timeline.rows(db, UNREAD, now=NOW),
        "a page further down": lambda: last_page(db),
        "counts": lambda: timeline.counts(db),
        "search, two frequent words": lambda: search.search(db, words, now=NOW),
        "search, a prefix": lambda: search.search(db, find.parse("karom*", now=NOW), now=NOW),
        "the list of a search": lambda: timeline.rows(db, words, now=NOW),
        "related posts, p95 of 40 articles": lambda: related_posts(db, entries),
        "open an article": lambda: reading.open_entry(db, EntryId(entries // 2 + turn)),
    }


def seconds(deed: Callable[[], object]) -> float:
    """How long it takes; a deed that returns seconds has measured itself."""
    begin = time.perf_counter()
    own = deed()
    return own if isinstance(own, float) else time.perf_counter() - begin


def commands(library: Path) -> dict[str, list[str]]:
    """The command line, whole processes."""
    ours = [sys.executable, "-m", "tui", "--library", str(library)]
    return {
        "claimwire --version": [*ours, "--version"],
        "claimwire list": [*ours, "list"],
        "claimwire search": [*ours, "search", "Norway", "statement"],
        "claimwire show": [*ours, "show", "20"],
    }


def measure(library: Path, entries: int, turn: int) -> dict[str, float]:
    """Milliseconds of everything once; the library is open and warm, the commands begin cold."""
    db = open_library(library)
    taken = {name: seconds(deed) * 1000 for name, deed in deeds(db, entries, turn).items()}
    db.close()
    for name, command in commands(library).items():
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken[name] = (time.perf_counter() - begin) * 1000
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    taken["python alone"] = (time.perf_counter() - begin) * 1000
    return taken


def main() -> None:
    """Fill each size, take turns, print medians and, for every size but the first, paired ratios to the first."""
    given = [int(word) for word in sys.argv[1:]]
    times, sizes = (given[0] if given else 5), given[1:] or [20_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        libraries = {size: Path(folder) / f"{size}.db" for size in sizes}
        for size, library in libraries.items():
            begin = time.perf_counter()
            fill(library, size)
            took, weight = time.perf_counter() - begin, library.stat().st_size / 1e6
            print(f"{size:,} entries: filled in {took:.0f} s, {weight:.0f} MB")
        for size, library in libraries.items():
            measure(library, size, 0)
        rounds = [{size: measure(library, size, turn) for size, library in libraries.items()} for turn in range(times)]
    for name in rounds[0][sizes[0]]:
        shown = []
        for size in sizes:
            ratio = statistics.median(one[size][name] / one[sizes[0]][name] for one in rounds)
            shown.append(f"{statistics.median(one[size][name] for one in rounds):.1f} ms (x{ratio:.2f})")
        print(f"  {name}: {', '.join(shown)}")


if __name__ == "__main__":
    main()
