"""What can go wrong, as a person is told it: what happened, and what to do.

TuiError                  exit 1
├── Usage                 exit 2   a word or option that makes no sense
│   └── BadConfig         exit 2   the config file: file, line, key, nearest right key
├── NotFound              exit 1   no such feed, entry, claim, file
├── NotReached            exit 1   an address that could not be asked, or refused to answer
├── NotReadable           exit 1   a file or answer that is not what it should be
├── NotWritten            exit 1   the disk is full, the folder is read-only
├── Stopped               exit 130 the reader asked to stop
└── Library               exit 4   the library cannot be used
    ├── LibraryLocked     exit 4   another program holds it
    └── LibraryNewer      exit 4   a newer claimwire wrote it
"""

from __future__ import annotations


class TuiError(Exception):
    """A surprise, told to a person: `what` happened, and a `hint` what to do next. Both are plain sentences."""

    code = 1

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".strip()


class Usage(TuiError):
    """A word or option that makes no sense."""

    code = 2


class BadConfig(Usage):
    """The config file cannot be read as settings; `what` names file, line and key."""


class NotFound(TuiError):
    """No such feed, entry, claim, note or file."""


class NotReached(TuiError):
    """An address could not be asked, or refused to answer."""


class NotReadable(TuiError):
    """A file or an answer is not what it should be."""


class NotWritten(TuiError):
    """Nothing was written: the disk is full, the folder is read-only or missing."""


class Stopped(TuiError):
    """The reader asked to stop, or the program is ending."""

    code = 130


class Library(TuiError):
    """The library cannot be used: unreadable, damaged, read-only."""

    code = 4


class LibraryLocked(Library):
    """Another program holds the library."""


class LibraryNewer(Library):
    """A newer claimwire wrote this library."""
