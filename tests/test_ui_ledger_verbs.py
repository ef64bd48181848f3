"""Working in the ledger: picks and statuses in one step; order, groups and filter are there again on coming back."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_ui_ledger import ledger, opened, sheet, tagged
from textual.pilot import Pilot
from ui_panes import shown
from ui_world import NOW, library, reader, running, told, until, with_settings

from tui.flows import reading
from tui.model import Status
from tui.store import claims, evidence, listing
from tui.store.thread import StoreThread
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.footers import FOOTERS
from tui.ui.screens.claims import ClaimsScreen


def statuses(app: ClaimwireApp) -> list[str]:
    """The statuses of the rows, in the order of their words."""
    return [row.status for row in sorted(ledger(app).items, key=lambda row: row.text) if row.kind == "claim"]


async def typed(pilot: Pilot[object], words: str) -> None:
    """A line of the filter, letter by letter."""
    await pilot.press("/")
    await pilot.press(*words)


async def test_a_status_goes_to_all_that_are_picked_in_one_step_and_back_in_one(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        before = statuses(app)
        await pilot.press("v", "j", "V")
        await pilot.pause(0.02)
        assert len(pane.picks) == 3
        assert "+ 3 picked" in shown(pane)[0]
        assert sum(line.startswith((" +", "▌+", ">+")) for line in shown(pane)) == 3
        await pilot.press("c")
        await until(pilot, lambda: "supported" in str(app.screen.footer.offers()))  # type: ignore[attr-defined]
        await pilot.press("s")
        await until(pilot, lambda: statuses(app) == ["supported"] * 3)
        assert "3 claims" in told(app)
        await pilot.press("escape")
        assert not pane.picks
        await pilot.press("u")
        await until(pilot, lambda: statuses(app) == before)
        assert isinstance(app.screen, ClaimsScreen)


async def test_tags_and_untag_are_one_step_for_all_picked(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("2", "v")
        app.press("ledger.tags", "grain")
        await until(pilot, lambda: sum(row.tags == ("grain",) for row in pane.items) == 2)
        await pilot.press("delete")
        await until(pilot, lambda: len(pane.items) == 2)
        await pilot.press("u")
        await until(pilot, lambda: sum(row.tags == ("grain",) for row in pane.items) == 2)


async def test_a_letter_after_c_is_a_status_and_esc_leaves_it(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, Bench) and app.screen.place_word() == "status")
        await pilot.press("escape", "u")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and not app.screen.marking)
        await until(pilot, lambda: len(pane.items) == 3)  # u took back what was done last, and was no status


async def test_the_list_follows_what_is_typed_enter_keeps_it_and_esc_takes_it_back(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await typed(pilot, "status:fal")
        await until(pilot, lambda: [row.status for row in pane.items] == ["false"])
        assert app.screen.chain()[0] == "sift"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause(0.02)
        assert pane.view.typed == "status:fal"
        await typed(pilot, " by:zzz")
        await until(pilot, lambda: not pane.items)
        await pilot.press("escape")
        await until(pilot, lambda: [row.status for row in pane.items] == ["false"])
        await typed(pilot, " sta:")
        await until(pilot, lambda: "status" in str(app.screen.status.hint.content))  # type: ignore[attr-defined]
        await pilot.press("escape", "escape")
        await until(pilot, lambda: len(pane.items) == 4)


async def test_what_only_the_library_knows_narrows_while_typing(tmp_path: Path) -> None:
    ids = tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await app.store.write(lambda db: db.execute("UPDATE status SET starred = 1 WHERE id = ?", (ids[1],)) and None)
        await typed(pilot, "is:starred")
        await until(pilot, lambda: [row.entry for row in pane.items] == [ids[1]])


async def test_sort_group_and_fold_by_key_and_by_name(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("s")
        await until(pilot, lambda: "sorted by status" in shown(pane)[0])
        await pilot.press("S")
        await until(pilot, lambda: "backwards" in shown(pane)[0])
        app.press("ledger.sort", "date")
        await until(pilot, lambda: "newest first" in shown(pane)[0])
        for group in ("entity", "status", "day", "none"):
            await pilot.press("b")
            await until(pilot, lambda group=group: pane.view.group == group)  # type: ignore[misc]
        assert not pane.heads
        app.press("ledger.group", "speaker")
        await until(pilot, lambda: len(pane.heads) == 4)
        await pilot.press("h")
        await until(pilot, lambda: "▸ Northern Wire" in "\n".join(shown(pane)))
        assert pane.claim is None
        await pilot.press("c")
        assert "No claim here" in told(app)
        await pilot.press("enter")
        await until(pilot, lambda: pane.claim is not None)
        app.press("ledger.group", "colour")
        await until(pilot, lambda: "not grouped by colour" in told(app))
        app.press("ledger.sort", "colour")
        await until(pilot, lambda: "no column colour" in told(app))


async def test_coming_back_finds_the_same_row_order_group_and_filter(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        await opened(app, pilot)
        app.press("ledger.search", "is:claim")
        app.press("ledger.group", "status")
        app.press("ledger.sort", "claim")
        await until(pilot, lambda: len(ledger(app).items) == 3 and ledger(app).view.sort == "claim")
        await pilot.press("j", "j")
        here = ledger(app).current
        assert here is not None
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.reader and reader(app).opened is not None)
        await pilot.press("backspace")
        await until(pilot, lambda: isinstance(app.screen, ClaimsScreen) and bool(ledger(app).items))
        assert ledger(app).current == here
        assert (ledger(app).view.group, ledger(app).view.sort, ledger(app).view.typed) == (
            "status",
            "claim",
            "is:claim",
        )
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.reader)
        assert (await opened(app, pilot)).current == here


async def test_a_refresh_moves_neither_cursor_nor_scroll(tmp_path: Path) -> None:
    ids = tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", (80, 16)) as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("j", "j")
        here, scrolled = pane.current, pane.scroll_offset.y
        line = pane._starts[pane.cursor] - scrolled
        found = await app.store.read(reading.open_entry, ids[2])
        place = found.article.sentences[0]
        anchor = reading.anchor_for(found, "body", place.start, place.end)
        await app.store.write(claims.tag, ids[2], anchor, status="quote", now=NOW, speaker="Aaa", said="2026-10-05")
        assert isinstance(app.screen, ClaimsScreen)
        app.screen.library_changed()
        await until(pilot, lambda: len(pane.items) == 5)
        assert pane.current == here
        assert pane._starts[pane.cursor] - pane.scroll_offset.y == line


async def test_highlights_are_listed_only_when_they_are_asked_for(tmp_path: Path) -> None:
    ids = tagged(tmp_path / "l.db")
    with StoreThread(tmp_path / "l.db") as store:
        found = store.call(reading.open_entry, ids[2])
        place = found.article.sentences[0]
        anchor = reading.anchor_for(found, "body", place.start, place.end)
        store.call(claims.tag, ids[2], anchor, status=Status.HIGHLIGHT, now=NOW)
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        assert len(pane.items) == 4
        assert "Claims  3" in shown(pane)[0]
        await pilot.press("i")
        await until(pilot, lambda: len(pane.items) == 5)
        await pilot.press("i")
        await until(pilot, lambda: len(pane.items) == 4)
        app.press("ledger.search", "status:highlight")
        await until(pilot, lambda: [row.status for row in pane.items] == ["highlight"])
        await pilot.press("c", "q")
        app.press("ledger.search", "is:claim")
        await until(pilot, lambda: len(pane.items) == 4)


async def test_the_sheet_tells_evidence_history_state_and_revision(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    with StoreThread(tmp_path / "l.db") as store:
        first, second, third = (row.id for row in sorted(store.call(listing.every)) if row.kind == "claim")
        store.call(evidence.link, first, second, "contradicts", NOW, note="Other figures.")  # type: ignore[arg-type]
        store.call(evidence.link, third, first, "supports", NOW)  # type: ignore[arg-type]
        store.call(claims.change, first, NOW, status="disputed", place="Izmail", chain="Wire, citing the port")  # type: ignore[arg-type]
    async with running(tmp_path / "l.db", (200, 50)) as (app, pilot):
        await opened(app, pilot)
        await until(pilot, lambda: "History" in sheet(app))
        words = sheet(app)
        for part in (
            "place    Izmail",
            "source   Wire, citing the port",
            "Evidence  2",
            "contradicts",
            "Other figures.",
        ):
            assert part in words, part
        for part in ("History", "Tagged a claim", "fetched", "text "):
            assert part in words, part
        row = next(row for row in ledger(app).items if row.id == first and row.kind == "claim")
        assert (row.contradicts, row.supports, row.beside) == (1, 0, 1)
        assert any("▼1 ·1" in line for line in shown(ledger(app)))


async def test_a_note_is_written_on_the_claims_sentence_and_changed_from_its_own_row(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("j", "a")
        await until(pilot, lambda: isinstance(app.screen, Bench) and app.screen.status.asking)
        await pilot.press(*"Ask Petro", "enter")
        await until(pilot, lambda: "Ask Petro" in [row.text for row in pane.items])
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, Bench) and app.screen.status.prompt.value == "Ask Petro")
        await pilot.press("!", "enter")
        await until(pilot, lambda: "Ask Petro!" in [row.text for row in pane.items])
        await pilot.press("G", "a")
        await until(pilot, lambda: isinstance(app.screen, Bench) and app.screen.status.asking)
        await pilot.press("?", "enter")
        await until(pilot, lambda: sum(row.text.endswith("?") for row in pane.items) == 1)


async def test_d_tells_when_nothing_changed_since_the_tagging(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        await opened(app, pilot)
        await until(pilot, lambda: "status" in sheet(app))
        await pilot.press("D")
        await until(pilot, lambda: "Nothing to compare" in told(app))


async def test_y_copies_the_addresses_of_all_that_are_picked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagged(tmp_path / "l.db")
    copied: list[str] = []
    async with running(tmp_path / "l.db") as (app, pilot):
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        await opened(app, pilot)
        await pilot.press("y", "v", "v", "y")
        await pilot.pause(0.02)
    assert copied == ["https://wire.example/1", "https://wire.example/1\nhttps://wire.example/2"]


async def test_x_writes_only_what_is_picked(tmp_path: Path) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press("j", "v")
        assert isinstance(app.screen, ClaimsScreen)
        scope = await app.screen.export_scope()
        assert [record.uuid for record in scope.records] == list(pane.picks.rows)


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (80, 24), (40, 12)])
@pytest.mark.parametrize("theme", ["paper", "ansi"])
@pytest.mark.parametrize("glyphs", ["unicode", "ascii"])
async def test_every_line_fits_every_screen(tmp_path: Path, size: tuple[int, int], theme: str, glyphs: str) -> None:
    tagged(tmp_path / "l.db")
    async with running(tmp_path / "l.db", size, settings=with_settings(theme=theme, glyphs=glyphs)) as (app, pilot):
        pane = await opened(app, pilot)
        for group in ("none", "status", "day", "speaker"):
            app.press("ledger.group", group)
            await until(pilot, lambda group=group: pane.view.group == group)  # type: ignore[misc]
            await pilot.pause(0.02)
            lines = [pane.render_line(y) for y in range(pane.size.height)]
            assert {line.cell_length for line in lines} == {pane.size.width}
            words = "\n".join(shown(pane))
            assert "The harbour" in words
            assert "5 Oct" in words
            if glyphs == "ascii":
                assert words.isascii() or size[0] < 60, words
        assert "1 of 4" in pane.position()


def test_the_words_of_the_footers_are_those_of_the_ledger() -> None:
    assert {"ledger", "sift", "letters"} <= set(FOOTERS)


async def test_an_empty_library_has_an_empty_ledger_and_no_verb_fails(tmp_path: Path) -> None:
    library(tmp_path / "l.db")
    async with running(tmp_path / "l.db") as (app, pilot):
        pane = await opened(app, pilot)
        await pilot.press(*"cvVsSbbbbbhliyaE", "delete", "enter")
        await pilot.pause(0.05)
        assert isinstance(app.screen, ClaimsScreen)
        assert not pane.items
