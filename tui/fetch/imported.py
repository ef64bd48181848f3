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
    """What a list holds; `skipped` are sentences on what was left out and why, `remarks` on what has no place here."""

    feeds: tuple[ImportedFeed, ...]
    skipped: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Collected:
    """Feeds in the order of the list, each address once; what is no web address is told, up to a limit."""

    def __init__(self) -> None:
        self.feeds: dict[object, ImportedFeed] = {}
        self.skipped: list[str] = []
        self.remarks: list[str] = []
        self.full = False

    def add(self, feed: ImportedFeed, where: str = "") -> None:
        """Take a feed in, or tell why not; `where` it stands: "Line 3: "."""
        if len(self.feeds) >= MAX_FEEDS:
            self.full = True
            return
        read = read_url(feed.url)
        why = why_refused(feed.url if read is None else read, None, Allowed())
        if why or read is None:
            self.skip(f"{where}{feed.title or feed.url[:80]}: {why}")
        elif self.feeds.setdefault((origin_of(read), read.raw_path, read.userinfo), feed) is feed:
            self._remark(feed, where)

    def skip(self, sentence: str) -> None:
        """Tell what is left out."""
        if len(self.skipped) < MAX_SKIPPED:
            self.skipped.append(line(sentence)[:300])

    def done(self) -> Imported:
        """What came together."""
        told = [f"Only the first {MAX_FEEDS:,} feeds were read."] if self.full else []
        skipped = tuple(dict.fromkeys(told + self.skipped))
        return Imported(tuple(self.feeds.values()), skipped, tuple(self.remarks))

    def _remark(self, feed: ImportedFeed, where: str) -> None:
        """Tell what of a feed has no place here: a feed stands in one folder, and none is hidden."""
        further = [tag for tag in feed.tags if tag not in (feed.folder, *feed.folder.split("/"))]
        named = feed.title or feed.url[:80]
        if further and len(self.remarks) < MAX_SKIPPED:
            placed = f"in the folder {feed.folder}" if feed.folder else "in no folder"
            self.remarks.append(line(f"{where}{named} is {placed}; it leaves out {', '.join(further)}.")[:300])
        if feed.hidden and len(self.remarks) < MAX_SKIPPED:
            self.remarks.append(line(f"{where}{named} was hidden in newsboat; here its posts are listed.")[:300])
