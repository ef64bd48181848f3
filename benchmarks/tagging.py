"""What tagging costs: until a claim is saved, at the store and on the screen; 10,000 claims exported; 100 placed again.

python benchmarks/tagging.py [ARTICLES] [CLAIMS] [LIBRARY]. A library that is there is used, and claims are added to it.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from filling import NOW, sentence, vocabulary
from multiplying import large
from terminal import Terminal

from tui.export import lossless
from tui.export.files import write
from tui.flows import reading, shown
from tui.model import Anchor, Article, EntryId, Page, State, Status
from tui.store import anchoring, articles, claims, whole
from tui.store.db import Db, open_library, writing
from tui.store.journal import Step, step
from tui.store.moments import stamp
from tui.text.digest import digest

TAGGED = 400  # claims tagged one by one at the store
KEYS = 40  # and with the keyboard
ON_ONE = 100  # claims on one article, which are placed again
ROUNDS = 10


def until_saved(db: Db, entries: int, chance: random.Random) -> list[float]:
    """Seconds to tag a sentence of articles anywhere in the library, until each claim is on the disk."""
    taken = []
    for _ in range(TAGGED):
        opened = reading.open_entry(db, EntryId(chance.randint(1, entries)))
        place = chance.choice(opened.article.sentences)
        anchor = reading.anchor_for(opened, "body", place.start, place.end)
        begin = time.perf_counter()
        claims.tag(db, opened.row.entry, anchor, status=Status.ATTRIBUTED, speaker="Somebody", figure="300", now=NOW)
        taken.append(time.perf_counter() - begin)
    return taken


def until_shown(library: Path) -> list[float]:
    """Seconds from the key to "Saved" on the screen of the reader, each tagging taken back before the next."""
    taken = []
    with Terminal([sys.executable, "-m", "tui", "--library", str(library)]) as terminal:
        terminal.until(r"Report \d+")
        terminal.settle()
        terminal.press(b"\r")
        terminal.settle(1.0)
        for _ in range(KEYS):
            taken.append(terminal.until("Saved", since=terminal.press(b"c")))
            terminal.settle(0.2)
            terminal.press(b"\r")
            terminal.settle(0.2)
            terminal.until("Taken back", since=terminal.press(b"u"))
            terminal.press(b"j")
            terminal.settle(0.2)
    return taken


def claimed(db: Db, entries: int, wanted: int, chance: random.Random) -> None:
    """Bring the library to so many claims, a third of them with a tag and every tenth linked with the one before."""
    there = db.execute("SELECT count(*) FROM claim").fetchone()[0]
    with step(db, "Tagged many claims", NOW) as taken:
        ends = [_claim(taken, EntryId(chance.randint(1, entries)), chance) for _ in range(there, wanted)]
        for number, end in enumerate(ends[1:]):
            if not number % 3:
                taken.insert("claim_tag", claim=end, tag=chance.choice(("harbour", "numbers", "to-ask", "люди")))
            if not number % 10:
                taken.insert(
                    "evidence", uuid=f"link {there} {number}", claim=ends[number], other=end, relation="repeats",
                    note="", created=stamp(NOW), changed=stamp(NOW),
                )  # fmt: skip


def _claim(taken: Step, entry: EntryId, chance: random.Random) -> int:
    kept = articles.load(taken.db, entry, "feed")
    assert kept is not None
    place, text = chance.choice(kept.article.sentences), kept.article.text
    before, after = text[max(0, place.start - 32) : place.start], text[place.end : place.end + 32]
    anchor = Anchor(
        kept.revision, "body", place.start, place.end, text[place.start : place.end], before, after
    )  # fmt: skip
    fields = {"speaker": "Somebody", "cue": "said", "figure": str(chance.randint(2, 900)), "said": "2026-05-01"}
    return anchoring.put(taken, entry, anchor, chance.choice(list(Status)), NOW, fields)


def exported(db: Db, folder: Path) -> float:
    """Seconds until all that was claimed is in a file of JSON Lines."""
    begin = time.perf_counter()
    write(folder / "claims.jsonl", lossless.render(whole.whole(db)))
    return time.perf_counter() - begin


def by_command(library: Path, folder: Path) -> float:
    """The same as a whole process."""
    begin = time.perf_counter()
    words = ["export", "--format", "jsonl", "--output", str(folder / "again.jsonl")]
    subprocess.run([sys.executable, "-m", "tui", "--library", str(library), *words], check=True, capture_output=True)
    return time.perf_counter() - begin


def placed_again(db: Db, entry: EntryId, chance: random.Random) -> tuple[list[float], dict[str, int]]:
    """Seconds to place the claims of one article in each of its later texts, and how they stand in the last."""
    words = vocabulary(chance)
    told = [sentence(chance, words) for _ in range(ON_ONE + 20)]
    kept = articles.save_article(db, entry, "page", _article(told), fetched=NOW)
    opened = reading.open_entry(db, entry, source="page")
    assert opened.revision == kept
    for place in opened.article.sentences[:ON_ONE]:
        claims.tag(db, entry, reading.anchor_for(opened, "body", place.start, place.end), status="quote", now=NOW)
    taken = []
    for turn in range(1, ROUNDS + 1):
        articles.save_article(
            db, entry, "page", _article(list(_edited(told, turn, chance))), fetched=NOW + timedelta(turn)
        )
        with writing(db, durable=False):
            begin = time.perf_counter()
            shown.settle(db, entry)
            taken.append(time.perf_counter() - begin)
    stand = [claim.state for claim in claims.of_entry(db, entry)]
    return taken, {state.value: stand.count(state) for state in State}


def _article(told: list[str]) -> Article:
    html = "".join(f"<p>{' '.join(told[at : at + 4])}</p>" for at in range(0, len(told), 4))
    return digest(Page(html=html, title="Report 1", language="en", fragment=True))


def _edited(told: list[str], turn: int, chance: random.Random) -> Iterator[str]:
    """Every tenth sentence dropped, every eighth with a word more, every twelfth with another number, some new."""
    for number, one in enumerate(told, turn):
        if not number % 15:
            yield f"A sentence that was not there before has {turn} and {number} in it."
        if not number % 12:
            yield one.replace(" that ", f" that {chance.randint(1000, 9999)} and ", 1)
        elif not number % 8:
            yield one.replace(" in ", " again in ", 1)
        elif number % 10:
            yield one


def tell(name: str, seconds: list[float]) -> None:
    """The median, the 95th percentile and the worst, in milliseconds."""
    ordered = sorted(one * 1000 for one in seconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{name}: median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms")


def main() -> None:
    """Make the library, or take the one that is named; measure and print."""
    entries, wanted = (int(word) for word in (*sys.argv[1:3], *("100000", "10000")[len(sys.argv[1:3]) :]))
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = Path(sys.argv[3]) if len(sys.argv) > 3 else folder / "large.db"
        if not library.exists():
            begin = time.perf_counter()
            large(library, entries)
            print(f"{entries:,} articles: {time.perf_counter() - begin:.0f} s, {library.stat().st_size / 1e6:.0f} MB")
        db = open_library(library)
        tell("tag to saved, at the store", until_saved(db, entries, chance))
        claimed(db, entries, wanted, chance)
        tell(f"tag to saved, with {wanted:,} claims", until_saved(db, entries, chance))
        tell(f"{wanted:,} claims to JSON Lines", [exported(db, folder) for _ in range(5)])
        taken, stand = placed_again(db, EntryId(entries // 2), chance)
        tell(f"{ON_ONE} claims of an article placed again {stand}", taken)
        db.close()
        tell("claimwire export, a whole process", [by_command(library, folder) for _ in range(3)])
        tell("tag to saved, on the screen", until_shown(library))


if __name__ == "__main__":
    main()
