"""The table of contents: the headings of a long text, to see where one is and to go elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import article
from ui_world import NOW, library, reader, running, told, until

from tui.model import Article, Block
from tui.store import articles
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.screens.contents import ContentsScreen, Headings
from tui.ui.widgets.headings import headings, holding

PARTS = (
    (2, "The quay before the war"),
    (3, "Who built it"),
    (3, "What it cost the town, and why nobody wanted to say so for more than twenty years"),
    (2, "Порт сьогодні"),
    (5, "A step that skips two levels"),
)


def chapters() -> Article:
    """A long text: an introduction, then parts with headings of their own."""
    body = article().text
    text, blocks = body, [Block("paragraph", 0, len(body))]
    for level, words in PARTS:
        start = len(text) + 2
        text += f"\n\n{words}\n\n{body}"
        blocks.append(Block("heading", start, start + len(words), level))
        blocks.append(Block("paragraph", start + len(words) + 2, len(text)))
    return replace(article(), text=text, blocks=tuple(blocks), sentences=(), mentions=(), suggestions=())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


async def begin(app: ClaimwireApp, pilot: Pilot[object], content: Article | None = None) -> None:
    """Open a post with a text of parts."""
    row = reader(app).timeline.items[0]
    await app.store.write(articles.save_article, row.entry, "feed", content or chapters(), fetched=NOW)
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None)
    await pilot.pause()


async def contents(app: ClaimwireApp, pilot: Pilot[object], key: str = "O") -> Headings:
    """Open the table of contents."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, ContentsScreen))
    await pilot.pause()
    return app.screen.query_one(Headings)


def drawn(screen: Bench) -> str:
    """What a screen shows."""
    return "\n".join("".join(piece.text for piece in strip).rstrip() for strip in screen._compositor.render_strips())


async def test_headings_stand_under_each_other_by_level_with_their_part_of_the_text(path: Path) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot)
        await contents(app, pilot)
        text = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        lines = [line.strip(" ▌▏") for line in text.splitlines() if "%" in line]
        assert [line.rsplit("  ", 1)[0].strip()[:15] for line in lines] == [words[:15] for _, words in PARTS]
        columns = [
            next(line for line in text.splitlines() if words[:15] in line).index(words[:15]) for _, words in PARTS
        ]
        assert [column - columns[0] for column in columns] == [0, 4, 4, 0, 8]
        shares = [int(line.split()[-2]) for line in lines]
        assert shares == sorted(shares)
        assert 5 < shares[0] < 30
        assert "Contents  5" in text
        assert "1 of 5" in text


async def test_enter_goes_to_the_heading_and_back_returns_to_where_one_was(path: Path) -> None:
    async with running(path, (120, 30)) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("j")
        before = reader(app).body.place()
        await contents(app, pilot)
        await pilot.press("j", "j", "j", "enter")
        await until(pilot, lambda: app.screen is reader(app))
        body = reader(app).body
        await until(pilot, lambda: body.place() != before)
        place = body.place()
        assert place is not None
        assert chapters().text[place[1] : place[2]] == "Порт сьогодні"
        assert reader(app).focused is body
        assert body.rows_of(body.here)[0] - body.scroll_offset.y <= 1, "a heading one goes to stands at the top"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: body.place() == before)


async def test_the_cursor_begins_on_the_part_that_is_read(path: Path) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot)
        found = headings(chapters())
        reader(app).body.go("body", found[2].end + 30)
        listing = await contents(app, pilot)
        assert listing.current == found[2]


@pytest.mark.parametrize("key", ["O", "q", "escape", "Щ"])
async def test_it_is_left_by_its_own_key_too_and_nothing_moves(path: Path, key: str) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot)
        place = reader(app).body.place()
        await contents(app, pilot, "Щ" if key == "Щ" else "O")
        await pilot.press(key)
        await until(pilot, lambda: app.screen is reader(app))
        assert reader(app).body.place() == place


async def test_typing_narrows_the_headings_and_enter_goes_to_the_one_found(path: Path) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot)
        listing = await contents(app, pilot)
        await pilot.press("/", *"порт")
        assert [one.words for one in listing.items] == ["Порт сьогодні"]
        footer = drawn(app.screen).splitlines()[-1]  # type: ignore[arg-type]  # a Bench, as was waited for
        assert "go there" in footer
        assert "Tab" not in footer, "Tab does nothing here"
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is reader(app))
        body = reader(app).body
        await until(pilot, lambda: body.place() is not None and body.place()[0] == "body")  # type: ignore[index]
        assert body.place()[1] == headings(chapters())[3].start  # type: ignore[index]


async def test_words_no_heading_has_say_so_and_esc_lists_all_again(path: Path) -> None:
    async with running(path) as (app, pilot):
        await begin(app, pilot)
        listing = await contents(app, pilot)
        await pilot.press("/", *"zzz", "enter")
        await until(pilot, lambda: not listing.items and listing.has_focus)
        assert "No heading has these words. Esc lists all again." in drawn(app.screen)  # type: ignore[arg-type]
        await pilot.press("escape")
        await until(pilot, lambda: len(listing.items) == len(PARTS))
        assert app.screen is listing.screen


async def test_a_text_without_headings_says_what_to_do_instead(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("O")
        await until(pilot, lambda: told(app).startswith("Nothing is open"))
        await begin(app, pilot, article())
        await pilot.press("O")
        await until(pilot, lambda: told(app) == "This text has no headings } in the article goes on by paragraphs")
        assert app.screen is reader(app)


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 12), (30, 8)])
async def test_it_fits_every_screen(path: Path, size: tuple[int, int]) -> None:
    async with running(path, size) as (app, pilot):
        await begin(app, pilot)
        await contents(app, pilot)
        await pilot.press("G")
        text = drawn(app.screen)  # type: ignore[arg-type]  # a Bench, as was waited for
        assert "A step that" in text
        assert all(strip.cell_length <= size[0] for strip in app.screen._compositor.render_strips())


async def test_a_heading_of_any_length_leaves_room_for_its_part_of_the_text(path: Path) -> None:
    async with running(path, (80, 24)) as (app, _):
        words = tuple("a" * length for length in range(60, 74))
        text = "\n\n".join(words)
        blocks = tuple(Block("heading", text.index(one), text.index(one) + len(one), 2) for one in words)
        listing = Headings(headings(replace(article(), text=text, blocks=blocks)), 0, "")
        await app.screen.mount(listing)
        for at, item in enumerate(listing.items):
            lines = listing.render_row(item, at, 79, focused=False, selected=False)
            assert "%" in "".join(piece.text for piece in lines[0]), len(item.words)
            assert sum("".join(piece.text for piece in line).count("a") for line in lines) == len(item.words)


def test_a_heading_holds_what_follows_it_up_to_the_next() -> None:
    found = headings(chapters())
    assert [one.depth for one in found] == [0, 1, 1, 0, 2]
    assert holding(found, 0) == 0
    assert holding(found, found[3].start) == 3
    assert holding(found, found[3].start - 1) == 2
    assert holding((), 5) == 0
