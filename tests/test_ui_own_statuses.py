"""Statuses of the config: a letter in the strip, in the ledger, in every list of statuses; wrong ones are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from ui_world import QUIET, library, reader, running, told, until

from tui import config
from tui.config import Settings, load
from tui.errors import BadConfig, Usage
from tui.store import claims
from tui.ui import glyphs, own_statuses
from tui.ui.claim_verbs import status_called, statuses
from tui.ui.helpfoot import legend
from tui.ui.keys import Keymap, KeyReader
from tui.ui.panes.footer import Footer

OWN = {"propaganda": "p", "потребує джерела": "ж"}
MINE = replace(QUIET, statuses=OWN)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    library(file, 4)
    return file


def refused(tmp_path: Path, text: str) -> str:
    """What is said of a config file."""
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        _checked(file)
    return caught.value.what.removeprefix(str(file)).removeprefix(", ")


def _checked(file: Path) -> None:
    loaded = load(file, {})
    config.check_statuses(loaded, own_statuses.hindered(loaded.settings))


def test_a_status_of_the_config_is_read_with_its_letter(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[statuses]\npropaganda = "p"\n"needs a source" = "w"\n', encoding="utf-8")
    loaded = load(file, {})
    assert loaded.settings.statuses == {"propaganda": "p", "needs a source": "w"}
    assert loaded.status_lines == {"propaganda": 2, "needs a source": 3}
    assert own_statuses.hindered(loaded.settings) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[statuses]\nrumour = "ru"\n', 'line 2: "rumour": "ru" is not one letter'),
        ("[statuses]\nrumour = 7\n", 'line 2: "rumour": 7 is not one letter'),
        ('[statuses]\n\nrumour = "u"\n', 'line 3: "rumour": in the claim strip u will say that nobody'),
        ('[statuses]\nrumour = "ф"\n', 'line 2: "rumour": in the claim strip ф will say that somebody'),
        ('[statuses]\nrumour = "j"\n', 'line 2: "rumour": in the claim strip j will go to the next row'),
        ('[statuses]\nrumour = "g"\n', 'line 2: "rumour": g begins other keys'),
        ('[statuses]\na1 = "p"\nb2 = "p"\n', 'line 3: "b2": p is the letter of "a1"'),
        ('[statuses]\nRumour = "p"\nrumour = "w"\n', 'line 3: "rumour": it stands there twice'),
        ('[statuses]\nFalse = "p"\n', 'line 2: "False": there is such a status already; [keys] changes its letter'),
        ('[statuses]\ntags = "p"\n', 'line 2: "tags": it would be :tags, which is something else already'),
        ('[statuses]\n"" = "p"\n', 'line 2: "": a status has a name of 1 to 24 characters'),
        (f'[statuses]\n{"x" * 25} = "p"\n', f'line 2: "{"x" * 25}": a status has a name of 1 to 24 characters'),
        ('theme = "night"\nstatuses = "p"\n', 'line 2: "statuses": it must be a table'),
    ],
)
def test_a_status_that_cannot_be_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert refused(tmp_path, text).startswith(said)


def test_a_letter_that_keys_took_from_its_command_is_free(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keys]\n"strip.opinion" = "w"\n[statuses]\nrumour = "o"\n', encoding="utf-8")
    loaded = load(file, {})
    assert own_statuses.hindered(loaded.settings) == {}
    assert "strip.rumour" in own_statuses.ids(loaded.settings)


async def test_the_letter_sets_the_status_and_the_footer_offers_it(path: Path) -> None:
    async with running(path, (160, 40), settings=MINE) as (app, pilot):
        body = reader(app).body
        await pilot.press("enter", "g", "a", "j", "j", "c")
        await until(pilot, lambda: body.strip is not None)
        offers = app.screen.query_one(Footer).offers()
        at = offers.index(("o", "opinion"))
        assert offers[at + 1 : at + 3] == [("p", "propaganda"), ("ж", "потребує джерела")]
        await pilot.press("p")
        await until(pilot, lambda: told(app).startswith("Saved propaganda"))
        assert body.strip is not None
        assert "◇ propaganda" in body.strip_lines(100, 3)[0].text
        await pilot.press("ж")
        await until(pilot, lambda: told(app).startswith("Saved потребує джерела"))
        assert body.opened is not None
        (claim,) = await app.store.read(claims.of_entry, body.opened.row.entry)
        assert claim.status == "потребує джерела"
        await pilot.press("escape", "u")
        await until(pilot, lambda: body.claims_here()[0].status == "propaganda")


async def test_in_the_ledger_the_letter_and_the_word_work_and_an_unknown_word_changes_nothing(path: Path) -> None:
    async with running(path, settings=MINE) as (app, pilot):
        body = reader(app).body
        await pilot.press("enter", "g", "a", "j", "j", "c", "escape", "C")
        await until(pilot, lambda: app.screen is not app.reader)
        await pilot.press("c", "p")
        await until(pilot, lambda: told(app).startswith("Saved propaganda"))
        await pilot.press(":", *"status disp", "enter")
        await until(pilot, lambda: told(app).startswith("Saved disputed"))
        await pilot.press(":", *"status rumour", "enter")
        await until(pilot, lambda: told(app).startswith("There is no status “rumour”"))
        assert "propaganda, потребує джерела" in told(app)
        assert body.opened is not None
        assert (await app.store.read(claims.of_entry, body.opened.row.entry))[0].status == "disputed"


def test_a_status_is_found_by_what_is_clear_of_it() -> None:
    assert status_called("prop", Settings(statuses=OWN)) == "propaganda"
    assert status_called("QUOTE", Settings()) == "quote"
    for wrong in ("", "s u", "highlight"):
        with pytest.raises(Usage):
            status_called(wrong, Settings())
    assert statuses(Settings(statuses=OWN))[-2:] == tuple(OWN)


def test_its_mark_is_its_letter_where_only_ascii_can_be_drawn() -> None:
    ascii_, full = glyphs.choose("ascii", "", OWN), glyphs.choose("unicode", "", OWN)
    assert (ascii_.status("propaganda"), full.status("propaganda")) == ("p", "◇")
    assert ("p", "propaganda") in legend(ascii_, OWN)
    assert ascii_.status("one of another machine") == "&"


def test_the_help_the_line_and_the_key_reader_know_it() -> None:
    keymap = Keymap("vim", {}, OWN)
    command = KeyReader(keymap).press("p", ["strip", "reader"]).command
    assert command is not None
    assert (command.word, command.argument) == ("propaganda", "propaganda")
    assert [each.title for each in keymap.commands if each.id == "strip.потребує_джерела"] == ["потребує джерела"]
