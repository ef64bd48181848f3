"""What a refresh tells while it runs, and its report at the end."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import EntryId, Feed


@dataclass(frozen=True, slots=True)
class Started:
    """A feed is being asked."""

    feed: Feed
    total: int


@dataclass(frozen=True, slots=True)
class EntriesSaved:
    """New entries of a feed are in the library and can be read."""

    feed: Feed
    new: tuple[EntryId, ...]


@dataclass(frozen=True, slots=True)
class FeedDone:
    """A feed is finished, `done` of `total`; `reason` is "" unless it failed."""

    feed: Feed
    done: int
    total: int
    new: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Digested:
    """An entry's article is in the library. `changed`: its claims stand otherwise than before, or no more."""

    entry: EntryId
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A feed that could not be refreshed: why, and what to do."""

    feed: Feed
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh did."""

    feeds: int = 0
    new: int = 0
    unchanged: int = 0
    digested: int = 0
    changed: int = 0  # posts with claims whose text is not what it was
    failures: tuple[Failure, ...] = ()
    stopped: bool = False


Event = Started | EntriesSaved | FeedDone | Digested
