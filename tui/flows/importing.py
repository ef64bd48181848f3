"""Import: a file is known by what it holds, and all of it goes into the library in one step, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.errors import Usage
from tui.export import jsonl, lossless
from tui.flows.streamed import Skipped, head, lines
from tui.flows.subscribe import add_list, read_list
from tui.plain import line
from tui.store import marking, naming, newsboat, restoring
from tui.store.db import HEADER, Db
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.imported import Imported as FeedList

HEAD = 1_000_000  # bytes that a file is known by
LIST = 10_000_001  # bytes of a list of subscriptions; one more than it may have
MISSING = "Follow the feeds, refresh, and import again: then what was read there is read here."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import brought, or would have brought."""

    told: str  # a sentence
    numbers: dict[str, int]
    skipped: tuple[str, ...] = ()  # what could not be read or taken, a sentence each
    remarks: tuple[str, ...] = ()  # what came, but not all of it or not as it was
    feeds: tuple[str, ...] = ()  # the addresses that are new


class Source(Protocol):
    """A file that can be brought in."""

    def bring(self, store: StoreThread, now: datetime, *, rehearsal: bool) -> Outcome:
        """Bring it in, or only say what would come. Raises NotReadable."""


def look(path: Path, name: str, *, follow: bool = False, guids: bool = False) -> Source:
    """What a file is. `follow`: its feeds, too, where it is newsboat's cache; `guids`: it lists what was read.

    Raises NotFound, NotReadable, Usage.
    """
    first = head(path, HEAD)
    if follow and not first.startswith(HEADER):
        raise Usage("--feeds is for newsboat's cache.db.", "The feeds of any other list come by themselves.")
    if guids:
        return Guids(path)
    if first.startswith(HEADER):
        with newsboat.opened(path):  # a stranger's is refused before the library is opened
            return Newsboat(path, follow)
    if _is_export(path):
        return Export(path)
    return Subscriptions(read_list(head(path, LIST), name))


def _is_export(path: Path) -> bool:
    first = [text for _, (_, text, _) in zip(range(jsonl.FIRST), lines(path), strict=False)]
    return jsonl.is_export("\n".join(first))


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """A list of feeds: OPML, or newsboat's urls."""

    listed: FeedList

    def bring(self, store: StoreThread, now: datetime, *, rehearsal: bool) -> Outcome:
        """Follow them; none is asked."""
        done = add_list(store, self.listed, now=now, rehearsal=rehearsal)
        added = f"{_of(len(done.new), 'feed', 'feeds')} {'would be ' * rehearsal}added"
        numbers = {"added": len(done.new), "known": done.known}
        return Outcome(f"{added}, {done.known} known already.", numbers, done.skipped, self.listed.remarks, done.new)


@dataclass(frozen=True, slots=True)
class Export:
    """Claims, notes and all that belongs to them, as JSON Lines."""

    path: Path

    def bring(self, store: StoreThread, now: datetime, *, rehearsal: bool) -> Outcome:
        """Bring back what its lines tell, while they are read."""
        skipped = Skipped()
        brought = store.call(restoring.restore, self._things(skipped), now, rehearsal=rehearsal)
        if not rehearsal:
            while store.call(naming.catch_up):
                pass
        numbers = {"restored": brought.came, "entities": brought.rulings, **asdict(brought)}
        loose = _of(brought.loose, "link of evidence", "links of evidence")
        remarks = (f"{loose} left out: one end is neither here nor in the file.",) if brought.loose else ()
        return Outcome(_brought(brought, rehearsal), numbers, skipped.told(), remarks)

    def _things(self, skipped: Skipped) -> Iterator[restoring.Thing]:
        reader = lossless.Reader()
        for number, text, wrong in lines(self.path):
            thing = f"Line {number}: {wrong}." if wrong else reader.take(number, text)
            if isinstance(thing, str):
                skipped.add(thing)
            elif thing is not None:
                yield thing


def _brought(brought: restoring.Brought, rehearsal: bool) -> str:
    more = (
        (brought.links, "link of evidence", "links of evidence"),
        (brought.rulings, "word on entities", "words on entities"),
        (brought.marks, "star or tag", "stars and tags"),
        (brought.searches, "smart feed", "smart feeds"),
    )
    came = [_of(brought.came, "claim or note", "claims and notes")]
    came += [_of(*each) for each in more if each[0]]
    told = f"{', '.join(came)} {'would be ' * rehearsal}brought back"
    told += f"; {brought.newer} changed there since" if brought.newer else ""
    told += f"; {brought.known} here already" if brought.known and rehearsal else ""
    return f"{told}."


@dataclass(frozen=True, slots=True)
class Newsboat:
    """newsboat's cache.db: what was read and flagged there, and its feeds only where that was asked for."""

    path: Path
    follow: bool = False

    def bring(self, store: StoreThread, now: datetime, *, rehearsal: bool) -> Outcome:
        """Mark the posts that are here, and keep the flagged ones that are not."""

        def work(db: Db) -> marking.Marked:
            with newsboat.opened(self.path) as cache:
                return marking.bring(db, cache, now, feeds=wanted, rehearsal=rehearsal)

        wanted, skipped = self._feeds() if self.follow else ([], ())
        marked = store.call(work)
        rows = Skipped()
        for row in marked.skipped:
            rows.add(f"Row {row}: it names no post.")
        return _marked(marked, rehearsal, (*skipped, *rows.told()))

    def _feeds(self) -> tuple[list[tuple[str, str, str]], tuple[str, ...]]:
        """The feeds that may be asked, and why others may not."""
        from tui.fetch.imported import Collected, ImportedFeed

        into = Collected()
        with newsboat.opened(self.path) as cache:
            for url, title in cache.feeds():
                into.add(ImportedFeed(url, title))
        found = into.done()
        return [(each.url, each.title, "") for each in found.feeds], found.skipped


@dataclass(frozen=True, slots=True)
class Guids:
    """A list of what was read, a guid a line, as `newsboat -E` writes it."""

    path: Path

    def bring(self, store: StoreThread, now: datetime, *, rehearsal: bool) -> Outcome:
        """Mark the posts that are here read."""
        skipped = Skipped()
        marked = store.call(marking.bring_read, self._guids(skipped), now, rehearsal=rehearsal)
        return _marked(marked, rehearsal, skipped.told())

    def _guids(self, skipped: Skipped) -> Iterator[str]:
        for number, text, wrong in lines(self.path):
            if wrong:
                skipped.add(f"Line {number}: {wrong}.")
            elif guid := line(text):
                yield guid


def _marked(marked: marking.Marked, rehearsal: bool, skipped: tuple[str, ...]) -> Outcome:
    would = "would be " * rehearsal
    more = (
        (marked.starred, "starred"), (marked.tagged, "tagged"), (marked.kept, "kept with their text"),
        (marked.known, "marked so already"), (marked.deleted, "deleted there and left out"),
    )  # fmt: skip
    told = f"{_of(marked.read, 'post', 'posts')} {would}marked read"
    told += "".join(f", {number} {word}" for number, word in more if number)
    told += f"; {_of(len(marked.feeds), 'feed', 'feeds')} {would}added" if marked.feeds else ""
    missing = _of(marked.missing, "post that was read there is", "posts that were read there are")
    remarks = (f"{missing} not here. {MISSING}",) if marked.missing else ()
    numbers = {name: value for name, value in asdict(marked).items() if isinstance(value, int)}
    return Outcome(f"{told}.", {**numbers, "added": len(marked.feeds)}, skipped, remarks, marked.feeds)


def _of(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
