"""Sentences seen before that the person does not want to see beside a claim again, by the print of their words."""

from __future__ import annotations

from datetime import datetime

from tui.store.db import Db
from tui.store.journal import step


def dismiss(db: Db, claim_uuid: str, print_: str, now: datetime) -> None:
    """Show this sentence beside this claim no more; one undo brings it back."""
    with step(db, "Dismissed a sentence seen before", now) as taken:
        if print_ not in dismissed(db, claim_uuid):
            taken.insert("dismissed", claim=claim_uuid, print=print_)


def dismissed(db: Db, claim_uuid: str) -> frozenset[str]:
    """The prints of what was dismissed beside a claim."""
    found = db.execute("SELECT print FROM dismissed WHERE claim = ?", (claim_uuid,))
    return frozenset(print_ for (print_,) in found)
