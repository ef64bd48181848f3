"""What the ledger costs with 10 and with 10,000 claims: from its key to its first picture, and a letter of its filter.

python benchmarks/ledger.py [RUNS] [CLAIMS…]. The app runs headless; sizes take turns, medians and paired differences.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tui.config import Settings
from tui.model import Anchor, Article, Block, Entry, EntryId, ParsedFeed, RevisionId, Sentence, Status
from tui.store import articles, claims, feeds, listing
from tui.store.db import Db, open_library
from tui.ui.app import ClaimwireApp
from tui.ui.screens.claims import ClaimsScreen

NOW = datetime.now(UTC)
EACH = 4  # claims of an article
QUIET = Settings(refresh="off", theme="night", glyphs="unicode", preset="vim")
STATUSES = [status.value for status in Status if status is not Status.HIGHLIGHT]
FRAME = 1000 / 60


def fill(path: Path, number: int) -> None:
    """A library of so many claims by 200 speakers in 20 feeds."""
    chance = random.Random(3)
    db = open_library(path)
    db.execute("PRAGMA synchronous = OFF")  # only the filling is in a hurry
    made = 0
    for source in range(20):
        feed = feeds.add(db, f"https://source-{source}.example/feed", title=f"Source {source:02}", now=NOW)
        posts = tuple(
            Entry(f"post-{post}", f"Report {post}", published=NOW - timedelta(minutes=7 * post))
            for post in range(source, max(20, number // EACH), 20)
        )
        for entry in articles.save_feed(db, feed.id, ParsedFeed(feed.title, posts), NOW).new:
            if made < number:
                made += tagged(db, entry, min(EACH, number - made), chance)
    db.execute("ANALYZE")
    db.close()


def tagged(db: Db, entry: EntryId, number: int, chance: random.Random) -> int:
    """An article with so many claims."""
    words = [f"Officials counted {chance.randint(2, 900)} ships near harbour {at} of the coast." for at in range(EACH)]
    starts = [sum(len(each) + 1 for each in words[:at]) for at in range(EACH)]
    text = " ".join(words)
    spans = tuple(Sentence(start, start + len(each)) for start, each in zip(starts, words, strict=True))
    article = Article("Report", text, blocks=(Block("paragraph", 0, len(text)),), sentences=spans)
    revision = RevisionId(articles.save_article(db, entry, "feed", article, fetched=NOW))
    for span in spans[:number]:
        anchor = Anchor(revision, "body", span.start, span.end, text[span.start : span.end])
        speaker, said = f"Speaker {chance.randint(1, 200)}", f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
        claims.tag(db, entry, anchor, status=chance.choice(STATUSES), now=NOW, speaker=speaker, said=said)
    return number


async def measure(path: Path) -> dict[str, float]:
    """Milliseconds from the key to the first rows, until all rows are read, and for a letter of the filter."""
    app = ClaimwireApp(path, QUIET)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(0.3)
        taken: dict[str, float] = {}
        for name in ("open", "open again"):
            begin = time.perf_counter()
            app.press("app.claims")
            taken[name] = await until(begin, lambda: drawn(app))
            taken[f"{name}, all rows"] = await until(begin, lambda: screen(app).ledger.loaded)
            await pilot.pause(0.3)
            if name == "open":
                screen(app).dismiss(None)
                await pilot.pause(0.2)
        here = screen(app)
        for name, typed in (("filter, a letter", "s"), ("filter, a word and a status", "ships status:false")):
            begin = time.perf_counter()
            here.narrow(typed)
            taken[name] = (time.perf_counter() - begin) * 1000
        here.narrow("")
        for name, verb in (("sort", here.action_sort), ("reverse", here.action_reverse)):
            begin = time.perf_counter()
            verb()
            taken[name] = (time.perf_counter() - begin) * 1000
    return taken


def screen(app: ClaimwireApp) -> ClaimsScreen:
    """The ledger."""
    assert isinstance(app.screen, ClaimsScreen)
    return app.screen


def drawn(app: ClaimwireApp) -> bool:
    """Whether the first rows are on the screen: the list has drawn lines of them."""
    return isinstance(app.screen, ClaimsScreen) and app.screen.is_mounted and app.screen.ledger.drawn


async def until(begin: float, check: object) -> float:
    """Milliseconds since the beginning, once it came to be."""
    assert callable(check)
    while not check():
        await asyncio.sleep(0.001)
    return (time.perf_counter() - begin) * 1000


def read_first(path: Path) -> float:
    """Milliseconds of the read that the first picture waits for."""
    db = open_library(path)
    listing.first(db, 80)
    begin = time.perf_counter()
    listing.first(db, 80)
    taken = (time.perf_counter() - begin) * 1000
    db.close()
    return taken


def main() -> None:
    """Fill each size, take turns, print medians and the paired difference of each to the first size."""
    given = [int(word) for word in sys.argv[1:]]
    runs, sizes = (given[0] if given else 7), given[1:] or [10, 10_000]
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: Path(folder) / f"{size}.db" for size in sizes}
        for size, path in paths.items():
            fill(path, size)
            asyncio.run(measure(path))
        rounds = [
            {size: {**asyncio.run(measure(path)), "first read": read_first(path)} for size, path in paths.items()}
            for _ in range(runs)
        ]
    for name in rounds[0][sizes[0]]:
        shown = []
        for size in sizes:
            more = statistics.median(one[size][name] - one[sizes[0]][name] for one in rounds)
            middle = statistics.median(one[size][name] for one in rounds)
            shown.append(f"{size:,}: {middle:.1f} ms (+{more:.1f} ms, {more / FRAME:.1f} frames)")
        print(f"  {name}: {'; '.join(shown)}")


if __name__ == "__main__":
    main()
