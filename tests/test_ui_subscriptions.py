"""The subscriptions: what needs the reader stands first, every failing feed shows its reason and a way out by key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot
from ui_panes import shown
from ui_world import NOW, library, running, told, until, web, with_settings

from tui.model import Entry, Feed, FeedId, ParsedFeed
from tui.store import articles, feeds
from tui.store.statistics import FeedFigures
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.screens.subscriptions import SubscriptionsScreen
from tui.ui.widgets.paper import Paper
from tui.ui.widgets.standing import columns, span, sparkline, standings

RSS = b"""<rss version="2.0"><channel><title>Northern Wire, moved</title>
<item><guid>g1</guid><title>Story</title><link>https://wire.example/1</link></item></channel></rss>"""
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"></head><body>News</body></html>'


def failing(path: Path) -> None:
    """A library whose first feed fails."""
    library(path)
    with StoreThread(path) as store:
        store.call(
            feeds.record_failure, FeedId(1), reason="There is nothing at that address (404).", hint="Look on its site.",
            due=NOW + timedelta(hours=6), now=NOW,
        )  # fmt: skip
        store.call(
            feeds.record_good, FeedId(2), parsed=None, due=NOW + timedelta(hours=1), now=NOW - timedelta(minutes=4)
        )


async def opened(app: ClaimwireApp, pilot: Pilot[object]) -> SubscriptionsScreen:
    """The screen, its list loaded."""
    await pilot.press("F")
    await until(pilot, lambda: isinstance(app.screen, SubscriptionsScreen) and bool(app.screen.subscriptions.items))
    assert isinstance(app.screen, SubscriptionsScreen)
    await pilot.pause(0.05)
    return app.screen


def words_of(screen: SubscriptionsScreen) -> str:
    """All that the sheet says."""
    return "\n".join(shown(screen.query_one(Paper)))


async def test_what_fails_stands_first_with_its_reason_and_every_way_out(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        screen = await opened(app, pilot)
        lines = shown(screen.subscriptions)
        assert lines[0].split()[:2] == ["Subscriptions", "2"]
        assert "8 weeks" in lines[2]
        assert lines[3].startswith("▌ ! Northern Wire")
        assert "There is nothing" in lines[3]
        assert lines[4] == ""
        assert "Курс дня" in lines[5]
        assert "4 min" in lines[5]
        sheet = words_of(screen)
        assert "There is nothing at that address (404). Look on its site." in sheet
        assert "next try by itself in 6 h" in sheet
        for way in ("f   look for its new address", "r   try again now", "p   pause it", "x   unsubscribe"):
            assert way in sheet
        assert "Last tries" in sheet
        await pilot.press("j")
        await until(pilot, lambda: "Курс дня answered 4 min ago" in words_of(screen))


async def test_pause_rename_move_and_unsubscribe_are_saved_and_taken_back(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("p")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).paused)
        await until(pilot, lambda: "is paused" in words_of(screen))
        app.press("subscriptions.rename", "Wire")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).title == "Wire")
        app.press("subscriptions.move", "Local")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).folder == "Local")
        await pilot.press("x")
        await until(pilot, lambda: len(screen.subscriptions.items) == 1)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.subscriptions.items) == 2)
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reader)


async def test_f_asks_the_site_for_its_feeds_and_the_chosen_one_is_followed(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    client = web({"https://wire.example/": PAGE, "https://wire.example/new.xml": RSS})
    async with running(tmp_path / "l.db", (120, 40), client=client) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("f")
        await until(pilot, lambda: app.screen.chip == "choose" if hasattr(app.screen, "chip") else False)
        await pilot.press("enter")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).url == "https://wire.example/new.xml")
        await until(pilot, lambda: not app.store.call(feeds.get, FeedId(1)).reason)
        assert app.store.call(feeds.get, FeedId(1)).title == "Northern Wire"


async def test_f_says_when_the_site_names_no_other_feed(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("f")
        await until(pilot, lambda: "No other feed was found at https://wire.example/" in told(app))


async def test_enter_edits_the_address_and_refuses_what_is_none(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40), client=web({"https://wire.example/feed2": RSS})) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: screen.status.asking)
        await pilot.press("2", "enter")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).url == "https://wire.example/feed2")
        await until(pilot, lambda: app.store.call(feeds.get, FeedId(1)).good is not None)
        await until(pilot, lambda: not screen.subscriptions.items[0].feed.reason)
        await pilot.press("enter")
        await until(pilot, lambda: screen.status.asking)
        await pilot.press("space", "x", "enter")
        await until(pilot, lambda: any("is not a web address" in one.what for one in app.log_of_messages.messages))


async def test_r_tries_again(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (120, 40), client=web({"https://wire.example/feed": RSS})) as (app, pilot):
        screen = await opened(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: not app.store.call(feeds.get, FeedId(1)).reason)
        await until(pilot, lambda: all(item.need != "failed" for item in screen.subscriptions.items))


async def test_small_screens_keep_title_and_condition(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    for size in ((40, 12), (80, 24)):
        async with running(tmp_path / "l.db", size) as (app, pilot):
            screen = await opened(app, pilot)
            rows = [line for line in shown(screen.subscriptions) if "! Northern" in line]
            assert rows
            assert "There" in rows[0]


async def test_the_whole_sheet_is_reached_by_keys_where_it_is_low(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    for size in ((80, 24), (120, 24), (40, 12)):
        async with running(tmp_path / "l.db", size) as (app, pilot):
            screen = await opened(app, pilot)
            paper = screen.query_one(Paper)
            seen = words_of(screen) if paper.display else ""
            assert "Last tries" not in seen
            for _ in range(10):
                await pilot.press("J")
                await pilot.pause(0.02)
                seen += words_of(screen)
            for part in ("has not answered", "nothing at", "look for its new", "unsubscribe", "Last tries"):
                assert part in seen, (part, size)
            assert any(line.startswith("▌ ! Northern") for line in shown(screen.subscriptions))
            at = paper.scroll_offset.y
            screen.load()
            await pilot.pause(0.1)
            assert paper.scroll_offset.y == at > 0  # what a refresh brings does not move what is read
            await pilot.press(*"K" * 10)
            await pilot.pause(0.05)
            assert paper.scroll_offset.y == 0
            assert paper.display == (size[1] > 12)
            await pilot.press("J", "escape")
            assert app.screen is (app.reader if size[1] > 12 else screen)


async def test_the_ascii_signs_keep_their_columns(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (80, 24), settings=with_settings(glyphs="ascii", theme="ansi")) as (
        app,
        pilot,
    ):
        screen = await opened(app, pilot)
        await pilot.press("J", "J")
        await pilot.pause(0.05)
        for words in ("f       look for its new address", "Enter   edit the address", "unsubscribe"):
            assert words in words_of(screen)
        assert any(line.startswith("> ! Northern Wire") for line in shown(screen.subscriptions))
        assert all(len(line) <= 78 for line in shown(screen.subscriptions))  # two cells stay free


async def test_paused_gone_and_long_silent_feeds_say_so(tmp_path: Path) -> None:
    failing(tmp_path / "l.db")
    with StoreThread(tmp_path / "l.db") as store:
        store.call(feeds.pause, FeedId(2), True, NOW)
        store.call(feeds.record_failure, FeedId(1), reason="Gone (410).", due=NOW, gone=True, now=NOW)
        old = store.call(feeds.add, "https://light.example/feed", title="Lighthouse Weekly", now=NOW)
        post = Entry("l1", "A lamp", "https://light.example/1", published=NOW - timedelta(days=155))
        store.call(articles.save_feed, old.id, ParsedFeed("Lighthouse Weekly", (post,)), NOW)
        store.call(feeds.record_good, old.id, parsed=None, due=NOW + timedelta(hours=1), now=NOW)
    async with running(tmp_path / "l.db", (120, 40)) as (app, pilot):
        screen = await opened(app, pilot)
        rows = shown(screen.subscriptions)[3:]
        for title, condition in (
            ("! Northern Wire", "gone for good"), ("Lighthouse Weekly", "silent for 5 months"), ("Курс дня", "paused")
        ):  # fmt: skip
            assert any(title in row and condition in row for row in rows), title
        await pilot.press("j")
        await until(pilot, lambda: "has posted nothing for 5 months" in words_of(screen))


def test_the_order_is_failed_then_odd_then_silent_then_fine() -> None:
    def feed(number: int, **more: object) -> Feed:
        return Feed(FeedId(number), f"https://{number}.example/", f"Feed {number}", good=NOW, **more)  # type: ignore[arg-type]

    every = (feed(1), feed(2, reason="No."), feed(3, note="Odd."), feed(4), feed(5, paused=True), feed(6, kept=True))
    figures = [
        FeedFigures(FeedId(1), 3, 0.5, 0, 0, (1,) * 8, NOW),
        FeedFigures(FeedId(4), 3, 0.5, 0, 0, (0,) * 8, NOW - timedelta(days=155)),
    ]
    found = standings(every, figures, NOW)
    assert [(one.feed.id, one.need) for one in found] == [
        (2, "failed"), (3, "odd"), (4, "silent"), (1, "fine"), (5, "fine")
    ]  # fmt: skip
    assert [one.first for one in found] == [False, False, False, True, False]
    assert [one.condition for one in found] == ["No", "Odd", "silent for 5 months", "fetched", "paused"]


def test_every_width_has_its_columns() -> None:
    for width in range(36, 240):
        shown_columns = columns(width)
        assert 4 + sum(column.width + 2 for column in shown_columns) <= max(width, 40)
        assert {"feed", "condition"} <= {column.head for column in shown_columns}


def test_lengths_and_bars() -> None:
    assert [span(timedelta(minutes=minutes)) for minutes in (4, 125, 60 * 72)] == ["4 min", "2 h", "3 days"]
    assert sparkline((0, 1, 25, 25), 25, "▁▂▃▄▅▆") == "▁▂▆▆"
    assert sparkline((0, 0), 0, "▁▂▃▄▅▆") == "▁▁"
