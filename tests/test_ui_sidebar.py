"""The sidebar: lists with their counts, folders that fold, failing feeds with their reason, and what is chosen."""

from __future__ import annotations

from dataclasses import replace

from textual.pilot import Pilot
from ui_panes import PaneApp, act, shown

from tui.model import Counts, Feed, FeedId, Query, SmartFeed
from tui.ui.panes.sidebar import Sidebar
from tui.ui.widgets.places import place_of, places, short_reason

FEEDS = (
    Feed(FeedId(1), "https://a.example", "Northern Wire", "World"),
    Feed(FeedId(2), "https://b.example", "Harbour Post", "World", reason="The server answers 404 Not Found."),
    Feed(FeedId(3), "https://c.example", "Курс дня", "Україна"),
    Feed(FeedId(4), "https://d.example", "Lone Notes"),
    Feed(FeedId(5), "https://e.example", "Old Mill", "World", paused=True),
)
COUNTS = Counts(27, 3, 2, ((FeedId(1), 12), (FeedId(3), 15)))
SMART = (SmartFeed(1, "Grain", "grain is:unread"),)


class Feeds(PaneApp):
    """A sidebar and what was chosen in it."""

    def __init__(self, theme: str = "night") -> None:
        self.bar = Sidebar(id="sidebar")
        super().__init__(self.bar, theme=theme)
        self.chosen: list[tuple[Query, str]] = []

    def on_sidebar_chosen(self, event: Sidebar.Chosen) -> None:
        self.chosen.append((event.query, event.heading))
        self.bar.listed = event.query


async def begin(app: Feeds, pilot: Pilot[None]) -> Sidebar:
    """Fill it and focus it."""
    app.bar.feeds, app.bar.smart_feeds, app.bar.counts = FEEDS, SMART, COUNTS
    app.bar.focus()
    await pilot.pause()
    return app.bar


def go(bar: Sidebar, name: str) -> None:
    """Put the cursor on a row by its name."""
    bar.move_to(next(index for index, item in enumerate(bar.items) if item.name == name))


async def test_lists_folders_feeds_and_counts_hang_on_their_columns() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        text = shown(await begin(app, pilot))
    assert text[:8] == [
        "  claimwire", "", "▌ ● Unread            27", "  ◆ Starred            3", "  □ Claims to check    2", "",
        "  / Grain", "",
    ]  # fmt: skip
    assert text[8:17] == [
        "    Lone Notes", "", "  ▾ World             12", "  ! Harbour Post     404", "    Northern Wire     12",
        "    Old Mill      paused", "", "  ▾ Україна           15", "    Курс дня          15",
    ]  # fmt: skip


async def test_the_reason_is_red_and_the_name_plain() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        drawn = [part for part in bar.render_line(11) if part.text.strip()]
        colours = {part.text.strip(): part.style.color for part in drawn if part.style is not None}
        assert colours["404"] == bar.ink.error.color
        assert colours["!"] == bar.ink.error.color
        assert colours["Harbour Post"] == bar.ink.text.color


async def test_choosing_a_row_lists_it_in_the_scope_one_is_in() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        go(bar, "World")
        act(bar, "open")
        await pilot.pause()
        assert app.chosen[-1] == (Query(folder="World", unread=True), "World")
        bar.listed = Query(folder="World")
        go(bar, "Курс дня")
        act(bar, "open")
        await pilot.pause()
        assert app.chosen[-1] == (Query(feeds=(FeedId(3),)), "Курс дня")
        go(bar, "Claims to check")
        act(bar, "open")
        await pilot.pause()
        assert app.chosen[-1] == (Query(unchecked=True), "Claims to check")
        go(bar, "Grain")
        act(bar, "open")
        await pilot.pause()
        assert app.chosen[-1] == (Query(words=("grain",), unread=True), "Grain")


async def test_folders_fold_and_the_cursor_stays_on_them() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        go(bar, "Northern Wire")
        act(bar, "fold")
        await pilot.pause()
        assert bar.current is not None
        assert bar.current.name == "World"
        assert "    Northern Wire" not in "\n".join(shown(bar))
        assert "  ▸ Україна" not in "\n".join(shown(bar))
        act(bar, "fold")
        await pilot.pause()
        assert "▾ World" in "\n".join(shown(bar))


async def test_a_click_lists_at_once_and_on_the_mark_it_folds() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        await pilot.click(offset=(8, 12))
        assert app.chosen[-1][1] == "Northern Wire"
        await pilot.click(offset=(2, 10))
        await pilot.pause()
        assert not bar.items[bar.cursor].open


async def test_the_brackets_go_from_feed_to_feed() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        bar.step(1)
        await pilot.pause()
        assert app.chosen[-1][1] == "Lone Notes"
        bar.step(1)
        await pilot.pause()
        assert app.chosen[-1][1] == "Harbour Post"
        bar.step(-1)
        bar.step(-1)
        await pilot.pause()
        assert app.said[-1] == "This is the first feed"


async def test_new_counts_move_neither_cursor_nor_fold() -> None:
    app = Feeds()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = await begin(app, pilot)
        go(bar, "Україна")
        act(bar, "fold")
        bar.counts = replace(COUNTS, unread=99)
        bar.feeds = (*FEEDS, Feed(FeedId(9), "https://n.example", "Aaa", "Another"))
        await pilot.pause()
        assert bar.current is not None
        assert bar.current.name == "Україна"
        assert not bar.current.open
        assert bar.folder() == "Україна"
        assert bar.feed() is None


def test_closed_folders_stand_close_together() -> None:
    rows = list(places(FEEDS, (), COUNTS, {"World", "Україна"}))
    assert [(row.name, row.gap) for row in rows if row.kind == "folder"] == [("World", 1), ("Україна", 0)]
    assert place_of(Query(feeds=(FeedId(4),), unread=True), rows) >= 0
    assert place_of(Query(words=("x",)), rows) == -1


def test_a_reason_is_a_code_or_a_word() -> None:
    feed = FEEDS[1]
    assert short_reason(feed) == "404"
    assert short_reason(replace(feed, reason="The certificate of x.example is not valid.")) == "certificate"
    assert short_reason(replace(feed, reason="There is nothing at that address.")) == "404"
    assert short_reason(replace(feed, reason="Something else.")) == "failed"
    assert short_reason(replace(feed, reason="127.0.0.1 does not take the connection.")) == "no answer"
    assert short_reason(replace(feed, reason="Nobody at 192.168.1.101 or 404-news.example knows why.")) == "failed"
    assert short_reason(replace(feed, reason="The server answered 418.")) == "418"
    assert short_reason(replace(feed, gone=True)) == "gone"
