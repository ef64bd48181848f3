"""What articles have in common: the postings of their weightiest terms, their whole signatures, their sketches."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

from tui.likeness import POSTED
from tui.model import Article, Term
from tui.store.db import Db
from tui.store.packing import guarded

_FULL = 65_535  # the weight 1 as it is packed


def index(db: Db, entry: int, article: Article) -> None:
    """Post an article's weightiest terms, keep its signature and its sketch. Inside a transaction."""
    db.execute("DELETE FROM posting WHERE entry = ?", (entry,))
    weights = {guarded(term.key): term.weight for term in article.terms[:POSTED]}
    db.executemany("INSERT OR IGNORE INTO term (key) VALUES (?)", [(key,) for key in weights])
    db.executemany(
        "INSERT INTO posting SELECT id, ?, ? FROM term WHERE key = ?",
        [(entry, weight, key) for key, weight in weights.items()],
    )
    db.execute(
        "INSERT INTO signature VALUES (?, ?, ?, ?) ON CONFLICT (entry) DO UPDATE"
        " SET terms = excluded.terms, sketch = excluded.sketch, shingles = excluded.shingles",
        (entry, _pack(article.terms), struct.pack(f"<{len(article.sketch)}I", *article.sketch), article.shingles),
    )


def sizes(db: Db, terms: Iterable[str]) -> dict[str, int]:
    """In how many entries each term is posted, the rarest first; terms nobody has are left out."""
    rows = db.execute(
        "SELECT key, size FROM term WHERE key IN (SELECT value FROM json_each(?)) AND size > 0 ORDER BY size, key",
        (json.dumps([guarded(term) for term in terms]),),
    )
    return dict(rows.fetchall())


def newest(db: Db, term: str, limit: int) -> list[tuple[int, float]]:
    """The newest entries a term is posted for, with its weight there."""
    return db.execute(
        "SELECT entry, weight FROM posting WHERE term = (SELECT id FROM term WHERE key = ?)"
        " ORDER BY entry DESC LIMIT ?",
        (guarded(term), limit),
    ).fetchall()


def total(db: Db) -> int:
    """About how many articles the library compares."""
    return int(db.execute("SELECT coalesce(max(entry), 0) FROM signature").fetchone()[0])


def signatures(db: Db, entries: Sequence[int], terms: Iterable[str]) -> dict[int, dict[str, float]]:
    """Of each entry the weights of those of the terms that its signature has."""
    keys = {_print(term): term for term in terms}
    found: dict[int, dict[str, float]] = {entry: {} for entry in entries}
    for entry, packed in _of(db, "terms", entries):
        count = len(packed) // 6
        values = struct.unpack(f"<{count}I{count}H", packed)
        both = zip(values[:count], values[count:], strict=True)
        found[entry] = {keys[one]: weight / _FULL for one, weight in both if one in keys}
    return found


def sketches(db: Db, entries: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The sketch of each entry that has one."""
    return {entry: struct.unpack(f"<{len(kept) // 4}I", kept) for entry, kept in _of(db, "sketch", entries) if kept}


def _of(db: Db, column: str, entries: Sequence[int]) -> list[tuple[int, bytes]]:
    return db.execute(
        f"SELECT entry, {column} FROM signature WHERE entry IN (SELECT value FROM json_each(?))", (json.dumps(entries),)
    ).fetchall()


def _pack(terms: Sequence[Term]) -> bytes:
    """Prints of the keys, then the weights."""
    weights = [min(_FULL, max(0, round(term.weight * _FULL))) for term in terms]
    return struct.pack(f"<{len(terms)}I{len(terms)}H", *(_print(term.key) for term in terms), *weights)


def _print(key: str) -> int:
    return crc32(guarded(key).encode())
