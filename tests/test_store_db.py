"""The library as a file: one file is all of it, kills and other instances do no harm, trouble is a sentence."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from store_shelf import NOW, TEXT, digested, shelf

from tui.errors import Library, LibraryLocked, LibraryNewer, NotFound, NotWritten
from tui.model import EntryId, Query
from tui.store import articles, notes, timeline, upkeep
from tui.store.db import Db, backup, open_library, read_only
from tui.store.schema import MIGRATIONS, migrate
from tui.store.thread import StoreThread

ROOT = Path(__file__).parents[1]

WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from datetime import UTC, datetime
from tui.model import EntryId
from tui.store import notes
from tui.store.db import open_library
db = open_library(sys.argv[2])
for number in range(100_000):
    note = notes.write(db, EntryId(1), f"note {number}", now=datetime(2026, 5, 1, tzinfo=UTC))
    print(note.id, flush=True)
"""
READER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from datetime import UTC, datetime
from tui.errors import TuiError
from tui.model import EntryId, Query
from tui.store import notes, timeline
from tui.store.db import open_library
open_library(":memory:").close()
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
db = open_library(sys.argv[2])
now = datetime(2026, 5, 1, tzinfo=UTC)
print(len(timeline.rows(db, Query(), now=now)))
try:
    notes.write(db, EntryId(1), "lost?", now=now)
except TuiError as error:
    print(type(error).__name__, error.code, error.what)
db.close()
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def read_all(path: Path) -> None:
    with closing(open_library(path)) as db:
        timeline.rows(db, Query(), now=NOW)


def texts(db: Db, entry: EntryId) -> list[str]:
    return [note.text for note in notes.of_entry(db, entry)]


def test_a_note_that_was_acknowledged_survives_kill_minus_nine(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shelf(path)[0].close()
    child = subprocess.Popen([sys.executable, "-c", WRITER, ROOT, path], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(40)]
    child.send_signal(signal.SIGKILL)
    told += child.stdout.readlines()
    child.wait()
    child.stdout.close()
    acknowledged = {int(line) for line in told if line.endswith("\n")}
    db = open_library(path)
    assert acknowledged <= {note.id for note in notes.of_entry(db, EntryId(1))}
    assert upkeep.integrity(db) == ""
    db.close()


def test_the_one_file_is_the_whole_library_once_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, entries = shelf(path)
    digested(db, entries[0])
    notes.write(db, entries[0], "kept", now=NOW)
    db.close()
    assert [one.name for one in tmp_path.iterdir()] == ["library.db"]
    shutil.copy(path, tmp_path / "copy.db")
    copy = open_library(tmp_path / "copy.db", create=False)
    assert texts(copy, entries[0]) == ["kept"]
    copy.close()


def test_closing_beside_another_instance_leaves_the_file_complete_too(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, entries = shelf(path)
    other = open_library(path)
    notes.write(db, entries[0], "kept", now=NOW)
    db.close()
    shutil.copy(path, tmp_path / "copy.db")
    copy = open_library(tmp_path / "copy.db")
    assert texts(copy, entries[0]) == ["kept"]
    copy.close()
    other.close()


def test_a_backup_is_made_while_the_library_is_in_use(tmp_path: Path) -> None:
    db, _, entries = shelf(tmp_path / "library.db")
    notes.write(db, entries[0], "kept", now=NOW)
    backup(db, tmp_path / "backup.db")
    with pytest.raises(NotWritten):
        backup(db, tmp_path / "backup.db")
    db.close()
    copy = open_library(tmp_path / "backup.db")
    assert texts(copy, entries[0]) == ["kept"]
    copy.close()


def test_two_instances_write_to_one_library_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shelf(path)[0].close()
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            db = open_library(path)
            for number in range(30):
                notes.write(db, EntryId(1), f"{name} {number}", now=NOW)
            db.close()
        except Library as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    db = open_library(path)
    assert len(notes.of_entry(db, EntryId(1))) == 90
    db.close()


def test_many_instances_may_make_the_same_library_at_once(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def make() -> None:
        try:
            open_library(tmp_path / "library.db").close()
        except (Library, NotWritten) as error:
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_a_file_of_version_nought_gets_every_table(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    db = open_library(path)
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert timeline.rows(db, Query(), now=NOW) == []
    db.close()


def test_a_later_migration_keeps_what_is_there_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    db, _, entries = shelf(tmp_path / "library.db")
    notes.write(db, entries[0], "kept", now=NOW)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*MIGRATIONS, "CREATE TABLE later (id INTEGER);\nCREATE TABLE feed (id);"))
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
    migrate(db, (*MIGRATIONS, "CREATE TABLE later (id INTEGER);\nINSERT INTO later VALUES (1);"))
    assert db.execute("SELECT id FROM later").fetchall() == [(1,)]
    assert texts(db, entries[0]) == ["kept"]
    db.close()


def test_a_newer_library_is_refused_with_exit_code_four(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, _ = shelf(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryNewer) as refused:
        open_library(path)
    assert refused.value.code == 4
    assert "99" in refused.value.what
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at\n" * 200, b"x"])
def test_a_file_that_is_no_library_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(Library) as refused:
        open_library(path)
    assert refused.value.code == 4
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (id)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(Library, match="another program"):
        open_library(path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shelf(path, posts=300)[0].close()
    spoiled = bytearray(path.read_bytes())
    spoiled[8192:] = b"\xa5" * (len(spoiled) - 8192)
    path.write_bytes(bytes(spoiled))
    with pytest.raises(Library) as refused:
        read_all(path)
    assert refused.value.code == 4
    assert "damaged" in refused.value.what


def test_a_library_that_can_only_be_read_is_read_and_says_so_when_written(open_folder: Path) -> None:
    path = open_folder / "library.db"
    shelf(path)[0].close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    told = subprocess.run(
        [sys.executable, "-c", READER, ROOT, path], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told == ["5", "Library 4 The library can only be read, so nothing was saved."]


def test_a_full_disk_loses_only_what_was_under_way(tmp_path: Path) -> None:
    db, _, entries = shelf(tmp_path / "library.db")
    notes.write(db, entries[0], "kept", now=NOW)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotWritten, match="disk is full"):
        notes.write(db, entries[0], "long " * 100_000, now=NOW)
    assert texts(db, entries[0]) == ["kept"]
    db.execute("PRAGMA max_page_count = 100000")
    notes.write(db, entries[0], "again", now=NOW)
    assert texts(db, entries[0]) == ["kept", "again"]
    db.close()


def test_a_library_held_by_another_program_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    db, _, entries = shelf(path)
    other = open_library(path)
    other.execute("BEGIN IMMEDIATE")
    db.execute("PRAGMA busy_timeout = 20")
    with pytest.raises(LibraryLocked) as refused:
        notes.write(db, entries[0], "waits", now=NOW)
    assert refused.value.code == 4
    assert len(timeline.rows(db, Query(), now=NOW)) == 5, "reading goes on"
    other.execute("ROLLBACK")
    notes.write(db, entries[0], "goes", now=NOW)
    db.close()
    other.close()


def test_a_missing_library_is_made_only_when_that_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.db"
    with pytest.raises(NotFound):
        open_library(path, create=False)
    assert not path.parent.exists()
    open_library(path).close()
    assert path.exists()
    with pytest.raises(Library, match="folder"):
        open_library(tmp_path)
    with pytest.raises(Library, match="device"):
        open_library(Path("/dev/null"))
    with pytest.raises(NotWritten):
        open_library(path / "below-a-file" / "library.db")


def test_odd_names_are_files_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a #1 ?mode=ro бібліотека%20.db"
    open_library(path).close()
    assert path.exists()


def test_lone_surrogates_never_reach_sqlite() -> None:
    db, _, entries = shelf()
    revision = digested(db, entries[0], TEXT + " \ud800 end.")
    assert revision
    note = notes.write(db, entries[0], "a \udc80 b", now=NOW)
    assert note is not None
    assert note.text == "a  b"
    assert timeline.tag(db, entries[0], "x\ud83dy", NOW) == ("xy",)
    db.close()


def test_what_a_person_wrote_is_synchronous_full_and_a_refresh_is_not(tmp_path: Path) -> None:
    db, _, entries = shelf(tmp_path / "library.db")
    notes.write(db, entries[0], "kept", now=NOW)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    digested(db, entries[0])
    assert db.execute("PRAGMA synchronous").fetchone() == (1,)
    timeline.mark_read(db, entries, True, NOW, journaled=False)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert not read_only(db)
    db.close()


def test_a_text_whose_bytes_were_overwritten_is_a_damaged_library(tmp_path: Path) -> None:
    db, _, entries = shelf(tmp_path / "library.db")
    digested(db, entries[0])
    db.execute("UPDATE revision SET text = CAST(x'ff' || text AS TEXT)")
    db.close()
    with StoreThread(tmp_path / "library.db") as store, pytest.raises(Library, match="damaged"):
        store.call(articles.load, entries[0], "feed")


def test_a_library_that_could_only_be_read_can_be_written_again_when_its_file_can(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    shelf(path)[0].close()
    sides = [tmp_path / "library.db-wal", tmp_path / "library.db-shm"]
    for side in sides:  # as a reader leaves them beside a file of mode 444
        side.touch(0o444)
    path.chmod(0o600)
    db = open_library(path)
    assert [side.stat().st_mode & 0o777 for side in sides] == [0o600, 0o600]
    timeline.mark_read(db, [EntryId(1)], True, NOW)
    db.close()
