"""A program that is killed in the middle of a deed, again and again: `killing.py LIBRARY DEED statement|code`.

A child of it works on a copy of the library, LIBRARY.1, and kills itself before its first statement (or after so many
instructions of SQLite's machine); the next child on LIBRARY.2 before its second, and so on until one comes through.
It prints for every child whether it was killed or is done.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from store_shelf import NOW, SAID, anchor

from tui.model import Anchor, ClaimId, EntryId, RevisionId, Status
from tui.store import claims, evidence, journal, notes, tags
from tui.store.db import Db, open_library

CODE = 5  # instructions of SQLite's machine between two kills
FIRST = "The ferry left at noon."
ONE, TWO, THREE = ClaimId(1), ClaimId(2), ClaimId(3)


def there(quote: str = FIRST) -> tuple[EntryId, Anchor]:
    """A sentence of the second article, which bears no claim."""
    return EntryId(2), anchor(RevisionId(2), quote)


DEEDS: dict[str, Callable[[Db], object]] = {
    "tag": lambda db: claims.tag(
        db, *there(), status=Status.ATTRIBUTED, speaker="Harbour Office", figure="300", place="Izmail", now=NOW
    ),
    "hashtag": lambda db: claims.toggle_tag(db, ONE, "numbers", NOW),
    "change": lambda db: claims.change(db, ONE, NOW, speaker="Somebody else", hedge="allegedly"),
    "extend": lambda db: claims.extend(db, ONE, anchor(RevisionId(1), f"{FIRST} {SAID}"), NOW),
    "link": lambda db: evidence.link(db, ONE, there(), "contradicts", NOW, note="Another count."),
    "bulk status": lambda db: claims.change_many(db, [ONE, TWO, THREE], NOW, status=Status.FALSE),
    "bulk remove": lambda db: claims.remove_many(db, [ONE, TWO, THREE], NOW),
    "rename tag": lambda db: tags.rename(db, "old", "new", NOW),
    "note": lambda db: notes.write(db, EntryId(1), "Ask them.", anchor=anchor(RevisionId(1)), now=NOW),
    "undo": lambda db: journal.undo(db, NOW),
}


def main(library: Path, deed: str, unit: str) -> None:
    """Kill children until one comes through."""
    for number in count(1):
        copy = Path(f"{library}.{number}")
        shutil.copy(library, copy)
        child = os.fork()
        if not child:
            work(copy, deed, unit, number)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print({0: "done", -signal.SIGKILL: "killed"}[ended], flush=True)  # noqa: T201  what the test reads
        if not ended:
            return


def work(path: Path, deed: str, unit: str, number: int) -> None:
    """Do the deed, and be killed on the way."""
    db = open_library(path)
    left = count(1)

    def tick(_: str = "") -> int:
        if next(left) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    if unit == "statement":
        db.set_trace_callback(tick)
    else:
        db.set_progress_handler(tick, CODE)
    DEEDS[deed](db)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
