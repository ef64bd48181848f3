"""A step that can be rehearsed: all of it is tried on the library itself, and taken back before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from tui.store.db import Db
from tui.store.journal import Step, step


class _Over(Exception):
    """All was tried; nothing of it is to stay."""


@contextmanager
def trial(db: Db, what: str, now: datetime, *, rehearsal: bool, told: bool = True) -> Iterator[Step]:
    """A step as the journal's; in a rehearsal nothing of it is kept, whatever it found stays true."""
    with suppress(_Over), step(db, what, now, told=told) as taken:
        yield taken
        if rehearsal:
            raise _Over
