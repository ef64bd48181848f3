"""Makes a filled library many times as large by copying the rows of its articles, which takes minutes, not an hour."""

from __future__ import annotations

from pathlib import Path

from filling import fill

from tui.store.db import open_library, writing

TABLES = ("revision", "digest", "delivery", "status", "posting", "signature", "stack", "naming", "entry")
"""Those with rows for each article, a text before the entry that shows it."""


def large(library: Path, articles: int, times: int = 20) -> None:
    """A library of so many articles, of which only one in so many `times` was filled in through the store."""
    fill(library, articles // times)
    db = open_library(library)
    db.execute("PRAGMA foreign_keys = OFF")
    entries, texts = (db.execute(f"SELECT max(id) FROM {table}").fetchone()[0] for table in ("entry", "revision"))
    turns = f"WITH RECURSIVE turns (turn) AS (SELECT 1 UNION ALL SELECT turn + 1 FROM turns WHERE turn < {times - 1})"
    with writing(db, durable=False):
        for table in TABLES:
            names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            taken = ", ".join(_moved(table, name, entries, texts) for name in names)
            db.execute(f"{turns} INSERT INTO {table} SELECT {taken} FROM {table}, turns")
    db.execute("ANALYZE")
    db.close()


def _moved(table: str, name: str, entries: int, texts: int) -> str:
    """A column of a copied row: what counts articles, or their texts, goes on beyond the last one."""
    if name in ("revision", "shown") or (table, name) == ("revision", "id"):
        return f"{name} + turn * {texts}"
    if name == "entry" or (name == "id" and table in ("entry", "status")):
        return f"{name} + turn * {entries}"
    return name
