"""kill -9 between any two statements of what a person does leaves all of it, or nothing; never a half."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from killing import DEEDS, FIRST, ONE, THREE, TWO
from store_shelf import NOW, anchor, digested, shelf

from tui.model import EntryId, Status
from tui.store import claims, evidence, journal, upkeep
from tui.store.change import unpacked
from tui.store.db import open_library

TABLES = ("claim", "claim_tag", "evidence", "note", "dismissed", "history")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def library(path: Path) -> None:
    """Three claims on one article, two of them linked and all tagged; another article without any."""
    db, _, _ = shelf(path)
    revision = digested(db, EntryId(1))
    for quote, again in ((None, False), (FIRST, False), (FIRST, True)):
        words = anchor(revision, quote) if quote else anchor(revision)
        claim = claims.tag(db, EntryId(1), words, status=Status.QUOTE, again=again, now=NOW)
        claims.toggle_tag(db, claim.id, "old", NOW)
    evidence.link(db, ONE, TWO, "repeats", NOW)
    claims.toggle_tag(db, THREE, "new", NOW)
    digested(db, EntryId(2))
    db.close()


def stands(path: Path) -> tuple[str, str]:
    """What the library holds of the person's work, and of its history and journal; sound in every index."""
    db = open_library(path)
    assert upkeep.integrity(db) == ""
    for words in ("claim_words", "note_words"):
        db.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")
    made = [db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES]
    found = db.execute("SELECT rowid FROM claim_words WHERE claim_words MATCH 'ferry OR office'").fetchall()
    steps = [
        (what, undone, unpacked(changes))
        for what, undone, changes in db.execute("SELECT what, undone, changes FROM journal ORDER BY id")
    ]
    db.close()
    return _named(repr((made[:-1], found))), _named(repr((made[-1], steps)))


def _named(told: str) -> str:
    """Uuids as numbers, in the order they are met."""
    met: dict[str, str] = {}
    return UUID.sub(lambda one: met.setdefault(one[0], f"uuid {len(met)}"), told)


def killed(path: Path, deed: str, unit: str) -> list[Path]:
    """The libraries of the killed children, and last that of the one which came through."""
    here = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, here / "killing.py", path, deed, unit],
        check=False, capture_output=True, text=True, timeout=300, env={**os.environ, "PYTHONPATH": str(here.parent)},
    )  # fmt: skip
    assert not run.returncode, run.stderr
    *ends, last = run.stdout.split()
    assert (set(ends), last) == ({"killed"}, "done"), run
    return [Path(f"{path}.{number}") for number in range(1, len(ends) + 2)]


@pytest.mark.parametrize("deed", DEEDS)
def test_a_kill_before_any_statement_leaves_all_or_nothing(deed: str, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(path)
    before = stands(path)
    *ends, whole = killed(path, deed, "statement")
    after = stands(whole)
    assert after[0] != before[0]
    assert after[1] != before[1]
    states = [stands(end) for end in ends]
    nothing = states.count(before)
    assert states == [before] * nothing + [after] * (len(states) - nothing)
    assert nothing > 5, "it was killed on its way"
    db = open_library(ends[nothing - 1])
    DEEDS[deed](db)
    db.close()
    assert stands(ends[nothing - 1]) == after, "it is done again as if nothing had been"


@pytest.mark.parametrize("deed", ["tag", "link"])
def test_a_kill_in_the_middle_of_a_statement_leaves_all_or_nothing(deed: str, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(path)
    before = stands(path)
    *ends, whole = killed(path, deed, "code")
    after = stands(whole)
    assert len(ends) > 20
    assert {stands(end) for end in ends} <= {before, after}


@pytest.mark.parametrize("deed", ["tag", "link", "bulk status", "bulk remove"])
def test_what_came_through_is_undone_in_one_step(deed: str, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library(path)
    before, _ = stands(path)
    db = open_library(path)
    DEEDS[deed](db)
    assert journal.undo(db, NOW)
    db.close()
    assert stands(path)[0] == before
