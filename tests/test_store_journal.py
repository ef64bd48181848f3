"""Undo and redo: whatever the reader did is taken back and done again exactly, in bulk, and after a restart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from store_shelf import NOW, SAID, anchor, digested, document, post, shelf

from tui.errors import NotFound, TuiError
from tui.model import CLAIM_FIELDS, Anchor, ClaimId, EntryId, NoteId, Query, Relation, RevisionId, Status
from tui.store import (
    articles,
    claims,
    dismissals,
    evidence,
    feeds,
    following,
    history,
    journal,
    notes,
    search,
    tags,
    timeline,
    upkeep,
)
from tui.store.db import Db, open_library

MADE = ("status", "entry_tag", "claim", "claim_tag", "evidence", "dismissed", "note", "smart")
FIRST = "The ferry left at noon."
Snapshot = dict[str, list[tuple[Any, ...]]]


def made(db: Db) -> Snapshot:
    """All that the reader made, and what the indexes of words hold of it."""
    found = {table: db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in MADE}
    found["feeds"] = [
        (feed.id, feed.url, feed.typed, feed.title, feed.folder, feed.paused) for feed in feeds.all_feeds(db)
    ]
    for words in ("claim_words", "note_words"):
        found[words] = db.execute(f"SELECT rowid FROM {words} WHERE {words} MATCH 'a* OR t*' ORDER BY 1").fetchall()
        db.execute(f"INSERT INTO {words} ({words}) VALUES ('integrity-check')")
    return found


def a_claim(db: Db, pick: int) -> ClaimId:
    rows = db.execute("SELECT id FROM claim").fetchall()
    return ClaimId(rows[pick % len(rows)][0] if rows else -1)


def a_note(db: Db, pick: int) -> NoteId:
    rows = db.execute("SELECT id FROM note").fetchall()
    return NoteId(rows[pick % len(rows)][0] if rows else -1)


def some_claims(db: Db, pick: int) -> list[ClaimId]:
    """Every other claim, the first or the second and on."""
    return [ClaimId(number) for (number,) in db.execute("SELECT id FROM claim")][pick % 2 :: 2]


def a_link(db: Db, pick: int) -> int:
    rows = db.execute("SELECT id FROM evidence").fetchall()
    return int(rows[pick % len(rows)][0]) if rows else -1


def told_last(db: Db) -> dict[str, dict[str, str]]:
    """What the history, gone through from the first event to the last, says of every claim that is there."""
    found: dict[str, dict[str, str]] = {}
    for claim in claims.of_entry(db, E1):
        told = found[claim.uuid] = dict.fromkeys(("text", "status", *CLAIM_FIELDS), "")
        for event in history.of_claim(db, claim.uuid):
            told |= {name: value for name, value in event.after.items() if name in told}
    return found


def standing(db: Db) -> dict[str, dict[str, str]]:
    """What every claim says of itself."""
    return {
        claim.uuid: {
            "text": claim.anchor.quote, "status": claim.status, **{name: getattr(claim, name) for name in CLAIM_FIELDS}
        }
        for claim in claims.of_entry(db, E1)
    }  # fmt: skip


def place(pick: int) -> Anchor:
    return anchor(RevisionId(1), (SAID, FIRST)[pick % 2])


E1 = EntryId(1)
WIDE = anchor(RevisionId(1), f"{FIRST} {SAID}")
DEEDS: dict[str, Callable[[Db, int], object]] = {
    "read": lambda db, n: timeline.mark_read(db, [EntryId(i) for i in range(1, n % 6 + 1)], n % 2 == 0, NOW),
    "star": lambda db, n: timeline.star(db, [EntryId(n % 5 + 1)], n % 3 > 0, NOW),
    "hide": lambda db, n: timeline.hide(db, [EntryId(n % 5 + 1)], n % 2 > 0, NOW),
    "tag entry": lambda db, n: timeline.tag(db, EntryId(n % 5 + 1), "abc"[n % 3], NOW),
    "claim": lambda db, n: claims.tag(db, E1, place(n), status=Status.ATTRIBUTED, speaker="A", now=NOW),
    "change": lambda db, n: claims.change(db, a_claim(db, n), NOW, status=list(Status)[n % 8], speaker=f"t{n}"),
    "tag claim": lambda db, n: claims.toggle_tag(db, a_claim(db, n), "xyz"[n % 3], NOW),
    "drop claim": lambda db, n: claims.remove(db, a_claim(db, n), NOW),
    "claim again": lambda db, n: claims.tag(db, E1, place(n), status="own", again=True, chain=f"a{n}", now=NOW),
    "highlight": lambda db, n: claims.tag(db, E1, place(n), status=Status.HIGHLIGHT, now=NOW),
    "extend": lambda db, n: claims.extend(db, a_claim(db, n), (WIDE, place(n))[n % 3 > 0], NOW),
    "bulk status": lambda db, n: claims.change_many(db, some_claims(db, n), NOW, status=list(Status)[n % 9]),
    "bulk tag": lambda db, n: claims.tag_many(db, some_claims(db, n), "Xyz"[n % 3], NOW),
    "bulk drop": lambda db, n: claims.remove_many(db, some_claims(db, n), NOW),
    "link": lambda db, n: evidence.link(
        db,
        a_claim(db, n),
        a_claim(db, n // 7),
        get_args(Relation)[n % 4],
        NOW,
        note="t" * (n % 3),
    ),
    "change link": lambda db, n: evidence.change(db, a_link(db, n), NOW, relation=get_args(Relation)[n % 4]),
    "unlink": lambda db, n: evidence.unlink(db, a_link(db, n), NOW),
    "rename tag": lambda db, n: tags.rename(db, "abcxyz"[n % 6], "ABCXYZ"[n // 6 % 6], NOW),
    "drop tag": lambda db, n: tags.remove(db, "abcxyz"[n % 6], NOW),
    "dismiss": lambda db, n: dismissals.dismiss(db, f"claim {n % 2}", f"print {n}", NOW),
    "entity note": lambda db, n: notes.write(db, E1, f"an entity {n}", entity="harbour-office", now=NOW),
    "note": lambda db, n: notes.write(db, E1, f"a note {n}", anchor=place(n) if n % 2 else None, now=NOW),
    "rewrite": lambda db, n: notes.write(db, E1, "t" * (n % 3), id=a_note(db, n), now=NOW),
    "rename": lambda db, n: feeds.rename(db, feeds.all_feeds(db)[0].id, f"Name {n % 3}", NOW),
    "move": lambda db, n: feeds.move(db, feeds.all_feeds(db)[0].id, ("", "a", "a/b")[n % 3], NOW),
    "folder": lambda db, n: feeds.rename_folder(db, "a", ("", "c")[n % 2], NOW),
    "pause": lambda db, n: feeds.pause(db, feeds.all_feeds(db)[0].id, n % 2 > 0, NOW),
    "remove": lambda db, _: feeds.remove(db, feeds.all_feeds(db)[0].id, NOW),
    "add": lambda db, n: feeds.add(db, f"https://other{n % 3}.example/", now=NOW),
    "add many": lambda db, n: following.add_many(
        db, [(f"https://many{i}.example/", "", "a") for i in range(n % 4)], NOW
    ),
    "address": lambda db, n: feeds.readdress(db, feeds.all_feeds(db)[0].id, f"https://new{n}.example/", NOW),
    "smart": lambda db, n: search.save_smart(db, f"S{n % 2}", f"ferry {n}", NOW),
    "drop smart": lambda db, n: search.remove_smart(db, n % 3, NOW),
}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 50)), max_size=12))
@example([("add", 0), ("address", 0), ("add", 0)])  # the first address is free again, and then taken back
def test_undoing_any_row_of_deeds_gives_back_what_was_and_redoing_what_came(deeds: list[tuple[str, int]]) -> None:
    db, _, _ = shelf()
    digested(db, E1)
    for number in range(2):
        claims.tag(db, E1, place(number), status=Status.QUOTE, now=NOW)
    states = [made(db)]
    for name, number in deeds:
        steps = db.execute("SELECT count(*) FROM journal").fetchone()
        try:
            DEEDS[name](db, number)
        except (TuiError, IndexError):
            assert made(db) == states[-1], "a deed that failed changed nothing"
            continue
        if db.execute("SELECT count(*) FROM journal").fetchone() != steps:
            states.append(made(db))
            assert told_last(db) == standing(db)
    for state in reversed(states[:-1]):
        assert journal.undo(db, NOW)
        assert made(db) == state
        assert told_last(db) == standing(db)
    for state in states[1:]:
        assert journal.redo(db, NOW)
        assert made(db) == state
        assert told_last(db) == standing(db)
    assert journal.redo(db, NOW) is None
    db.close()


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, entries = shelf(path)
    timeline.mark_read(db, entries[:3], True, NOW)
    db.close()
    db = open_library(path)
    assert journal.undo(db, NOW) == "Marked 3 read"
    assert timeline.count(db, Query(unread=True)) == 5
    db.close()
    db = open_library(path)
    assert journal.redo(db, NOW) == "Marked 3 read"
    assert timeline.count(db, Query(unread=True)) == 2
    db.close()


def test_a_thousand_keypresses_are_taken_back_one_by_one_after_restarts(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, _ = shelf(path)
    claim = claims.tag(db, E1, anchor(digested(db, E1)), status=Status.UNCHECKED, now=NOW)
    for number in range(1, upkeep.STEPS + 1):
        claims.change(db, claim.id, NOW, status=f"s{number}")
    upkeep.purge(db, NOW, 90)
    for part in range(4):
        db.close()
        db = open_library(path)
        for number in range(upkeep.STEPS - 250 * part, upkeep.STEPS - 250 * (part + 1), -1):
            assert journal.undo(db, NOW) == f"Marked a claim s{number}"
    assert claims.get(db, claim.id) == claim
    assert journal.undo(db, NOW) is None, "the tagging itself lies further back than can be undone"
    assert len(history.of_claim(db, claim.uuid)) == 1 + 2 * upkeep.STEPS, "history is not pruned with the journal"
    db.close()
    db = open_library(path)
    for number in range(1, upkeep.STEPS + 1):
        assert journal.redo(db, NOW) == f"Marked a claim s{number}"
    assert claims.get(db, claim.id).status == f"s{upkeep.STEPS}"
    db.close()


def test_marks_made_by_opening_are_no_step_and_leave_redo_alone() -> None:
    db, _, entries = shelf()
    timeline.star(db, entries[:1], True, NOW)
    timeline.mark_read(db, entries[:1], True, NOW, journaled=False)
    assert journal.undo(db, NOW) == "Starred 1"
    timeline.mark_read(db, entries[1:2], True, NOW, journaled=False)
    assert journal.redo(db, NOW) == "Starred 1"
    assert timeline.count(db, Query(unread=False)) == 2
    db.close()


def test_a_keypress_that_changes_nothing_is_no_step_and_a_new_one_ends_redoing() -> None:
    db, _, entries = shelf()
    timeline.star(db, entries[:1], True, NOW)
    assert timeline.star(db, entries[:1], True, NOW) == 0
    assert journal.undo(db, NOW) == "Starred 1"
    timeline.mark_read(db, entries[:1], False, NOW)
    assert journal.redo(db, NOW) == "Starred 1"
    journal.undo(db, NOW)
    timeline.mark_read(db, entries[:1], True, NOW)
    assert journal.redo(db, NOW) is None
    db.close()


def test_a_removed_feed_comes_back_with_all_of_it() -> None:
    db, feed, entries = shelf()
    timeline.mark_read(db, entries[:2], True, NOW)
    feeds.remove(db, feed.id, NOW)
    assert feeds.all_feeds(db) == []
    assert timeline.rows(db, Query(), now=NOW) == []
    assert timeline.counts(db).unread == 0
    assert journal.undo(db, NOW) == "Removed https://wire.example/feed.xml"
    assert timeline.counts(db).unread == 3
    feeds.remove(db, feed.id, NOW)
    assert feeds.add(db, feed.url, now=NOW).id == feed.id
    assert timeline.counts(db).unread == 3
    db.close()


def test_what_left_the_library_meanwhile_is_told_and_harms_nothing() -> None:
    db, feed, entries = shelf()
    revision = digested(db, entries[4])
    claims.tag(db, entries[4], anchor(revision), status=Status.QUOTE, now=NOW)
    journal.undo(db, NOW)
    articles.save_feed(db, feed.id, document(post(0)), NOW)
    db.execute("DELETE FROM entry WHERE id = ?", (entries[4],))
    before = made(db)
    with pytest.raises(NotFound, match="Tagged a claim"):
        journal.redo(db, NOW)
    assert made(db) == before
    db.close()
