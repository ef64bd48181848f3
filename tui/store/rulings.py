"""What the person says of entities: these two are one, this name is another thing, it has this name too, watch it.

Every word is a step that can be undone, lasts for articles to come, and is laid over those that are here (`naming`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tui.errors import NotFound, Usage
from tui.model import Ruling
from tui.plain import line
from tui.spelling import name_key
from tui.store import entities, naming
from tui.store import word as words
from tui.store.db import Db
from tui.store.journal import Step, step
from tui.store.moments import moment, stamp
from tui.store.word import Shown, Word


def merge(db: Db, key: str, into: str, now: datetime) -> Shown:
    """From now on the first is the second; returns what it is called. Raises NotFound, Usage when they are one."""
    with step(db, "", now) as taken:
        word = words.load(db)
        gone, kept = word.owner(key), word.owner(into)
        before, after = _called(db, gone), _called(db, kept)
        if gone == kept:
            raise Usage(f"{before.name} and {after.name} are one already.")
        taken.what = f"Merged {before.name} into {after.name}"
        _say(taken, "merge", gone, "", before.name, kept, after, now)
        _watch_on(taken, gone, kept)
        naming.settle(db)
    return after


def part(db: Db, key: str, merged: str, now: datetime) -> None:
    """Take back that `merged` is `key`. Raises NotFound."""
    with step(db, "", now) as taken:
        row = db.execute(
            "SELECT id, name, target_name FROM ruling WHERE kind = 'merge' AND entity = ? AND target = ?", (merged, key)
        ).fetchone()
        if row is None:
            raise NotFound("These two were not merged.")
        taken.what = f"Parted {row[1]} from {row[2]}"
        taken.delete("ruling", [row[0]])
        naming.settle(db)


def split(db: Db, key: str, name: str, now: datetime) -> str:
    """What this entity is called by this name is another thing; returns its key. Raises NotFound, Usage."""
    with step(db, "", now) as taken:
        word, spelling = words.load(db), name_key(name)
        entity = word.owner(key)
        called, names = _called(db, entity), {one[0]: one[1] for one in entities.spellings(db, entity)}
        if spelling not in names:
            raise NotFound(f"{called.name} is not called “{line(name)}” in this library.")
        if len(names) < 2:
            raise Usage(f"{called.name} has no other name, so nothing can be taken out of it.")
        taken.what = f"Took {names[spelling]} out of {called.name}"
        target = word.splits.get((entity, spelling)) or f"{entity}/{spelling.replace(' ', '-')}"
        if (entity, spelling) in word.splits:  # it was merged back in the meantime
            _unsay(taken, "merge", target)
        else:
            made = Shown(names[spelling], called.type)
            _say(taken, "split", entity, spelling, names[spelling], target, made, now)
        naming.settle(db)
    return target


def alias(db: Db, key: str, name: str, now: datetime) -> Shown:
    """This name means this entity, wherever a sentence holds it. Raises NotFound, Usage."""
    name, spelling = line(name).strip(), name_key(name)
    if not spelling:
        raise Usage("That is no name.", "A name has a letter or a digit.")
    with step(db, "", now) as taken:
        word = words.load(db)
        entity = word.owner(key)
        called = _called(db, entity)
        if spelling in word.given and word.owner(word.given[spelling], spelling) == entity:
            raise Usage(f"{called.name} has the name {name} already.")
        taken.what = f"Gave {called.name} the name {name}"
        if spelling in word.given:
            _unsay(taken, "alias", "", spelling)
        _say(taken, "alias", "", spelling, name, entity, called, now)
        naming.settle(db)
    return called


def watch(db: Db, key: str, now: datetime) -> bool:
    """Tell when it appears, by a smart feed, or no longer; whether it is watched now. Raises NotFound."""
    with step(db, "", now) as taken:
        word = words.load(db)
        entity = word.owner(key)
        watching = [number for number, other in _watches(db) if word.owner(other) == entity]
        called = _called(db, entity)
        taken.what = f"Watch no longer {called.name}" if watching else f"Watch {called.name}"
        taken.delete("smart", watching)
        if not watching:
            _watch(taken, entity, called.name, now)
    return not watching


def said(db: Db) -> list[Ruling]:
    """All that the person said, in the order it was said, the watches last."""
    word = words.load(db)
    rulings = db.execute("SELECT kind, name, target, target_name, type, created, entity FROM ruling ORDER BY id")
    watches = db.execute("SELECT name, entity, created FROM smart WHERE entity <> '' ORDER BY id")
    found = [
        Ruling(kind, name, target, called, made, moment(at), entity)
        for kind, name, target, called, made, at, entity in rulings
    ]
    for name, target, at in watches:
        called = words.shown(db, word, target) or Shown(name, "ORG")
        found.append(Ruling("watch", name, target, called.name, called.type, moment(at)))
    return found


def put_back(taken: Step, rulings: Sequence[Ruling]) -> int:
    """Bring back what was said in another library, inside a step; what was said here stays. Returns how many came."""
    if not rulings:
        return 0
    merges = dict(words.load(taken.db).merges)
    came = sum(_put_back(taken, one, merges) for one in rulings)
    naming.settle(taken.db)
    return came


def _put_back(taken: Step, one: Ruling, merges: dict[str, str]) -> bool:
    entity, target, name, spelling = line(one.entity), line(one.target), line(one.name), name_key(line(one.name))
    called = Shown(line(one.target_name) or name, one.type)
    if one.kind == "watch":
        new = all(other != target for _, other in _watches(taken.db))
        if new:
            _know(taken.db, target, called)
            _watch(taken, target, name, one.created)
        return new
    spelling, entity = ("" if one.kind == "merge" else spelling), ("" if one.kind == "alias" else entity)
    known = taken.db.execute(
        "SELECT 1 FROM ruling WHERE kind = ? AND entity = ? AND spelling = ?", (one.kind, entity, spelling)
    ).fetchone()
    if known or (one.kind == "merge" and Word(merges).owner(target) in (entity, "")):
        return False
    if one.kind == "merge":
        merges[entity] = target
    _say(taken, one.kind, entity, spelling, name, target, called, one.created)
    return True


def _say(
    taken: Step, kind: str, entity: str, spelling: str, name: str, target: str, called: Shown, now: datetime
) -> None:
    taken.insert(
        "ruling", kind=kind, entity=entity, spelling=spelling, name=name, target=target, target_name=called.name,
        type=called.type, created=stamp(now),
    )  # fmt: skip
    _know(taken.db, target, called)


def _unsay(taken: Step, kind: str, entity: str, spelling: str = "") -> None:
    rows = taken.db.execute(
        "SELECT id FROM ruling WHERE kind = ? AND entity = ? AND spelling = ?", (kind, entity, spelling)
    ).fetchall()
    taken.delete("ruling", [number for (number,) in rows])


def _know(db: Db, key: str, called: Shown) -> None:
    db.execute("INSERT OR IGNORE INTO entity (key, name, type) VALUES (?, ?, ?)", (key, *called))


def _called(db: Db, key: str) -> Shown:
    called = words.shown(db, words.load(db), key)
    if called is None:
        raise NotFound("There is no such entity.", "It may have left the library with its posts.")
    return called


def _watches(db: Db) -> list[tuple[int, str]]:
    """The smart feeds that watch an entity, and which."""
    return db.execute("SELECT id, entity FROM smart WHERE entity <> ''").fetchall()


def _watch(taken: Step, entity: str, name: str, now: datetime) -> None:
    taken.insert("smart", name=_free(taken.db, name), text=query(entity), entity=entity, created=stamp(now))


def _watch_on(taken: Step, gone: str, kept: str) -> None:
    """What was watched under one key is watched under the other."""
    watches = _watches(taken.db)
    mine = [number for number, entity in watches if entity == gone]
    if any(entity == kept for _, entity in watches):
        taken.delete("smart", mine)
    else:
        taken.set("smart", mine, entity=kept, text=query(kept))


def _free(db: Db, name: str) -> str:
    """The name, or with a number the first that no smart feed has."""
    taken = {known for (known,) in db.execute("SELECT fold(name) FROM smart")}
    number = 1
    while (free := name if number == 1 else f"{name} {number}").casefold() in taken:
        number += 1
    return free


def query(key: str) -> str:
    """What a person types to list the posts that name an entity."""
    return f'entity:"{key}"'
