"""The line under an article's title: where from, by whom, when, how long, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.model import Opened
from tui.ui.widgets import cells, pace
from tui.ui.widgets.dates import age, day, day_and_time

if TYPE_CHECKING:
    from tui.ui.widgets.setting import Setting

ROOMY = 100  # screens so wide have room for a second line
LEAST = 8  # cells a feed's name is cut to, on narrow screens
PAYWALL = "behind a paywall"
_COMMONS = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero|mark))(?:/(\d\.\d))?", re.ASCII)
_NAME = 28  # cells of a licence's name


def byline(opened: Opened, setting: Setting) -> str:
    """As much of it as one line holds; wide screens have all of it, and so have the reader's own tags."""
    roomy, between = setting.width >= ROOMY, f" {setting.dot} "
    for level in (-1, 0, -1) if roomy else range(6):  # a second line has room for the year too
        parts = [part for part in _parts(opened, setting, level) if part]
        over = cells.width(between.join(parts)) - setting.measure
        if over <= 0:
            break
    if not roomy and over > 0 and (room := cells.width(parts[0]) - over) >= LEAST:
        parts[0] = cells.cut(parts[0], room)
    return _filled([*parts, *(f"#{tag}" for tag in opened.tags)], between, setting.measure)


def _filled(parts: Iterable[str], between: str, measure: int) -> str:
    """The parts in lines that break between two of them, without a dot there; only one longer than a line breaks."""
    lines: list[str] = []
    for part in (part.replace(" ", "\u00a0") if cells.width(part) <= measure else part for part in parts):
        if lines and cells.width(lines[-1] + between + part) <= measure:
            lines[-1] += between + part
        else:
            lines.append(part)
    return "\n".join(lines)


def _parts(opened: Opened, setting: Setting, level: int) -> Iterator[str]:
    """The parts in their order; the higher the level, the fewer: year, licence, site, update, authors go."""
    row, article = opened.row, opened.article
    yield row.feed_title
    if level < 2 and not _same(article.site, row.feed_title):
        yield article.site
    if setting.width >= 60:
        yield article.byline if level < 4 else _first(article.byline) if level < 5 else ""
        today = setting.local(setting.now).date() if level >= 0 else None
        yield day_and_time(setting.local(row.published), today)
    else:
        yield age(row.published, setting.now)
    if level < 3 and (later := updated(opened, setting)) is not None:
        yield f"updated {day(later, setting.local(setting.now).date())}"
    yield f"{pace.whole(article.text, article.language)} min"
    if article.paywalled:
        yield PAYWALL if setting.width >= ROOMY else PAYWALL.split()[-1]
    if level < 1:
        yield licence(article.licence)
    if len(opened.sources) > 1 and opened.source == "feed":
        yield "feed text"


def _same(site: str, feed: str) -> bool:
    """Whether a site's name says nothing beside the feed's."""
    return not site or site.casefold() in feed.casefold() or feed.casefold() in site.casefold()


def _first(authors: str) -> str:
    """The first of several names, and how many more there are."""
    names = [name.strip() for name in authors.split(",") if name.strip()]
    return f"{names[0]} +{len(names) - 1}" if len(names) > 1 else authors


def updated(opened: Opened, setting: Setting) -> date | None:
    """The day a page says it was changed, when that is later than the day it was published, by page and by feed."""
    changed, shown = _day(opened.article.modified, setting), setting.local(opened.row.published).date()
    published = max(_day(opened.article.published, setting) or shown, shown)
    return changed if changed is not None and changed > published else None


def _day(iso: str, setting: Setting) -> date | None:
    """The reader's own day of an ISO moment; a bare date is that date everywhere."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return (setting.local(moment) if moment.tzinfo is not None else moment).date()


def licence(given: str) -> str:
    """A licence in few words: CC BY-SA 4.0 for its address, the host of any other."""
    if (commons := _COMMONS.search(given.lower())) is not None:
        kind, domain, version = commons.groups()
        name = f"CC {kind.upper()}" if kind else "CC0" if domain == "zero" else "public domain"
        return f"{name} {version}" if version and domain != "mark" else name
    if "://" in given:
        host = urlsplit(given).netloc.removeprefix("www.") if _splits(given) else ""
        return f"licence: {host}" if host else ""
    return cells.cut(given, _NAME)


def _splits(url: str) -> bool:
    try:
        return bool(urlsplit(url).netloc)
    except ValueError:
        return False
