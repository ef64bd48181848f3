"""The reader end to end, by its keys: what a person presses, and what then is so in the library and on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest
from ui_world import NOW, Plainly, clock, library, reader, running, told, until, web, with_settings

from tui.flows import workers
from tui.model import Query, SiteRule
from tui.store import claims, feeds, notes, timeline
from tui.store.thread import StoreThread
from tui.ui.outside import Outside

SIZES = [(120, 40), (80, 24), (40, 12), (200, 50)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file)
    return file


def unread(path: Path) -> int:
    store = StoreThread(path)
    try:
        return store.call(timeline.count, Query(unread=True))
    finally:
        store.close()


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_opens_an_article_and_the_way_back_leads_to_the_same_sentence(
    path: Path, size: tuple[int, int]
) -> None:
    async with running(path, size) as (app, pilot):
        screen = reader(app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.opened is not None)
        assert screen.opened is not None
        first = screen.opened.row.entry
        assert screen.focused is screen.body
        await pilot.press("j", "j", "j")
        place = screen.body.place()
        assert place is not None
        await pilot.press("greater_than_sign")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry != first)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry == first)
        assert screen.body.place() == place


async def test_moving_marks_nothing_and_opening_marks_read_after_a_moment(path: Path) -> None:
    async with running(path, settings=with_settings(mark_read_after=0.1)) as (app, pilot):
        screen = reader(app)
        await pilot.press("j", "j", "k")
        await pilot.pause(0.3)
        assert await app.store.read(timeline.count, Query(unread=True)) == 8
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.read)
        assert await app.store.read(timeline.count, Query(unread=True)) == 7
        assert len(screen.timeline.visible_ids()) == 8, "what you read in this view stays in it"


async def test_with_never_nothing_becomes_read_by_itself(path: Path) -> None:
    async with running(path, settings=with_settings(mark_read="never", mark_read_after=0.0)) as (app, pilot):
        await pilot.press("enter", "J", "space")
        await pilot.pause(0.3)
        assert await app.store.read(timeline.count, Query(unread=True)) == 8


async def test_all_read_acts_on_what_is_listed_and_undo_survives_a_restart(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("A")
        await until(pilot, lambda: told(app).startswith("Marked 8 read"))
    assert unread(path) == 0
    async with running(path) as (app, pilot):
        await pilot.press("u")
        await until(pilot, lambda: told(app).startswith("Taken back"))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: told(app).startswith("Done again"))
        await pilot.press("u")
        await until(pilot, lambda: len(app.log_of_messages.messages) == 3)
    assert unread(path) == 8


async def test_a_post_is_marked_starred_and_tagged_and_the_cursor_goes_on_after_m(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        first = screen.timeline.row()
        assert first is not None
        await pilot.press("s")
        await until(pilot, lambda: told(app).startswith("Starred"))
        await pilot.press("t", *"arms", "enter")
        await until(pilot, lambda: told(app).startswith("Tagged"))
        await pilot.press("m")
        await until(pilot, lambda: told(app).startswith("Marked read"))
        row = await app.store.read(timeline.row, first.entry)
        assert (row.read, row.starred) == (True, True)
        assert await app.store.read(timeline.tags, first.entry) == ("arms",)
        assert screen.timeline.row() != first


async def test_quick_stars_on_many_posts_are_all_kept(path: Path) -> None:
    async with running(path) as (app, pilot):
        for _ in range(8):
            await pilot.press("s", "j")
        await until(pilot, lambda: len(app.log_of_messages.messages) == 8)
    store = StoreThread(path)
    assert store.call(timeline.count, Query(starred=True)) == 8
    store.close()


async def test_keys_work_on_a_cyrillic_layout_without_changing_it(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("о", "о")
        assert screen.timeline.cursor == 2
        await pilot.press("п", "п")
        assert screen.timeline.cursor == 0
        await pilot.press("і")
        await until(pilot, lambda: told(app).startswith("Starred"))


async def test_a_claim_is_tagged_on_the_sentence_and_saved_before_it_is_said(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("j", "j", "c")
        await until(pilot, lambda: told(app).startswith("Saved"))
        kept = await app.store.read(claims.select)
        assert [record.quote for record in kept] == ["According to Northern Wire, two carried grain."]
        assert screen.opened is not None
        assert len(screen.opened.claims) == 1
        await pilot.press("d", "escape")
        await pilot.pause(0.2)
        assert (await app.store.read(claims.select))[0].status == "disputed"


async def test_a_note_is_written_in_the_status_line_and_gone_on_with_later(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("j", "a", *"Ask the harbour", "enter")
        await until(pilot, lambda: told(app).startswith("Note saved"))
        await until(pilot, lambda: screen.opened is not None and len(screen.opened.notes) == 1)
        await until(pilot, lambda: screen.focused is screen.body)
        await pilot.press("a", *" again", "enter")
        await until(pilot, lambda: len(app.log_of_messages.messages) == 2)
        assert screen.opened is not None
        found = await app.store.read(notes.of_entry, screen.opened.row.entry)
        assert [note.text for note in found] == ["Ask the harbour again"]
        assert found[0].anchor is not None


async def test_the_search_filters_while_typing_opens_and_can_be_left(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("slash", *"нови")
        await until(pilot, lambda: len(screen.timeline.visible_ids()) == 4)
        assert screen.focused is screen.status.prompt
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        assert screen.opened is not None
        assert screen.opened.row.title.startswith("Новина")
        first = screen.opened.row.entry
        await pilot.press("n")
        await until(pilot, lambda: screen.opened is not None and screen.opened.row.entry != first)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.timeline.visible_ids()) == 8)
        assert screen.heading == "Unread"


async def test_tab_in_the_search_looks_through_the_whole_library(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("A")
        await until(pilot, lambda: told(app).startswith("Marked"))
        screen.show_list(Query(starred=True), "Starred")
        await until(pilot, lambda: not screen.timeline.visible_ids())
        await pilot.press("slash", *"новина", "tab")
        await until(pilot, lambda: len(screen.timeline.visible_ids()) == 4)
        await pilot.press("escape")
        await until(pilot, lambda: screen.heading == "Starred")


async def test_a_search_is_kept_as_a_smart_feed(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("slash", *"feed:wire harbour", "enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("colon", *"smart Port", "enter")
        await until(pilot, lambda: bool(screen.smart_feeds))
        assert [(one.name, one.text) for one in screen.smart_feeds] == [("Port", "feed:wire harbour")]


async def test_a_wrong_word_in_the_line_is_answered_and_harms_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("colon", *"quti", "enter")
        await until(pilot, lambda: "There is no command" in told(app))
        assert app.log_of_messages.messages[-1].failed
        await pilot.press("colon", *"theme paper", "enter")
        await until(pilot, lambda: app.theme == "paper")


async def test_a_feed_is_added_and_its_posts_are_there(path: Path) -> None:
    items = "".join(f"<item><title>Fresh {n}</title><guid>f{n}</guid></item>" for n in range(3))
    feed = f'<rss version="2.0"><channel><title>Meridian Desk</title>{items}</channel></rss>'.encode()
    async with running(path, client=web({"https://desk.example/feed.xml": feed})) as (app, pilot):
        screen = reader(app)
        await pilot.press("colon", *"add desk.example/feed.xml", "enter")
        await until(pilot, lambda: told(app).startswith("Feed added"))
        await until(pilot, lambda: len(screen.feeds) == 3)
        await pilot.press("colon", *"add desk.example/nothing", "enter")
        await until(pilot, lambda: app.log_of_messages.messages[-1].failed)
        assert "desk.example/nothing" in told(app)


async def test_a_page_with_several_feeds_gives_a_choice(path: Path) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}.xml">'
    page = f"<html><head>{link.format('news')}{link.format('sport')}</head><body>x</body></html>".encode()
    feed = b'<rss version="2.0"><channel><title>Sport</title><item><title>Goal</title></item></channel></rss>'
    pages: dict[str, bytes | int] = {"https://desk.example/": page, "https://desk.example": page}
    pages["https://desk.example/sport.xml"] = feed
    async with running(path, client=web(pages)) as (app, pilot):
        await pilot.press("colon", *"add https://desk.example/", "enter")
        await until(pilot, lambda: len(app.screen_stack) > 1)
        await pilot.pause()
        await pilot.press("j", "enter")
        await until(pilot, lambda: told(app).startswith("Feed added"))
        assert "https://desk.example/sport.xml" in [feed.url for feed in await app.store.read(feeds.all_feeds)]


async def test_a_failing_refresh_tells_the_reason_and_the_way_out_and_moves_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("j")
        before = (screen.timeline.cursor, screen.body.place(), screen.focused)
        await pilot.press("R")
        await until(pilot, lambda: "failed" in told(app))
        await until(pilot, lambda: screen.status.line.facts.failures == 2)
        assert (screen.timeline.cursor, screen.body.place(), screen.focused) == before


async def test_a_removed_feed_comes_back_with_undo(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        feed = screen.feeds[0]
        await pilot.press("g", "f")
        screen.sidebar.move_to(next(at for at in range(20) if select(screen, at) == feed.id))
        await pilot.press("delete")
        await until(pilot, lambda: len(screen.feeds) == 1)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.feeds) == 2)
        screen.sidebar.move_to(next(at for at in range(20) if select(screen, at) == feed.id))
        await pilot.press("t", *"!", "enter")
        await until(pilot, lambda: any(each.title == f"{feed.title}!" for each in screen.feeds))
        await pilot.press("m", *"Renamed", "enter")
        await until(pilot, lambda: any(each.folder.endswith("Renamed") for each in screen.feeds))


def select(screen: object, at: int) -> object:
    """The id of the feed on a line of the sidebar."""
    sidebar = screen.sidebar  # type: ignore[attr-defined]  # the reader's
    sidebar.move_to(at)
    found = sidebar.feed()
    return found.id if found is not None else None


async def test_the_first_run_writes_nothing_before_a_choice(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "library.db"
    async with running(path, (80, 24), first_run=True) as (app, pilot):
        await pilot.press("j", "k", "question_mark")
        await pilot.pause(0.1)
        await pilot.press("escape", "q")
    assert not path.parent.exists()
    async with running(path, (80, 24), first_run=True) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
    assert app.return_value == "demo"
    assert not path.parent.exists()


async def test_the_first_feed_is_added_from_the_first_screen(tmp_path: Path) -> None:
    feed = (
        b'<rss version="2.0"><channel><title>Desk</title><item><title>One</title><guid>1</guid></item></channel></rss>'
    )
    path = tmp_path / "library.db"
    async with running(path, first_run=True, client=web({"https://desk.example/feed": feed})) as (app, pilot):
        await pilot.press("a", *"desk.example/feed", "enter")
        await until(pilot, lambda: app.reader is not None and len(app.reader.feeds) == 1)
        await until(pilot, lambda: len(reader(app).timeline.visible_ids()) == 1)
    assert path.exists()


async def test_a_write_under_way_is_finished_when_the_app_quits(path: Path) -> None:
    async with running(path) as (app, pilot):
        row = reader(app).timeline.row()
        assert row is not None
        app.store._submit(2, lambda db: asyncio.run(asyncio.sleep(0.3)))
        await pilot.press("s", "q")
    store = StoreThread(path)
    assert store.call(timeline.row, row.entry).starred
    store.close()


async def test_q_goes_back_before_it_quits(path: Path) -> None:
    async with running(path) as (app, pilot):
        screen = reader(app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.opened is not None)
        await pilot.press("q")
        assert screen.focused is screen.timeline
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit


async def test_an_empty_list_has_no_position_left_of_the_one_before(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("j")
        assert reader(app).status.line.facts.position == "2 of 8"
        await pilot.press("g", "3")
        await until(pilot, lambda: not reader(app).timeline.items)
        await until(pilot, lambda: reader(app).status.line.facts.position == "")


async def test_ctrl_c_from_habit_loses_nothing_and_says_what_quits(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("ctrl+c")
        await until(pilot, lambda: told(app).startswith("Ctrl+q quits"))
        assert app.is_running


async def test_copying_leaves_no_control_character_in_the_clipboard(path: Path) -> None:
    async with running(path) as (app, pilot):
        app.copy_to_clipboard("a\x1b]52;c;x\x07b")
        assert app.clipboard == "a]52;c;xb"
        await until(pilot, lambda: "a]52;c;xb" in told(app))
        await pilot.press("y")
        await until(pilot, lambda: "https://wire.example/1" in told(app))
        assert app.clipboard == "https://wire.example/1"


def test_the_clock_of_these_tests_stands_still() -> None:
    assert clock() == NOW


async def test_the_word_search_lists_what_it_finds_and_opens_nothing(path: Path) -> None:
    async with running(path) as (app, pilot):
        await pilot.press("colon")
        await pilot.press(*"search missile", "enter")
        await until(pilot, lambda: app.reader is not None and "missile" in app.reader.heading)
        assert app.reader is not None
        assert app.reader.opened is None


def test_a_persons_own_rules_for_sites_reach_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Mapping[str, SiteRule]] = []

    class Reading(Plainly):
        def __init__(self, sites: Mapping[str, SiteRule]) -> None:
            super().__init__()
            given.append(sites)

    monkeypatch.setattr(workers, "Workers", Reading)
    rules = {"wire.example": SiteRule(keep=("main",))}
    outside = Outside(web, None, rules)
    assert isinstance(outside.pool, Reading)
    assert given == [rules]
    outside.stop()
