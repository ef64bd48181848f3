"""Save a single page that has no feed: fetched, digested and kept as an entry of the "Saved pages" feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from tui.errors import NotReached, NotReadable
from tui.fetch.answers import Fetched, Refused
from tui.flows.shown import settle
from tui.flows.subscribe import address
from tui.flows.workers import Reads
from tui.model import Article, EntryId, Page
from tui.store import articles
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
    article, raw = read_page(client, workers, url, by_hand=by_hand)
    now = clock()
    entry = store.call(articles.find_url, url) or store.call(articles.save_page, url, article.title or url, now)
    store.call(articles.save_article, entry, "page", article, raw=raw, fetched=now)
    store.call(settle, entry)
    return entry


def read_page(client: Client, workers: Reads, typed: str, *, by_hand: bool = True) -> tuple[Article, bytes]:
    """The article at an address and the page as it came; nothing is kept. Raises NotReached, NotReadable, Usage."""
    url = address(typed)
    answer = client.get(url, accept="page", typed=by_hand)
    if not isinstance(answer, Fetched):
        why = answer.reason if isinstance(answer, Refused) else "It answered that nothing changed."
        raise NotReached(f"{url} could not be read: {why}", answer.hint if isinstance(answer, Refused) else "")
    article = workers.digest(Page(html=answer.body, url=answer.url, charset=answer.charset)).article
    if not article.text:
        raise NotReadable(
            f"{url} could not be read: {article.note or 'no article was found on it.'}", "Open it in the browser."
        )
    return article, answer.body
