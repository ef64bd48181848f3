"""The sheet of one feed: how it stands, why, the ways out with their keys, its last tries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from textual.strip import Strip

from tui.model import Try
from tui.ui.glyphs import Glyphs
from tui.ui.ink import Ink
from tui.ui.widgets import cells, draw, prints
from tui.ui.widgets.dates import MONTHS, day_and_time
from tui.ui.widgets.standing import Standing, ago, silence, span

WORDS = 28  # cells of the column that says what a key does
BESIDE = 60  # from this width on more is said beside it, else below


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sheet needs of its place."""

    ink: Ink
    glyphs: Glyphs
    now: datetime
    local: Callable[[datetime], datetime]
    key: Callable[[str], str]  # a command's key as it is shown


def sheet(standing: Standing, tries: Sequence[Try], at: Setting, width: int) -> list[Strip]:
    """All that is to be said of a feed, and what can be done."""
    ink, blank = at.ink, Strip.blank(width)
    lines = [blank, *prints.wrapped(_title(standing, at), ink.bold, width, indent=4)]
    lines += [*prints.wrapped(_about(standing, at), ink.muted, width, indent=4), blank]
    for words in _reasons(standing):
        lines += prints.wrapped(words, ink.text, width, indent=4)
    lines.append(blank)
    found = ways(standing, at)
    column = 3 + max(cells.width(at.key(command)) for command, *_ in found)
    for command, words, about in found:
        lines += _way((cells.fit(at.key(command), column), words, about), ink, width)
    if tries:
        lines += [blank, draw.strip([("    Last tries", ink.muted)], width)]
        for one in tries:
            lines += _try(one, at, width)
    return lines


def _title(standing: Standing, at: Setting) -> str:
    feed = standing.feed
    if feed.paused:
        return f"{feed.title} is paused"
    if feed.gone:
        return f"{feed.title} is gone for good"
    if feed.reason:
        since = ago(feed.good, at.now)
        return f"{feed.title} has not answered for {since}" if since else f"{feed.title} has not answered yet"
    if feed.good is None:
        return f"{feed.title} was not fetched yet"
    if standing.need == "silent":
        return f"{feed.title} answers, but has posted nothing for {silence(standing.figures, at.now)}"
    return f"{feed.title} answered {ago(feed.good, at.now)} ago"


def _about(standing: Standing, at: Setting) -> str:
    feed, parts = standing.feed, [standing.feed.url]
    if feed.reason and feed.good is not None:
        parts.append(f"since {day_and_time(at.local(feed.good))}")
    if feed.failures:
        parts.append("1 try" if feed.failures == 1 else f"{feed.failures} tries")
    return f" {at.glyphs.dot} ".join(parts)


def _reasons(standing: Standing) -> list[str]:
    """Why, and what becomes of its posts."""
    feed, figures = standing.feed, standing.figures
    found = [" ".join(filter(None, (feed.reason, feed.hint if feed.reason else "", feed.note)))]
    if figures.posts:
        kept = [f"{figures.starred} starred" if figures.starred else "", _many(figures.claims, "claim")]
        named = " and ".join(filter(None, kept))
        posts = _many(figures.posts, "post")
        found.append(
            f"{posts} kept from it{f', {named}' if named else ''}; what is kept stays, whatever the feed does."
        )
    return [words for words in found if words]


def _many(number: int, noun: str) -> str:
    return "" if not number else f"1 {noun}" if number == 1 else f"{number} {noun}s"


def ways(standing: Standing, at: Setting) -> list[tuple[str, str, str]]:
    """(command, what it does, more about it), the most helpful first."""
    feed = standing.feed
    host = urlsplit(feed.site or feed.url).hostname or feed.url
    due = "" if feed.due is None or feed.paused or feed.gone else f"next try by itself in {span(feed.due - at.now)}"
    found = [("subscriptions.discover", "look for its new address", f"asks {host} for its feeds")]
    again = ("subscriptions.retry", "try again now" if feed.reason else "refresh it now", due)
    found = [*found, again] if standing.need == "failed" else [again, *found]
    return [
        *found,
        ("move.open", "edit the address", ""),
        ("subscriptions.rename", "give it another title", ""),
        ("subscriptions.move", "move it to a folder", feed.folder and f"it is in {feed.folder}"),
        ("subscriptions.pause", "refresh it again", "")
        if feed.paused
        else ("subscriptions.pause", "pause it", "no more tries, posts stay"),
        ("subscriptions.remove", "unsubscribe", f"claims and starred posts stay; {at.key('app.undo')} takes it back"),
    ]


def _way(way: tuple[str, str, str], ink: Ink, width: int) -> list[Strip]:
    """Key, what it does, and beside it (below it, where it is narrow) more about that."""
    key, words, about = way
    beside = width >= BESIDE
    left: list[draw.Piece] = [
        ("    ", ink.text),
        (key, ink.bold),
        (cells.fit(words, WORDS) if beside else words, ink.text),
    ]
    blank = " " * (4 + len(key) + WORDS * beside)
    room = max(8, width - len(blank) - 2)
    more = [about[at:end] for at, end in cells.wrap(about, 0, len(about), room)] if about else []
    if not beside:
        return [draw.strip(left, width), *(draw.strip([(blank + line, ink.muted)], width) for line in more)]
    first, *others = more or [""]
    return [
        draw.strip([*left, (first, ink.muted)], width),
        *(draw.strip([(blank + line, ink.muted)], width) for line in others),
    ]


def _try(one: Try, at: Setting, width: int) -> list[Strip]:
    """When, and what came of it."""
    moment = at.local(one.at)
    when = f"    {moment.day:>2} {MONTHS[moment.month - 1]} {moment:%H:%M}   "
    outcome = f"{one.outcome.rstrip('.')}, {one.seconds:.1f} s"
    lines = [outcome[start:end] for start, end in cells.wrap(outcome, 0, len(outcome), max(8, width - len(when) - 2))]
    return [
        draw.strip([(" " * len(when) if number else when, at.ink.muted), (line, at.ink.muted)], width)
        for number, line in enumerate(lines)
    ]
