"""How a kept page became its article: read again from the library as it came, each decision told."""

from __future__ import annotations

from dataclasses import replace

from tui.errors import NotFound
from tui.flows.digesting import wanted
from tui.flows.shown import load
from tui.flows.sites import host_of
from tui.flows.workers import Reads
from tui.model import EntryId, Explained, Page, Source
from tui.store import articles, furniture, revisions
from tui.store.db import Db
from tui.store.thread import StoreThread


def explain(store: StoreThread, workers: Reads, entry: EntryId, *, source: Source | None = None) -> Explained:
    """The decisions behind an entry's text: of `source`, else of the text shown first. Nothing is fetched or changed.

    Raises NotFound when no page of it is kept, NotReadable, Stopped.
    """
    return workers.explain(store.call(kept_page, entry, source))


def kept_page(db: Db, entry: EntryId, source: Source | None = None) -> Page:
    """The page that an entry's text was made from, as the digest was given it. Raises NotFound."""
    pending = articles.pending_of(db, entry)
    shown = load(db, entry, source)
    if shown is None:
        raise NotFound("This post has not been read yet.", "It waits for its digest.")
    if shown.source == "feed":
        raise NotFound(
            "Only the feed's own text is shown; nothing was cut from it.", "Fetch the page to see what is cut there."
        )
    raw = revisions.page(db, shown.kept.revision)
    if raw is None:
        raise NotFound("The page itself was not kept, so what was cut from it is not known.", "Fetch the page again.")
    url = raw.url or shown.kept.article.url or pending.url
    return replace(
        wanted(pending), html=raw.html, url=url, charset=raw.charset, more=raw.more,
        furniture=furniture.known(db, host_of(url)),
    )  # fmt: skip
