"""Opening and leaving screens: sheets to choose from, help, messages, palette, the `:` line, the look."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from textual import work

from tui.errors import Usage
from tui.model import Relation
from tui.ui import themes
from tui.ui.again import DigestingAgain
from tui.ui.bench import Bench
from tui.ui.commands import COMMANDS, Command
from tui.ui.host import SOON
from tui.ui.keys import Keymap, KeyReader
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.messages import MessagesScreen
from tui.ui.screens.sheet import Sheet
from tui.ui.tell import Log
from tui.ui.widgets.fuzzy import Candidate

if TYPE_CHECKING:
    from tui.ui.widgets.ledger import View


class Windows(DigestingAgain):
    """The app's screens, and the two ways to any command: its name in the palette, its word in the `:` line."""

    keymap: Keymap
    keys: KeyReader
    log_of_messages: Log
    lines: Sequence[str] = ()  # typed after `:` before, the newest last
    _ledger: View | None = None  # how the ledger was left

    async def perform(self, command: Command, count: int = 1, has_count: bool = False, argument: str = "") -> None:
        """Do a command."""
        raise NotImplementedError

    @property
    def ledger(self) -> View:
        """How a person last looked at the ledger."""
        if self._ledger is None:
            from tui.ui.widgets.ledger import View  # here, as below

            self._ledger = View()
        return self._ledger

    # -- sheets

    async def choose(self, title: str, options: Sequence[tuple[str, str]], *, hint: str = "") -> int | None:
        """A sheet to choose from."""
        return await self.push_screen_wait(Sheet(self.keymap, self.keys, title, options, hint))

    async def pick(self, title: str, among: Sequence[Candidate]) -> str | None:
        """A sheet to find one of many by typing."""
        from tui.ui.screens.pick import PickScreen  # here, since the first picture needs none of it

        return await self.push_screen_wait(PickScreen(self.keymap, self.keys, title, among))

    async def relate(self, title: str, current: Relation = "supports") -> Relation | None:
        """A sheet that asks what one sentence is to another."""
        from tui.ui.screens.sheet import RelationSheet  # here, as above
        from tui.ui.widgets.ends import RELATIONS

        index = await self.push_screen_wait(RelationSheet(self.keymap, self.keys, title, RELATIONS.index(current)))
        return None if index is None else RELATIONS[index]

    def open_screen(self, screen: type[Bench]) -> None:
        """Open a screen over this one, unless it is open already."""
        if not isinstance(self.screen, screen):
            self.push_screen(screen(self.keymap, self.keys))

    @work(group=SOON)
    async def action_open_ledger(self) -> None:
        """All claims; what was chosen there is opened at its sentence."""
        from tui.store import listing  # here, since the first picture needs none of it
        from tui.ui.ledger_desk import FIRST
        from tui.ui.screens.claims import ClaimsScreen

        if self._makes_room("ledger"):
            top = None if self.ledger.rows else self.run_worker(self.store.read(listing.first, FIRST))
            record = await self.push_screen_wait(ClaimsScreen(self.keymap, self.keys, self.ledger, top))
            if record is not None and (reader := self.reader) is not None:
                reader.open_record(record)

    def action_open_subscriptions(self) -> None:
        """All feeds, and how they are."""
        from tui.ui.screens.subscriptions import SubscriptionsScreen  # here, as above

        if self._makes_room("subscriptions"):
            self.open_screen(SubscriptionsScreen)

    @work(group=SOON)
    async def action_open_tags(self) -> None:
        """All tags; the posts or claims of the one that was chosen there are listed."""
        from tui.ui.screens.tags import TagsScreen  # here, as above

        if not self._makes_room("tags"):
            return
        chosen = await self.push_screen_wait(TagsScreen(self.keymap, self.keys))
        if chosen is None or (reader := self.reader) is None:
            return
        if chosen.claims:
            self.ledger.typed = f"tag:{chosen.name}"
            self.action_open_ledger()
        else:
            reader.list_tag(chosen.name)

    def _makes_room(self, wanted: str) -> bool:
        """Whether such a screen may open: over the reader only; those that list one thing give way to each other."""
        here = self.screen
        if isinstance(here, Bench) and here.scope in ("ledger", "subscriptions", "tags") and here.scope != wanted:
            here.dismiss(None)
            return True
        return here is self.reader

    def action_open_messages(self) -> None:
        """All messages of this session."""
        self.push_screen(MessagesScreen(self.keymap, self.keys, list(self.log_of_messages.messages)))

    @work(group=SOON)
    async def action_open_help(self) -> None:
        """All keys, to search; Enter does the one under the cursor."""
        if isinstance(self.screen, HelpScreen) or not isinstance(self.screen, Bench):
            return
        chain, preset = self.screen.chain(), self.settings.preset
        command = await self.push_screen_wait(HelpScreen(self.keymap, self.keys, chain, preset))
        if command is not None:
            self.call_later(self.perform, command)

    @work(group=SOON)
    async def action_open_palette(self) -> None:
        """Find a command of this place by its name."""
        if isinstance(self.screen, HelpScreen) or not isinstance(self.screen, Bench):
            return
        chain, preset = self.screen.chain(), self.settings.preset
        command = await self.push_screen_wait(HelpScreen(self.keymap, self.keys, chain, preset, here_only=True))
        if command is not None:
            self.call_later(self.perform, command)

    # -- the `:` line

    @work(group=SOON)
    async def action_command_line(self) -> None:
        """Ask for a command's word and what it takes."""
        if not isinstance(self.screen, Bench):
            return
        chain = self.screen.chain()
        words = sorted({command.word for command in self.keymap.commands if command.scope in chain})
        hint = "a command's word; Tab completes, Ctrl+p lists them"
        typed = await self.screen.status.ask(":", hint=hint, past=self.lines, words=words)
        if typed and typed.strip():
            self.lines = [*(line for line in self.lines if line != typed.strip()), typed.strip()]
            command, argument = understood(typed, chain, self.keymap.commands)
            await self.perform(command, argument=argument)  # at once: the next key may be for what it asks

    # -- the look, and leaving

    def action_change_look(self, name: str = "") -> None:
        """Another theme: the one named, else the other of night and paper."""
        name = name.strip() or ("night" if self.theme == "paper" else "paper")
        if name not in themes.NAMES:
            raise Usage(f"There is no theme {name}.", f"There are {', '.join(themes.NAMES)}.")
        self.theme = name
        self.say(f"Theme {name}", detail="the config keeps one for good: theme = …")

    def action_leave(self) -> None:
        """Esc outside the reader: back."""
        self.action_go_back()

    def action_go_back(self) -> None:
        """q outside the reader: back to the screen below, and from the last one out."""
        if len(self.screen_stack) > 1:
            self.screen.dismiss(None)
        else:
            self.leave_program()

    def leave_program(self) -> None:
        """Quit."""
        raise NotImplementedError


def understood(typed: str, chain: Sequence[str], commands: Sequence[Command] = COMMANDS) -> tuple[Command, str]:
    """The command of a typed line, looked for in the scopes of `chain` first, and its argument. Raises Usage."""
    word, _, argument = typed.strip().removeprefix(":").partition(" ")
    named = [command for command in commands if word in (command.word, command.id)]
    named += [command for command in commands if command.keys[:1] == (word,)]
    if not named:
        words = sorted({command.word for command in commands})
        near = get_close_matches(word, words, 1, 0.4)
        raise Usage(f"There is no command “{word}”.", f"Did you mean :{near[0]}?" if near else "? lists them all.")
    here = [command for command in named if command.scope in chain]
    order = {scope: at for at, scope in enumerate(chain)}
    found = min(here, key=lambda command: order[command.scope]) if here else None
    if found is None:
        raise Usage(f"“{word}” does not work here.", f"It belongs to: {named[0].scope}.")
    if argument.strip() and not found.takes:
        raise Usage(f":{found.word} takes nothing after it.", "Leave the rest out.")
    return found, argument.strip()
