"""Whether a worker's memory stays flat: one child process digests 10,000 pages, and says now and then what it holds.

python benchmarks/memory.py [PAGES] [FILE or FOLDER ...]. The pages of ../shared/data/articles (else the demo's) are
digested over and over, each time with other words in them, so that a memory keyed by text cannot help.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import _lru_cache_wrapper
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import judging

from tui.flows.newsroom import Newsroom
from tui.flows.newsroom_pages import address
from tui.flows.newsroom_posts import outlets, posts
from tui.flows.tasks import quiet
from tui.model import Page
from tui.text.digest import digest

MARKS = (100, 1_000, 2_000, 5_000, 10_000)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def resident() -> float:
    """The megabytes this process holds in memory."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def given(paths: list[Path]) -> list[tuple[bytes, str]]:
    """The pages of the sets with their addresses, compressed so that they do not count for much; else the demo's."""
    found = [
        (zlib.compress(row["html"].encode()), row.get("url") or "") for _, rows in judging.sets(paths) for row in rows
    ]
    return found or list(demo())


def demo() -> Iterator[tuple[bytes, str]]:
    """The demo's pages."""
    room, houses = Newsroom(NOW), outlets()
    for key, some in posts(NOW).items():
        for post in some:
            url = address(houses[key], post)
            yield zlib.compress(room.answer(url)[2]), url


def remembered() -> list[str]:
    """The caches that hold most, with how many answers each has."""
    caches = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    held = sorted(((one.cache_info().currsize, f"{one.__module__}.{one.__name__}") for one in caches), reverse=True)
    return [f"{name} {size}" for size, name in held[:6] if size > 100]


def endless(some: list[tuple[bytes, str]]) -> Iterator[Page]:
    """These pages over and over; each reading of one has a paragraph of its own."""
    for number in count():
        markup, url = some[number % len(some)]
        fresh = f"<p>This is reading number {number} of the page, and word{number} stands nowhere else in it.</p></p>"
        yield Page(zlib.decompress(markup).decode().replace("</p>", fresh, 1), url=url)


def work(most: int, some: list[tuple[bytes, str]], told: Connection) -> None:
    """Digest so many pages; at each mark, tell how much memory is held, and what caches hold."""
    quiet()
    start = time.process_time()
    for number, page in enumerate(endless(some), 1):
        digest(page)
        if number in MARKS or number == most:
            gc.collect()
            told.send((number, resident(), time.process_time() - start, remembered()))
        if number >= most:
            return


def main() -> None:
    """Run the worker and print what it tells."""
    parser = argparse.ArgumentParser(description="Whether a worker's memory stays flat.")
    parser.add_argument("most", nargs="?", type=int, default=MARKS[-1])
    parser.add_argument("pages", nargs="*", type=Path)
    asked = parser.parse_args()
    paths = asked.pages or ([judging.PAGES] if judging.PAGES.is_dir() else [])
    context = multiprocessing.get_context("forkserver")
    listen, tell = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(asked.most, given(paths), tell))
    child.start()
    tell.close()
    print("| pages | MB resident | ms a page | largest caches |\n|---|---|---|---|")
    try:
        while True:
            number, held, seconds, caches = listen.recv()
            print(f"| {number} | {held:.0f} | {1000 * seconds / number:.0f} | {', '.join(caches)} |", flush=True)
    except EOFError:
        child.join()


if __name__ == "__main__":
    main()
