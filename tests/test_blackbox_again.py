"""`claimwire digest --library` as a person runs it: whole processes, stopped by Ctrl+C, killed, and two at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_shelf import NOW, anchor, shelf

from tui.flows.newsroom import Newsroom
from tui.flows.newsroom_pages import address
from tui.flows.newsroom_posts import outlets, posts
from tui.model import Article, Status
from tui.store import articles, claims, upkeep
from tui.store.db import open_library
from tui.store.revisions import Raw

POSTS = 36
OLD = "What older rules made of it."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Posts with the demo's pages, read by older rules; the newest has a claim."""
    room, houses = Newsroom(NOW), outlets()
    urls = [address(houses[key], post) for key, some in posts(NOW).items() for post in some]
    db, _, new = shelf(tmp_path / "library.db", posts=POSTS)
    for place, entry in enumerate(new):
        raw = Raw(room.answer(urls[place % len(urls)])[2], urls[place % len(urls)], "utf-8")
        articles.save_article(db, entry, "page", Article("T", OLD, language="en"), raw=raw, fetched=NOW, rules="old")
    kept = articles.load(db, new[0], "page")
    assert kept
    claims.tag(db, new[0], anchor(kept.revision, OLD, OLD), status=Status.QUOTE, now=NOW)
    db.execute("DELETE FROM pending")
    db.close()
    return tmp_path / "library.db"


def begun(library: Path) -> subprocess.Popen[bytes]:
    """The command, in a process group of its own as under a terminal."""
    command = [sys.executable, "-m", "tui", "--library", str(library), "digest", "--library"]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, env=here)


def left(library: Path) -> int:
    """How many texts still stand as older rules read them; the library is sound."""
    db = open_library(library)
    assert upkeep.integrity(db) == ""
    claim = claims.select(db)[0]
    assert (claim.quote, claim.state) == (OLD, "anchored")
    row = db.execute(
        "SELECT count(*) FROM understood WHERE rules = 'old'"
        " AND revision IN (SELECT max(id) FROM revision WHERE source = 'page' GROUP BY entry)"
    ).fetchone()
    db.close()
    return int(row[0])


def wait_for_some(library: Path) -> None:
    """Until some texts are done."""
    for _ in range(600):
        if left(library) < POSTS - 3:
            return
        time.sleep(0.05)
    raise AssertionError("it did not begin")


@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_it_is_ended_it_goes_on_there(library: Path, ended: signal.Signals) -> None:
    with begun(library) as child:
        wait_for_some(library)
        os.killpg(child.pid, ended)
        assert child.stderr
        told = child.stderr.read().decode()
        assert child.wait() == (130 if ended is signal.SIGINT else -ended)
    assert "Traceback" not in told
    rest = left(library)
    assert rest < POSTS - 3
    with begun(library) as child:
        assert child.stdout
        said = child.stdout.read().decode()
        assert child.wait() == 0
    assert said.startswith(f"{rest} texts were digested again;" if rest else "Every text")
    assert left(library) == 0


def test_two_at_once_do_each_other_no_harm(library: Path) -> None:
    both = [begun(library), begun(library)]
    for child in both:
        assert child.communicate()[1] == b""
        assert child.returncode == 0
    assert left(library) == 0
    db = open_library(library)
    counts = db.execute("SELECT count(*) FROM revision WHERE source = 'page' GROUP BY entry").fetchall()
    db.close()
    assert sorted({count for (count,) in counts}) == [1, 2]  # the text with the claim is still the only one of its post
