"""`entities`: whom and what the library names, and what the person said of it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from tui.errors import NotFound
from tui.plain import line
from tui.spelling import fold
from tui.verbs import out
from tui.verbs.given import utc
from tui.verbs.options import Common, Limit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tui.model import Ruling
    from tui.store.db import Db
    from tui.store.entities import Known


def entities(*name: str, limit: Limit = 50, given: Common) -> int:
    """List the entities of the library, the most named first, or those of a name in any spelling.

    Parameters
    ----------
    name
        One of its names, in any language and case, or its id.
    limit
        How many to print.
    """
    from tui.verbs.finding import within

    with given.store() as store:
        rows = store.call(listed, " ".join(name), within(limit), utc())
    for row in rows:
        if given.json:
            out.json_line(row)
        else:
            _say(row)
    return 0


def listed(db: Db, name: str, limit: int, now: datetime) -> list[dict[str, Any]]:
    """What is told of each. Raises NotFound when a name was given that nothing has."""
    from tui.store import entities as known
    from tui.store import rulings

    keys = known.find(db, name) if name.strip() else None
    found = known.known(db, keys)
    if keys is not None and not found:
        raise _nothing(name, known.known(db))
    found, said = found[:limit], rulings.said(db)
    weeks = known.weeks(db, [one.key for one in found], now)
    return [_row(one, said, known.posts(db, one.key), weeks.get(one.key, (0,) * known.DAYS)) for one in found]


def _row(one: Known, said: Sequence[Ruling], posts: int, week: Sequence[int]) -> dict[str, Any]:
    mine = [ruling for ruling in said if ruling.target == one.key]
    return {
        "id": one.key, "name": one.name, "type": one.type, "names": one.names, "times": one.times, "posts": posts,
        "week": week, "watched": any(ruling.kind == "watch" for ruling in mine),
        "merged": [{"id": ruling.entity, "name": ruling.name} for ruling in mine if ruling.kind == "merge"],
        "given": [ruling.name for ruling in mine if ruling.kind == "alias"],
        "split_from": next((ruling.entity for ruling in mine if ruling.kind == "split"), ""),
    }  # fmt: skip


def _say(row: dict[str, Any]) -> None:
    """An entity in a line: times, posts, type, name, other names, and what the person said."""
    words = ["watched"] * row["watched"]
    words += [f"merged: {', '.join(one['name'] for one in row['merged'])}"] if row["merged"] else []
    words += [f"named by you: {', '.join(row['given'])}"] if row["given"] else []
    words += [f"out of {row['split_from']}"] if row["split_from"] else []
    told = f"{row['times']:>6}  {out.count(row['posts'], 'post', 'posts'):>10}  {row['type']}  "
    names = f" ({', '.join(row['names'])})" if row["names"] else ""
    said = f" [{'; '.join(words)}]" if words else ""
    out.say(told + out.cut(row["name"] + names + said, out.width() - len(told)))


def _nothing(name: str, every: Sequence[Known]) -> NotFound:
    names = {fold(each): each for one in every for each in (one.name, *one.names)}
    near = get_close_matches(fold(name), list(names), 1, 0.6)
    hint = f"Did you mean “{line(names[near[0]])}”?" if near else "`claimwire entities` lists them all."
    return NotFound(f"The library names nothing “{line(name)}”.", hint)
