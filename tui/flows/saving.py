"""Save a single page that has no feed: fetched, digested and kept as an entry of the "Saved pages" feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tui.errors import NotReached, NotReadable
from tui.fetch.guard import Allowed, origin_of
from tui.flows.digesting import keep
from tui.flows.pages import Asking, Whole, wanted
from tui.flows.subscribe import address
from tui.flows.workers import Reads
from tui.model import Article, EntryId, Page
from tui.store import articles, furniture
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client


def save_url(
    store: StoreThread,
    client: Client,
    workers: Reads,
    typed: str,
    *,
    clock: Callable[[], datetime],
    by_hand: bool = True,
) -> EntryId:
    """Keep the page at an address; a page that is in the library already is fetched again as a new revision.

    `by_hand`: the person typed the address, so it may be an inside one. Raises NotReached, NotReadable, Usage.
    """
    url = address(typed)
    known = store.call(articles.find_url, url)
    page = wanted(store.call(articles.pending_of, known)) if known else Page(html="")
    whole = _read(client, workers, replace(page, url=url), by_hand, lambda host: store.call(furniture.known, host))
    now = clock()
    entry = known or store.call(articles.save_page, url, whole.article.title or url, now)
    store.call(keep, entry, "page", whole, now)
    return entry


def read_page(client: Client, workers: Reads, typed: str, *, by_hand: bool = True) -> Article:
    """The article at an address; nothing is kept. Raises NotReached, NotReadable, Usage."""
    return _read(client, workers, Page(html="", url=address(typed)), by_hand, lambda _: frozenset()).article


def _read(client: Client, workers: Reads, page: Page, by_hand: bool, known: Callable[[str], frozenset[int]]) -> Whole:
    allow = Allowed(origins=frozenset({origin_of(page.url)})) if by_hand else None
    try:
        whole = Asking(client, workers, allow, known).read(page)
    except NotReached as error:
        raise NotReached(f"{page.url} could not be read: {error.what}", error.hint) from error
    if whole.raw is not None and not whole.article.text:
        why = whole.article.note or "no article was found on it."
        raise NotReadable(f"{page.url} could not be read: {why}", "Open it in the browser.")
    return whole
