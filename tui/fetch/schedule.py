"""When a feed is due again: by how often it posts and what it asks for; after failures later and later. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from zlib import crc32

SHORTEST = timedelta(minutes=15)
USUAL = timedelta(minutes=30)
LONGEST = timedelta(days=1)
WEEK = timedelta(days=7)
_JITTER = 0.1  # of the pause, so that a hundred feeds added together do not stay together


def next_due(
    now: datetime,
    *,
    ttl: int = 0,
    published: Sequence[datetime] = (),
    failures: int = 0,
    retry_after: int | None = None,
    jitter_key: str = "",
) -> datetime:
    """The moment of the next fetch. `ttl` in minutes, `retry_after` in seconds, `published` of the latest posts.

    The same `jitter_key` (the feed's address) always moves the moment by the same part of the pause.
    """
    if failures:
        pause = _spread(min(LONGEST, USUAL * 2 ** min(failures - 1, 10)), jitter_key)
    else:
        pause = _spread(max(_rhythm(now, published), min(timedelta(minutes=ttl), LONGEST)), jitter_key)
    if retry_after:
        pause = max(pause, min(timedelta(seconds=retry_after), WEEK))
    return now + pause


def _rhythm(now: datetime, published: Sequence[datetime]) -> timedelta:
    """Half the usual time between two posts; a feed that has fallen silent is asked less and less."""
    latest = sorted((at for at in published if at <= now), reverse=True)[:20]
    if len(latest) < 3:
        return USUAL
    usual = median((newer - older).total_seconds() for newer, older in pairwise(latest))
    silence = (now - latest[0]).total_seconds()
    pause = timedelta(seconds=max(usual / 2, silence / 10))
    return min(max(pause, SHORTEST), LONGEST)


def _spread(pause: timedelta, key: str) -> timedelta:
    """The pause, shortened by up to a tenth; never under the shortest."""
    part = crc32(key.encode("utf-8", "surrogatepass")) / 0xFFFFFFFF
    return max(SHORTEST, pause * (1 - _JITTER * part))
