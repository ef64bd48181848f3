"""A feed that is not where it was: its site is asked for the feeds it has now."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from tui.errors import NotFound, NotReadable
from tui.fetch import discover
from tui.fetch.answers import Fetched
from tui.fetch.client import Client
from tui.fetch.guard import origin_of
from tui.flows.subscribe import Candidate
from tui.flows.workers import Reads
from tui.model import Feed

MOST = 8  # addresses that are tried


def site_of(feed: Feed) -> str:
    """Where to ask: the site the feed named, else the root of its address."""
    parts = urlsplit(feed.url)
    return feed.site or f"{parts.scheme}://{parts.netloc}/"


def by_hand(feed: Feed, url: str) -> bool:
    """Whether an address has the origin that was typed for the feed: only that may be an inside one."""
    return feed.typed and origin_of(url) == origin_of(feed.url)


def new_addresses(
    client: Client, workers: Reads, feed: Feed, *, clock: Callable[[], datetime]
) -> tuple[Candidate, ...]:
    """The feeds at the site that can be read, the old address left out. Raises NotFound when there is none.

    An inside address is asked only where the feed's own address was typed by hand and has the same origin."""
    site = site_of(feed)
    answer = client.get(site, accept="page", typed=by_hand(feed, site))
    named: tuple[tuple[str, str], ...] = ()
    if isinstance(answer, Fetched):
        named = workers.discover(answer.body, url=answer.url, charset=answer.charset)
    known = dict.fromkeys(url for url, _ in named)
    titles = dict(named)
    asked = [url for url in (*known, *discover.common_paths(site)) if url != feed.url]
    found: dict[str, Candidate] = {}
    for url in list(dict.fromkeys(asked))[:MOST]:
        reply = client.get(url, accept="feed", typed=by_hand(feed, url))
        if isinstance(reply, Fetched):
            with contextlib.suppress(NotReadable):
                parsed = workers.parse(
                    reply.body, url=reply.url, charset=reply.charset, content_type=reply.content_type, now=clock()
                )
                address = reply.moved or url
                found[address] = Candidate(address, parsed.title or titles.get(url, ""))
    found.pop(feed.url, None)
    if not found:
        raise NotFound(f"No other feed was found at {site}.", "Look on the site yourself, then edit the address.")
    return tuple(found.values())
