"""The demo: a newsroom that ships with claimwire, read by way of the real fetch, parse, digest and save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.store import feeds, following
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client

FAILING = ("https://harbour-post.example/feed.xml", "Harbour Post", "World")
"""A feed that is not there any more: its address, the reader's name for it, its folder."""


def demo_feeds() -> list[tuple[str, str, str]]:
    """The demo's subscriptions: address, the reader's own name ("" takes the feed's), folder."""
    from tui.flows.newsroom_posts import outlets

    return [(f"https://{one.host}{one.feed}", one.name, one.folder) for one in outlets().values()] + [FAILING]


def prepare_demo(store: StoreThread, now: datetime) -> datetime:
    """Subscribe an empty library to the newsroom. Returns the newsroom's moment: when its library was begun.

    The newsroom stays at that moment, so that posts which were read, tagged or noted do not change from day to day.
    """
    if all(feed.kept for feed in store.call(feeds.all_feeds)):
        store.call(following.add_many, demo_feeds(), now)
    return min((feed.added for feed in store.call(feeds.all_feeds) if feed.added), default=now)


def demo_client(now: datetime) -> Client:
    """A client that reaches the newsroom of that moment, and nothing else."""
    from tui.fetch.client import Client
    from tui.fetch.local import LocalTransport
    from tui.flows.newsroom import Newsroom

    return Client(transport=LocalTransport(Newsroom(now).answer))


def open_demo(library: Path, now: datetime) -> Callable[[], Client]:
    """Make the demo's library ready where it is not; what makes the client to read it with, once it is needed."""
    with StoreThread(library) as store:
        return partial(demo_client, prepare_demo(store, now))
