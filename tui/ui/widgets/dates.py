"""Moments as a reader sees them: short ages in three cells, and dates with English months in any locale."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def age(moment: datetime, now: datetime) -> str:
    """How long ago, in at most three cells: 5m 23h 6d 14w 3y; a moment to come is "now"."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes}m"
    hours = minutes // 60
    if hours < 24:
        return f"{hours}h"
    days = hours // 24
    if days < 100:
        return f"{days}d"
    return f"{days // 7}w" if days < 365 else f"{min(days // 365, 99)}y"


def day(one: date, today: date | None = None) -> str:
    """5 Oct 2026; without its year when that is this one and `today` is given."""
    year = "" if today is not None and one.year == today.year else f" {one.year}"
    return f"{one.day} {MONTHS[one.month - 1]}{year}"


def day_and_time(moment: datetime, today: date | None = None) -> str:
    """5 Oct 2026, 08:40; as `day` does with the year."""
    return f"{day(moment.date(), today)}, {moment:%H:%M}"
