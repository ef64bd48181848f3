"""Every key press of the app: held until it is plain who gets it, read as a command, and done by who can do it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Set
from inspect import isawaitable

from textual import events
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker

from tui.errors import TuiError
from tui.ui.bench import Bench
from tui.ui.commands import BY_ID, Command
from tui.ui.host import SOON, Pane
from tui.ui.keys import name_of
from tui.ui.terminal import LateAnswer
from tui.ui.windows import Windows

HELD_FOR = frozenset({SOON, "open", "rows", "search"})  # groups of workers that decide where the next key goes
LINE = "action_command_line"  # what was typed there is still to be begun when its Enter was the last key
HELD_AT_MOST = 1.0  # seconds; then the key goes to who is there


class Keyboard(Windows):
    """Reads keys. Who types `:theme` quickly, or over a slow line, must never have `t` `h` `e` done to the list."""

    late: LateAnswer
    _older: Set[Worker[object]] = frozenset()  # the workers from before the last key
    _from: Screen[object] | None = None  # the screen that got the last key

    async def on_event(self, event: events.Event) -> None:
        """Every key press goes to the key reader first, unless a person types into a field."""
        if isinstance(event, events.Key) and not event.is_forwarded and await self._read_key(event):
            return
        await super().on_event(event)

    async def _read_key(self, event: events.Key) -> bool:
        if self.late.swallow(event.character, time.monotonic()):
            return True
        await self._settled()
        self._older, self._from = frozenset(each for each in self.workers if each.name != LINE), self.screen
        screen = self.screen
        if not isinstance(screen, Bench) or not screen.is_mounted or self._typing():
            return False
        press = self.keys.press(name_of(event.key, event.character), screen.chain())
        screen.status.pressed()
        if press.command is not None:
            await self.perform(press.command, press.count, press.has_count)
        if isinstance(self.screen, Bench) and self.screen.is_mounted:
            self.screen.show_state()
            self.screen.call_after_refresh(self.screen.show_state)
        return press.waits or press.command is not None

    def _typing(self) -> bool:
        return isinstance(self.focused, Input) or (isinstance(self.focused, Pane) and self.focused.typing)

    # -- holding a key

    async def _settled(self) -> None:
        """Wait until what the last key began has opened its prompt, strip, article or screen."""
        until = time.monotonic() + HELD_AT_MOST
        await self._drained(until)
        while self._begins() and time.monotonic() < until:
            await asyncio.sleep(0.002)
            await self._drained(until)

    def _begins(self) -> bool:
        """Whether a worker of the last key has not come to its question yet."""
        screen = self.screen
        if screen is not self._from or (isinstance(screen, Bench) and screen.is_mounted and screen.status.asking):
            return False
        return any(
            worker.group in HELD_FOR and not worker.is_finished and worker not in self._older for worker in self.workers
        )

    async def _drained(self, until: float) -> None:
        """Let the focused widget and all around it read the messages that wait; twice, since one may call another."""
        for _ in range(2):
            node: Widget | Screen[object] = self.focused or self.screen
            around = [each for each in node.ancestors_with_self if each is not self]
            for each in around:
                passed = asyncio.Event()
                if each.call_later(passed.set):
                    try:
                        await asyncio.wait_for(passed.wait(), max(0.0, until - time.monotonic()))
                    except TimeoutError:
                        return

    # -- doing a command

    async def perform(self, command: Command, count: int = 1, has_count: bool = False, argument: str = "") -> None:
        """Do a command: the first of focused pane, screen and app that has its method."""
        if isinstance(self.focused, Pane):
            self.focused.count, self.focused.has_count = count, has_count
        method = self.method_of(command)
        if method is None:
            return
        given = argument or command.argument
        try:
            result = method(given) if given else method()
            if isawaitable(result):
                await result
        except TuiError as error:
            self.say(error.what, detail=error.hint, failed=True)

    def method_of(self, command: Command) -> Callable[..., object] | None:
        """What does a command here and now; None where it cannot be done."""
        nodes = (self.focused, self.screen, self)
        return next((method for node in nodes if (method := getattr(node, command.action, None))), None)

    def press(self, command: str, argument: str = "") -> None:
        """Do a command by its id, before the next key."""
        self.run_worker(self.perform(BY_ID[command], argument=argument), group=SOON)
