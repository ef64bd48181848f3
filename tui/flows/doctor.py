"""Doctor: versions, paths, what the terminal can do, the library's health, failing feeds. It changes nothing."""

from __future__ import annotations

import locale
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from tui.errors import TuiError
from tui.flows.again import outdated
from tui.model import SiteRule
from tui.store import feeds, rereading, upkeep
from tui.store.db import Db, open_library, sqlite_version

PACKAGES = ("claimwire", "textual", "rich", "feedparser", "readability-lxml", "lxml", "httpx2", "msgspec", "pebble")
CLIPBOARDS = ("tmux", "wl-copy", "xclip", "pbcopy")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at; `hint` says what to do when it is not well."""

    level: Literal["good", "warning", "failed"]
    topic: str
    what: str
    hint: str = ""


def examine(
    library: Path,
    config: Path,
    env: Mapping[str, str],
    *,
    size: tuple[int, int] | None = None,
    sites: Mapping[str, SiteRule] | None = None,
) -> list[Finding]:
    """Look at everything a person may be asked for; `size` is the terminal's columns and rows, None without one.

    `sites`: the person's own rules for the pages of hosts.
    """
    return [*_versions(), *_paths(library, config), *_terminal(env, size), *_library(library, sites or {})]


def _versions() -> Iterator[Finding]:
    yield Finding("good", "python", f"{platform.python_version()} on {platform.system()} {platform.release()}")
    yield Finding("good", "sqlite", sqlite_version())
    for name in PACKAGES:
        try:
            yield Finding("good", name, version(name))
        except PackageNotFoundError:
            yield Finding("warning", name, "is not installed as a package", "Install claimwire with pip.")


def _paths(library: Path, config: Path) -> Iterator[Finding]:
    yield Finding("good", "config file", f"{config}{'' if config.exists() else ' (none; the defaults hold)'}")
    if not library.exists():
        yield Finding("good", "library", f"{library} (not there yet; it is made when you add a feed)")
    elif not os.access(library, os.W_OK) or not os.access(library.parent, os.W_OK):
        yield Finding("failed", "library", f"{library} cannot be written", "Change its owner or its rights.")
    else:
        yield Finding("good", "library", f"{library} ({library.stat().st_size / 1e6:.1f} MB)")


def _terminal(env: Mapping[str, str], size: tuple[int, int] | None) -> Iterator[Finding]:
    if size is None:
        yield Finding("warning", "terminal", "none: output goes to a file or a pipe")
    else:
        wide = size[0] >= 40 and size[1] >= 12
        yield Finding(
            "good" if wide else "warning", "terminal", f"{size[0]}x{size[1]}", "" if wide else "40x12 is the least."
        )
    colours = "none (NO_COLOR)" if env.get("NO_COLOR") else _colours(env)
    yield Finding("good", "colours", f"{colours}; TERM={env.get('TERM', 'not set')}")
    encoding = locale.getencoding()
    utf8 = encoding.replace("-", "").casefold() == "utf8"
    yield Finding("good" if utf8 else "warning", "letters", encoding, "" if utf8 else "Set LANG to a UTF-8 locale.")
    ways = [name for name in CLIPBOARDS if shutil.which(name)]
    yield Finding("good", "clipboard", ", ".join(["OSC 52", *ways]))


def _colours(env: Mapping[str, str]) -> str:
    if env.get("COLORTERM") in ("truecolor", "24bit"):
        return "16 million"
    return "256" if "256" in env.get("TERM", "") else "16"


def _library(path: Path, sites: Mapping[str, SiteRule]) -> Iterator[Finding]:
    if not path.exists():
        return
    try:
        db = open_library(path, create=False)
    except TuiError as error:
        yield Finding("failed", "library", error.what, error.hint)
        return
    try:
        yield from _health(db)
        if older := sum(1 for _ in outdated(partial(rereading.standing, db), sites)):
            what = f"{older} {'text was' if older == 1 else 'texts were'} digested by older rules"
            yield Finding("warning", "rules", what, "Run: claimwire digest --library")
    finally:
        db.close()


def _health(db: Db) -> Iterator[Finding]:
    wrong = upkeep.integrity(db)
    if wrong:
        yield Finding("failed", "integrity", wrong, "Copy the file away, then export what can be read.")
    else:
        yield Finding("good", "integrity", "sound")
    held = upkeep.figures(db)
    yield Finding(
        "good", "holds", f"{held.feeds} feeds, {held.entries} posts, {held.claims} claims, {held.notes} notes"
    )
    if held.pending:
        yield Finding("warning", "digest", f"{held.pending} posts wait for it", "Run: claimwire refresh")
    for feed in feeds.all_feeds(db):
        if feed.reason:
            yield Finding("warning", feed.title or feed.url, f"{feed.reason} ({feed.failures} in a row)", feed.hint)
