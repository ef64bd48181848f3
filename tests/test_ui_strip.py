"""The claim strip by keys: several claims on a sentence, extending, repeating, highlights, fields that lose nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from ui_world import library, reader, running, told, until

from tui.model import Claim, Status
from tui.store import claims
from tui.ui.app import ClaimwireApp
from tui.ui.panes.body import Body
from tui.ui.widgets.extent import Extent
from tui.ui.widgets.field import Field

Reading = tuple[ClaimwireApp, Pilot[object], Body]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


@asynccontextmanager
async def article(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reading]:
    """The first post, the cursor on the sentence of Northern Wire."""
    async with running(path, size) as (app, pilot):
        await pilot.press("enter", "g", "a", "j", "j")
        yield app, pilot, reader(app).body


async def stored(app: ClaimwireApp, body: Body) -> tuple[Claim, ...]:
    """What the library has of the open post."""
    assert body.opened is not None
    return await app.store.read(claims.of_entry, body.opened.row.entry)


def strip_of(body: Body, width: int = 100) -> str:
    """The strip's line."""
    return body.strip_lines(width, 3)[0].text.strip()


async def test_another_claim_stands_beside_the_first_and_c_goes_round(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("c", "d", "+")
        await until(pilot, lambda: len(body.claims_here()) == 2)
        assert "2 of 2" in strip_of(body)
        await pilot.press("f", "c")
        assert "disputed 1 of 2" in strip_of(body)
        await pilot.press("c")
        assert "false 2 of 2" in strip_of(body)
        first, second = await stored(app, body)
        assert (first.status, second.status, first.anchor) == ("disputed", "false", second.anchor)


async def test_c_on_the_only_claim_says_how_to_add_another(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("c", "c")
        assert told(app).startswith("The only claim on this sentence")
        assert len(await stored(app, body)) == 1


async def test_a_part_of_a_sentence_is_tagged_exactly(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("v", "h", "h", "o", "l", "l", "c")
        await until(pilot, lambda: body.strip is not None)
        (claim,) = await stored(app, body)
        assert claim.anchor.quote == "Northern Wire, two carried"
        await pilot.press("escape")
        assert body.scope == "body"


async def test_a_span_goes_over_several_sentences(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("v", "j", "enter")
        await until(pilot, lambda: body.strip is not None)
        (claim,) = await stored(app, body)
        assert claim.anchor.quote.startswith("According to")
        assert claim.anchor.quote.endswith("Lysenko said.")


async def test_leaving_the_extension_changes_nothing(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        before = body.place()
        await pilot.press("v", "j", "h", "escape")
        assert (body.place(), body.scope, await stored(app, body)) == (before, "body", ())


async def test_a_claim_is_given_another_span_and_undo_takes_it_back(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("c", "v", "h", "h", "enter")
        await until(pilot, lambda: body.strip is not None and body.strip.claim.anchor.quote.endswith("carried"))
        assert len(await stored(app, body)) == 1
        await pilot.press("escape", "u")
        await until(pilot, lambda: body.claims_here()[0].anchor.quote.endswith("grain."))


async def test_the_last_tagging_is_done_again_with_the_speaker_that_was_typed(path: Path) -> None:
    async with article(path) as (_, pilot, body):
        await pilot.press("c", "d", "tab", *"Ana Kos", "enter")
        await until(pilot, lambda: body.claims_here()[0].speaker == "Ana Kos")
        await pilot.press("j", ";")
        await until(pilot, lambda: len(body.claims_here()) == 1)
        assert (body.claims_here()[0].status, body.claims_here()[0].speaker) == ("disputed", "Ana Kos")
        assert body.strip is None
        await pilot.press("u")
        await until(pilot, lambda: body.claims_here() == ())


async def test_a_speaker_that_a_rule_found_is_not_repeated(path: Path) -> None:
    async with article(path) as (_, pilot, body):
        await pilot.press("c", "s", "escape", "j", ";")
        await until(pilot, lambda: len(body.claims_here()) == 1)
        assert (body.claims_here()[0].status, body.claims_here()[0].speaker) == ("supported", "")


async def test_before_any_tagging_repeating_says_what_to_do(path: Path) -> None:
    async with article(path) as (app, pilot, _):
        await pilot.press(";")
        assert told(app).startswith("Nothing was tagged yet")


async def test_a_highlight_comes_goes_and_becomes_a_claim(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("i")
        await until(pilot, lambda: len(body.claims_here()) == 1)
        assert body.claims_here()[0].status == Status.HIGHLIGHT
        await pilot.press("i")
        await until(pilot, lambda: body.claims_here() == ())
        await pilot.press("i", "c")
        await until(pilot, lambda: body.strip is not None)
        assert (await stored(app, body))[0].status == Status.UNCHECKED


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_field_is_reached_by_tab_on_one_line(path: Path, size: tuple[int, int]) -> None:
    async with article(path, size) as (app, pilot, body):
        await pilot.press("c")
        for label in ("speaker", "cue", "date", "place", "figure", "chain", "hedge"):
            await pilot.press("tab")
            assert label in strip_of(body, size[0] - 1)
            assert len(body.strip_lines(size[0] - 1, 3)) == 1
            if label != "date":
                await pilot.press("ctrl+u", *f"{label} x")
        await pilot.press("enter")
        await until(pilot, lambda: body.claims_here()[0].hedge == "hedge x")
        claim = (await stored(app, body))[0]
        found = (claim.speaker, claim.cue, claim.place, claim.figure, claim.chain)
        assert found == ("speaker x", "cue x", "place x", "figure x", "chain x")


async def test_a_date_that_cannot_be_read_stays_in_its_field(path: Path) -> None:
    async with article(path) as (_, pilot, body):
        await pilot.press("c", "tab", "tab", "tab", "ctrl+u", *"soonish", "enter")
        assert body.strip is not None
        assert body.strip.text == "soonish"
        await pilot.press("escape", "escape", "c", "tab", "tab", "tab")
        assert body.strip.text == "soonish"


async def test_what_is_typed_is_saved_when_the_focus_goes_elsewhere(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        await pilot.press("c", "tab", *"Ana")
        reader(app).timeline.focus()
        await until(pilot, lambda: body.claims_here()[0].speaker == "Ana")


async def test_quitting_from_a_field_saves_it(path: Path) -> None:
    async with article(path) as (app, pilot, body):
        entry = body.opened.row.entry if body.opened is not None else None
        await pilot.press("c", "tab", *"Ana", "ctrl+q")
    async with running(path) as (app, _):
        assert entry is not None
        (claim,) = await app.store.read(claims.of_entry, entry)
        assert claim.speaker == "Ana"


def test_right_at_the_end_takes_the_name_that_is_shown() -> None:
    field = Field("speaker", "no", 2, ("Northern Wire", "North Korea"))
    assert field.ghost == "rthern Wire"
    assert field.turn(1).ghost == "rth Korea"
    taken = field.edit("right")
    assert taken is not None
    assert (taken.text, taken.caret, taken.ghost) == ("Northern Wire", 13, "")
    assert Field("speaker", "", 0, ("Northern Wire",)).ghost == ""
    assert Field("speaker", "", 0, ("Northern Wire", "Kurs")).turn(1).ghost == "Northern Wire"
    assert Field("speaker", "no", 1, ("Northern Wire",)).ghost == "", "only at the end"


def test_an_end_never_passes_the_other() -> None:
    text = "One two. Three four."
    extent = Extent("body", 4, 8)
    assert extent.by_words(text, -5).end > extent.start
    assert extent.by_words(text, 99).end == len(text)
    assert extent.turned().by_words(text, 9).start < 8
    assert extent.by_sentences([(0, 8), (9, 20)], 1).end == 20
    assert extent.by_sentences([(0, 8), (9, 20)], -1) == extent
