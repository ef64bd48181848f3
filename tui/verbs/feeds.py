"""`add`: a subscription by its address, or by that of a page that names one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tui.errors import NotReached, NotReadable, TuiError, Usage
from tui.verbs import out
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag
from tui.verbs.work import Work, at_work

if TYPE_CHECKING:
    from tui.flows.subscribe import Choice
    from tui.store.thread import StoreThread

PARTLY = 3


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
    settings = given.loaded.settings
    wrong: list[TuiError] = []
    with given.store(create=True) as store, at_work(settings) as work:
        choice = _subscribe(store, work, given, url, title=title, folder=folder)
        picked = [choice.found[number] for number in _picked(choice, pick, every)] if choice else []
        for one in picked:
            page = choice.page if choice else ""
            try:
                _subscribe(store, work, given, one.url, title=title or one.title, folder=folder, page=page)
            except (NotReached, NotReadable) as error:
                wrong.append(error)
        work.digest(store, pages=settings.pages != "never")
    if wrong and len(wrong) == len(picked):
        raise wrong[0]
    for each in wrong:
        out.wrong(each.what, each.hint)
    return PARTLY if wrong else 0


def _subscribe(
    store: StoreThread, work: Work, given: Given, url: str, *, title: str, folder: str, page: str = ""
) -> Choice | None:
    """Add one feed and say so, or return what there is to choose from."""
    from tui.flows.subscribe import Choice, subscribe

    found = work.ask(
        url,
        lambda: subscribe(store, work.client, work.workers, url, clock=utc, title=title, folder=folder, page=page),
    )
    if isinstance(found, Choice):
        return found
    told = "is there already" if found.already else f"added, with {out.count(found.new, 'entry', 'entries')}"
    if given.json:
        out.json_line({"feed": found.feed, "new": found.new, "already": found.already})
    else:
        out.say(f"“{found.feed.title or found.feed.url}” {told}.")
    return None


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
