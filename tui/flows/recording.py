"""What a good answer of a feed leaves in the library: its entries, which pages they want, when to ask it again."""

from __future__ import annotations

from datetime import datetime

from tui.fetch.answers import Fetched
from tui.fetch.schedule import next_due
from tui.flows.cut import is_cut, wants_page
from tui.model import Feed, ParsedFeed
from tui.store import articles, feeds
from tui.store.delivery import Saved
from tui.store.thread import StoreThread

OLDER = 100  # stored entries of a feed found cut whose pages are fetched at most


def delivered(
    store: StoreThread, feed: Feed, parsed: ParsedFeed, answer: Fetched, *, now: datetime, moved: str = ""
) -> Saved:
    """A document came: its entries are saved, those with more on their page to be fetched. Raises NotFound."""
    cut = is_cut(parsed.entries) if parsed.entries else None
    wanting = [
        place for place, entry in enumerate(parsed.entries) if wants_page(entry, cut=feed.cut if cut is None else cut)
    ]
    saved = store.call(articles.save_feed, feed.id, parsed, now, pages=wanting)
    published = [entry.published for entry in parsed.entries if entry.published]
    _record(store, feed, parsed, answer, published, now=now, seconds=answer.seconds, moved=moved, cut=cut)
    read = [one for one in saved.changed if "page" in store.call(articles.sources, one)]
    store.call(articles.want_pages, read)  # what their pages say may have changed as well
    if cut and not feed.cut:
        older = store.call(articles.without_page, feed.id, OLDER)
        store.call(articles.want_pages, [number for number, entry in older if wants_page(entry, cut=True)])
    return saved


def unchanged(
    store: StoreThread, feed: Feed, known: Fetched | Feed, *, now: datetime, seconds: float, moved: str = ""
) -> None:
    """Nothing is new; `known` holds the validators for the next time."""
    published = store.call(articles.recent_dates, feed.id)
    _record(store, feed, None, known, published, now=now, seconds=seconds, moved=moved)


def _record(
    store: StoreThread,
    feed: Feed,
    parsed: ParsedFeed | None,
    known: Fetched | Feed,
    published: list[datetime],
    *,
    now: datetime,
    seconds: float,
    moved: str,
    cut: bool | None = None,
) -> None:
    due = next_due(
        now,
        ttl=parsed.ttl if parsed else 0,
        published=published,
        failures=0,
        retry_after=None,
        jitter_key=feed.url,
    )
    store.call(
        feeds.record_good,
        feed.id,
        parsed=parsed,
        etag=known.etag,
        modified=known.modified,
        body_hash=known.body_hash,
        due=due,
        moved=moved,
        seconds=seconds,
        now=now,
        cut=cut,
    )
