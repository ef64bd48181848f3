"""One picture a screen, on a fixed library at a fixed moment: a change of the look is seen in a change of a file.

`pytest tests/test_ui_snapshots.py --snapshot-update` draws them anew; look at them before you commit them."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import pytest_textual_snapshot
from textual.pilot import Pilot
from ui_showcase import explained, showcase
from ui_world import QUIET, Plainly, clock, until, web

from tui.config import Settings
from tui.model import Explained, Page
from tui.ui.app import ClaimwireApp
from tui.ui.panes.timeline import Timeline

DRAWN_WITH = {"textual": "8.2", "rich": "15.0"}  # an SVG's frame is theirs: with others a difference says nothing
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # a picture of ours asks no other host for a font
STILL = replace(QUIET, mark_read="never")

pytestmark = pytest.mark.skipif(
    any(not version(name).startswith(wanted + ".") for name, wanted in DRAWN_WITH.items()),
    reason=f"the pictures were drawn with {DRAWN_WITH}",
)
Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One zone, no colours or locale of the machine, no fonts, no number of the picture's own."""
    plainly = pytest_textual_snapshot.normalize_svg
    monkeypatch.setattr(pytest_textual_snapshot, "normalize_svg", lambda svg: FONTS.sub("", plainly(svg)))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


class Showing(Plainly):
    """Explains the page of the pictures."""

    def explain(self, page: Page) -> Explained:
        return explained()


def app_on(folder: Path, settings: Settings, *, first_run: bool = False) -> ClaimwireApp:
    """The app on the library of the pictures."""
    path = folder / "library.db"
    if not first_run:
        showcase(path)
    return ClaimwireApp(path, settings, connect=web, pool=Showing(), clock=clock, first_run=first_run)


def pressing(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Wait for the list, press the keys, and wait until nothing is under way but what waits for a person."""

    async def run(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, ClaimwireApp)
        await until(pilot, lambda: app.first_run or bool(app.screen.query(Timeline)))
        if not app.first_run:
            await until(pilot, lambda: app.reader is not None and app.reader.timeline.loaded and bool(app.reader.feeds))
        await pilot.press(*keys)
        await pilot.pause(0.1)
        if not app.first_run:
            for screen in app.screen_stack:
                screen.status.forget()  # type: ignore[attr-defined]  # ours have one
        await pilot.pause()

    return run


READING = ("enter", *"jj")
PICTURES = {
    "reader-120x40-night": ((120, 40), STILL, READING),
    "strip-120x40-paper": ((120, 40), replace(STILL, theme="paper"), (*READING, "c")),
    "list-80x24-night": ((80, 24), STILL, ("j",)),
    "article-80x24-paper": ((80, 24), replace(STILL, theme="paper"), READING),
    "drawer-80x24-night": ((80, 24), STILL, (*READING, *"gr")),
    "article-40x12-night": ((40, 12), STILL, READING),
    "reader-200x50-paper": ((200, 50), replace(STILL, theme="paper"), READING),
    "ascii-120x40-ansi": ((120, 40), replace(STILL, theme="ansi", glyphs="ascii"), READING),
    "help-120x40-night": ((120, 40), STILL, (*"?claim",)),
    "contents-80x24-paper": ((80, 24), replace(STILL, theme="paper"), ("G", "enter", "O", "j")),
    "cut-120x40-night": ((120, 40), STILL, ("G", "enter", *":cut", "enter")),
    "sentences-80x24-night": ((80, 24), STILL, (*READING, *"ge*")),
    "ledger-120x40-paper": ((120, 40), replace(STILL, theme="paper"), ("C",)),
    "subscriptions-120x40-night": ((120, 40), STILL, ("F",)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_screen_is_the_one_of_the_picture(name: str, tmp_path: Path, snap_compare: Compare) -> None:
    size, settings, keys = PICTURES[name]
    assert snap_compare(app_on(tmp_path, settings), terminal_size=size, run_before=pressing(*keys))


def test_the_first_screen_is_the_one_of_the_picture(tmp_path: Path, snap_compare: Compare) -> None:
    app = app_on(tmp_path, STILL, first_run=True)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("j"))
