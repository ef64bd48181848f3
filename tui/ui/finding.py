"""Verbs of finding: filter this list while typing, look through the whole library, keep a search as a smart feed."""

from __future__ import annotations

from dataclasses import fields, replace

from textual import work
from textual.content import Content
from textual.widgets import Input

from tui.errors import Usage
from tui.flows import find
from tui.model import Query
from tui.store import search
from tui.ui.host import SOON
from tui.ui.steps import Steps
from tui.ui.widgets.prompt import Prompt

HERE, EVERYWHERE = "this list", "the whole library"


class Finding(Steps):
    """The reader's search. `typed` is what was searched for, `before` the list it began in."""

    typed = ""
    whole = False
    before: tuple[Query, str] | None = None
    _listening = False

    @property
    def finds(self) -> bool:
        """The list follows what is typed."""
        return self._listening

    @work(exclusive=True, group="search")
    async def action_search(self, words: str = "") -> None:
        """Find in this list while typing; Tab: in the whole library; Enter opens; Esc goes back to the list before."""
        if self.before is None:
            self.before = (self.listed, self.heading)
            self.whole = False
        live = not words  # typed in the line, the list followed; given to `:search`, it is still to come
        if live:
            self._listening = True
            found = await self.host.ask("/", value=self.typed, hint=self._where())
            self._listening = False
            words = (found or "").strip()
        if not words:
            self.leave_search()
            return
        self.find(words)
        self.finding = True
        row = self.timeline.row()
        self.set_focus(self.timeline, scroll_visible=False)
        if live and row is not None:
            self.open_entry(row.entry)

    def on_input_changed(self, event: Input.Changed) -> None:
        """While a person types, the list follows."""
        if self._listening and event.input is self.status.prompt:
            event.stop()
            self.find(event.value.strip())

    def on_prompt_key(self, event: Prompt.Key) -> None:
        """Tab changes where it looks; the arrows move in the list."""
        if not self._listening:
            return
        event.stop()
        if event.key == "tab":
            self.whole = not self.whole
            self.find(self.status.prompt.value.strip())
        elif event.key in ("up", "down"):
            self.timeline.move_to(self.timeline.cursor + (1 if event.key == "down" else -1))

    def find(self, typed: str) -> None:
        """List what was typed; a word that is not finished yet counts as a beginning."""
        assert self.before is not None
        self.typed = typed
        base, heading = self.before
        try:
            query = find.parse(begun(typed), now=self.host.local(self.host.clock()))
        except Usage as wrong:
            self.status.hint.update(Content(f"{wrong.hint or wrong.what}  "))
            return
        self.status.hint.update(Content(f"{self._where()}  "))
        if not typed:
            self.show_list(base, heading)
        elif self.whole:
            self.show_list(query, f"Found “{typed}”")
        else:
            self.show_list(within(base, query), f"{heading}: “{typed}”")

    def list_tag(self, name: str) -> None:
        """List the posts that bear a tag, or have a claim that does; as after a search, Esc lists what was there."""
        if self.before is None:
            self.before = (self.listed, self.heading)
        self.whole, self.finding, self.typed = True, True, f"tag:{name}"
        self.show_list(Query(tags=(name,)), f"#{name}")
        self.set_focus(self.timeline, scroll_visible=False)
        self.host.say(f"Posts with #{name}", key="Esc back")

    def leave_search(self) -> bool:
        """Back to the list before the search; False when there was none."""
        if self.before is None:
            return False
        query, heading = self.before
        self.before, self.finding, self.typed = None, False, ""
        self.show_list(query, heading)
        self.set_focus(self.timeline, scroll_visible=False)
        return True

    @work(group=SOON)
    async def action_smart(self, name: str = "") -> None:
        """Keep the search under a name; it stands among the feeds then."""
        if not self.typed:
            self.host.say("Search first", detail="then :smart NAME keeps the search")
            return
        name = (name or await self.host.ask("name", hint="the smart feed's name") or "").strip()
        if name:
            await self.host.store.write(search.save_smart, name, self.typed, self.host.clock())
            self.host.say("Smart feed kept", detail=f"{name} · {self.typed}")
            self.library_changed()

    def _where(self) -> str:
        here, there = (EVERYWHERE, HERE) if self.whole else (HERE, EVERYWHERE)
        return f"in {here} · Tab {there}"


def begun(typed: str) -> str:
    """The query while it is being typed: its last plain word may go on."""
    last = typed.split(" ")[-1]
    plain_word = last and not set(last) & set('":*-') and typed.count('"') % 2 == 0
    return typed + "*" if plain_word else typed


def within(base: Query, found: Query) -> Query:
    """The list's query narrowed by what was searched for."""
    nothing = Query()
    given = {
        field.name: value
        for field in fields(Query)
        if (value := getattr(found, field.name)) != getattr(nothing, field.name)
    }
    return replace(base, **given)
