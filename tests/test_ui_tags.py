"""Tags in one place: listed by use, renamed, merged and removed; completed while they are typed; one colour each."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui_panes import shown
from ui_world import library, reader, running, told, until

from tui.store.tags import TagUse
from tui.ui.app import ClaimwireApp
from tui.ui.ink import ink_of
from tui.ui.panes.claims import ClaimsPane
from tui.ui.screens.claims import ClaimsScreen
from tui.ui.screens.tags import TagsScreen

Pressing = tuple[str, ...]
TAGGED: Pressing = ("t", *"ships", "enter", "j", "t", *"Ships", "enter", "t", *"grain", "enter")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


def listed(app: ClaimwireApp) -> list[TagUse]:
    """What the screen lists."""
    assert isinstance(app.screen, TagsScreen)
    return list(app.screen.list.items)


def tags_there(app: ClaimwireApp) -> bool:
    """Whether the screen is open and has tags."""
    return isinstance(app.screen, TagsScreen) and bool(listed(app))


async def test_tags_are_listed_by_use_and_by_name(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(*TAGGED)
        await pilot.press("g", "t")
        await until(pilot, lambda: tags_there(app))
        assert [(tag.name.casefold(), tag.entries) for tag in listed(app)] == [("ships", 2), ("grain", 1)]
        assert isinstance(app.screen, TagsScreen)
        words = "\n".join(shown(app.screen.list))
        assert "2 posts" in words
        await pilot.press("s")
        await until(pilot, lambda: listed(app)[0].name == "grain")
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reader)


async def test_without_tags_the_screen_says_how_one_gets_them(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("g", "t")
        await until(pilot, lambda: isinstance(app.screen, TagsScreen) and app.screen.list.loaded)
        assert isinstance(app.screen, TagsScreen)
        assert "No tags yet. t tags a post" in " ".join(shown(app.screen.list))
        await pilot.press("t", "x", "c", "enter")
        assert isinstance(app.screen, TagsScreen)


async def test_a_tag_is_renamed_merged_and_removed_with_undo(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(*TAGGED)
        await pilot.press("g", "t")
        await until(pilot, lambda: tags_there(app))
        await pilot.press("t", "ctrl+u", *"vessels", "enter")
        await until(pilot, lambda: [tag.name for tag in listed(app)] == ["vessels", "grain"])
        assert told(app).startswith("Renamed #")
        await pilot.press("j", "t", "ctrl+u", *"Vessels", "enter")
        await until(pilot, lambda: len(listed(app)) == 1)
        assert told(app).startswith("Merged #grain is #Vessels")
        await pilot.press("u")
        await until(pilot, lambda: len(listed(app)) == 2)
        await pilot.press("x")
        await until(pilot, lambda: len(listed(app)) == 1)
        assert told(app).startswith("Tag removed")
        await pilot.press("u", "u")
        await until(pilot, lambda: {tag.name.casefold() for tag in listed(app)} == {"ships", "grain"})


async def test_enter_lists_the_posts_and_esc_comes_back(path: Path) -> None:
    async with running(path) as (app, pilot):
        before = len(reader(app).timeline.items)
        await pilot.press(*TAGGED)
        await pilot.press("g", "t")
        await until(pilot, lambda: tags_there(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reader and len(reader(app).timeline.items) == 2)
        assert reader(app).heading.casefold() == "#ships"
        await pilot.press("escape")
        await until(pilot, lambda: len(reader(app).timeline.items) == before)


async def test_c_lists_the_claims_that_bear_the_tag(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("enter", "g", "a", "j", "j", "c", "t", *"ships", "enter", "escape", "j", "c", "escape")
        await pilot.press("g", "t")
        await until(pilot, lambda: tags_there(app))
        assert listed(app) == [TagUse("ships", 0, 1)]
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and len(app.screen.shown) == 1)


async def test_a_claims_tag_is_completed_by_use(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press(*TAGGED)
        await pilot.press("enter", "g", "a", "j", "j", "c", "t", "s", "tab", "enter")
        body = reader(app).body
        await until(pilot, lambda: any(one.tags for one in body.claims_here()))
        assert body.claims_here()[0].tags[0].casefold() == "ships"
        await pilot.press("t")
        await until(pilot, lambda: app.screen.query_one("Prompt").has_focus)
        assert "on it: " in str(reader(app).status.hint.content)
        await pilot.press("escape")


async def test_a_tag_has_the_same_colour_in_strip_ledger_and_pane(path: Path) -> None:
    async with running(path, (160, 40)) as (app, pilot):
        await pilot.press("enter", "g", "a", "j", "j", "c", "t", *"ships", "enter")
        body = reader(app).body
        await until(pilot, lambda: any(one.tags for one in body.claims_here()))
        colour = ink_of(body).tag("SHIPS").color
        strip = [piece for line in body.strip_lines(120, 3) for piece in line if "#ships" in piece.text]
        assert [piece.style.color for piece in strip if piece.style] == [colour]
        await pilot.press("escape", "C")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and bool(app.screen.shown))
        assert isinstance(app.screen, ClaimsScreen)
        pane = app.screen.ledger
        rows = [piece for y in range(pane.size.height) for piece in pane.render_line(y) if "#ships" in piece.text]
        assert rows
        assert {piece.style.color for piece in rows if piece.style} == {colour}
        assert app.reader is not None
        assert app.reader.query_one(ClaimsPane).items
