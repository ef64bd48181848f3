"""What one run learns of the hosts it reads: pages that came before a block was known as furniture are read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tui.errors import NotFound, NotReadable
from tui.flows.explaining import kept_page
from tui.flows.pages import Whole
from tui.flows.workers import Reads
from tui.model import Article, EntryId
from tui.store import articles, claims, furniture, notes, revisions
from tui.store.articles import Kept
from tui.store.db import Db
from tui.store.thread import StoreThread

LATEST = 20  # pages of a host that are looked at again


class Learning:
    """Remembers what was known of each host when its first page of this run was read. Threads share it."""

    def __init__(self, store: StoreThread) -> None:
        self._store = store
        self._before: dict[str, frozenset[int]] = {}

    def known(self, host: str) -> frozenset[int]:
        """The furniture of a host, as it is known by now."""
        now = self._store.call(furniture.known, host)
        self._before.setdefault(host, now)
        return now

    def outdated(self) -> Iterator[EntryId]:
        """The entries whose article holds a block that this run has learned to be furniture of their host."""
        for host, before in sorted(self._before.items()):
            if learned := self._store.call(furniture.known, host) - before:
                yield from self._store.call(_holding, host, learned)


def read_again(store: StoreThread, workers: Reads, entry: EntryId) -> tuple[Whole, datetime] | None:
    """The kept page of an entry, read by what is known of its host now, and when it was fetched.

    None when it cannot be read, or gives what it gave. Raises Stopped.
    """
    try:
        page, fetched = store.call(kept_page, entry, "page")
        found = workers.digest(page)
    except (NotFound, NotReadable):
        return None
    kept = store.call(articles.load, entry, "page")
    if kept is None or not found.article.text or found.article.text == kept.article.text:
        return None
    return Whole(found.article, store.call(revisions.page, kept.revision), rules=found.rules), fetched


def _holding(db: Db, host: str, prints: frozenset[int]) -> list[EntryId]:
    """The latest entries of a host with such a block in the text of their page; not those a person worked on."""
    return [
        entry
        for entry in furniture.latest(db, host, LATEST)
        if (kept := articles.load(db, entry, "page")) is not None
        and prints & _prints(kept)
        and not claims.of_entry(db, entry)
        and not notes.of_entry(db, entry)
    ]


def _prints(kept: Kept) -> set[int]:
    """What the blocks of a text are known by."""
    from tui.text.blocks import Piece
    from tui.text.prints import of

    article: Article = kept.article
    return {of(Piece(block.kind, article.text[block.start : block.end], None)) for block in article.blocks} - {0}
