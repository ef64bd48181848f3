"""How a kept page became its article: read again from the library as it came, each decision told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from tui.errors import NotFound, NotReached
from tui.fetch.guard import Allowed, origin_of
from tui.flows.pages import Asking, page_of, wanted
from tui.flows.shown import load
from tui.flows.sites import host_of
from tui.flows.subscribe import address
from tui.flows.workers import Reads
from tui.model import EntryId, Explained, Page, Source
from tui.store import articles, furniture, revisions
from tui.store.articles import Kept
from tui.store.db import Db
from tui.store.thread import StoreThread

if TYPE_CHECKING:
    from tui.fetch.client import Client


@dataclass(frozen=True, slots=True)
class Told:
    """How a page became its article; `kept`: when the page that was read was fetched, None: just now."""

    explained: Explained
    kept: datetime | None = None


def explain(store: StoreThread, workers: Reads, entry: EntryId, *, source: Source | None = None) -> Explained:
    """The decisions behind an entry's text: of `source`, else of the text shown first. Nothing is fetched or changed.

    Raises NotFound when no page of it is kept, NotReadable, Stopped.
    """
    return workers.explain(store.call(kept_page, entry, source)[0])


def explain_url(store: StoreThread | None, client: Client, workers: Reads, typed: str, *, fetch: bool = False) -> Told:
    """The decisions behind the page at an address: the one a library keeps of it, else, or when asked, as it is now.

    Raises NotReached, NotReadable, Stopped, Usage. Nothing is kept.
    """
    url = address(typed)
    entry = store.call(articles.find_url, url) if store else None
    if store and entry and not fetch and "page" in store.call(articles.sources, entry):
        with suppress(NotFound):
            page, fetched = store.call(kept_page, entry, "page")
            return Told(workers.explain(page), fetched)
    page = wanted(store.call(articles.pending_of, entry)) if store and entry else Page(html="")
    learned = store.call(furniture.known, host_of(url)) if store else frozenset()
    try:
        whole = Asking(client, workers, Allowed(frozenset({origin_of(url)})), lambda _: learned).read(
            replace(page, url=url)
        )
    except NotReached as error:
        raise NotReached(f"{url} could not be read: {error.what}", error.hint) from error
    if whole.raw is None:
        return Told(Explained(whole.article))
    return Told(workers.explain(page_of(replace(page, furniture=learned), whole.raw)))


def kept_page(db: Db, entry: EntryId, source: Source | None) -> tuple[Page, datetime]:
    """The page that an entry's text was made from, as the digest was given it, and when it came. Raises NotFound."""
    kept = _page_text(db, entry, source)
    raw = revisions.page(db, kept.revision)
    if raw is None:
        raise NotFound("The page itself was not kept, so what was cut from it is not known.", "Fetch the page again.")
    pending = articles.pending_of(db, entry)
    url = raw.url or kept.article.url or pending.url
    asked = replace(wanted(pending), furniture=furniture.known(db, host_of(url)))
    return page_of(asked, replace(raw, url=url)), kept.fetched


def _page_text(db: Db, entry: EntryId, source: Source | None) -> Kept:
    """The text in question, when it was made from a page. Raises NotFound."""
    shown = load(db, entry, source)
    if shown is None:
        raise NotFound("This post has not been read yet.", "It waits for its digest.")
    if shown.source == "feed":
        raise NotFound(
            "Only the feed's own text is shown; nothing was cut from it.", "Fetch the page to see what is cut there."
        )
    return shown.kept
