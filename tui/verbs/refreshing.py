"""`refresh`: ask feeds what is new, watched on a terminal, silent in a pipe."""

from __future__ import annotations

import difflib
import threading
from typing import TYPE_CHECKING

from tui.errors import NotFound
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag
from tui.verbs.work import Work, at_work

if TYPE_CHECKING:
    from tui.config import Settings
    from tui.flows.events import Event, Report
    from tui.model import Feed
    from tui.store.thread import StoreThread

FAILED, PARTLY = 1, 3


def refresh(*feeds: str, feed_text_only: Flag = False, due: Flag = False, given: Common) -> int:
    """Ask feeds what is new, all of them unless some are named. Ctrl+C stops it and keeps what came in.

    Parameters
    ----------
    feeds
        A feed's number, its address, or a part of its title.
    feed_text_only
        Fetch no pages of entries.
    due
        Only feeds that are due, as the open reader does.
    """
    settings = given.loaded.settings
    pages = settings.pages != "never" and not feed_text_only
    with given.store() as store, at_work(settings) as work:
        report = _run(store, work, _asked(store, feeds, due), pages=pages, settings=settings, insist=bool(feeds))
    _report(report, given)
    failed = len(report.failures)
    return 0 if not failed else FAILED if failed == report.feeds else PARTLY


class Watch:
    """Turns what a refresh tells into one line of progress; called from many threads."""

    def __init__(self, progress: out.Progress) -> None:
        self._progress = progress
        self._new = self._digested = 0
        self._feeds = ""

    def tell(self, event: Event) -> None:
        """Show where the refresh is."""
        from tui.flows.events import Digested, FeedDone

        match event:
            case FeedDone(feed=feed, done=done, total=total, new=new):
                self._new += new
                self._feeds = f"{done} of {out.count(total, 'feed', 'feeds')} · {feed.title or feed.url}"
            case Digested():
                self._digested += 1
        if self._feeds:
            self._progress.show(f"{self._new} new · {self._digested} digested · {self._feeds}")


def _run(store: StoreThread, work: Work, feeds: list[Feed], *, pages: bool, settings: Settings, insist: bool) -> Report:
    """The refresh itself, with a line of progress; Ctrl+C ends it early."""
    from tui.flows.refresh import refresh as ask

    progress, stopped = out.Progress(), threading.Event()
    tell = Watch(progress).tell
    try:
        return work.run(
            lambda: ask(
                store,
                work.client,
                work.workers,
                feeds=feeds,
                clock=utc,
                tell=tell,
                stopped=stopped,
                pages=pages,
                retention_days=settings.retention_days,
                insist=insist,
            ),
            stopped,
        )
    finally:
        progress.over()


def _asked(store: StoreThread, names: tuple[str, ...], due: bool) -> list[Feed]:
    """The feeds a person names, or all that can be asked. Raises NotFound with the nearest."""
    from tui.store import feeds as kept

    every = [feed for feed in store.call(kept.due, utc()) if not feed.kept] if due else store.call(kept.all_feeds)
    every = [feed for feed in every if not feed.kept]
    if not names:
        return [feed for feed in every if not feed.paused and not feed.gone]
    chosen: dict[int, Feed] = {}
    for name in names:
        exact = [feed for feed in every if name in (str(feed.id), feed.url)]
        found = exact or [feed for feed in every if name.casefold() in feed.title.casefold()]
        if not found:
            near = difflib.get_close_matches(name, [feed.title for feed in every], 1)
            hint = f"Did you mean “{near[0]}”?" if near else "`claimwire list --feeds` shows all."
            raise NotFound(f"There is no feed “{line(name)}”.", hint)
        chosen |= {feed.id: feed for feed in found}
    return list(chosen.values())


def _report(report: Report, given: Given) -> None:
    """What the refresh did: for programs as JSON, for people in a line, and every failure with its way out."""
    if given.json:
        failures = [
            {"feed": one.feed.id, "url": one.feed.url, "reason": one.reason, "hint": one.hint}
            for one in report.failures
        ]
        counts = {"feeds": report.feeds, "new": report.new, "unchanged": report.unchanged, "digested": report.digested}
        counts["changed"] = report.changed
        out.json_line({**counts, "failures": failures})
    elif out.watched():
        new, asked = out.count(report.new, "new entry", "new entries"), out.count(report.feeds, "feed", "feeds")
        if not report.feeds:
            out.say("No feed was asked. `claimwire add URL` adds one.")
            return
        out.say(f"{new} in {asked}{f', {len(report.failures)} failed' if report.failures else ''}.")
        if report.changed:
            what = out.count(report.changed, "post", "posts")
            out.say(f"{what} you tagged changed: `claimwire claims is:changed`, `claimwire claims is:orphan`.")
    for one in report.failures:
        out.wrong(f"{one.feed.title or one.feed.url}: {one.reason}", one.hint)
