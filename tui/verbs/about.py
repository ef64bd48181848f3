"""`doctor` and `config`: what claimwire finds round itself, and the settings in force."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import fields
from typing import Literal

from tui import config as settings
from tui import tomlfile
from tui.plain import line
from tui.verbs import out
from tui.verbs.options import Common

FAILED, UNUSABLE = 1, 4
MARKS = {"good": " ", "warning": "~", "failed": "!"}


def doctor(*, given: Common) -> int:
    """Tell versions, paths, what the terminal can do, the library's health, and failing feeds."""
    from tui.flows.doctor import examine

    size = shutil.get_terminal_size() if sys.stdout.isatty() else None
    cells = size and (size.columns, size.lines)
    findings = examine(given.path, given.loaded.path, os.environ, size=cells, sites=given.loaded.settings.sites)
    for one in findings:
        if given.json:
            out.json_line(one)
        else:
            told = f"{one.what.rstrip('.')}. {one.hint}" if one.hint else one.what
            out.say(f"{MARKS[one.level]} {line(one.topic)}: {line(told)}")
    failed = {one.topic for one in findings if one.level == "failed"}
    return UNUSABLE if failed & {"library", "integrity"} else FAILED if failed else 0


def config(what: Literal["path", "example"] | None = None, /, *, given: Common) -> int:
    """Print the settings in force and where each comes from.

    Parameters
    ----------
    what
        path prints where the file is looked for; example prints a file with every setting explained.
    """
    from tui.ui import own_statuses

    if what == "example":
        out.data(settings.example().encode())
        return 0
    loaded = given.loaded
    if what == "path":
        if given.json:
            out.json_line({"path": str(loaded.path)})
        else:
            out.say(str(loaded.path))
        return 0
    settings.check_commands(loaded, own_statuses.ids(loaded.settings))
    settings.check_statuses(loaded, own_statuses.hindered(loaded.settings))
    settings.check_sites(loaded)
    values = {each.name: getattr(loaded.settings, each.name) for each in fields(settings.Settings)}
    if given.json:
        told = {name: {"value": value, "source": loaded.sources[name]} for name, value in values.items()}
        out.json_line({"path": str(loaded.path), "settings": told})
        return 0
    rows = [f"{name} = {tomlfile.written(value)}" for name, value in values.items()]
    widest = min(40, max(len(row) for row in rows))
    out.say(f"# {loaded.path}{'' if loaded.path.exists() else ' (not there; the defaults hold)'}")
    for row, name in zip(rows, values, strict=True):
        out.say(f"{row:{widest}}  # {loaded.sources[name]}")
    return 0
