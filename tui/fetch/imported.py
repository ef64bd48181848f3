"""What a list of subscriptions holds, while it is read and after: feeds, and sentences on what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from tui.fetch.guard import Allowed, origin_of, read_url, why_refused
from tui.plain import line

MAX_FEEDS = 5_000
MAX_SKIPPED = 100


@dataclass(frozen=True, slots=True)
class ImportedFeed:
    """One subscription of the list; `folder` is its path, parts joined by "/"."""

    url: str
    title: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list holds; `skipped` are sentences on what was left out and why."""

    feeds: tuple[ImportedFeed, ...]
    skipped: tuple[str, ...] = ()


class Collected:
    """Feeds in the order of the list, each address once; what is no web address is told, up to a limit."""

    def __init__(self) -> None:
        self.feeds: dict[object, ImportedFeed] = {}
        self.skipped: list[str] = []
        self.full = False

    def add(self, feed: ImportedFeed) -> None:
        """Take a feed in, or tell why not."""
        if len(self.feeds) >= MAX_FEEDS:
            self.full = True
            return
        read = read_url(feed.url)
        why = why_refused(feed.url if read is None else read, None, Allowed())
        if why or read is None:
            self.skip(f"{feed.title or feed.url[:80]}: {why}")
        else:
            self.feeds.setdefault((origin_of(read), read.raw_path, read.userinfo), feed)

    def skip(self, sentence: str) -> None:
        """Tell what is left out."""
        if len(self.skipped) < MAX_SKIPPED:
            self.skipped.append(line(sentence)[:300])

    def done(self) -> Imported:
        """What came together."""
        told = [f"Only the first {MAX_FEEDS:,} feeds were read."] if self.full else []
        return Imported(tuple(self.feeds.values()), tuple(dict.fromkeys(told + self.skipped)))
