"""Tags in one place: all that are in use, on entries and on claims, renamed, merged and removed together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.store import search
from tui.store.db import Db
from tui.store.journal import Step, step
from tui.store.moments import stamp
from tui.store.select import tag_name

OWNERS = (("entry_tag", "entry"), ("claim_tag", "claim"))


@dataclass(frozen=True, slots=True)
class TagUse:
    """A tag and on how many entries and claims it is."""

    name: str
    entries: int
    claims: int


def all_tags(db: Db) -> list[TagUse]:
    """Every tag in use on entries and claims, the most used first. Spellings of one case are one."""
    found = db.execute(
        "SELECT min(tag), sum(whose), count(*) - sum(whose)"
        " FROM (SELECT tag, 1 AS whose FROM entry_tag UNION ALL SELECT tag, 0 FROM claim_tag)"
        " GROUP BY fold(tag) ORDER BY count(*) DESC, fold(tag)"
    )
    return [TagUse(*row) for row in found]


def rename(db: Db, old: str, new: str, now: datetime) -> int:
    """Give a tag another name everywhere, whatever its case; what bears both keeps one. Returns on how many it was.

    Saved searches for it look for the new name.
    """
    was, name = tag_name(old), tag_name(new)
    if not name:
        return remove(db, old, now)
    with step(db, f"Renamed #{was} to #{name}", now) as taken:
        if any(_bearing(taken, table, owner, name) for table, owner in OWNERS) and was.casefold() != name.casefold():
            taken.what = f"Merged #{was} into #{name}"
        search.retag(taken, was, name)
        return sum(_renamed(taken, table, owner, was, name, now) for table, owner in OWNERS)


def remove(db: Db, tag: str, now: datetime) -> int:
    """Take a tag off everything; returns how many bore it."""
    name = tag_name(tag)
    with step(db, f"Removed #{name} everywhere", now) as taken:
        return sum(_removed(taken, table, owner, name, now) for table, owner in OWNERS)


def _renamed(taken: Step, table: str, owner: str, was: str, name: str, now: datetime) -> int:
    """Rename in one table; of several rows with one owner the oldest stays."""
    old = _bearing(taken, table, owner, was)
    if not old:
        return 0
    both = sorted({*old, *_bearing(taken, table, owner, name)})
    kept: dict[int, int] = {}
    for number, bearer in both:
        kept.setdefault(bearer, number)
    taken.delete(table, {number for number, _ in both} - set(kept.values()))
    if taken.set(table, kept.values(), tag=name):
        _changed(taken, table, old, now)
    return len(old)


def _removed(taken: Step, table: str, owner: str, name: str, now: datetime) -> int:
    gone = _bearing(taken, table, owner, name)
    taken.delete(table, [number for number, _ in gone])
    _changed(taken, table, gone, now)
    return len(gone)


def _changed(taken: Step, table: str, bore: list[tuple[int, int]], now: datetime) -> None:
    """A claim has changed when its tags have."""
    if table == "claim_tag":
        taken.set("claim", [bearer for _, bearer in bore], changed=stamp(now))


def _bearing(taken: Step, table: str, owner: str, name: str) -> list[tuple[int, int]]:
    """The rows of a tag and whose they are."""
    return taken.db.execute(
        f"SELECT id, {owner} FROM {table} WHERE fold(tag) = ? ORDER BY id", (name.casefold(),)
    ).fetchall()
