"""The library digested again after the rules changed: every stored text, from its kept page or the feed's own words.

Each text is one transaction that also notes the rules, so a run may end at any moment and the next one goes on there.
Nothing is fetched, and nothing that a person made is touched: where a new text would not hold their claims and notes
as they stand, the old text is kept and only what is understood of it is new.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from tui.errors import Library, NotFound, NotReadable, Stopped
from tui.flows.digesting import own_words
from tui.flows.held import holds
from tui.flows.pages import page_of, wanted
from tui.flows.shown import settle
from tui.flows.sites import host_of, rule_for
from tui.flows.workers import Reads
from tui.model import Article, Page, SiteRule
from tui.store import articles, furniture, rereading, revisions
from tui.store.db import Db, writing
from tui.store.rereading import Standing
from tui.store.thread import StoreThread
from tui.text import rules

AT_ONCE = 8  # texts under way: a few wait for the library while the workers think


class Outcome(StrEnum):
    """What became of one text."""

    SAME = "same"  # its words are the same; what is understood of them is new
    CHANGED = "changed"  # its words are others now
    HELD = "held"  # its words would be others, but claims or notes stand in them
    FAILED = "failed"  # it could not be read, and is as it was
    PASSED = "passed"  # a fetch or another instance was quicker


@dataclass(frozen=True, slots=True)
class Again:
    """How far a run is, or was when it ended: texts that had to be read, those that were, and what became of them."""

    total: int = 0
    done: int = 0
    changed: int = 0
    held: int = 0
    failed: int = 0
    stopped: bool = False

    def after(self, outcome: Outcome) -> Again:
        """One text more."""
        return replace(
            self,
            done=self.done + 1,
            changed=self.changed + (outcome is Outcome.CHANGED),
            held=self.held + (outcome is Outcome.HELD),
            failed=self.failed + (outcome is Outcome.FAILED),
        )


def outdated(
    chunk: Callable[[int], tuple[list[Standing], int]], sites: Mapping[str, SiteRule]
) -> Iterator[tuple[Standing, str]]:
    """The texts that were understood by other rules than today's, newest entry first, with the rules that hold.

    `chunk`: `rereading.standing` on a library, or through its thread.
    """
    before = -1
    while before:
        some, before = chunk(max(0, before))
        every = ((one, _rules(one, sites)) for one in some)
        yield from ((one, today) for one, today in every if one.rules != today)


def digest_library(
    store: StoreThread,
    workers: Reads,
    *,
    sites: Mapping[str, SiteRule],
    tell: Callable[[Again], None],
    stopped: threading.Event,
) -> Again:
    """Digest again what was understood by other rules; what the run did. `stopped` ends it early."""
    todo = list(outdated(lambda before: store.call(rereading.standing, before), sites))
    so_far = Again(len(todo))
    tell(so_far)
    left = iter(todo)
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="again") as threads:
        for outcome in _outcomes(threads, lambda one: _one(store, workers, *one), left, stopped):
            so_far = so_far.after(outcome)
            tell(so_far)
    return replace(so_far, stopped=so_far.done < so_far.total)


def _outcomes(
    threads: ThreadPoolExecutor,
    work: Callable[[tuple[Standing, str]], Outcome],
    left: Iterator[tuple[Standing, str]],
    stopped: threading.Event,
) -> Iterator[Outcome]:
    """What becomes of each text, as it comes; a few are under way at any time."""
    under_way: set[Future[Outcome]] = {threads.submit(work, one) for one in islice(left, AT_ONCE)}
    while under_way:
        ended, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        for future in ended:
            wrong = future.exception()
            if isinstance(wrong, Stopped) or (isinstance(wrong, Library) and stopped.is_set()):
                stopped.set()  # what was under way when the program ends is read the next time
                continue
            yield future.result()
        if not stopped.is_set():
            under_way |= {threads.submit(work, one) for one in islice(left, len(ended))}


def _one(store: StoreThread, workers: Reads, old: Standing, today: str) -> Outcome:
    """Read one text again and keep what was found; raises Stopped."""
    try:
        page, article = store.call(_stored, old)
    except NotFound:
        return Outcome.PASSED  # its entry left the library meanwhile
    new = None if page is None else _read(workers, page)
    outcome = store.call(_became, old, article, new)
    try:
        found = workers.again(article) if new is None or outcome is Outcome.HELD else new
    except NotReadable:
        return Outcome.FAILED
    return store.call(_keep, old, found, today, outcome)


def _became(db: Db, old: Standing, article: Article, new: Article | None) -> Outcome:
    """Whether a new reading has other words, and whether the claims in the old ones let it take their place."""
    if new is None or (new.text, new.title) == (article.text, article.title):
        return Outcome.SAME
    return Outcome.CHANGED if holds(db, old.entry, article, new) else Outcome.HELD


def _read(workers: Reads, page: Page) -> Article | None:
    """The article of a page; None when nothing can be read there any more."""
    try:
        found = workers.digest(page).article
    except NotReadable:
        return None
    return found if found.text.strip() else None


def _stored(db: Db, old: Standing) -> tuple[Page | None, Article]:
    """What a text was made from, None where that was not kept, and what was understood of it. Raises NotFound."""
    article = revisions.article(db, old.revision)
    pending = articles.pending_of(db, old.entry)
    if old.source == "feed":
        return own_words(pending) if pending.html else None, article
    raw = revisions.page(db, old.revision)
    if raw is None:
        return None, article
    asked = replace(wanted(pending), furniture=furniture.known(db, host_of(old.url)))
    return page_of(asked, replace(raw, url=old.url)), article


def _keep(db: Db, old: Standing, article: Article, today: str, outcome: Outcome) -> Outcome:
    """Save it and where the claims stand in it, unless the library has moved on or they would not stand any more."""
    with writing(db, durable=False):
        if not rereading.still(db, old):
            return Outcome.PASSED
        if outcome is Outcome.CHANGED and not holds(db, old.entry, revisions.article(db, old.revision), article):
            return Outcome.PASSED  # tagged meanwhile: the next run keeps its text
        rereading.renew(db, old, article, today)
        settle(db, old.entry)
    return outcome


def _rules(one: Standing, sites: Mapping[str, SiteRule]) -> str:
    """Today's rules for a text: those of the house, and a person's own for the page's host."""
    return rules.current(rule_for(sites, one.url) if one.source == "page" else None)
