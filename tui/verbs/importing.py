"""`import`: subscriptions, read marks and flags of newsboat, or all that an export told, from a file."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import NotReadable
from tui.verbs import out
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag

if TYPE_CHECKING:
    from tui.flows.importing import Outcome
    from tui.store.thread import StoreThread

PARTLY = 3
STDIN = "-"


def import_(file: Path, /, *, dry_run: Flag = False, feeds: Flag = False, read: Flag = False, given: Common) -> int:
    """Bring in subscriptions (OPML, newsboat's urls), newsboat's cache.db, or an export (JSON Lines).

    Parameters
    ----------
    file
        The file, known by what it holds; - reads standard input.
    dry_run
        Only say what would come in, what is here already and what would be left out; nothing is changed.
    feeds
        With newsboat's cache.db: follow its feeds, too.
    read
        The file is a list of what was read, as `newsboat -E` writes it.
    """
    from tui.flows.importing import look

    with _there(file) as (path, name):
        source = look(path, name, follow=feeds, guids=read)  # before the library is opened: a bad file makes none
        with _library(given, dry_run) as store:
            outcome = source.bring(store, utc(), rehearsal=dry_run)
    _tell(outcome, given, dry_run)
    return PARTLY if outcome.skipped else 0


def _tell(outcome: Outcome, given: Given, dry_run: bool) -> None:
    if given.json:
        told = {"skipped": outcome.skipped, "remarks": outcome.remarks, "feeds": outcome.feeds, "dry_run": dry_run}
        out.json_line({**outcome.numbers, **told})
    else:
        out.say(f"{outcome.told} Nothing was changed." if dry_run else outcome.told)
        for url in outcome.feeds if dry_run else ():
            out.say(f"  {url}")
    for each in outcome.skipped:
        out.wrong(each)
    for each in outcome.remarks:
        out.tell(each)


@contextmanager
def _library(given: Given, dry_run: bool) -> Iterator[StoreThread]:
    """The library; a dry run makes none where there is none."""
    from tui.store.thread import StoreThread

    with StoreThread(":memory:") if dry_run and not given.path.exists() else given.store(create=True) as store:
        yield store


@contextmanager
def _there(file: Path) -> Iterator[tuple[Path, str]]:
    """The file and what it is called; standard input as a file of its own, since it can be read only once."""
    if str(file) != STDIN:
        yield _expanded(file), file.name
        return
    with tempfile.TemporaryDirectory(prefix="claimwire-") as folder:
        path = Path(folder) / "standard input"
        try:
            with path.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
        except OSError as error:
            raise NotReadable(f"Standard input could not be kept to be read ({error.strerror}).") from error
        yield path, path.name


def _expanded(file: Path) -> Path:
    try:
        return file.expanduser()
    except RuntimeError:  # ~name of nobody
        return file
