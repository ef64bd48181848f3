"""Keys: every press finds its command, counts and prefixes work, and a Cyrillic layout needs no switching."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from tui.ui.commands import COMMANDS, shown
from tui.ui.keys import TWINS, Keymap, KeyReader, name_of, spelled, twin_of
from tui.ui.presets import PRESETS

BODY = ["body", "reader", "move", "app"]
LIST = ["list", "reader", "move", "app"]


def read(typed: str, chain: list[str] = BODY, preset: str = "vim") -> list[tuple[str, int]]:
    """The commands that these bytes of a terminal come to."""
    reader = KeyReader(Keymap(preset))
    presses = [reader.press(name_of(event.key, event.character), chain) for event in keys(typed)]
    return [(press.command.id, press.count) for press in presses if press.command]


def keys(typed: str) -> list[Key]:
    parser = XTermParser()
    return [event for event in (*parser.feed(typed), *parser.feed("")) if isinstance(event, Key)]


def test_a_count_goes_with_the_next_command_only() -> None:
    assert read("12jj0") == [("move.down", 12), ("move.down", 1)]


def test_a_prefix_waits_for_its_follower_and_a_wrong_one_does_nothing() -> None:
    assert read("gg") == [("move.first", 1)]
    assert read("gqj") == [("move.down", 1)]
    assert read("5gg") == [("move.first", 5)]
    assert read("g2") == [("reader.unread", 1)]


def test_the_footer_can_show_every_follower_of_g() -> None:
    followers = {key for key, _ in Keymap().followers(BODY, "g")}
    assert followers == {"g", "f", "a", "e", "r", "c", "n", "t", "u", "1", "2", "3", "4"}


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("о", "move.down"),
        ("л", "move.up"),
        ("с", "body.tag"),
        ("С", "app.claims"),
        ("і", "reader.star"),
        ("ы", "reader.star"),
        ("щ", "reader.browse"),
        ("Щ", "reader.contents"),
        ("пп", "move.first"),
        ("п2", "reader.unread"),
        ("П", "move.last"),
        (".", "app.search"),
        (",", "app.help"),
        ("Ж", "app.line"),
        ("х", "reader.previous_feed"),
        ("ї", "reader.next_feed"),
        ("ъ", "reader.next_feed"),
        ("Х", "body.previous_paragraph"),
        ("Ї", "body.next_paragraph"),
        ("Ъ", "body.next_paragraph"),
        ("Б", "reader.previous_article"),
        ("Ю", "reader.next_article"),
        ("\x1b[1074;5u", "move.half_down"),
        ("\x1b[1075;5u", "move.half_up"),
        ("\x1b[1082;5u", "app.redo"),
        ("\x1b[1079;5u", "app.palette"),
    ],
)
def test_a_cyrillic_layout_reaches_the_command_on_the_same_physical_key(typed: str, command: str) -> None:
    assert read(typed) == [(command, 1)]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_twin_equals_another_commands_key(preset: str) -> None:
    bound = {part for keys in Keymap(preset).keys.values() for key in keys for part in key.split(" ")}
    assert not bound & set(TWINS)
    for scope in {command.scope for command in COMMANDS}:
        mine = [key for each in COMMANDS if each.scope == scope for key in Keymap(preset).keys[each.id]]
        assert len(mine) == len(set(mine)), (preset, scope)


def test_every_letter_of_both_layouts_has_its_latin_twin_in_both_cases() -> None:
    for ukrainian, russian, latin in [
        ("йцукенгшщзфівапролдячсмить", "йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm")
    ]:
        for layout in (ukrainian, russian):
            assert "".join(map(twin_of, layout)) == latin
            assert "".join(map(twin_of, layout.upper())) == latin.upper()


def test_keys_a_terminal_cannot_tell_apart_are_never_bound() -> None:
    for preset in PRESETS:
        bound = {key for keys in Keymap(preset).keys.values() for key in keys}
        assert not bound & {"ctrl+i", "ctrl+h", "ctrl+m", "ctrl+j", "ctrl+c", "ctrl+s"}


def test_ones_own_keys_come_before_preset_and_table() -> None:
    own = Keymap("vim", {"body.tag": ("f5", "gx"), "reader.star": ()})
    reader = KeyReader(own)
    assert reader.press("f5", BODY).command == reader.press("f5", BODY).command is not None
    assert reader.press("g", BODY).waits
    pressed = reader.press("x", BODY).command
    assert pressed is not None
    assert pressed.id == "body.tag"
    assert reader.press("s", BODY).command is None
    assert (spelled("f5"), spelled("up"), spelled("gx"), spelled("g x")) == ("f5", "up", "g x", "g x")


def test_keys_are_shown_as_a_person_reads_them() -> None:
    assert [shown(key) for key in ("ctrl+d", "g g", "enter", "j", "shift+tab")] == [
        "Ctrl+d",
        "gg",
        "Enter",
        "j",
        "Shift+Tab",
    ]
