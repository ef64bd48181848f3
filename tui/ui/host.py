"""What a pane may ask of the app that carries it, and the base of every pane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, cast

from textual.widget import Widget

from tui.config import Settings
from tui.model import Feed, Part, Relation, Row, SmartFeed
from tui.store.thread import StoreThread
from tui.ui.glyphs import Glyphs
from tui.ui.widgets.fuzzy import Candidate

if TYPE_CHECKING:
    from tui.flows.network import Client
    from tui.flows.workers import Reads
    from tui.ui.marked import End

NO_NOTES: Mapping[str, str] = {}
SOON = "soon"
"""The group of workers that soon ask, open or save: the next key waits until they have (ui/keyboard.py)."""


class Host(Protocol):
    """The running app as its panes see it."""

    store: StoreThread
    settings: Settings
    glyphs: Glyphs
    marked: End | None  # the sentence that another one is going to be linked with

    @property
    def client(self) -> Client:
        """What asks the network; made when first asked for."""
        ...

    @property
    def pool(self) -> Reads:
        """What parses and digests; made when first asked for."""
        ...

    @property
    def undo_key(self) -> str:
        """What a message offers after a change: "u undo"."""
        ...

    def clock(self) -> datetime:
        """Now, aware, UTC."""
        ...

    def local(self, moment: datetime) -> datetime:
        """The moment in the reader's own zone, for showing."""
        ...

    def say(self, what: str, *, detail: str = "", key: str = "", failed: bool = False) -> None:
        """Tell in the status line what happened; `key` answers it, as "u undo"."""
        ...

    def press(self, command: str, argument: str = "") -> None:
        """Do a command of the table by its id, as if its key had been pressed."""
        ...

    def refresh_feeds(self, feeds: Sequence[Feed]) -> None:
        """Refresh these feeds now."""
        ...

    @property
    def refresh_progress(self) -> str:
        """How far a refresh under way is: "3/14", "" when none asks feeds."""
        ...

    def stop_refresh(self) -> bool:
        """Stop the refresh under way; False when none runs."""
        ...

    def leave_program(self) -> None:
        """Quit."""
        ...

    async def ask(
        self,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        words: Sequence[str] = (),
        notes: Mapping[str, str] = NO_NOTES,
    ) -> str | None:
        """Ask for a line in the status line (await it in a `@work`); None when the person left it with Esc.

        `words`: what Tab completes, the likeliest first. `notes`: what is said of a whole line while it stands there.
        """
        ...

    async def pick(self, title: str, among: Sequence[Candidate]) -> str | None:
        """Let the person find one of many by typing; its key, None when left."""
        ...

    async def choose(self, title: str, options: Sequence[tuple[str, str]], *, hint: str = "") -> int | None:
        """Show a sheet of (words, detail) to choose from; the index, None when left."""
        ...

    async def relate(self, title: str, current: Relation = "supports") -> Relation | None:
        """Ask what one sentence is to another; None when left."""
        ...


class Pane(Widget, can_focus=True):
    """A part of the screen that can be focused; `scope` names its commands, `chip` is its word in the status line."""

    scope = ""
    family = ""  # commands shared with its kind: "side" for the four side panes
    chip = ""
    count = 1  # the number typed before the key
    has_count = False  # whether one was typed: `5G` goes to row 5, `G` to the last
    typing = False  # a field inside the pane takes the keys as text

    @property
    def host(self) -> Host:
        """The running app."""
        return cast(Host, self.app)

    def address(self) -> str:
        """The address that `o` opens and `y` copies; "" leaves it to the row or the opened entry."""
        return ""

    def offering(self) -> str:
        """Whose keys the footer offers now, where not its scope's; "" for those."""
        return ""

    def links(self) -> tuple[tuple[str, str], ...]:
        """The links under the cursor, as (words, address): what `S` keeps."""
        return ()

    def place(self) -> tuple[Part, int, int] | None:
        """The sentence a note would be about; None: the whole article."""
        return None

    def row(self) -> Row | None:
        """The list's row under the cursor: what `m s t o y` act upon; None leaves it to the opened entry."""
        return None

    def feed(self) -> Feed | None:
        """The feed under the cursor."""
        return None

    def folder(self) -> str | None:
        """The folder under the cursor."""
        return None

    def smart(self) -> SmartFeed | None:
        """The smart feed under the cursor."""
        return None

    def position(self) -> str:
        """Where the cursor is, for the status line: "1 of 64", "24 %"."""
        return ""
