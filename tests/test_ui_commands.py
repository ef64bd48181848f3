"""The table of commands: complete, no dead key, no letter of a later issue; all that is shown comes from it."""

from __future__ import annotations

import re

import pytest

from tui.errors import Usage
from tui.ui.app import ClaimwireApp
from tui.ui.bench import Bench
from tui.ui.commands import BY_ID, COMMANDS, GROUPS, key_table, keys_of
from tui.ui.footers import FOOTERS
from tui.ui.host import Pane
from tui.ui.more import MORE
from tui.ui.panes.body import Body
from tui.ui.panes.claims import ClaimsPane
from tui.ui.panes.ledger import Ledger
from tui.ui.panes.names import Names
from tui.ui.panes.notes import NotesPane
from tui.ui.panes.occurrences import Occurrences
from tui.ui.panes.related import RelatedPane
from tui.ui.panes.sidebar import Sidebar
from tui.ui.panes.subscriptions import Subscriptions
from tui.ui.panes.timeline import Timeline
from tui.ui.presets import PRESETS
from tui.ui.screens.claims import ClaimsScreen
from tui.ui.screens.contents import ContentsScreen, Headings
from tui.ui.screens.cut import Cuttings
from tui.ui.screens.help import HelpList
from tui.ui.screens.pick import Candidates
from tui.ui.screens.reader import ReaderScreen
from tui.ui.screens.subscriptions import SubscriptionsScreen
from tui.ui.screens.welcome import Choices, WelcomeScreen
from tui.ui.windows import understood

LATER = {"d", "w", "L", "M", "f", "Y", "|", "ctrl+f"}
READER = (ReaderScreen, ClaimwireApp)
PLACES: dict[str, tuple[type, ...]] = {
    "move": (Timeline,),
    "reader": READER,
    "body": (Body,),
    "strip": (Body,),
    "extend": (Body,),
    "sidebar": (Sidebar, *READER),
    "app": READER,
    "welcome": (Choices, WelcomeScreen, ClaimwireApp),
    "help": (HelpList,),
    "names": (Names,),
    "claims": (ClaimsPane,),
    "notes": (NotesPane,),
    "contents": (Headings, ContentsScreen, ClaimwireApp),
    "ledger": (Ledger, ClaimsScreen),
    "subscriptions": (Subscriptions, SubscriptionsScreen, ClaimwireApp),
}
"""Where the method of a scope's commands is looked for; other panes and screens have tests of their own."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_method(command: object) -> None:
    assert command in COMMANDS
    for each in (one for one in COMMANDS if one is command and one.scope in PLACES):
        assert any(callable(getattr(place, each.action, None)) for place in PLACES[each.scope]), each.action


def test_moving_works_in_lists_and_in_the_article() -> None:
    for command in (each for each in COMMANDS if each.scope == "move"):
        for pane in (
            Timeline,
            Sidebar,
            Body,
            Names,
            RelatedPane,
            ClaimsPane,
            NotesPane,
            Ledger,
            Subscriptions,
            Headings,
            Occurrences,
            Candidates,
        ):
            assert callable(getattr(pane, command.action)), (pane, command.action)


def test_no_key_of_a_later_issue_is_taken() -> None:
    free = {"strip", "welcome", "subscriptions"}  # letters of their own: statuses, choices, ways out for a feed
    for command in (each for each in COMMANDS if each.scope not in free):
        assert not LATER & set(command.keys), command.id
    assert not {"g m", "g M", "g p"} & {key for command in COMMANDS for key in command.keys}


def test_every_key_of_the_design_is_there() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    wanted = "j k h l enter G ctrl+d ctrl+u J K [ ] tab ctrl+o backspace space n N > < m s t A u ctrl+r "
    wanted += "x p o O y z ) ( } { c a E C + r R / X ? : ctrl+p q * = b B"
    assert set(wanted.split()) <= keys
    assert {f"g {key}" for key in "gfaercnu1234"} <= keys


def test_ids_are_unique_and_every_scope_has_its_heading() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS) == len(BY_ID)
    assert {command.scope for command in COMMANDS} <= set(GROUPS)
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", command.id)
        assert command.title
        assert command.help[0].islower() or command.help.startswith("$")


def test_presets_and_footers_name_only_commands_that_exist() -> None:
    for preset, changes in PRESETS.items():
        assert set(changes) <= set(BY_ID), preset
    for scope, offers in FOOTERS.items():
        for offer in offers:
            assert set(offer.commands) <= set(BY_ID), (scope, offer)


def test_every_command_can_be_reached_without_a_key_of_its_own() -> None:
    for command in COMMANDS:
        found, argument = understood(f"{command.id} words" if command.takes else command.id, [command.scope])
        assert found is command
        assert argument == ("words" if command.takes else "")


def test_the_line_prefers_the_nearest_place_and_explains_what_it_does_not_know() -> None:
    assert understood("remove", ["sidebar", "app"])[0].id == "sidebar.remove"
    assert understood(":add https://example.org/feed", ["list", "reader", "app"])[0].id == "app.add"
    assert understood("q", ["list", "app"])[0].id == "app.close"
    with pytest.raises(Usage, match="Did you mean :messages"):
        understood("mesages", ["app"])
    with pytest.raises(Usage, match="takes nothing"):
        understood("undo everything", ["app"])


def test_the_readmes_table_lists_every_key() -> None:
    table = key_table()
    for command in (each for each in COMMANDS if each.keys):
        assert command.help in table
    assert table.startswith("| keys |")


def test_ones_own_keys_replace_the_presets() -> None:
    assert keys_of("newsboat", {"reader.read": ("z",)})["reader.read"] == ("z",)
    assert keys_of("newsboat", {})["reader.read"] == ("N",)
    assert keys_of("vim", {})["reader.read"] == ("m",)


def test_what_the_help_adds_belongs_to_a_command() -> None:
    assert set(MORE) <= set(BY_ID)


def test_panes_and_screens_have_a_scope() -> None:
    for kind in (Timeline, Sidebar, Body, HelpList, Choices, Ledger, Subscriptions, Headings, Cuttings):
        assert issubclass(kind, Pane)
        assert kind.scope
    assert issubclass(ReaderScreen, Bench)
