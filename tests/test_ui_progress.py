"""How far a text is read, and how long the rest takes, stand in the status line and move nothing beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import article
from ui_world import library, reader, running, until

from tui.model import Article, Link
from tui.ui.app import ClaimwireApp
from tui.ui.panes.status import Facts
from tui.ui.widgets import pace
from tui.ui.widgets.document import Chunk, Document, lay_out
from tui.ui.widgets.progress import Progress

LONG = article(
    paragraphs=tuple(f"The {n}th lorry waits at the quay. It carries grain from the south." for n in range(260))
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file)
    return file


async def open_long(app: ClaimwireApp, pilot: Pilot[object], content: Article = LONG) -> None:
    """Open a post whose article is a long one."""
    screen = reader(app)
    await pilot.press("enter")
    await until(pilot, lambda: screen.opened is not None)
    screen.change_opened(article=content)
    await pilot.pause()
    screen.show_state()


def facts(app: ClaimwireApp) -> Facts:
    """What the status line knows."""
    return reader(app).status.line.facts


def line(app: ClaimwireApp) -> str:
    """The status line as drawn."""
    return "".join(segment.text for segment in reader(app).status.line.render_line(0))


async def test_reading_on_counts_up_to_all_of_it_and_down_to_the_end(path: Path) -> None:
    async with running(path) as (app, pilot):
        await open_long(app, pilot)
        seen = [facts(app)]
        while not reader(app).body.at_end:
            await pilot.press("space")
            seen.append(facts(app))
        assert all(int(a.progress.split()[0]) <= int(b.progress.split()[0]) for a, b in pairwise(seen))
        assert seen[0].left.endswith("min left")
        assert (seen[-1].progress, seen[-1].left.strip()) == ("100 %", "at the end")
        assert len({(len(one.progress), len(one.left)) for one in seen}) == 1, "nothing beside them may move"


@pytest.mark.parametrize(
    ("size", "minutes"), [((120, 40), True), ((200, 50), True), ((80, 24), True), ((40, 12), False)]
)
async def test_narrow_screens_keep_the_percent_and_drop_the_minutes(
    path: Path, size: tuple[int, int], minutes: bool
) -> None:
    async with running(path, size) as (app, pilot):
        await open_long(app, pilot)
        reader(app).status.forget()
        assert " % " in line(app)
        assert ("min left" in line(app)) == minutes


async def test_a_text_that_shows_as_a_whole_has_no_progress(path: Path) -> None:
    async with running(path, (120, 60)) as (app, pilot):
        await open_long(app, pilot, article())
        assert (facts(app).progress, facts(app).left) == ("", "")


async def test_links_below_the_screen_are_no_text_that_is_still_to_read(path: Path) -> None:
    async with running(path) as (app, pilot):
        links = tuple(Link(f"Older news {n}") for n in range(30))
        await open_long(app, pilot, replace(article(), links=links))
        assert reader(app).body.virtual_size.height > reader(app).body.size.height
        assert (facts(app).progress, facts(app).left) == ("", "")


async def test_the_list_of_one_pane_says_nothing_of_the_article_behind_it(path: Path) -> None:
    async with running(path, (80, 24)) as (app, pilot):
        await open_long(app, pilot)
        await pilot.press("h")
        assert (facts(app).position, facts(app).progress, facts(app).left) == ("1 of 8", "", "")


def test_links_below_the_text_are_not_what_is_left_to_read() -> None:
    words = "One two three four. " * 60
    chunks = (Chunk("paragraph", words, 0, len(words), "body"), Chunk("link", words, 0, len(words)))
    document = Document(chunks)
    lines = lay_out(document, 40)
    last = max(number for number, one in enumerate(lines) if one.chunk == 0)
    progress = Progress(document, lines, "en")
    assert progress.share(last) < 100
    assert (progress.percent(last + 1), progress.left(last + 1).strip()) == ("100 %", "at the end")


def test_each_language_is_read_at_its_own_pace() -> None:
    assert pace.minutes(2300, "en") == 10
    assert pace.minutes(2300, "uk") == 12
    assert pace.minutes(2300, "und") == 12
    assert pace.whole("", "en") == 1


def test_scripts_without_blanks_are_counted_by_their_signs() -> None:
    assert pace.words("二つ目の橋が開通した。") > 4
    assert pace.words("Bridge 橋 opens") == 3
    assert pace.words("สะพานแห่งที่สองเปิดแล้ว") > 3
    assert pace.words("Другий міст відкрили") == 3


def test_the_share_is_whole_only_when_the_last_line_stands_above() -> None:
    content = replace(LONG, title="")
    document = Document((Chunk("paragraph", content.text, 0, len(content.text), "body"),))
    lines = lay_out(document, 60)
    progress = Progress(document, lines, "en")
    assert [progress.share(number) for number in (0, len(lines) - 1, len(lines))] == [0, 99, 100]
