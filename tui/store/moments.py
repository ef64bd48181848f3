"""Moments as SQLite keeps them: whole microseconds since 1970 in UTC, with the source's offset in minutes beside."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICRO = timedelta(microseconds=1)
DAY = 86_400_000_000  # microseconds


def stamp(moment: datetime) -> int:
    """The moment as an integer; a moment must know its zone."""
    return (moment - EPOCH) // MICRO


def stamp_or_none(moment: datetime | None) -> int | None:
    """As `stamp`, for a moment that may be missing."""
    return None if moment is None else stamp(moment)


def zone(moment: datetime) -> int:
    """The minutes its source's clock is ahead of UTC."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)


def moment(kept: int, minutes: int = 0) -> datetime:
    """The moment an integer stands for, at its source's offset where that is possible."""
    utc = EPOCH + kept * MICRO
    try:
        return utc.astimezone(timezone(timedelta(minutes=minutes))) if minutes else utc
    except (ValueError, OverflowError):
        return utc


def moment_or_none(kept: int | None, minutes: int = 0) -> datetime | None:
    """As `moment`, for one that may be missing."""
    return None if kept is None else moment(kept, minutes)


def told(iso: str) -> datetime | None:
    """The moment a page says in ISO 8601, in UTC where it names no zone; None when it says none."""
    with suppress(ValueError):
        found = datetime.fromisoformat(iso)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None
