"""`read` and `demo`: the screen itself. The terminal is asked for its colours before anything heavy is imported."""

from __future__ import annotations

import sys
from pathlib import Path

from tui import config
from tui.errors import TuiError
from tui.verbs.given import Given, utc


def read(given: Given) -> int:
    """Open the reader; the demo follows when the first run's choice was to see it."""
    _need_terminal()
    code, chosen = _run(given, given.path, demo=False)
    return demo(Given(config=given.config)) if chosen == "demo" else code


def demo(given: Given) -> int:
    """Open the reader on a small newsroom that ships with claimwire, in a library of its own."""
    _need_terminal()
    library = given.library.expanduser() if given.library else config.demo_path()
    return _run(given, library, demo=True)[0]


def _run(given: Given, library: Path, *, demo: bool) -> tuple[int, object]:
    """The app on a library, from start to end: its exit code and what it returns. Raises what hinders it."""
    from tui.ui import own_statuses, terminal

    config.check_commands(given.loaded, own_statuses.ids(given.loaded.settings))
    config.check_statuses(given.loaded, own_statuses.hindered(given.loaded.settings))
    asked = terminal.ask()
    try:
        from tui.ui.app import ClaimwireApp
    finally:
        light = asked.light()
    connect = None
    if demo:
        from tui.flows.demo import open_demo

        connect = open_demo(library, utc())
    first_run = not library.exists()
    app = ClaimwireApp(library, given.loaded.settings, connect=connect, first_run=first_run, light=light)
    ended: object = app.run()
    if isinstance(ended, TuiError):
        raise ended
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0, ended


def _need_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):  # the screen is drawn on stderr
        raise TuiError(
            "The reader needs a terminal, and there is none here.",
            "`claimwire list`, `search` and `show` print without one.",
        )
