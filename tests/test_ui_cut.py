""":cut shows what was cut from a page, by which rule, in the page's order and with the article's place between."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import article
from ui_world import NOW, Plainly, library, reader, running, told, until

from tui.model import Article, Cut, Explained, Page
from tui.store import articles
from tui.store.revisions import Raw
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.screens.cut import CutScreen, Cuttings
from tui.ui.widgets import rules
from tui.ui.widgets.cuttings import document

LENGTH = len(article().text)
CUT = (
    Cut("menu", "Home"),
    Cut("menu", "World · Weather · Sport"),
    Cut("share", "Send this to a friend"),
    Cut("advert", "Buy a boat this winter", at=40),
    Cut("related", "Read also: The bridge is open again", at=LENGTH),
    Cut("related", "Older news of the port\nand of the river", at=LENGTH),
    Cut("menu", "Imprint", at=LENGTH),
)


class Telling(Plainly):
    """Explains every page alike."""

    def __init__(self, *cut: Cut) -> None:
        super().__init__()
        self.cut = cut

    def explain(self, page: Page) -> Explained:
        return Explained(article(), cut=self.cut)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


async def ask(app: ClaimwireApp, pilot: Pilot[object], *, page: bool = True) -> None:
    """Open the first post, its page kept or not, and ask what was cut."""
    entry = reader(app).timeline.items[0].entry
    if page:
        raw = Raw(b"<p>The page.</p>", "https://wire.example/1")
        await app.store.write(articles.save_article, entry, "page", article(), raw=raw, fetched=NOW)
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None)
    await pilot.press("colon", *"cut", "enter")


def drawn(screen: Bench) -> list[str]:
    """What a screen shows, line by line."""
    return ["".join(piece.text for piece in strip).strip(" ▌▏") for strip in screen._compositor.render_strips()]


async def test_runs_of_one_rule_stand_under_its_words_and_the_article_between_them(path: Path) -> None:
    async with running(path, (120, 50), pool=Telling(*CUT)) as (app, pilot):
        await ask(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, CutScreen))
        await pilot.pause()
        lines = [line for line in drawn(app.screen) if line]  # type: ignore[arg-type]  # a Bench, as was waited for
        assert lines[:13] == [
            "Cut from the page", "7 blocks · 4 rules", "menus and navigation  2", "Home · World · Weather · Sport",
            "share buttons", "Send this to a friend", "… the article stands here …",
            "advertising, inside the text", "Buy a boat this winter", "links to other posts  2",
            "Read also: The bridge is open again · Older news of the port and of", "the river", "menus and navigation",
        ]  # fmt: skip
        assert "1 of 5" in "\n".join(lines)


async def test_the_keys_go_from_block_to_block_and_q_back_to_the_article(path: Path) -> None:
    async with running(path, (80, 24), pool=Telling(*CUT)) as (app, pilot):
        await ask(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, CutScreen))
        await pilot.pause()
        sheet = app.screen.query_one(Cuttings)
        await pilot.press("j", "j", "G")
        assert sheet.position() == "5 of 5"
        assert sheet.at_end
        await pilot.press("k")
        assert sheet.position() == "4 of 5"
        await pilot.press("q")
        await until(pilot, lambda: app.screen is reader(app))


async def test_a_long_block_can_be_read_to_its_end(path: Path) -> None:
    async with running(
        path,
        (40, 12),
        pool=Telling(Cut("comment", "I do not agree with any of it. " * 200 + "So there."), Cut("menu", "Imprint")),
    ) as (app, pilot):
        await ask(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, CutScreen))
        await pilot.pause()
        seen = ""
        for _ in range(60):
            seen += "\n".join(drawn(app.screen))  # type: ignore[arg-type]  # a Bench, as was waited for
            await pilot.press("j")
        assert "So there." in seen
        assert "Imprint" in seen


async def test_where_only_the_feeds_text_is_here_it_says_so_and_how_to_get_the_page(path: Path) -> None:
    async with running(path, (120, 40), pool=Telling(*CUT)) as (app, pilot):
        await ask(app, pilot, page=False)
        await until(
            pilot,
            lambda: told(app) == "Only the feed's text is here, and nothing was cut from it p fetches the page",
        )
        assert app.screen is reader(app)


async def test_a_page_from_which_nothing_was_cut_says_so(path: Path) -> None:
    async with running(path, (120, 40), pool=Telling()) as (app, pilot):
        await ask(app, pilot)
        await until(pilot, lambda: told(app).startswith("Nothing was cut from this page"))


async def test_with_nothing_open_it_says_what_opens_a_post(path: Path) -> None:
    async with running(path, (120, 40), pool=Telling(*CUT)) as (app, pilot):
        await pilot.press("colon", *"cut", "enter")
        await until(pilot, lambda: told(app) == "Nothing is open ↵ opens a post")


def test_a_page_without_an_article_says_that_in_its_place() -> None:
    words = [chunk.text for chunk in document(Explained(Article("", ""), cut=(Cut("outside", "Words"),))).chunks]
    assert words[-1] == "… no article was found here …"


def test_every_rule_that_names_furniture_has_plain_words() -> None:
    names = tomllib.loads((resources.files("tui.text") / "words" / "furniture.toml").read_text())["names"]
    assert set(names) <= set(rules.RULES)


def test_rules_have_plain_words_also_those_nobody_foresaw() -> None:
    assert rules.words("advert") == "advertising"
    assert rules.words("three_in-a_row") == "three in a row"
    assert rules.words("") == "outside the article"
