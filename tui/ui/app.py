"""The app: it owns library, client, workers, settings and theme, reads every key, and carries the screens."""

from __future__ import annotations

import asyncio
import contextlib
import locale
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from multiprocessing import resource_tracker
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, cast

from textual import work
from textual.css.query import NoMatches
from textual.screen import Screen

from tui.config import Settings
from tui.flows.network import open_client
from tui.plain import plain
from tui.store.thread import StoreThread
from tui.ui import clipboard, glyphs, tell, themes
from tui.ui.bench import Bench
from tui.ui.commands import shown
from tui.ui.host import NO_NOTES
from tui.ui.keyboard import Keyboard
from tui.ui.keys import Keymap, KeyReader
from tui.ui.outside import Outside
from tui.ui.refresher import Ended, Happened, Refresher
from tui.ui.screens.reader import ReaderScreen
from tui.ui.screens.welcome import WelcomeScreen
from tui.ui.terminal import LateAnswer

if TYPE_CHECKING:
    from tui.flows.network import Client
    from tui.flows.workers import Reads
    from tui.ui.marked import End

STYLES: list[str | PurePath] = sorted((Path(__file__).parent / "styles").glob("*.tcss"))


def utc_now() -> datetime:
    """The clock of the real program."""
    return datetime.now(UTC)


class ClaimwireApp(Keyboard):
    """claimwire on a terminal. `run` returns "demo" when the person chose to see the demo, else None."""

    TITLE = "claimwire"
    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False
    marked: End | None = None

    def __init__(
        self,
        library: Path,
        settings: Settings,
        *,
        connect: Callable[[], Client] | None = None,
        pool: Reads | None = None,
        first_run: bool = False,
        light: bool | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Open the library unless this is the first run: then nothing is written before a choice. Raises Library."""
        resource_tracker.ensure_running()  # inside the running app, workers could not start it any more
        look = themes.choose(settings.theme, os.environ, light)
        super().__init__(ansi_color=look == "ansi")
        for theme in themes.themes(truecolor=themes.truecolor(os.environ)):
            self.register_theme(theme)
        self.theme = look  # before it runs: set later, every style sheet would be read a second time
        self.library, self.settings, self.clock = library, settings, clock
        self.glyphs = glyphs.choose(settings.glyphs, locale.getencoding(), settings.statuses)
        self.keymap = Keymap(settings.preset, settings.keys, settings.statuses)
        self.keys = KeyReader(self.keymap)
        self.late = LateAnswer(time.monotonic())
        self.fault: Exception | None = None  # of the program itself: the command line tells it
        self.log_of_messages = tell.Log(clock)
        self.outside = Outside(connect or partial(open_client, settings), pool, settings.sites)
        self.refresher = Refresher(clock, self.post_message, settings)
        self.first_run = first_run
        if not first_run:
            self.open_library()

    # -- starting and ending

    def open_library(self) -> None:
        """Open the library file, making it where there is none."""
        self.store = StoreThread(self.library)
        self.first_run = False

    def begin_library(self) -> None:
        """Something was chosen on the first run: make the library and go to the reader."""
        if self.first_run:
            self.open_library()
            self.push_screen(self.make(ReaderScreen))

    def leave_program(self) -> None:
        """Quit."""
        self.stop_all()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, so that any theme can be parsed."""
        return themes.DEFAULTS

    def get_default_screen(self) -> Screen[object]:
        """The reader, or the first run's choices."""
        return cast("Screen[object]", self.make(WelcomeScreen if self.first_run else ReaderScreen))

    def make(self, screen: type[Bench]) -> Bench:
        """A screen that reads this app's keys."""
        return screen(self.keymap, self.keys)

    def on_mount(self) -> None:
        """A signal ends the program as `q` does; due feeds are looked for by themselves."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(number, self.stop_all)
        self.set_interval(self.settings.refresh_minutes * 60, self.refresh_due)
        if not self.first_run:
            self.set_timer(0.5, self.refresh_due)  # what it loads would hold up the first list

    def stop_all(self) -> None:
        """Stop what runs and leave; writes under way are finished in `on_unmount`."""
        self.stop_digest()
        self.refresher.stop()
        self.outside.stop()
        self.exit(self.return_value)

    async def action_quit(self) -> None:
        """Leave from anywhere."""
        self.stop_all()

    def action_help_quit(self) -> None:
        """Ctrl+c, from habit: which key quits."""
        self.say(f"{shown(self.keymap.first('app.quit'))} quits", detail="Ctrl+c copies what is selected")

    async def _shutdown(self) -> None:
        """Workers end before the panes they draw in do; what was handed to the library is written all the same."""
        self.workers.cancel_all()
        await super()._shutdown()

    async def on_unmount(self) -> None:
        """Wait for every write, then close the library."""
        self.stop_digest()
        self.refresher.stop()
        self.outside.stop()
        if not self.first_run:
            await asyncio.to_thread(self.store.close)

    # -- telling and asking

    def local(self, moment: datetime) -> datetime:
        """In the zone of this machine."""
        return moment.astimezone()

    def say(self, what: str, *, detail: str = "", key: str = "", failed: bool = False) -> None:
        """Tell in the status line, and keep in the log."""
        told = self.log_of_messages.add(what, detail=detail, key=key, failed=failed)
        if isinstance(self.screen, Bench) and self.screen.is_mounted:
            self.screen.status.tell(told)

    @property
    def undo_key(self) -> str:
        """What a message offers after a change: "u undo"."""
        return f"{shown(self.keymap.first('app.undo'))} undo"

    def _handle_exception(self, error: Exception) -> None:
        """A surprise of an action is told; a fault of the program ends it, as Textual does.

        Work that was under way when the person left finds its screen gone: what it saved is saved, nothing is wrong.
        """
        if not self.is_running and isinstance(getattr(error, "error", error), NoMatches):
            return
        if (met := tell.surprise(error)) is not None:
            self.say(met.what, detail=met.hint, failed=True)
        else:
            self.fault = self.fault or error
            super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """No traceback for a person; `python -X dev` shows it."""
        if sys.flags.dev_mode:
            super()._print_error_renderables()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy by every way there is, and tell by which; no control character goes along."""
        super().copy_to_clipboard(plain(text))
        self._copy_further(plain(text))

    @work
    async def _copy_further(self, text: str) -> None:
        way = await asyncio.to_thread(clipboard.copy, text, os.environ) or "the terminal (OSC 52)"
        self.say("Copied", detail=f"by {way} · {text}")

    async def ask(
        self,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        words: Sequence[str] = (),
        notes: Mapping[str, str] = NO_NOTES,
    ) -> str | None:
        """A line from the person, in the status line of the screen that is shown."""
        if not isinstance(self.screen, Bench):
            return None
        return await self.screen.status.ask(label, value=value, hint=hint, words=words, notes=notes)

    # -- the refresh

    def on_happened(self, message: Happened) -> None:
        """An event of the refresh under way."""
        self.refresher.note(message.event)
        if (reader := self.reader) is not None:
            reader.happened(message.event)

    def on_ended(self, message: Ended) -> None:
        """The refresh is over: tell, and show what came."""
        self.refresher.running = False
        self.tell_report(message.report, message.asked)
        self.tell_watched()
        for screen in self.screen_stack:
            if (library_changed := getattr(screen, "library_changed", None)) is not None:
                library_changed()

    @property
    def reader(self) -> ReaderScreen | None:
        """The reader, also while another screen lies over it."""
        return next((each for each in self.screen_stack if isinstance(each, ReaderScreen)), None)
