"""Tags in one place: all that are in use, on entries and on claims, renamed, merged and removed together."""

from __future__ import annotations

from datetime import datetime

from tui.store.db import Db
from tui.store.journal import Step, step
from tui.store.select import tag_name

OWNERS = (("entry_tag", "entry"), ("claim_tag", "claim"))


def all_tags(db: Db) -> list[tuple[str, int]]:
    """Every tag in use on entries and claims, and on how many; the most used first. Spellings of one case are one."""
    found = db.execute(
        "SELECT min(tag), count(*) FROM (SELECT tag FROM entry_tag UNION ALL SELECT tag FROM claim_tag)"
        " GROUP BY fold(tag) ORDER BY count(*) DESC, fold(tag)"
    )
    return [(name, number) for name, number in found]


def rename(db: Db, old: str, new: str, now: datetime) -> int:
    """Give a tag another name everywhere, whatever its case; what bears both keeps one. Returns on how many it was."""
    was, name = tag_name(old), tag_name(new)
    if not name:
        return remove(db, old, now)
    with step(db, f"Renamed #{was} to #{name}", now) as taken:
        if any(_bearing(taken, table, owner, name) for table, owner in OWNERS) and was.casefold() != name.casefold():
            taken.what = f"Merged #{was} into #{name}"
        return sum(_renamed(taken, table, owner, was, name) for table, owner in OWNERS)


def remove(db: Db, tag: str, now: datetime) -> int:
    """Take a tag off everything; returns how many bore it."""
    name = tag_name(tag)
    with step(db, f"Removed #{name} everywhere", now) as taken:
        return sum(
            taken.delete(table, [number for number, _ in _bearing(taken, table, owner, name)])
            for table, owner in OWNERS
        )


def _renamed(taken: Step, table: str, owner: str, was: str, name: str) -> int:
    """Rename in one table; of several rows with one owner the oldest stays."""
    old = _bearing(taken, table, owner, was)
    if not old:
        return 0
    kept: dict[int, int] = {}
    for number, bearer in sorted({*old, *_bearing(taken, table, owner, name)}):
        kept.setdefault(bearer, number)
    merged = {number for number, _ in (*old, *_bearing(taken, table, owner, name))} - set(kept.values())
    taken.delete(table, sorted(merged))
    taken.set(table, kept.values(), tag=name)
    return len(old)


def _bearing(taken: Step, table: str, owner: str, name: str) -> list[tuple[int, int]]:
    """The rows of a tag and whose they are."""
    return taken.db.execute(
        f"SELECT id, {owner} FROM {table} WHERE fold(tag) = ? ORDER BY id", (name.casefold(),)
    ).fetchall()
