"""Help, palette, messages and sheets: every key can be found, and what is found can be done at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_world import library, reader, running, told, until

from tui.ui.bench import Bench
from tui.ui.commands import BY_ID, COMMANDS
from tui.ui.glyphs import ASCII, UNICODE
from tui.ui.helpfoot import legend, twin_words
from tui.ui.screens.help import HelpList, HelpScreen
from tui.ui.screens.messages import Messages, MessagesScreen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


def drawn(screen: Bench) -> str:
    """What the screen shows, as text."""
    return "\n".join("".join(piece.text for piece in strip) for strip in screen._compositor.render_strips())


async def test_help_lists_every_key_and_narrows_to_the_words_typed(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        found = app.screen.query_one(HelpList)
        assert sum(item in COMMANDS for item in found.items) == len(COMMANDS)
        await pilot.press(*"claim")
        shown = [item for item in found.items if item in COMMANDS]
        assert BY_ID["body.tag"] in shown
        assert len(shown) < len(COMMANDS) / 3
        text = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        assert f"{len(shown)} of {len(COMMANDS)} keys" in text
        assert "preset vim" in text
        assert "□ unchecked" in text
        await pilot.press("escape")
        assert app.screen is reader(app)


async def test_help_finds_a_command_by_its_key_also_on_a_cyrillic_layout(path: Path) -> None:
    async with running(path) as (app, pilot):
        for typed in ("?A", "?Ф"):
            await pilot.press("question_mark")
            await until(pilot, lambda: isinstance(app.screen, HelpScreen))
            await pilot.pause()
            await pilot.press(*typed)
            found = app.screen.query_one(HelpList)
            assert [item for item in found.items if item in COMMANDS] == [BY_ID["reader.read_all"]]
            await pilot.press("escape")


async def test_what_has_no_key_is_listed_by_its_word_in_the_line(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        await pilot.press(*"cut from the page")
        (line,) = [line for line in drawn(app.screen).splitlines() if "show what was cut" in line]  # type: ignore[arg-type]
        assert line.strip(" ▌").startswith(":cut ")


async def test_enter_in_the_help_does_the_command_at_once(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        await pilot.press(*"star the post", "enter")
        await until(pilot, lambda: told(app).startswith("Starred"))


async def test_the_palette_offers_only_what_works_here(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        offered = app.screen.query_one(HelpList).commands
        assert {command.scope for command in offered} == {"reader", "move", "app"}
        await pilot.press(*"theme", "enter")
        await until(pilot, lambda: app.theme == "paper")


async def test_the_details_name_palette_line_and_config(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        await pilot.press(*"keep a single")
        await pilot.pause()
        text = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        assert "also  :save URL · [keys] app.save · palette “Save a" in text


async def test_all_messages_can_be_read_again(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("s", "j", "s")
        await until(pilot, lambda: len(app.log_of_messages.messages) == 2)
        app.say("It failed", detail="a long reason " * 12, failed=True)
        await pilot.press("colon", *"messages", "enter")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen))
        await pilot.pause()
        assert len(app.screen.query_one(Messages).items) == 3
        text = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        assert "! It failed" in text
        assert text.count("a long reason") > 8
        await pilot.press("q")
        assert app.screen is reader(app)


async def test_hostile_words_in_a_message_are_only_text(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.say("[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07", detail="[red]", failed=True)
        await pilot.pause()
        assert "[/b] [@click=app.quit]x[/] ]52;c;aGk=" in drawn(reader(app))


async def test_a_message_goes_but_a_failure_stays_till_the_next_key(path: Path) -> None:
    async with running(path) as (app, pilot):
        status = reader(app).status
        app.say("It failed", failed=True)
        status._expire(status._expires)
        assert "It failed" in drawn(reader(app))
        await pilot.press("j")
        await pilot.pause()
        assert "It failed" not in drawn(reader(app))
        app.say("Done")
        status._expire(status._expires)
        await pilot.pause()
        assert "Done" not in drawn(reader(app))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12), (200, 50), (30, 8)])
async def test_every_screen_draws_at_every_size(path: Path, size: tuple[int, int]) -> None:
    async with running(path, size) as (app, pilot):
        await pilot.press("enter", "j", "c", "escape", "tab", "z", "z", "g")
        await pilot.press("escape", "question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape")
        await pilot.press("colon", *"messages", "enter")
        await until(pilot, lambda: isinstance(app.screen, MessagesScreen))
        assert len(drawn(app.screen).splitlines()) == size[1]  # type: ignore[arg-type]  # a Bench, as was waited for


async def test_one_size_after_the_other_keeps_focus_and_sentence(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("j", "j")
        place = screen.body.place()
        for size in ((80, 24), (40, 12), (200, 50), (100, 29), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen.focused is screen.body
            assert screen.body.place() == place


def test_the_legend_names_every_sign_in_both_sets() -> None:
    for glyphs in (UNICODE, ASCII):
        signs = [sign for sign, _ in legend(glyphs)]
        assert all(signs)
    assert len({sign for sign, _ in legend(UNICODE)}) == len(legend(UNICODE))


def test_twins_are_told_in_words() -> None:
    assert twin_words("c") == "On a Cyrillic layout: с."
    assert "і or ы" in twin_words("s")
    assert twin_words("enter") == ""
