"""The first run: three ways to begin; nothing is written before one is chosen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.strip import Strip

from tui.ui.bench import Bench
from tui.ui.host import Pane
from tui.ui.ink import ink_of
from tui.ui.widgets import draw
from tui.ui.widgets.rows import Rows

Choice = tuple[str, str, str]

CHOICES: tuple[Choice, ...] = (
    ("welcome.add", "Add a feed", "a feed's address or a page that has one"),
    ("welcome.import", "Import feeds", "an OPML file or newsboat's urls"),
    ("welcome.demo", "Open the demo", "a small newsroom, no network, a library of its own"),
)


class Choices(Pane, Rows[Choice]):
    """The three ways, each with its key."""

    scope = "welcome"
    chip = "welcome"
    tall = 0

    def __init__(self, keys: dict[str, str]) -> None:
        super().__init__()
        self.keys = keys
        self.items = CHOICES

    def on_mount(self) -> None:
        """Measure."""
        self.measure()

    def head_lines(self, width: int) -> list[Strip]:
        """The name and what it is."""
        ink, blank = self.ink, Strip.blank(width)
        name = draw.strip([("  claimwire", ink.bold)], width)
        about = draw.strip([("  Reads feeds, keeps what was said, and by whom.", ink.muted)], width)
        return [name, about, blank, blank] if self.size.height > 11 else [name]

    def row_height(self, item: Choice, index: int) -> int:
        """Two lines, and a blank one between where there is room."""
        return 2 + self.row_gap(item, index)

    def row_gap(self, item: Choice, index: int) -> int:
        """The blank line."""
        return 1 if index and self.size.height > 11 else 0

    def render_row(self, item: Choice, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """Key and words, below them what it takes."""
        ink = self.ink
        command, words, about = item
        title = ink.bold if selected else ink.text
        key = (f" {self.keys[command]}  ", ink.accent + ink.bold.without_color)
        return [draw.strip([key, (words, title)], width), draw.strip([("    " + about, ink.muted)], width)]

    def chosen(self, index: int) -> None:
        """This one."""
        self.host.press(CHOICES[index][0])

    def action_demo(self) -> None:
        """The demo has a library of its own: the program starts anew with it."""
        self.app.exit("demo")


class Promise(Pane, can_focus=False):
    """The line under the choices."""

    def render_line(self, y: int) -> Strip:
        """One sentence."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        words = "  Nothing is written before you choose."
        return draw.under(draw.strip([(words, ink_of(self).muted)], self.size.width), self.rich_style)


class WelcomeScreen(Bench):
    """Name, choices, promise."""

    scope = "welcome"
    chip = "welcome"

    def parts(self) -> ComposeResult:
        """The choices in the middle of the sheet."""
        yield Choices({command: self.keymap.first(command) for command, _, _ in CHOICES})
        yield Promise()

    def on_mount(self) -> None:
        """The keys go to the choices."""
        self.set_focus(self.query_one(Choices))
