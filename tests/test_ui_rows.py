"""Lists draw only what shows, keep their cursor on its item, and cut by cells."""

from __future__ import annotations

from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip

from tui.ui import themes
from tui.ui.widgets import cells, draw
from tui.ui.widgets.rows import Rows

PLAIN = Style.null()


class Names(Rows[str]):
    """Plain words, one a row; remembers what was opened and what was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[int] = []
        self.drawn = 0

    def head_lines(self, width: int) -> list[Strip]:
        return [draw.strip([(" Names", self.ink.bold)], width), Strip.blank(width)]

    def render_row(self, item: str, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        self.drawn += 1
        return [draw.strip([(cells.fit(f" {item}", width), self.ink.text)], width)]

    def chosen(self, index: int) -> None:
        self.opened.append(index)


class Tall(Names):
    """Rows of two lines with a blank above every third."""

    tall = 0

    def row_height(self, item: str, index: int) -> int:
        return 2 + self.row_gap(item, index)

    def row_gap(self, item: str, index: int) -> int:
        return int(index % 3 == 0)

    def render_row(self, item: str, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        return [draw.strip([(f" {item}{part}", self.ink.text)], width) for part in ("a", "b")]


class Host(App[None]):
    """One list on a screen."""

    def __init__(self, rows: Names) -> None:
        super().__init__()
        self.rows = rows

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def on_mount(self) -> None:
        for theme in themes.themes():
            self.register_theme(theme)
        self.theme = "night"

    def compose(self) -> ComposeResult:
        yield self.rows


def lines(rows: Rows[str]) -> list[str]:
    """What the list shows, line by line."""
    return ["".join(segment.text for segment in rows.render_line(y)).rstrip() for y in range(rows.size.height)]


async def test_twenty_thousand_rows_draw_only_what_shows() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(80, 24)) as pilot:
        rows.set_items([f"row {number}" for number in range(20_000)])
        await pilot.pause()
        lines(rows)
        assert rows.drawn < 60
        rows.action_last()
        await pilot.pause()
        assert lines(rows)[-1] == "▌ row 19999"
        assert lines(rows)[0] == " Names"


async def test_the_cursor_and_its_line_stay_when_rows_come_above() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(40, 12)) as pilot:
        rows.set_items([f"row {number}" for number in range(50)])
        rows.move_to(20)
        await pilot.pause()
        before = lines(rows)
        rows.set_items([*(f"new {number}" for number in range(7)), *rows.items])
        await pilot.pause()
        assert rows.current == "row 20"
        assert lines(rows) == before


async def test_a_count_moves_as_far_and_goes_to_a_row() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(40, 12)) as pilot:
        rows.set_items([f"row {number}" for number in range(50)])
        rows.count = 5
        rows.action_down()
        assert rows.cursor == 5
        rows.has_count = True
        rows.action_last()
        assert rows.cursor == 4
        rows.count, rows.has_count = 1, False
        rows.action_half_down()
        assert rows.cursor == 4 + rows.page_rows // 2
        rows.action_first()
        await pilot.pause()
        assert rows.cursor == 0


async def test_the_bar_is_thin_and_the_tone_still_without_focus() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(40, 8)) as pilot:
        rows.set_items(["one", "two"])
        rows.focus()
        await pilot.pause()
        assert lines(rows)[2] == "▌ one"
        focused = rows.render_line(2)
        pilot.app.set_focus(None)
        await pilot.pause()
        assert lines(rows)[2] == "▏ one"
        assert [segment.style for segment in focused] != [segment.style for segment in rows.render_line(2)]


async def test_a_click_selects_and_a_second_opens() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(40, 12)) as pilot:
        rows.set_items([f"row {number}" for number in range(5)])
        await pilot.pause()
        await pilot.click(offset=(5, 5))
        assert (rows.cursor, rows.opened) == (3, [])
        await pilot.click(offset=(5, 5))
        assert rows.opened == [3]
        await pilot.click(offset=(5, 0))
        assert rows.cursor == 3


async def test_rows_of_several_lines_and_gaps_stay_whole_in_sight() -> None:
    rows = Tall()
    async with Host(rows).run_test(size=(40, 9)) as pilot:
        rows.set_items([str(number) for number in range(10)])
        rows.focus()
        await pilot.pause()
        assert lines(rows)[2:] == ["", "▌ 0a", "▌ 0b", "  1a", "  1b", "  2a", "  2b"]
        rows.move_to(3)
        await pilot.pause()
        assert lines(rows)[-2:] == ["▌ 3a", "▌ 3b"]


async def test_hostile_words_are_drawn_as_they_stand() -> None:
    rows = Names()
    async with Host(rows).run_test(size=(40, 6)) as pilot:
        rows.set_items(["[/b] x", "[@click=app.quit]y[/]"])
        await pilot.pause()
        assert "[/b] x" in lines(rows)[2]
        assert "[@click=app.quit]y[/]" in lines(rows)[3]


def test_text_is_cut_and_padded_by_cells() -> None:
    assert cells.cut("Сеул повідомив про пуск", 10) == "Сеул пові…"
    assert cells.fit("日本語の長い", 6) == "日本… "
    assert cells.width(cells.fit("e\u0301te\u0301 👩‍🚀 long title here", 9)) == 9
    assert cells.right("12", 5) == "   12"


def test_wrapping_keeps_offsets_and_breaks_wide_text_anywhere() -> None:
    text = "日本語の長い文章はスペースなしで続きます English words"
    spans = list(cells.wrap(text, 0, len(text), 12))
    assert all(cells.width(text[start:end]) <= 12 for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    long = "x" * 30
    assert [end - start for start, end in cells.wrap(long, 0, 30, 12)] == [12, 12, 6]


def test_a_line_has_exactly_its_width() -> None:
    line = draw.ends([("left", PLAIN)], [("right", PLAIN)], 20)
    assert line.text == "left           right"
    assert draw.ends([("left", PLAIN)], [("too long for it", PLAIN)], 12).text == "left        "
