"""The day a sentence was said: "yesterday" and weekdays resolve against the day of publication (en, uk, ru)."""

from __future__ import annotations

import re
from datetime import date, timedelta

YESTERDAY = re.compile(
    r"\b(yesterday|the day before|last night|напередодні|учора|вчора|накануне|вчера)\b", re.IGNORECASE
)
WEEKDAYS = (
    r"monday|понеділ\w+|понедельник\w*",
    r"tuesday|вівтор\w+|вторник\w*",
    r"wednesday|серед[уиа]|сред[уы]",
    r"thursday|четвер\w*|четверг\w*",
    r"friday|п['’ʼ]ятниц\w+|пятниц\w+",
    r"saturday|субот\w+|суббот\w+",
    r"sunday|неділ\w+|воскресень\w+",
)
ON = re.compile(
    r"\b(?:on|late|early|since|у|в|во)\s+(?:"
    + "|".join(f"(?P<d{day}>{names})" for day, names in enumerate(WEEKDAYS))
    + r")\b",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(will|next|наступн\w+|буде|будуть|следующ\w+|будет|будут)\b", re.IGNORECASE)


def said_on(sentence: str, published: date) -> date:
    """The day the words were said, never after publication; the day of publication when the sentence does not tell."""
    if YESTERDAY.search(sentence):
        return published - timedelta(days=1)
    named = ON.search(sentence)
    if named and not AHEAD.search(sentence):
        weekday = next(day for day in range(7) if named[f"d{day}"])
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    return published
