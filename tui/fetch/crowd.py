"""Keeps a feed of a hundred thousand posts readable: the newest of them, cut out before any parsing."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_ENTRIES = 2000

_OPEN = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)(?=[\s/>])", re.IGNORECASE)
_CLOSE = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_DATE = re.compile(r"<(?:\w{1,20}:)?(?:pubDate|published|updated|date|issued)>\s*([^<]{8,60})<", re.IGNORECASE)


def newest(text: str) -> tuple[str, int]:
    """The document with its newest MAX_ENTRIES entries, and how many it had; feeds begin or end with the newest."""
    starts = [found.start() for found in _OPEN.finditer(text)]
    if len(starts) <= MAX_ENTRIES:
        return text, len(starts)
    end = starts[-1]
    for found in _CLOSE.finditer(text, starts[-1]):
        end = found.end()
    if _date(text[starts[-1] : end]) > _date(text[starts[0] : starts[1]]):
        kept = text[starts[-MAX_ENTRIES] : end]
    else:
        kept = text[starts[0] : starts[MAX_ENTRIES]]
    return text[: starts[0]] + kept + text[end:], len(starts)


def _date(entry: str) -> datetime:
    """When the entry says it was published; the beginning of time when it does not say."""
    found = _DATE.search(entry[:20_000])
    written = found[1].strip() if found else ""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            at = read(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)
