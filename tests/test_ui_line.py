"""The `:` line remembers what was typed and completes its words; keys in it work in the order they are pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_world import library, reader, running, until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


async def test_lines_typed_before_come_back_with_up_and_what_was_begun_with_down(path: Path) -> None:
    async with running(path) as (app, pilot):
        prompt = reader(app).status.prompt
        for words in ("theme paper", "theme night", "theme paper"):
            await pilot.press(*f":{words}", "enter")
            await until(pilot, lambda words=words: app.theme == words.split()[1])  # type: ignore[misc]
        await pilot.press(*":mess", "up")
        assert prompt.value == "theme paper"
        await pilot.press("up", "up", "up")
        assert prompt.value == "theme night", "the same line twice is kept once"
        await pilot.press("down", "down", "down")
        assert prompt.value == "mess"


async def test_tab_completes_a_commands_word_and_again_gives_the_next(path: Path) -> None:
    async with running(path) as (app, pilot):
        prompt = reader(app).status.prompt
        await pilot.press(*":mess", "tab")
        assert prompt.value == "messages "
        await pilot.press("ctrl+u", *"to-", "tab")
        first = prompt.value
        await pilot.press("tab")
        second = prompt.value
        assert first < second
        await pilot.press("shift+tab")
        assert prompt.value == first
        await pilot.press("ctrl+u", *"zzz", "tab")
        assert prompt.value == "zzz"
        await pilot.press("ctrl+u", "tab")
        assert prompt.value, "with nothing typed, the first of all"


async def test_other_questions_have_neither(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(*":theme paper", "enter", "t", "up", *"re", "tab")
        assert reader(app).status.prompt.value == "re"


async def test_erasing_typed_ahead_erases_what_stood_before_it(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(*":abc", "backspace", *"d", "left", "left", *"X")
        assert reader(app).status.prompt.value == "aXbd"
