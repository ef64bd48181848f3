"""The demo newsroom's sources: outlets (TOML) and posts (TOML front matter, then paragraphs), dated back from now.

`[[day 3]]` in a post is the week day three days before the newsroom's today ("Friday", "у п’ятницю"), `[[date 3]]` its
date ("2 October", "2 жовтня"); negative numbers lie ahead. So every report of one event names the same day.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from importlib.resources import files
from importlib.resources.abc import Traversable

SOURCES = files("tui").joinpath("newsroom")

_TOKEN = re.compile(r"\[\[([Dd]ay|date) (-?\d+)\]\]")
_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "uk": ("у понеділок", "у вівторок", "у середу", "у четвер", "у п’ятницю", "у суботу", "у неділю"),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlet:
    """One invented publication: where it lives, what form its feed has, and its page template's parts."""

    name: str
    host: str
    folder: str
    language: str
    feed: str  # path of its feed
    form: str  # "rss", "atom", "rdf" or "json"
    about: str
    place: str  # path of a post, with $slug, $year, $month and $day
    hours: int = 0  # its clock, east of Greenwich
    charset: str = "utf-8"  # of its feed
    cut: int = 0  # words of a post that its feed gives; 0 gives all
    more: str = ""  # what follows a cut text
    also: str = ""  # HTML between the third and the fourth block of a page
    teaser: str = ""  # HTML of one post in the list of the latest
    page: str = ""  # HTML of a whole page


@dataclass(frozen=True, slots=True)
class Post:
    """One post as written, its day names filled in."""

    slug: str
    title: str
    author: str
    section: str
    published: datetime
    blocks: tuple[str, ...]
    caption: str = ""
    tags: tuple[str, ...] = ()


def outlets() -> dict[str, Outlet]:
    """Every outlet by its key, in the order of their files."""
    found = {}
    for source in sorted(SOURCES.joinpath("outlets").iterdir(), key=lambda one: one.name):
        key = source.name.removesuffix(".toml")
        page = SOURCES.joinpath("pages", f"{key}.html").read_text("utf-8")
        found[key] = Outlet(**tomllib.loads(source.read_text("utf-8")), page=page)
    return found


def posts(now: datetime) -> dict[str, list[Post]]:
    """Every post by its outlet's key, newest first; their today is the last day on which none lies ahead of now."""
    today = now.date()
    while True:
        found = {key: _of_outlet(key, outlet, today) for key, outlet in outlets().items()}
        if all(one.published <= now for written in found.values() for one in written):
            return found
        today -= timedelta(days=1)


def day_words(day: date, language: str, *, dated: bool) -> str:
    """A day as a sentence names it: "Friday", "у п’ятницю"; dated: "2 October", "2 жовтня"."""
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]}" if dated else _DAYS[language][day.weekday()]


def _of_outlet(key: str, outlet: Outlet, today: date) -> list[Post]:
    written = [_read(source, outlet, today) for source in SOURCES.joinpath("posts", key).iterdir()]
    return sorted(written, key=lambda one: one.published, reverse=True)


def _read(source: Traversable, outlet: Outlet, today: date) -> Post:
    _, front, body = source.read_text("utf-8").split("+++\n", 2)
    fields = tomllib.loads(_days_named(front, outlet.language, today))
    day = today - timedelta(days=fields.pop("days_ago"))
    zone = timezone(timedelta(hours=outlet.hours))
    published = datetime.combine(day, time.fromisoformat(fields.pop("time")), zone)
    blocks = tuple(block.strip() for block in _days_named(body, outlet.language, today).split("\n\n") if block.strip())
    tags = tuple(fields.pop("tags", ()))
    return Post(slug=source.name.removesuffix(".md"), published=published, blocks=blocks, tags=tags, **fields)


def _days_named(text: str, language: str, today: date) -> str:
    def named(found: re.Match[str]) -> str:
        words = day_words(today - timedelta(days=int(found[2])), language, dated=found[1] == "date")
        return words[0].upper() + words[1:] if found[1][0] == "D" else words

    return _TOKEN.sub(named, text)
