"""SQLite's errors as sentences for a person: what happened to the library, and what to do.

Source: sqlite.org/rescode.html; the low byte of an extended code is the primary one.
"""

from __future__ import annotations

import sqlite3

from tui.errors import Library, LibraryLocked, NotWritten, TuiError

DAMAGED = "Copy the file away, then let “claimwire doctor” look at it; a backup or an export brings the rest back."
READ_ONLY = Library(
    "The library can only be read, so nothing was saved.",
    "Make the file and its folder writable, or name another one with --library.",
)
TOLD: dict[int, TuiError] = {
    sqlite3.SQLITE_BUSY: LibraryLocked(
        "Another program holds the library.", "Close the other claimwire, or wait until its work is done."
    ),
    sqlite3.SQLITE_FULL: NotWritten(
        "The disk is full, so this was not saved.", "Free some space and do it again; what was saved before is safe."
    ),
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Library("The library is damaged.", DAMAGED),
    sqlite3.SQLITE_NOTADB: Library("That file is no claimwire library.", "Name another file with --library."),
    sqlite3.SQLITE_CANTOPEN: Library(
        "The library cannot be opened.", "Look at the rights of the file and its folder, or use --library."
    ),
    sqlite3.SQLITE_IOERR: Library(
        "The disk did not read or write the library.", "Look whether the disk is full or was taken out; then try again."
    ),
    sqlite3.SQLITE_TOOBIG: NotWritten("That text is too long for the library.", "Shorten it."),
}
TOLD[sqlite3.SQLITE_LOCKED] = TOLD[sqlite3.SQLITE_BUSY]


def told(error: sqlite3.Error) -> Exception:
    """The error to raise instead: a TuiError for what befalls a file, the same error for a mistake in our own SQL."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if not code and "decode to UTF-8" in str(error):  # what Python says of a text whose bytes were overwritten
        code = sqlite3.SQLITE_CORRUPT
    return told_as(code) if code in TOLD else error


def told_as(code: int) -> TuiError:
    """The error a person is told for one of SQLite's primary codes."""
    known = TOLD[code]
    return type(known)(known.what, known.hint)
