"""Subscribe: an address a person typed becomes a feed, or a choice of feeds; a file of subscriptions becomes many."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from tui.errors import NotReached, NotReadable, Usage
from tui.fetch import discover
from tui.fetch.answers import Fetched, Refused
from tui.fetch.guard import origin_of
from tui.flows import recording
from tui.flows.workers import Reads
from tui.model import Feed, ParsedFeed
from tui.plain import line
from tui.store import feeds, following
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client
    from tui.fetch.imported import Imported as FeedList

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that an address leads to."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A feed is in the library, with its first entries."""

    feed: Feed
    new: int
    already: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Several feeds were found; the person picks."""

    page: str
    found: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of subscriptions brought."""

    new: tuple[str, ...]  # the addresses
    known: int
    skipped: tuple[str, ...]  # a sentence each


def address(typed: str) -> str:
    """What a person typed as an address: `feed:` and `#part` go, a missing scheme is https. Raises Usage."""
    text = line(typed).removeprefix("feed:").lstrip("/") if typed.strip().startswith("feed:") else line(typed)
    url = text if SCHEME.match(text) else f"https://{text}"
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise Usage(f"“{text}” is not a web address.", "Type it as https://example.org/feed.xml or example.org.")
    who, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{who}{at}{host.lower()}", fragment=""))


def subscribe(
    store: StoreThread,
    client: Client,
    workers: Reads,
    typed: str,
    *,
    clock: Callable[[], datetime],
    title: str = "",
    folder: str = "",
    page: str = "",
) -> Subscribed | Choice:
    """Add the feed at an address, or the one its page names; several are a Choice.

    `page`: where the address was picked from, so that only what a person typed may be an inside address.
    Raises NotReached, NotReadable, Usage.
    """
    url = address(typed)
    by_hand = origin_of(page or url)
    if store.call(feeds.by_url, url) is not None:
        known = store.call(feeds.add, url, typed=origin_of(url) == by_hand, now=clock())
        return Subscribed(known, 0, already=True)
    answer = client.get(url, accept="any", typed=origin_of(url) == by_hand)
    if not isinstance(answer, Fetched):
        raise _not_reached(url, answer)
    save = partial(_save, store, now=clock(), folder=folder, by_hand=by_hand)
    try:
        parsed = _parse(workers, answer, clock())
    except NotReadable as not_a_feed:
        candidates = _candidates(workers, answer)
        if len(candidates) > 1:
            return Choice(answer.url, candidates)
        guesses = candidates or tuple(Candidate(path, "") for path in discover.common_paths(answer.url))
        for one, feed, parsed in _readable(client, workers, guesses, by_hand, clock):
            return save(feed.moved or one.url, feed, parsed, title=title or ("" if parsed.title else one.title))
        hint = "Keep the page itself with `save`, or look on the site for RSS or Atom."
        raise NotReadable(f"No feed was found at {answer.url}.", hint) from not_a_feed
    return save(answer.moved or url, answer, parsed, title=title)


def _candidates(workers: Reads, page: Fetched) -> tuple[Candidate, ...]:
    """The feeds that a page names."""
    found = workers.discover(page.body, url=page.url, charset=page.charset)
    return tuple(Candidate(at, name) for at, name in found)


def _readable(
    client: Client,
    workers: Reads,
    candidates: tuple[Candidate, ...],
    by_hand: str,
    clock: Callable[[], datetime],
) -> Iterator[tuple[Candidate, Fetched, ParsedFeed]]:
    """The candidates that really are feeds, asked one after the other."""
    for candidate in candidates:
        answer = client.get(candidate.url, accept="feed", typed=origin_of(candidate.url) == by_hand)
        if isinstance(answer, Fetched):
            with contextlib.suppress(NotReadable):
                yield candidate, answer, _parse(workers, answer, clock())


def _parse(workers: Reads, answer: Fetched, now: datetime) -> ParsedFeed:
    return workers.parse(answer.body, url=answer.url, charset=answer.charset, content_type=answer.content_type, now=now)


def _save(
    store: StoreThread,
    url: str,
    answer: Fetched,
    parsed: ParsedFeed,
    *,
    now: datetime,
    title: str,
    folder: str,
    by_hand: str,
) -> Subscribed:
    known = store.call(feeds.by_url, url)
    feed = store.call(
        feeds.add,
        url,
        title=title,
        folder=folder,
        site=parsed.site,
        typed=origin_of(url) == by_hand,
        now=now,
    )
    saved = recording.delivered(store, feed, parsed, answer, now=now)
    return Subscribed(store.call(feeds.get, feed.id), len(saved.new), already=known is not None)


def _not_reached(url: str, answer: object) -> NotReached:
    if isinstance(answer, Refused):
        return NotReached(f"{url} could not be added: {answer.reason}", answer.hint)
    return NotReached(f"{url} could not be added: it answered that nothing changed.", "Try again.")


def read_list(content: bytes, name: str) -> FeedList:
    """What a file of subscriptions holds. Raises NotReadable."""
    from tui.fetch import opml

    return opml.read(content, name)


def add_list(store: StoreThread, read: FeedList, *, now: datetime, rehearsal: bool = False) -> Imported:
    """Add every subscription of a list, in one step to undo; nothing is fetched. A rehearsal only says which."""
    wanted = [(one.url, one.title, one.folder) for one in read.feeds]
    new = store.call(following.add_many, wanted, now, rehearsal=rehearsal)
    return Imported(new, len(read.feeds) - len(new), read.skipped)


def export_opml(store: StoreThread, *, now: datetime) -> str:
    """All subscriptions as OPML 2.0, folders nested."""
    from tui.fetch import opml

    kept = [feed for feed in store.call(feeds.all_feeds) if not feed.kept]
    return opml.write(kept, "claimwire subscriptions", now)
