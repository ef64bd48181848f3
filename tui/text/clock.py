"""The time of day and the zone that stand after a date in a text: "… 14:05 Uhr", "… at 2:05 p.m. EST"."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"(?:\s*(?:[,|·•@/–—-]|\b(?:at|um|à|a las?|alle(?: ore)?|às|o|о|об|в|kl\.?|klo|om|saat|ore|ob|u)(?=\s|\d))){0,3}\s*"
    r"(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?)?(?!\d)(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?:Uhr|Hrs?\.?|h)\b)?(?:\s*\(?(?P<zone>Z|[A-Z]{3,4}|UTC\s?[+-]\d{1,2}|[+-]\d\d:?\d\d)\b)?",
    re.I,
)
_ZONES = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "CET": "+01:00", "MEZ": "+01:00",
    "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00", "EST": "-05:00",
    "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip


def after(text: str, at: int) -> str:
    """The time that follows a date's end as ISO 8601 ("T14:05:00+01:00"), or ""."""
    found = _TIME.match(text[at : at + 60])
    if not found or not (found["minute"] or found["half"]):
        return ""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    if hour > 23:
        return ""
    return f"T{hour:02}:{found['minute'] or '00'}:{found['second'] or '00'}{_zone(found['zone'] or '')}"


def _zone(name: str) -> str:
    """A zone's distance from UTC, "" for one we do not know."""
    name = name.upper().replace(" ", "")
    if name[:3] == "UTC" and len(name) > 3:
        return f"{name[3]}{int(name[4:]):02}:00" if int(name[4:]) < 15 else ""
    if name[:1] in ("+", "-"):
        return f"{name[:3]}:{name[-2:]}" if int(name[1:3]) < 15 else ""
    return _ZONES.get(name, "")
