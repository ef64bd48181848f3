"""`digest --library`: every stored text by today's rules, watched on a terminal; it goes on where it ended."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tui.verbs import out
from tui.verbs.given import Given
from tui.verbs.work import readers

if TYPE_CHECKING:
    from tui.flows.again import Again

PARTLY = 3


def digest_library(given: Given) -> int:
    """Do it and say what came of it; 3 when some texts could not be read."""
    from tui.flows.again import digest_library as run

    progress, stopped = out.Progress(), threading.Event()

    def tell(so_far: Again) -> None:
        new = f" · {out.count(so_far.changed, 'new text', 'new texts')}" if so_far.changed else ""
        progress.show(f"{so_far.done} of {out.count(so_far.total, 'text', 'texts')} digested again{new}")

    sites = given.loaded.settings.sites
    with given.store() as store, readers(given.loaded.settings) as workers:

        def stop() -> None:
            stopped.set()
            workers.stop()

        try:
            done = out.interruptible(lambda: run(store, workers, sites=sites, tell=tell, stopped=stopped), stop)
        finally:
            progress.over()
    if given.json:
        out.json_line(done)
    else:
        out.say(summary(done))
    return PARTLY if done.failed else 0


def summary(done: Again) -> str:
    """What a run did, in a sentence or two."""
    if not done.total:
        return "Every text of the library was digested by today's rules already."
    told = [f"{out.count(done.done, 'text was', 'texts were')} digested again"]
    if done.changed:
        told.append(f"{out.count(done.changed, 'has', 'have')} other words now")
    if done.held:
        told.append(
            f"{out.count(done.held, 'keeps its words', 'keep their words')}, since claims or notes stand in them"
        )
    if done.failed:
        told.append(f"{done.failed} could not be read and stay as they were")
    return f"{'; '.join(told)}."
