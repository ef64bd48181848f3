"""How a feed stands: its condition in words, the order of what needs the reader first, and the columns that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, sqrt
from typing import Literal

from tui.model import Feed
from tui.store.statistics import FeedFigures

Need = Literal["failed", "odd", "silent", "fine"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A feed, its figures, and whether it needs the reader."""

    feed: Feed
    figures: FeedFigures
    need: Need
    condition: str
    first: bool = False  # of those that are fine, when others stand above


def standings(feeds: Iterable[Feed], figures: Iterable[FeedFigures], now: datetime) -> list[Standing]:
    """Every subscription, what needs the reader first."""
    known = {one.feed: one for one in figures}
    blank = (0, 0.0, 0, 0, (0,) * 8)
    made = [_standing(feed, known.get(feed.id) or FeedFigures(feed.id, *blank), now) for feed in feeds if not feed.kept]
    order: tuple[Need, ...] = ("failed", "odd", "silent", "fine")
    made.sort(key=lambda one: order.index(one.need))
    at = next((index for index, one in enumerate(made) if one.need == "fine"), 0)
    if at:
        one = made[at]
        made[at] = Standing(one.feed, one.figures, one.need, one.condition, first=True)
    return made


def _standing(feed: Feed, figures: FeedFigures, now: datetime) -> Standing:
    need: Need = "fine"
    if feed.paused:
        condition = "paused"
    elif feed.gone:
        need, condition = "failed", "gone for good"
    elif feed.reason:
        need, condition = "failed", feed.reason.rstrip(".")
    elif feed.note:
        need, condition = "odd", feed.note.rstrip(".")
    elif feed.good is None:
        condition = "not fetched yet"
    elif figures.posts and not sum(figures.weeks):
        need, condition = "silent", f"silent for {silence(figures, now)}"
    else:
        condition = "fetched" if figures.posts else "no posts"
    return Standing(feed, figures, need, condition)


def silence(figures: FeedFigures, now: datetime) -> str:
    """How long a feed that posted nothing for eight weeks has been silent."""
    days = (now - figures.newest).days if figures.newest is not None else 0
    if days >= 730:
        return f"{days // 365} years"
    return f"{days // 30} months" if days >= 60 else "8 weeks"


def span(length: timedelta) -> str:
    """A length of time in words of its greatest unit: 4 min, 9 h, 3 days."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 36 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60)} days"


def ago(moment: datetime | None, now: datetime) -> str:
    """How long since; "" for never."""
    return "" if moment is None else span(now - moment)


def sparkline(weeks: Sequence[int], most: int, signs: str) -> str:
    """Posts by week as bars on a common scale; by square roots, so that small feeds can be seen beside large ones."""
    top = len(signs) - 1
    return "".join(signs[ceil(sqrt(number / most) * top) if number and most else 0] for number in weeks)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width, and which edge it keeps to."""

    head: str
    width: int
    right: bool = False


def columns(width: int) -> tuple[Column, ...]:
    """The columns of a list so wide; the condition takes the rest, others go when it is narrow."""
    title = 20 if width >= 80 else 16 if width >= 56 else max(10, width // 2 - 7)
    wanted = [
        (0, Column("feed", title)),
        (100, Column("folder", 11)),
        (50, Column("last good", 9)),
        (0, Column("condition", 0)),
        (84, Column("8 weeks", 8)),
        (70, Column("posts", 6, right=True)),
        (76, Column("read", 5, right=True)),
        (110, Column("starred", 7, right=True)),
        (92, Column("claims", 6, right=True)),
    ]
    shown = [column for least, column in wanted if width >= least]
    rest = width - 4 - sum(column.width + 2 for column in shown)
    return tuple(Column("condition", max(6, rest)) if column.head == "condition" else column for column in shown)
