"""`add`, `import` and `refresh`: subscriptions, and what is new in them."""

from __future__ import annotations

import difflib
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tui.errors import NotFound, Usage
from tui.plain import line
from tui.verbs import out
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag
from tui.verbs.work import at_work, read_file

if TYPE_CHECKING:
    from tui.flows.events import Event, Report
    from tui.flows.subscribe import Choice
    from tui.model import Feed
    from tui.store.thread import StoreThread

FAILED, PARTLY = 1, 3


def add(
    url: str,
    /,
    *,
    folder: str = "",
    title: str = "",
    pick: int = 0,
    every: Annotated[Flag, Parameter(name="--all")] = False,
    given: Common,
) -> int:
    """Add a feed by its address, or by the address of a page that names one.

    Parameters
    ----------
    url
        The feed's address, or a page's.
    folder
        The folder to put it in.
    title
        A name of your own for it.
    pick
        Where a page names several feeds: take this one of them.
    every
        Where a page names several feeds: take them all.
    """
    from tui.flows.subscribe import Choice, subscribe

    settings = given.loaded.settings
    with given.store(create=True) as store, at_work(settings) as work:

        def one(address: str, page: str = "", name: str = "") -> Choice | None:
            found = work.ask(
                address,
                lambda: subscribe(
                    store, work.client, work.workers, address, clock=utc, title=title or name, folder=folder, page=page
                ),
            )
            if isinstance(found, Choice):
                return found
            told = "is there already" if found.already else f"added, with {out.count(found.new, 'entry', 'entries')}"
            if given.json:
                out.json_line({"feed": found.feed, "new": found.new, "already": found.already})
            else:
                out.say(f"“{found.feed.title or found.feed.url}” {told}.")
            return None

        choice = one(url)
        if choice:
            for number in _picked(choice, pick, every):
                one(choice.found[number].url, choice.page, choice.found[number].title)
        work.digest(store, pages=settings.pages != "never")
    return 0


def import_(
    file: Path,
    /,
    *,
    given: Common,
) -> int:
    """Bring in subscriptions (OPML, or newsboat's urls file), or claims and notes (a JSON Lines export).

    Parameters
    ----------
    file
        The file; - reads standard input.
    """
    from tui.export import jsonl
    from tui.flows.subscribe import import_file
    from tui.store import claims

    content = read_file(file)
    text = content.decode("utf-8", "replace")
    with given.store(create=True) as store:
        if jsonl.is_export(text):
            records, wrong = jsonl.read(text)
            brought = store.call(claims.restore, records, utc())
            told, skipped = f"{out.count(brought, 'claim or note', 'claims and notes')} brought back.", tuple(wrong)
            numbers = {"restored": brought}
        else:
            done = import_file(store, content, file.name, now=utc())
            told = f"{out.count(done.added, 'feed', 'feeds')} added, {done.known} known already."
            skipped, numbers = done.skipped, {"added": done.added, "known": done.known}
    if given.json:
        out.json_line({**numbers, "skipped": skipped})
    else:
        out.say(told)
    for each in skipped:
        out.wrong(each)
    return PARTLY if skipped else 0


def refresh(
    *feeds: str,
    feed_text_only: Flag = False,
    due: Flag = False,
    given: Common,
) -> int:
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
    from tui.flows.refresh import refresh as ask

    settings = given.loaded.settings
    pages = settings.pages != "never" and not feed_text_only
    progress = out.Progress()
    with given.store() as store, at_work(settings) as work:
        asked = _asked(store, feeds, due)
        watch = Watch(progress)
        stopped = threading.Event()
        try:
            report = work.run(
                lambda: ask(
                    store,
                    work.client,
                    work.workers,
                    feeds=asked,
                    clock=utc,
                    tell=watch.tell,
                    stopped=stopped,
                    pages=pages,
                ),
                stopped,
            )
        finally:
            progress.over()
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


def _picked(choice: Choice, pick: int, every: bool) -> range:
    """Which of the feeds found: as the options say, as the person answers, else Usage that lists them."""
    found = choice.found
    if every:
        return range(len(found))
    rows = [f"{number}  {each.title or each.url}  {each.url}" for number, each in enumerate(found, 1)]
    if not pick and sys.stdin.isatty() and sys.stderr.isatty():
        out.tell("\n".join(["Several feeds were found:", *rows]))
        sys.stderr.write(f"Which one (1-{len(found)})? ")
        sys.stderr.flush()
        typed = sys.stdin.readline().strip()
        pick = int(typed) if typed.isascii() and typed.isdecimal() else -1
    if 1 <= pick <= len(found):
        return range(pick - 1, pick)
    if not pick:
        out.tell("\n".join(rows))
    what = f"{len(found)} feeds were found there." if not pick else f"There are feeds 1 to {len(found)} to pick from."
    raise Usage(what, "Choose with --pick N or --all, or add one by its own address.")


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
        out.json_line({**counts, "failures": failures})
    elif out.watched():
        new, asked = out.count(report.new, "new entry", "new entries"), out.count(report.feeds, "feed", "feeds")
        if not report.feeds:
            out.say("No feed was asked. `claimwire add URL` adds one.")
            return
        out.say(f"{new} in {asked}{f', {len(report.failures)} failed' if report.failures else ''}.")
    for one in report.failures:
        out.wrong(f"{one.feed.title or one.feed.url}: {one.reason}", one.hint)
