"""What articles have in common: the terms of their signatures."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from tui.store.db import Db

LISTED = """
    AND entry NOT IN (SELECT status.id FROM subscription JOIN status ON status.feed = subscription.id
                      WHERE subscription.removed IS NOT NULL)
"""


def find(db: Db, terms: Sequence[str], *, among: Sequence[int] | None = None) -> dict[str, list[tuple[int, float]]]:
    """For each term the entries (`among` these) it occurs in, with its weight there; terms nobody has are left out."""
    some = "" if among is None else "AND entry IN (SELECT value FROM json_each(?))"
    rows = db.execute(
        "SELECT term.key, entry, weight FROM term CROSS JOIN posting ON posting.term = term.id"
        f" WHERE term.key IN (SELECT value FROM json_each(?)) {some} {LISTED}",
        (json.dumps(terms), *([] if among is None else [json.dumps(among)])),
    )
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for key, entry, weight in rows:
        found[key].append((entry, weight))
    return dict(found)


def sizes(db: Db, terms: Sequence[str]) -> dict[str, int]:
    """In how many entries each term occurs, the rarest first."""
    rows = db.execute(
        "SELECT key, (SELECT count(*) FROM posting WHERE posting.term = term.id) AS size FROM term"
        " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY size, key",
        (json.dumps(terms),),
    )
    return {key: size for key, size in rows if size}


def total(db: Db) -> int:
    """How many articles the library compares."""
    return int(db.execute("SELECT count(*) FROM entry WHERE shown IS NOT NULL").fetchone()[0])
