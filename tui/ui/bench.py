"""The base of every screen: content over status line and footer, and the chain of scopes that reads keys."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from tui.ui.commands import shown
from tui.ui.host import Host, Pane
from tui.ui.keys import Keymap, KeyReader
from tui.ui.panes.footer import Footer
from tui.ui.panes.status import Status


class Bench(Screen[Any]):
    """A screen with a status line and a footer. Subclasses yield their content in `parts`."""

    scope = "app"
    chip = ""
    AUTO_FOCUS: ClassVar[str | None] = None
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-middle"), (160, "-wide"), (200, "-vast")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, keymap: Keymap, keys: KeyReader) -> None:
        super().__init__()
        self.keymap = keymap
        self.keys = keys
        self.status = Status()
        self.footer = Footer(keymap)

    def parts(self) -> ComposeResult:
        """The content of the screen."""
        return iter(())

    def compose(self) -> ComposeResult:
        """Content, status line, footer."""
        yield from self.parts()
        yield self.status
        yield self.footer

    @property
    def host(self) -> Host:
        """The running app."""
        return cast(Host, self.app)

    @property
    def pane(self) -> Pane | None:
        """The pane that has the focus."""
        return self.focused if isinstance(self.focused, Pane) else None

    @property
    def one_pane(self) -> bool:
        """Whether the width allows one pane only."""
        return self.size.width < 100

    def chain(self) -> list[str]:
        """The scopes that are asked for a key, the nearest first."""
        if self.status.asking:
            return ["search" if self.finds else "prompt", self.scope]
        pane = self.pane
        near = [pane.scope, pane.family] if pane is not None else []
        return list(dict.fromkeys(scope for scope in (*near, self.scope, "move", "app") if scope))

    @property
    def finds(self) -> bool:
        """Whether what is typed into the prompt narrows the list."""
        return False

    def place_word(self) -> str:
        """The chip: the focused pane's word, or the screen's."""
        return (self.pane.chip if self.pane is not None else "") or self.chip

    def show_state(self) -> None:
        """Bring status line and footer up to date with focus and cursor."""
        keys, pane = self.keys, self.pane
        waits = keys.prefix or keys.digits
        self.status.show(
            marked=self.host.marked,
            mark_key=shown(self.keymap.first("body.evidence")),
            chip=keys.prefix if keys.prefix else self.place_word(),
            waits=waits,
            position=pane.position() if pane is not None else "",
            help_key=shown(self.keymap.first("app.help")) if self.size.height < 16 else "",
        )
        chain = self.chain()
        offers = pane.offering() if pane is not None and not self.status.asking else ""
        self.footer.tell([offers, *chain] if offers else chain, keys.prefix, self.one_pane)

    def on_mount(self) -> None:
        """Show where one is, once there is something."""
        self.call_after_refresh(self.show_state)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another pane: chip and footer follow."""
        self.show_state()

    def on_resize(self, event: events.Resize) -> None:
        """The layout may be another one now."""
        self.call_after_refresh(self.show_state)

    def on_screen_resume(self) -> None:
        """Back from another screen."""
        self.call_after_refresh(self.show_state)
