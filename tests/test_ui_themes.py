"""The colours are those of the palette, in truecolor, in 256 colours and without any."""

from __future__ import annotations

import os
import pty
import termios
import time
import tty

import pytest
from rich.color import ColorSystem
from rich.style import Style
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Static

from tui.ui import glyphs, terminal, themes
from tui.ui.ink import ink_of
from tui.ui.terminal import Asked
from tui.ui.widgets import cells, draw


class Host(App[None]):
    """One word on a screen, in a theme of ours."""

    CSS = "Static { color: $text-faint; background: $cursor; text-style: $chip-style; }"

    def __init__(self, name: str, *, truecolor: bool = True) -> None:
        super().__init__(ansi_color=True if name == "ansi" else None)
        self.wanted, self.many = name, truecolor

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def compose(self) -> ComposeResult:
        yield Static("word")

    def on_mount(self) -> None:
        for theme in themes.themes(truecolor=self.many):
            self.register_theme(theme)
        self.theme = self.wanted


GROUNDS = ("background", "surface", "panel", "cursor", "still")


def luminance(colour: Color) -> float:
    """WCAG 2.1 relative luminance."""
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(
    ("name", "variable", "ground", "ratio"),
    [
        ("night", "foreground", "background", 14.3),
        ("night", "text-muted", "panel", 6.0),
        ("night", "accent", "cursor", 6.1),
        ("night", "foreground", "claim", 9.9),
        ("paper", "text-muted", "surface", 6.0),
        ("paper", "error", "background", 6.8),
        ("paper", "foreground", "claim", 13.7),
        ("paper", "text-faint", "cursor", 3.4),
    ],
)
async def test_ratios_are_those_measured_for_the_palette(name: str, variable: str, ground: str, ratio: float) -> None:
    app = Host(name)
    async with app.run_test():
        pair = sorted(luminance(Color.parse(app.theme_variables[key])) for key in (variable, ground))
    assert (pair[1] + 0.05) / (pair[0] + 0.05) == pytest.approx(ratio, abs=0.1)


@pytest.mark.parametrize("name", ["night", "paper"])
@pytest.mark.parametrize("tag", themes.TAGS)
async def test_every_colour_of_a_tag_can_be_read_on_every_tone(name: str, tag: str) -> None:
    app = Host(name)
    async with app.run_test():
        found = {key: luminance(Color.parse(app.theme_variables[key])) for key in (tag, *GROUNDS)}
    for ground in GROUNDS:
        pair = sorted((found[tag], found[ground]))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, ground


async def test_our_own_variables_do_not_break_the_themes_of_textual() -> None:
    app = Host("night")
    async with app.run_test() as pilot:
        app.theme = "textual-light"
        await pilot.pause()
        app.theme = "paper"
        await pilot.pause()
        assert app.theme_variables["still"] == app.theme_variables["panel"] == "#E8E3D8"


@pytest.mark.parametrize(
    ("name", "tone", "number"),
    [
        ("night", "sheet", 233), ("night", "surface", 234), ("night", "panel", 236), ("night", "sentence", 17),
        ("night", "claim", 236), ("paper", "sheet", 231), ("paper", "surface", 255), ("paper", "panel", 254),
        ("paper", "sentence", 189), ("paper", "claim", 229), ("paper", "good", 22), ("paper", "warning", 94),
    ],
)  # fmt: skip
async def test_in_256_colours_every_tone_falls_on_its_cell(name: str, tone: str, number: int) -> None:
    app = Host(name, truecolor=False)
    async with app.run_test():
        style = getattr(ink_of(app.screen), tone)
    colour = style.bgcolor or style.color
    assert colour.downgrade(ColorSystem.EIGHT_BIT).number == number
    assert bool(style.underline) is ((name, tone) == ("night", "claim"))


async def test_without_colour_attributes_take_the_place_of_tones() -> None:
    app = Host("ansi")
    async with app.run_test():
        ink = ink_of(app.screen)
    assert (ink.cursor.reverse, ink.sentence.bold, ink.claim.underline, ink.chip.reverse) == (True, True, True, True)
    assert ink.muted.dim
    assert ink.accent.color is not None
    assert ink.accent.color.is_default
    grounds = [tone.bgcolor for tone in (ink.sheet, ink.surface, ink.panel, ink.resting)]
    assert all(ground is not None and ground.is_default for ground in grounds), "no box of a colour of ours"


def test_the_theme_follows_setting_environment_and_terminal() -> None:
    assert themes.choose("auto", {}, light=True) == "paper"
    assert themes.choose("auto", {}, light=None) == "night"
    assert themes.choose("paper", {}, light=False) == "paper"
    assert themes.choose("paper", {"NO_COLOR": "1"}, light=True) == "ansi"
    assert themes.choose("night", {"NO_COLOR": ""}, light=True) == "night"
    assert themes.truecolor({"COLORTERM": "truecolor"})
    assert not themes.truecolor({"TERM": "xterm-256color"})


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c", True),
        (b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07\x1b[?1;2c", False),
        (b"\x1b]11;rgb:fe/fc/f7\x1b\\", True),
        (b"\x1b[?1;2c", None),
        (b"", None),
    ],
)
def test_a_light_terminal_is_known_by_its_answer(answer: bytes, light: bool | None) -> None:
    assert terminal.is_light(answer) is light


def test_a_silent_terminal_costs_fifty_milliseconds_and_an_answer_is_read() -> None:
    ours, theirs = pty.openpty()
    saved = termios.tcgetattr(theirs)
    tty.setcbreak(theirs)
    try:
        assert Asked(theirs, saved).light(0.05) is None
        tty.setcbreak(theirs)
        os.write(ours, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c")
        assert Asked(theirs, saved).light(1.0) is True
        assert termios.tcgetattr(theirs)[3] == saved[3]
    finally:
        os.close(ours)
        os.close(theirs)


def test_every_sign_takes_one_cell_and_ascii_signs_are_ascii() -> None:
    for name in glyphs.Glyphs.__dataclass_fields__.keys() - {"letters"}:
        sign, twin = getattr(glyphs.UNICODE, name), getattr(glyphs.ASCII, name)
        assert cells.width(sign) == len(sign), name
        assert twin.isascii(), name


def test_signs_follow_the_setting_and_the_locale() -> None:
    assert glyphs.choose("auto", "UTF-8") is glyphs.UNICODE
    assert glyphs.choose("auto", "ISO-8859-1") is glyphs.ASCII
    assert glyphs.choose("ascii", "utf-8") is glyphs.ASCII


@pytest.mark.parametrize("end", ["\x1b\\", "\x07"])
def test_an_answer_that_comes_late_presses_no_keys(end: str) -> None:
    parser = XTermParser()
    late = terminal.LateAnswer(0.0)
    presses = [*parser.feed(f"\x1b]11;rgb:1e1e/1e1e/2e2e{end}\x1b[?62;22c"), *parser.feed("jc")]
    time.sleep(0.15)  # the parser waits so long for a sequence to go on
    presses += parser.tick()
    keys = [press for press in presses if isinstance(press, events.Key)]
    left = [press.character for press in keys if not late.swallow(press.character, 1.0)]
    assert left == ["j", "c"]
    assert not late.swallow("^", 60.0)


def test_what_a_person_types_is_never_taken_for_an_answer() -> None:
    late = terminal.LateAnswer(0.0)
    typed = "jjc:r]g[?c11;^jrgb"
    assert [character for character in typed if not late.swallow(character, 1.0)] == list("jjc:r]g[?c11;jrgb")


@pytest.mark.parametrize("truecolor", [True, False])
async def test_amber_on_the_cursors_row_is_bold_where_256_colours_leave_it_too_weak(truecolor: bool) -> None:
    paper = next(theme for theme in themes.themes(truecolor=truecolor) if theme.name == "paper")
    assert paper.variables["warning-style"] == ("none" if truecolor else "bold")
    amber, other = Style.parse("#7F5000"), Style.parse("#22211D")
    drawn = draw.stronger(draw.strip([("□2", amber), (" x", other)], 4), amber, Style.parse("bold"))
    assert [bool(piece.style and piece.style.bold) for piece in drawn] == [True, False]
