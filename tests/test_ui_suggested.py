"""Suggested claims: a mark and no more; why stands in the status line; how many there are is the reader's choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from entity_shelf import peopled
from textual.pilot import Pilot
from ui_panes import strip_text
from ui_world import reader, running, until, with_settings

from tui.config import Settings
from tui.store import claims
from tui.text.claims import ENOUGH
from tui.ui.app import ClaimwireApp
from tui.ui.widgets import marks


def line(app: ClaimwireApp) -> str:
    """The status line."""
    return strip_text(reader(app).status.line.render_line(0))


def suggested(app: ClaimwireApp) -> int:
    opened = reader(app).opened
    assert opened is not None
    return sum(1 for _ in marks.suggested(opened, app.settings.suggest_from))


async def on_first_sentence(app: ClaimwireApp, pilot: Pilot[object]) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None and reader(app).body.has_focus)
    await pilot.press("j")
    await until(pilot, lambda: (reader(app).body.place() or ("", 0, 0))[0] == "body")
    reader(app).status.forget()
    await pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_reasons_of_the_sentence_stand_in_the_status_line(tmp_path: Path, size: tuple[int, int]) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db", size) as (app, pilot):
        await on_first_sentence(app, pilot)
        assert "◦ suggested" in line(app)
        if size[0] > 40:
            assert "figure · past event" in line(app)
        await pilot.press("j")
        await until(pilot, lambda: "suggested" not in line(app))


async def test_a_suggestion_is_no_claim_and_goes_when_the_sentence_is_tagged(tmp_path: Path) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db") as (app, pilot):
        await on_first_sentence(app, pilot)
        assert await app.store.read(claims.select) == []
        assert suggested(app) == 1
        await pilot.press("c")
        await until(pilot, lambda: suggested(app) == 0)
        assert "suggested" not in line(app)


@pytest.mark.parametrize(("least", "count"), [(0.0, 3), (0.5, 1), (0.81, 0), (1.0, 0)])
async def test_the_config_says_from_which_score_on_a_sentence_is_marked(
    tmp_path: Path, least: float, count: int
) -> None:
    peopled(tmp_path / "library.db")
    async with running(tmp_path / "library.db", settings=with_settings(suggest_from=least)) as (app, pilot):
        await on_first_sentence(app, pilot)
        assert suggested(app) == count


def test_without_a_choice_the_reader_marks_what_the_rules_suggest() -> None:
    assert Settings().suggest_from == ENOUGH
