"""The library file: opened, checked, migrated, copied and closed. `Db` is the only name other rooms need."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from tui.errors import Library, NotFound, NotWritten
from tui.store.faults import told, told_as
from tui.store.schema import MIGRATIONS, migrate, refuse_strangers

HEADER = b"SQLite format 3\x00"  # sqlite.org/fileformat.html, section 1.3; SQLite itself overwrites a file of 15 bytes
WAIT = 10.0  # seconds to wait for another instance's write


class Db(sqlite3.Connection):
    """One connection to a library; its errors are sentences. Used by the thread that opened it."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """As sqlite3's, with errors told to a person."""
        try:
            return super().execute(sql, parameters)
        except sqlite3.Error as error:
            raise told(error) from error

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        """As sqlite3's, with errors told to a person."""
        try:
            return super().executemany(sql, parameters)
        except sqlite3.Error as error:
            raise told(error) from error

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the one file is the whole library, and close."""
        try:
            super().execute("PRAGMA busy_timeout = 500")
            super().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error:
            pass  # read-only or in use elsewhere: nothing is lost, the log is folded in by whoever closes last
        finally:
            super().close()


def open_library(path: Path | str, *, create: bool = True) -> Db:
    """Open, and where needed make or migrate, a library. Raises NotFound, NotWritten and every kind of Library."""
    writable = True
    if str(path) != ":memory:":
        writable = _prepare(Path(path), create)
    try:
        return _open(path, writable)
    except sqlite3.Error as error:
        raise told(error) from error


@contextmanager
def writing(db: Db, *, durable: bool) -> Iterator[None]:
    """One transaction. A `durable` one (what a person wrote) is on the disk when this ends, safe from power cuts."""
    db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.rollback()


def sqlite_version() -> str:
    """The version of the SQLite in use."""
    return sqlite3.sqlite_version


def backup(db: Db, path: Path) -> None:
    """Copy the whole library into a new file, also while it is in use. Raises NotWritten, never overwrites."""
    if path.exists():
        raise NotWritten(f"{path} exists already, so nothing was copied.", "Name a new file.")
    try:
        with closing(sqlite3.connect(path)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise NotWritten(f"{path} could not be written ({error}).", "Look at the folder's rights and space.") from error


def read_only(db: Db) -> bool:
    """True when this library can only be read."""
    return bool(db.execute("PRAGMA query_only").fetchone()[0])


def _prepare(path: Path, create: bool) -> bool:
    """Look at the file before SQLite does; whether it and its folder can be written."""
    try:
        if path.is_dir():
            raise Library(f"{path} is a folder, not a library.", "Name a file inside it.")
        if path.exists():
            if not path.is_file():
                raise Library(f"{path} is a device, not a file.", "Name a file with --library.")
            with path.open("rb") as file:
                if file.read(16) not in (b"", HEADER):
                    raise told_as(sqlite3.SQLITE_NOTADB)
            return _can_write(path)
        if not create:
            raise NotFound(f"There is no library at {path}.", "Add a feed first: claimwire add URL.")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except PermissionError as error:
        raise Library(f"{path} may not be read.", "Look at the rights of the file and its folder.") from error
    except OSError as error:
        raise NotWritten(
            f"{path} could not be made ({error.strerror}).", "Name another file with --library."
        ) from error
    return True


def _can_write(path: Path) -> bool:
    """Whether the file and, for SQLite's side files, its folder may be written."""
    try:
        with path.open("r+b"):
            _open_sides(path)
            return os.access(path.parent, os.W_OK)
    except OSError:
        return False


def _open_sides(path: Path) -> None:
    """Give SQLite's side files the library's rights: those left from when it could only be read would keep it so."""
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ending}").chmod(path.stat().st_mode & 0o777)


def _open(path: Path | str, writable: bool) -> Db:
    db = _connect(path, "rwc") if writable else _connect_read_only(Path(path))
    try:
        refuse_strangers(db)
        if writable:
            db.execute("PRAGMA journal_mode = WAL")
            migrate(db)
        elif int(db.execute("PRAGMA user_version").fetchone()[0]) < len(MIGRATIONS):
            raise Library(
                "An older claimwire wrote this library, and it can only be read.",
                "Make the file and its folder writable once.",
            )
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA cache_size = -16000")
    except BaseException:
        sqlite3.Connection.close(db)
        raise
    return db


def _connect_read_only(path: Path) -> Db:
    """Open for reading; in a folder that cannot hold SQLite's side files, as a file that nobody changes."""
    db = _connect(path, "ro")
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except (sqlite3.Error, Library):
        sqlite3.Connection.close(db)
        db = _connect(path, "ro", "&immutable=1")
    db.execute("PRAGMA query_only = ON")
    return db


def _connect(path: Path | str, mode: Literal["ro", "rwc"], more: str = "") -> Db:
    name = ":memory:" if str(path) == ":memory:" else f"file:{quote(str(Path(path).absolute()))}?mode={mode}{more}"
    db = sqlite3.connect(name, uri=True, timeout=WAIT, isolation_level=None, factory=Db)
    db.create_function("fold", 1, _fold, deterministic=True)
    return db


def _fold(text: str) -> str:
    """Case folded in every script; SQLite's own `lower` knows ASCII alone."""
    return text.casefold()
