"""Moments as feeds write them: aware datetimes that keep the source's offset; absurd ones are None."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from time import struct_time

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)\s*(?:\([A-Za-z ]{1,40}\))?\s*$")
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)  # 1970 is what a missing date becomes in many programs


def moment(utc: struct_time | tuple[int, ...] | None, written: str, now: datetime) -> datetime | None:
    """The moment that feedparser read as `utc`, in the offset that was written; None when absurd or in the future."""
    if utc is None:
        return None
    try:
        year, month, day, hour, minute, second = utc[:6]
        at = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return in_offset(sane(at, now), written)


def sane(at: datetime | None, now: datetime) -> datetime | None:
    """The moment unless it lies more than a day ahead or before there were feeds."""
    return at if at is not None and _EARLIEST <= at <= now + timedelta(days=1) else None


def from_iso(written: str, now: datetime) -> datetime | None:
    """An RFC 3339 moment (JSON Feed); without an offset it is taken as UTC."""
    try:
        at = datetime.fromisoformat(written.strip()[:40])
    except ValueError:
        return None
    return sane(at if at.tzinfo else at.replace(tzinfo=UTC), now)


def in_offset(at: datetime | None, written: str) -> datetime | None:
    """The same moment in the offset at the end of what was written, else in UTC."""
    found = _OFFSET.search(written[-60:])
    if at is None or found is None:
        return at
    minutes = int(found[2]) * 60 + int(found[3])
    if minutes > 14 * 60:
        return at
    return at.astimezone(timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes)))
