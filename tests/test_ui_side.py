"""The panes beside the article: what they list, what Enter does in each, and what they say when they are empty."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_panes import shown
from ui_world import NOW, library, reader, running, told, until

from tui.flows import reading
from tui.model import Entity, EntryId, Mention, Opened, Related, State, Status
from tui.store import claims, notes
from tui.ui.app import ClaimwireApp
from tui.ui.host import Pane
from tui.ui.panes.drawer import DrawerHeads
from tui.ui.side import SidePane, shares
from tui.ui.widgets.languages import foreign
from tui.ui.widgets.short import short

SIZE = (120, 40)


async def opened(app: ClaimwireApp, pilot: Pilot[object]) -> Opened:
    """Open the newest post and give it two entities and a related post."""
    await pilot.press("enter")
    await until(pilot, lambda: reader(app).opened is not None and not entry_of(app).pending)
    screen = reader(app)
    assert screen.opened is not None
    text = screen.opened.article.text
    izmail, other = text.index("Izmail"), text.index("Ukraine")
    mentions: tuple[Mention, ...] = (
        Mention(izmail, izmail + 6, "GPE", "izmail"),
        Mention(other, other + 7, "GPE", "ukraine"),
    )
    mentions += (Mention(text.index("port"), text.index("port") + 4, "GPE", "izmail"),)
    entities = (Entity("ukraine", "Ukraine", "GPE", (), 1), Entity("izmail", "Izmail", "GPE", ("Ізмаїл", "Ismail"), 2))
    related = Related("Порт відновив роботу", ("same port",), 1.0, EntryId(3), "", "Курс дня", NOW, "uk")
    article = replace(screen.opened.article, mentions=mentions, entities=entities, language="en")
    screen.opened = replace(screen.opened, article=article, related=(related,))
    await pilot.pause()
    return screen.opened


def entry_of(app: ClaimwireApp) -> Opened:
    """What is opened."""
    found = reader(app).opened
    assert found is not None
    return found


def pane(app: ClaimwireApp, name: str) -> SidePane[object]:
    """One of the four."""
    found = reader(app).named(name)
    assert isinstance(found, SidePane)
    return found


async def test_entities_show_count_and_other_names_and_enter_goes_through_their_sentences(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        entry = await opened(app, pilot)
        lines = shown(pane(app, "names"))
        assert lines[:4] == ["  Entities  2", "  Izmail  2", "  Ізмаїл · Ismail", "  Ukraine  1"]
        await pilot.press("g", "e", "enter")
        places = reading.sentences_naming(entry, "izmail")
        assert reader(app).body.place() == ("body", *places[0])
        assert reader(app).selected_entity == "izmail"
        assert isinstance(app.focused, Pane)
        assert app.focused.id == "names"  # one stays in the pane and presses on
        await pilot.press("enter")
        assert reader(app).body.place() == ("body", *places[1])
        assert "sentence 2 of 2" in told(app)
        await pilot.press("enter")
        assert reader(app).body.place() == ("body", *places[0])


async def test_a_related_post_tells_why_how_old_and_in_which_language_and_enter_opens_it(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        entry = await opened(app, pilot)
        assert shown(pane(app, "related"))[1:3] == ["  Порт відновив роботу", "  same port · now · uk"]
        await pilot.press(")", "g", "r", "enter")
        await until(pilot, lambda: entry_of(app).row.entry == 3)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: entry_of(app).row.entry == entry.row.entry)


async def test_a_wide_pane_names_feed_age_reasons_and_language(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (80, 24)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press("g", "r")
        await pilot.pause()
        assert shown(pane(app, "related"))[:2] == [  # the drawer draws the head
            "▌ Порт відновив роботу",
            "▌ Курс дня · now · same port · Ukrainian",
        ]


async def test_a_claim_shows_its_status_enter_jumps_c_opens_the_strip_and_delete_takes_it_off(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        await opened(app, pilot)
        await pilot.press(")", ")", "c")
        await until(pilot, lambda: len(entry_of(app).claims) == 1)
        claim = entry_of(app).claims[0]
        await pilot.press("escape", "(", "g", "c")
        lines = shown(pane(app, "claims"))
        assert lines[0] == "  Claims  1"
        assert lines[2].strip("▌ ") == claim.status
        await pilot.press("enter")
        assert reader(app).body.place() == ("body", claim.start, claim.end)
        await pilot.press("g", "c", "c")
        await until(pilot, lambda: reader(app).body.strip is not None)
        await pilot.press("d")
        await until(pilot, lambda: entry_of(app).claims[0].status == Status.DISPUTED)
        await pilot.press("escape", "g", "c", "delete")
        await until(pilot, lambda: not entry_of(app).claims)
        assert app.store.call(claims.of_entry, claim.entry) == ()
        await pilot.press("u")
        await until(pilot, lambda: len(entry_of(app).claims) == 1)


async def test_a_claim_whose_sentence_is_gone_says_so_in_a_sentence(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        await opened(app, pilot)
        await pilot.press(")", ")", "c")
        await until(pilot, lambda: len(entry_of(app).claims) == 1)
        await pilot.press("escape")
        entry = reader(app).opened
        assert entry is not None
        lost = replace(entry.claims[0], start=-1, end=-1, state=State.ORPHAN)
        reader(app).opened = replace(entry, claims=(lost,))
        await pilot.pause()
        words = " ".join(line.strip() for line in shown(pane(app, "claims")))
        assert "◌" in words
        assert "Its sentence is not in this text. C shows its words." in words
        await pilot.press("g", "c", "enter")
        assert "not in the text" in told(app)


async def test_notes_are_wrapped_tell_their_sentence_and_time_and_can_be_changed(tmp_path: Path) -> None:
    ids = library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        entry = await opened(app, pilot)
        sentence = entry.article.sentences[1]
        anchor = reading.anchor_for(entry, "body", sentence.start, sentence.end)
        words = "Ask the harbour office which of the ships of Monday carried grain."
        note = app.store.call(notes.write, ids[0], words, anchor=anchor, now=NOW)
        assert note is not None
        reader(app).undone()
        await until(pilot, lambda: len(entry_of(app).notes) == 1)
        lines = [line.strip() for line in shown(pane(app, "notes"))]
        assert lines[0] == "Notes  1"
        assert " ".join(lines[1:4]) == words
        assert lines[4].startswith("on “According to")
        assert lines[4].endswith(f"· {NOW.astimezone():%H:%M}")
        await pilot.press("g", "n", "enter")
        assert reader(app).body.place() == ("body", sentence.start, sentence.end)
        await pilot.press("g", "n", "a")
        await until(pilot, lambda: reader(app).status.asking)
        await pilot.press("!", "enter")
        await until(pilot, lambda: entry_of(app).notes[0].text.endswith("grain.!"))
        await pilot.press("delete")
        await until(pilot, lambda: not entry_of(app).notes)


async def test_empty_panes_say_which_key_fills_them(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, _):
        for name, key in (("names", "↵"), ("related", "↵"), ("claims", "c"), ("notes", "a")):
            lines = shown(pane(app, name))
            assert lines[1].strip().startswith(f"{key} "), lines


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (100, 24), (80, 24), (40, 12)])
async def test_every_layout_reaches_every_pane(tmp_path: Path, size: tuple[int, int]) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", size) as (app, pilot):
        await opened(app, pilot)
        for key, name in (("e", "names"), ("r", "related"), ("c", "claims"), ("n", "notes")):
            await pilot.press("g", key)
            await pilot.pause()
            here = pane(app, name)
            assert here.has_focus
            assert here.size.height >= (2 if size[1] < 16 else 4)
            assert here.region.bottom <= size[1]
            assert any(line.strip() for line in shown(here))


async def test_in_a_column_the_panes_stand_apart_and_all_fit(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (200, 50)) as (app, pilot):
        entry = await opened(app, pilot)
        many = tuple(Entity(f"e{number}", f"Name {number}", "PER", ("other",), 1) for number in range(60))
        reader(app).opened = replace(entry, article=replace(entry.article, entities=many))
        await pilot.pause()
        panes = [pane(app, name) for name in ("names", "related", "claims", "notes")]
        bottoms = [each.region.bottom for each in panes]
        assert bottoms == sorted(bottoms)
        assert bottoms[-1] <= 48
        assert panes[0].region.height > 20  # the long one takes what the others leave


async def test_the_cursor_of_a_pane_shows_once_somebody_was_there(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        await opened(app, pilot)
        assert not any(line.startswith(("▌", "▏")) for line in shown(pane(app, "names")))
        await pilot.press("g", "e", "g", "a")
        assert shown(pane(app, "names"))[1].startswith("▏")
        await pilot.press(">")
        await until(pilot, lambda: entry_of(app).row.entry != 1)
        assert not any(line.startswith(("▌", "▏")) for line in shown(pane(app, "names")))


async def test_outside_words_are_drawn_as_they_are(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        entry = await opened(app, pilot)
        evil = "[/b] [@click=app.quit]x[/]"
        related = Related(evil, (evil,), 1.0, None, "https://x.example/1", "", None, "")
        article = replace(entry.article, entities=(Entity("x", evil, "PER", (evil,), 1),))
        reader(app).opened = replace(entry, article=article, related=(related,))
        await pilot.pause()
        assert shown(pane(app, "names"))[1].strip().startswith("[/b] [@click")
        assert shown(pane(app, "related"))[1].strip().startswith("[/b] [@click")


def test_lines_are_shared_fairly() -> None:
    assert shares([30, 5, 4, 4], 48) == [30, 5, 4, 4]
    assert shares([60, 40, 4, 4], 48) == [20, 20, 4, 4]
    assert sum(shares([60, 40, 30, 20], 47)) <= 47


def test_a_claim_is_named_by_its_figure_or_its_first_words() -> None:
    assert short("It was the 23rd launch this year.", "23rd") == "23rd launch this year"
    assert short("“We will not close the quay,” she said.") == "We will not close the quay,” she said"
    assert short("Some 1123 ships came.", "23") == "Some 1123 ships came"


def test_a_language_is_named_only_when_it_is_another() -> None:
    assert foreign("uk", "en") == "Ukrainian"
    assert foreign("en-GB", "en") == ""
    assert foreign("und", "en") == foreign("uk", "und") == ""
    assert foreign("xx", "en") == "xx"


async def test_a_tag_is_given_to_a_claim_from_its_pane(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        await opened(app, pilot)
        await pilot.press(")", ")", "c")
        await until(pilot, lambda: len(entry_of(app).claims) == 1)
        await pilot.press("escape", "g", "c")
        app.press("claims.tags", "grain")
        await until(pilot, lambda: entry_of(app).claims[0].tags == ("grain",))
        assert shown(pane(app, "claims"))[2].endswith("#grain")


async def test_one_click_opens_a_related_post_elsewhere_the_first_click_selects(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", SIZE) as (app, pilot):
        entry = await opened(app, pilot)
        names = pane(app, "names")
        await pilot.click(names, offset=(4, 2))  # the first row, where no cursor was seen yet
        assert names.has_focus
        assert reader(app).selected_entity == ""
        await pilot.click(names, offset=(4, 3))
        assert names.cursor == 1
        assert reader(app).selected_entity == ""
        await pilot.click(names, offset=(4, 3))
        assert reader(app).selected_entity == "ukraine"
        await pilot.click(pane(app, "related"), offset=(4, 2), times=2)
        await until(pilot, lambda: entry_of(app).row.entry == 3)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: entry_of(app).row.entry == entry.row.entry)


async def test_undo_brings_back_rows_and_counts_of_claims_and_notes(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (80, 24)) as (app, pilot):
        await opened(app, pilot)
        await pilot.press(")", "c")
        await until(pilot, lambda: len(entry_of(app).claims) == 1)
        await pilot.press("escape", "a", *"Ask.", "enter")
        await until(pilot, lambda: len(entry_of(app).notes) == 1)
        heads = reader(app).query_one(DrawerHeads)
        assert heads.counts[2:] == (1, 1)
        for key, name, place in (("n", "notes", 3), ("c", "claims", 2)):
            await pilot.press("g", key, "delete")
            await until(pilot, partial(lambda at: heads.counts[at] == 0, place))
            assert not pane(app, name).items
            await pilot.press("u")
            await until(pilot, partial(lambda at: heads.counts[at] == 1, place))
            assert len(pane(app, name).items) == 1
            assert pane(app, name).has_focus
            await pilot.press("ctrl+r")
            await until(pilot, partial(lambda at: heads.counts[at] == 0, place))
            await pilot.press("u")
            await until(pilot, partial(lambda at: heads.counts[at] == 1, place))


async def test_the_drawer_names_all_four_panes_in_every_width(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    for size, words in (
        ((80, 24), "  Entities  12    Related  6    Claims  3    Notes  1"),
        ((50, 20), "  Entities 12  Related 6  Claims 3  Notes 1"),
        ((40, 12), "  Ent 12  Rel 6  Claims 3  Notes 1"),
        ((24, 12), "  Ent 12 Rel 6 Cl 3 No 1"),
    ):
        async with running(tmp_path / "l.db", size) as (app, pilot):
            await opened(app, pilot)
            await pilot.press("g", "e")
            heads = reader(app).query_one(DrawerHeads)
            heads.counts = (12, 6, 3, 1)
            await pilot.pause()
            at = heads.size.height // 2
            assert shown(heads)[at] == words
            await pilot.click(heads, offset=(words.index(" Cl") + 2, at))
            assert pane(app, "claims").has_focus


async def test_related_posts_stand_under_the_heads_of_their_groups_and_the_keys_go_through_all(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (200, 50)) as (app, pilot):
        entry = await opened(app, pilot)
        copy = replace(entry.related[0], group="same", copy=True, differs=("title", "17"), entry=EntryId(2))
        reader(app).opened = replace(entry, related=(copy, entry.related[0]))
        await pilot.press("g", "r", "k")
        await pilot.pause()
        lines = [line.rstrip() for line in shown(pane(app, "related"))]
        assert lines[2:4] == ["  Same story", "▌ Порт відновив роботу"]
        assert lines[4].startswith("▌ copy, 17, other")
        assert lines[5:8] == ["", "  Links of the page", "  Порт відновив роботу"]
        await pilot.press("j")
        assert pane(app, "related").cursor == 1
