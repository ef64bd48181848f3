"""The list: starts at once however long it is, never moves by itself, and lays its rows out by the width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from ui_panes import NOW, PaneApp, act, add_posts, article, filled, row, shown, strip_text, until

from tui.model import Query, Row
from tui.store import articles, feeds, timeline
from tui.store.thread import StoreThread
from tui.ui.glyphs import UNICODE
from tui.ui.ink import ink_of
from tui.ui.panes.timeline import Timeline
from tui.ui.widgets import cells, rowline


class Listing(PaneApp):
    """A list over a library, and what it told."""

    def __init__(self, store: StoreThread, theme: str = "night") -> None:
        self.list = Timeline(id="list")
        super().__init__(self.list, theme=theme, store=store)
        self.chosen: list[Row] = []
        self.moves: list[tuple[int, int]] = []

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        self.chosen.append(event.row)

    def on_timeline_moved(self, event: Timeline.Moved) -> None:
        self.moves.append((event.index, event.total))


async def begin(app: Listing, pilot: Pilot[None]) -> Timeline:
    """Wait for the first page and focus the list."""
    app.list.heading = "World"
    app.list.feeds = tuple(app.store.call(feeds.all_feeds))
    await until(pilot, lambda: app.list.loaded)
    app.list.focus()
    await pilot.pause()
    return app.list


def mark(app: Listing, one: Row) -> Row:
    """Mark a row read in the library; the row as it is now."""
    app.store.call(timeline.mark_read, [one.entry], True, NOW)
    return app.store.call(timeline.row, one.entry)


async def test_the_head_says_list_count_and_order_and_the_first_row_has_the_cursor() -> None:
    app = Listing(filled(30))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        text = shown(listing)
        assert text[0].startswith("  World  30")
        assert text[0].endswith("unread · newest first")
        assert text[1] == ""
        assert text[2].startswith("▌ ●  1m  Northern Wire  Story 1")
        assert listing.position() == "1 of 30"


async def test_a_long_list_starts_with_one_page_and_reads_on_as_one_goes_down() -> None:
    store = filled(3_000)
    app = Listing(store)
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        assert len(listing.items) == 200
        await until(pilot, lambda: listing.total == 3_000)
        listing.move_to(180)
        await until(pilot, lambda: len(listing.items) == 400)
        assert listing.cursor == 180
        act(listing, "last")
        await until(pilot, lambda: listing.cursor == 2_999)
        assert listing.complete
        act(listing, "first")
        assert listing.cursor == 0
        assert app.moves[-1][1] == 3_000 or app.moves


async def test_every_row_of_a_list_is_named_for_a_bulk_action_also_those_not_read_yet() -> None:
    app = Listing(filled(450))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        assert len(listing.visible_ids()) == 200
        assert len(await listing.listed_ids()) == 450


async def test_new_rows_wait_above_until_they_are_asked_for_and_nothing_moves() -> None:
    app = Listing(filled(30, first=10))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        listing.move_to(20)
        await pilot.pause()
        before = shown(listing)[1:]
        add_posts(app.store, 6, first=4)
        listing.look_for_new()
        await until(pilot, lambda: listing.waiting)
        await pilot.pause()
        assert "↑ 6 new" in shown(listing)[0]
        assert shown(listing)[1:] == before
        listing.show_new()
        await pilot.pause()
        assert "new" not in shown(listing)[0].replace("newest", "")
        assert listing.total == 36
        assert listing.current is not None
        assert listing.current.title == "Story 4"


async def test_older_posts_of_a_new_feed_are_new_too() -> None:
    app = Listing(filled(30, first=10))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        add_posts(app.store, 3, "Курс дня", first=100)
        listing.look_for_new()
        await until(pilot, lambda: len(listing.waiting) == 3)


async def test_an_empty_list_fills_by_itself() -> None:
    app = Listing(StoreThread(":memory:"))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        assert "No feeds yet. :add URL adds one" in " ".join(shown(listing))
        add_posts(app.store, 3)
        listing.look_for_new()
        await until(pilot, lambda: len(listing.items) == 3)


async def test_what_was_read_in_this_view_stays_until_one_leaves() -> None:
    app = Listing(filled(5))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        listing.replace_row(mark(app, listing.items[1]))
        await pilot.pause()
        assert len(listing.items) == 5
        assert shown(listing)[3].startswith("     2m")
        listing.look_for_new()
        await pilot.pause()
        assert len(listing.items) == 5
        listing.reload()
        await until(pilot, lambda: len(listing.items) == 4)


async def test_an_undo_shows_rows_as_they_are_and_keeps_the_cursor() -> None:
    app = Listing(filled(5))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        listing.move_to(3)
        mark(app, listing.items[2])
        listing.reload_rows()
        await until(pilot, lambda: listing.items[2].read)
        assert listing.cursor == 3


async def test_stepping_passes_over_what_is_read_and_stops_at_the_end() -> None:
    app = Listing(filled(4))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        listing.replace_row(mark(app, listing.items[1]))
        found = listing.step(1, unread=True)
        assert found is not None
        assert found.title == "Story 3"
        found = listing.step(-1, unread=False)
        assert found is not None
        assert found.title == "Story 2"
        listing.move_to(3)
        assert listing.step(1, unread=True) is None
        act(listing, "open")
        await pilot.pause()
        assert app.chosen[-1].title == "Story 4"


async def test_a_view_without_posts_says_which_key_helps() -> None:
    app = Listing(filled(3))
    async with app.run_test(size=(94, 16)) as pilot:
        listing = await begin(app, pilot)
        for query, words in (
            (Query(starred=True), "Nothing starred here. s stars a post."),
            (Query(words=("nowhere",)), "Nothing found. Esc goes back"),
            (Query(unchecked=True), "No claims here. c in an article"),
            (Query(unread=True, folder="Empty"), "Nothing unread here. g1 shows all posts, R refreshes"),
        ):
            listing.listed = query
            await until(pilot, lambda words=words: words in " ".join(" ".join(shown(listing)).split()))  # type: ignore[misc]


async def test_wide_screens_give_a_row_two_lines() -> None:
    app = Listing(filled(4))
    app.list.styles.width = 54
    async with app.run_test(size=(200, 20)) as pilot:
        listing = await begin(app, pilot)
        text = shown(listing)
        assert text[2] == "▌ ● Story 1"
        assert text[3] == "▌   Northern Wire · 1m"
        assert text[4] == "  ● Story 2"


@pytest.mark.parametrize(
    ("width", "gone"),
    [(94, ""), (83, "□2"), (69, "Eastgate Ledger"), (55, "Eastgate"), (47, "◆"), (35, "2h")],
)
async def test_columns_go_in_their_order_as_the_list_gets_narrow(width: int, gone: str) -> None:
    app = Listing(filled(1))
    async with app.run_test() as pilot:
        await pilot.pause()
        one = row(
            2,
            "Порт відновив роботу після нічної атаки та ще багато слів, яким немає місця в рядку",
            "Eastgate Ledger",
            starred=True,
        )
        one = replace(one, unchecked=2, claims=2)
        at = rowline.columns(width, False, ["Eastgate Ledger", "Курс"])
        (line,) = rowline.draw_row(one, at, NOW, (), ink_of(app.list), UNICODE)
    text = strip_text(line)
    assert cells.width(text) == width - 1
    order = ["□2", "Eastgate Ledger", "Eastgate", "◆", "2h"]
    left = order[order.index(gone) + 1 :] if gone else order
    assert all(mark in text for mark in left)
    assert all(mark not in text for mark in order if mark not in left)
    assert text.startswith(" ●")
    assert "…" in text
    assert text.endswith("  ")


async def test_marks_stand_in_fixed_columns_whatever_the_script() -> None:
    app = Listing(filled(1))
    async with app.run_test() as pilot:
        await pilot.pause()
        titles = [
            "Short",
            "日本語の長い題名が続くとどう切れるか",
            "Порт в Ізмаїлі 👩‍🚀 відновив роботу після атаки, нарешті й надовго",
        ]
        at = rowline.columns(94, False, ["Wire"])
        lines = [
            strip_text(rowline.draw_row(row(2, title, "Wire", starred=True), at, NOW, (), ink_of(app.list), UNICODE)[0])
            for title in titles
        ]
    assert {cells.width(line[: line.index("◆")]) for line in lines} == {90}
    assert {cells.width(line) for line in lines} == {93}


async def test_what_was_searched_for_stands_out_in_titles() -> None:
    app = Listing(filled(1))
    async with app.run_test() as pilot:
        await pilot.pause()
        ink = ink_of(app.list)
        at = rowline.columns(94, False, ["Wire"])
        (line,) = rowline.draw_row(row(2, "The Port reopens", "Wire"), at, NOW, ("port",), ink, UNICODE)
    assert [part.text for part in line if part.style and part.style.bold] == ["Port"]


async def test_a_search_shows_where_its_words_stand_in_bold_where_there_is_room() -> None:
    store = filled(3)
    newest = store.call(timeline.rows, Query(), now=NOW)[0]
    store.call(articles.save_article, newest.entry, "feed", article(), fetched=NOW)
    pane = Timeline()
    async with PaneApp(pane, store=store).run_test(size=(80, 24)) as pilot:
        pane.listed = Query(words=("harbour",))
        await until(pilot, lambda: bool(pane.snippets))
        await pilot.pause()
        line = next(y for y, text in enumerate(shown(pane)) if "third crossing" in text)
        bold = "".join(piece.text for piece in pane.render_line(line) if piece.style and piece.style.bold)
        assert bold.strip() == "harbour"
        assert pane.tall == 2
        pane.listed = Query()
        await until(pilot, lambda: len(pane.items) == 3)
        assert pane.tall == 1
