"""A query of claims on the command line: what of it names posts, and what the claims themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.model import Query

if TYPE_CHECKING:
    from tui.store.thread import StoreThread


def of_posts(query: Query) -> Query | None:
    """What names posts: words, feeds, tags, entities; None for all posts."""
    posts = replace(query, statuses=(), speakers=(), states=(), after=None, before=None, unchecked=None)
    return posts if posts != Query() else None


def mine(store: StoreThread, query: Query) -> frozenset[str]:
    """The uuids of the claims that have what is asked of claims, as the ledger reads it; highlights when named."""
    from tui.store import listing
    from tui.ui.widgets.sieve import Known, narrowed  # no screen is loaded for it

    own = Query(
        statuses=query.statuses,
        speakers=query.speakers,
        states=query.states,
        after=query.after,
        before=query.before,
        unchecked=query.unchecked,
    )
    return frozenset(row.uuid for row in narrowed(store.call(listing.every), own, Known()))
