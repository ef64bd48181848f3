"""Our clean articles beside other extractors on pages with gold, in one run: how good, how many lost, what each costs.

python benchmarks/articles.py [FILE or FOLDER ...] [--limit N] [--npm FOLDER] [--only NAME ...]. Files are .jsonl or
.jsonl.xz (see judging.py); without one, ../shared/data/articles is read when it is there. The extractors take turns on
each page and time is the processor's. `pip install '.[bench]'` brings the peers; `npm install @mozilla/readability
jsdom` in a folder named by --npm (or here) brings Mozilla's. The tables are Markdown.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import judging
import mozilla
from judging import Answer, Row, Verdict
from peers import OURS, READABILITY, Peer, present

HERE = Path(__file__).parent


@dataclass(slots=True)
class Tally:
    """What one extractor did: its verdicts by set, and the seconds of each page in the order of the run."""

    verdicts: dict[str, list[Verdict]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)
    crashes: int = 0

    def values(self) -> list[float]:
        """The one number of each page, in the order of the run."""
        return [one.value for some in self.verdicts.values() for one in some]


@dataclass(slots=True)
class Bench:
    """The extractors of a run and what they did."""

    peers: list[Peer]
    node: mozilla.Node | None
    tallies: dict[str, Tally]
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def page(self, name: str, row: Row) -> None:
        """Every extractor on one page, in another order on each: some are quicker on a page that was just read."""
        for peer in self.chance.sample(self.peers, len(self.peers)):
            tally = self.tallies[peer.name]
            answer, seconds = self.answer(peer, row, tally)
            tally.seconds.append(seconds)
            tally.verdicts[name].append(judging.judge(row, answer))

    def answer(self, peer: Peer, row: Row, tally: Tally) -> tuple[Answer, float]:
        """What an extractor says of a page, and how long it took; nothing when it fails."""
        start = time.process_time()
        try:
            found: Any = peer.read(row["html"], row.get("url") or "")
            seconds = time.process_time() - start
            if self.node and peer is self.node.peer:
                seconds = self.node.seconds
            return peer.tell(found, row["html"]), seconds
        except Exception:  # noqa: BLE001 - whatever a peer raises on a page, it has found nothing there
            tally.crashes += 1
            return Answer(), time.process_time() - start


def contestants(asked: argparse.Namespace) -> Bench:
    """All extractors that are there and wanted."""
    node = mozilla.started(asked.npm)
    some = [*present(), *([node.peer] if node else [])]
    wanted = {OURS, READABILITY, *asked.only}
    peers = [peer for peer in some if not asked.only or peer.name in wanted]
    return Bench(peers, node, {peer.name: Tally() for peer in peers})


def quality(bench: Bench) -> None:
    """Print the measures of each extractor, means over the sets."""
    print(f"\n| | {' | '.join(judging.MEASURES)} | crashes |\n|---|{'---|' * (len(judging.MEASURES) + 1)}")
    for name, tally in bench.tallies.items():
        found = judging.over_sets(tally.verdicts)
        cells = [f"{found[one]:.3f}".lstrip("0") if found[one] or one == "lost" else "–" for one in judging.MEASURES]
        print(f"| {name} | {' | '.join(cells)} | {tally.crashes or '–'} |")


def by_set(bench: Bench) -> None:
    """Print each extractor's SCORE on each set."""
    names = list(bench.tallies[OURS].verdicts)
    print(f"\n| SCORE | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
    for name, tally in bench.tallies.items():
        cells = [f"{judging.of_set(tally.verdicts[one]).get('SCORE', 0):.3f}" for one in names]
        print(f"| {name} | {' | '.join(cells)} |")


def cost(bench: Bench) -> None:
    """Print what a page costs, and how much that is of readability-lxml's own time on the same pages."""
    alone = bench.tallies[READABILITY].seconds
    print("\n| | ms a page | x readability-lxml | median page |\n|---|---|---|---|")
    for name, tally in bench.tallies.items():
        median = statistics.median(one / max(1e-4, other) for one, other in zip(tally.seconds, alone, strict=True))
        ms, whole = 1000 * statistics.fmean(tally.seconds), sum(tally.seconds) / sum(alone)
        print(f"| {name} | {ms:.0f} | {whole:.2f} | {median:.2f} |")


def ahead(bench: Bench) -> None:
    """Print how far ahead of each peer we are, page by page (snippet F1 where there is no gold text)."""
    ours = bench.tallies[OURS].values()
    print(f"\n| page F1, ours less theirs, {len(ours)} pages | mean | 95 % from | to |\n|---|---|---|---|")
    for name, tally in bench.tallies.items():
        if name != OURS:
            print(f"| {name} | {' | '.join(f'{one:+.4f}' for one in judging.ahead(ours, tally.values()))} |")


def main() -> None:
    """Run and print the tables."""
    parser = argparse.ArgumentParser(description="Clean articles beside other extractors.")
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--limit", type=int, default=0, help="only N pages of each file, spread evenly")
    parser.add_argument("--npm", type=Path, default=HERE, help="where npm installed @mozilla/readability and jsdom")
    parser.add_argument("--only", nargs="*", default=[], help="these peers, ours and readability-lxml")
    asked = parser.parse_args()
    if not asked.pages and not judging.PAGES.is_dir():
        parser.error("name files of pages; ../shared/data/articles is not there")
    bench = contestants(asked)
    for peer in bench.peers:  # the first page pays for the tables
        bench.answer(peer, {"html": f"<p>{'The first page pays for the tables. ' * 20}</p>"}, Tally())
    for name, rows in judging.sets(asked.pages or [judging.PAGES], asked.limit):
        for row in rows:
            bench.page(name, row)
    for table in (quality, by_set, ahead, cost):
        table(bench)
    if bench.node:
        bench.node.stop()


if __name__ == "__main__":
    main()
