"""Our clean articles beside readability-lxml alone, on pages with gold texts: 4-gram F1, time a page and their ratio.

python benchmarks/articles.py [FILE or FOLDER] [--limit N]. Files are .jsonl or .jsonl.xz with url, html and text;
without one, ../shared/data/articles is read when it is there. Both read each page in turn, in one process.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html
from readability import Document
from readability.readability import Unparseable

from tui.model import Page
from tui.text.digest import digest
from tui.text.extract import extract

PAGES = Path(__file__).parents[1].parent / "shared" / "data" / "articles"
WORD = re.compile(r"\w+")
HEADS = ("set", "pages", "ours F1", "readability F1", "extract ms", "digest ms", "readability ms", "extract ratio")


@dataclass
class Tally:
    """What was measured on one set of pages."""

    ours: list[tuple[float, float, float]] = field(default_factory=list)  # precision, recall, F1 of a page
    theirs: list[tuple[float, float, float]] = field(default_factory=list)
    extract: list[float] = field(default_factory=list)  # seconds
    digest: list[float] = field(default_factory=list)
    readability: list[float] = field(default_factory=list)


def grams(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def judged(gold: str, text: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text."""
    true, made = grams(gold), grams(text)
    both = (true & made).total()
    whole = true.total() + made.total()
    return both / max(1, made.total()), both / max(1, true.total()), 2 * both / whole if whole else 1.0


def alone(page: Page) -> str:
    """The text of readability-lxml's summary."""
    try:
        summary = Document(page.html).summary()
    except Unparseable:
        return ""
    return "\n".join(html.fromstring(summary).itertext()) if summary.strip() else ""


def timed(work: Callable[[Page], str], page: Page, seconds: list[float]) -> str:
    """What the work gives of a page; how much processor time it took is noted."""
    start = time.process_time()
    text = work(page)
    seconds.append(time.process_time() - start)
    return text


def measure(rows: list[dict[str, str]]) -> Tally:
    """Both programs on every page."""
    tally = Tally()
    for row in rows:
        page = Page(row["html"], url=row.get("url") or "")
        ours = timed(lambda page: extract(page).text, page, tally.extract)
        theirs = timed(alone, page, tally.readability)
        timed(lambda page: digest(page).text, page, tally.digest)
        if row.get("text"):
            tally.ours.append(judged(row["text"], ours))
            tally.theirs.append(judged(row["text"], theirs))
    return tally


def score(pages: list[tuple[float, float, float]]) -> str:
    """F1 of the mean precision and the mean recall, and the mean F1 of the pages."""
    if not pages:
        return "–"
    precision, recall, f1 = (statistics.fmean(page[at] for page in pages) for at in range(3))
    return f"{2 * precision * recall / max(1e-9, precision + recall):.3f} ({f1:.3f})"


def files(paths: list[Path]) -> Iterator[Path]:
    """The files of pages among these, or in these folders."""
    for path in paths:
        yield from sorted(one for one in path.iterdir() if ".jsonl" in one.name) if path.is_dir() else [path]


def rows_of(path: Path, limit: int) -> list[dict[str, str]]:
    """The pages of a file."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()][: limit or None]


def line(name: str, tally: Tally) -> str:
    """One row of the table. The ratio is the median over pages that were read one after the other."""
    both = zip(tally.extract, tally.readability, strict=True)
    ratio = statistics.median(ours / max(1e-4, theirs) for ours, theirs in both)
    times = [f"{1000 * statistics.fmean(one):.0f}" for one in (tally.extract, tally.digest, tally.readability)]
    cells = [name, str(len(tally.extract)), score(tally.ours), score(tally.theirs), *times, f"{ratio:.2f}"]
    return "  ".join(f"{cell:>14}" for cell in cells)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Clean articles beside readability-lxml alone.")
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only the first N pages of each file")
    asked = parser.parse_args()
    paths = asked.pages or ([PAGES] if PAGES.is_dir() else [])
    if not paths:
        parser.error("name files of pages; ../shared/data/articles is not there")
    extract(Page("<p>The first page pays for the tables.</p>"))
    digest(Page("<p>The first page pays for the tables.</p>"))
    print("  ".join(f"{head:>14}" for head in HEADS))
    whole = Tally()
    for path in files(paths):
        tally = measure(rows_of(path, asked.limit))
        print(line(path.name.split(".")[0], tally), flush=True)
        for name in Tally.__dataclass_fields__:
            getattr(whole, name).extend(getattr(tally, name))
    print(line("all", whole))


if __name__ == "__main__":
    main()
