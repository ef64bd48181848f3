"""Verbs of looking at the ledger: filter while typing, sort, group, fold, show highlights too."""

from __future__ import annotations

from textual import work
from textual.content import Content
from textual.widgets import Input

from tui.errors import Usage
from tui.flows import find
from tui.model import Query
from tui.store import listing
from tui.ui.host import SOON
from tui.ui.ledger_desk import LedgerDesk
from tui.ui.widgets.ledger import GROUPS, SORTS
from tui.ui.widgets.prompt import Prompt
from tui.ui.widgets.sieve import Known, of_entries

HINT = "words, status:…, speaker:…, tag:…, is:…, since:…"


class LedgerOrder(LedgerDesk):
    """What a person does to see the claims they want."""

    _listening = False

    def chain(self) -> list[str]:
        """While the list follows what is typed, the footer says so."""
        return ["sift", self.scope] if self._listening and self.status.asking else super().chain()

    # -- filter

    @work(group=SOON)
    async def action_search(self, words: str = "") -> None:
        """Narrow the list while typing; Enter keeps what is typed, Esc lists what was there before."""
        before = self.view.typed
        if words:
            self.narrow(words)
            return
        self._listening = True
        typed = await self.host.ask("/", value=before, hint=HINT)
        self._listening = False
        if typed is None:
            self.narrow(before)
        self.show_state()

    def on_input_changed(self, event: Input.Changed) -> None:
        """While a person types, the list follows; a word that is not whole yet changes nothing."""
        if not self._listening or event.input is not self.status.prompt:
            return
        event.stop()
        try:
            self.narrow(event.value)
        except Usage as wrong:
            self.status.hint.update(Content(f"{wrong.hint or wrong.what}  "))
        else:
            self.status.hint.update(Content(f"{HINT}  "))

    def on_prompt_key(self, event: Prompt.Key) -> None:
        """The arrows move in the list."""
        if self._listening and event.key in ("up", "down"):
            event.stop()
            self.ledger.move_to(self.ledger.cursor + (1 if event.key == "down" else -1))

    def narrow(self, typed: str) -> None:
        """List only what has that. Raises Usage for a search word that there is not."""
        query = self.understood(typed)
        self.view.typed, self.query_ = typed.strip(), query
        if query.entities or of_entries(query) is not None:
            self._narrow_by_library()
        else:
            self.known = Known()
            self.lay_out()

    def understood(self, typed: str) -> Query:
        """The query that was typed. Raises Usage."""
        return find.parse(typed, now=self.host.local(self.host.clock()))

    @work(exclusive=True, group="narrow")
    async def _narrow_by_library(self) -> None:
        await self.ask_library()
        self.lay_out()

    async def ask_library(self) -> None:
        """The articles that the query is about, and the claims on the entities it names."""
        query, store = self.query_, self.host.store
        part = of_entries(query)
        entries = None if part is None else await store.read(listing.entries, part)
        named = [await store.read(listing.naming, name) for name in query.entities]
        if query is self.query_:
            self.known = Known(entries, tuple(named))

    # -- order

    def action_sort(self, column: str = "") -> None:
        """Sort by the next column, or by the one that is named."""
        names = list(SORTS)
        column = column.strip() or names[(names.index(self.view.sort) + 1) % len(names)]
        if column not in names:
            raise Usage(f"There is no column {column}.", f"There are {', '.join(names)}.")
        self.view.sort, self.view.reverse = column, False
        self._ordered()

    def action_reverse(self) -> None:
        """The other way round."""
        self.view.reverse = not self.view.reverse
        self._ordered()

    def _ordered(self) -> None:
        self.lay_out()
        self.host.say(f"Sorted {self.view.order}" if self.view.order.startswith("by") else self.view.order.capitalize())

    @work(group=SOON)
    async def action_group(self, by: str = "") -> None:
        """Put the rows into groups by the next thing, or by the one that is named."""
        by = by.strip() or GROUPS[(GROUPS.index(self.view.group) + 1) % len(GROUPS)]
        if by not in GROUPS:
            raise Usage(f"The ledger is not grouped by {by}.", f"It is by {', '.join(GROUPS)}.")
        if by == "entity":
            await self.read_named()
        self.view.group = by
        self.view.folded.clear()
        self.lay_out()
        self.host.say("No groups" if by == "none" else f"Grouped by {by}")

    def action_fold(self) -> None:
        """Close the group of the row; closed, it is one line."""
        self._fold(True)

    def action_unfold(self) -> None:
        """Open the group again."""
        self._fold(False)

    def _fold(self, closed: bool) -> None:
        pane = self.ledger
        name = pane.group_at(pane.cursor)
        if not name or (name in self.view.folded) is closed:
            return
        self.view.folded ^= {name}
        first = pane.first_of(name)
        if closed:
            pane.move_to(first)
        self.lay_out()

    def action_highlights(self) -> None:
        """List plain highlights too, or no longer."""
        self.view.highlights = not self.view.highlights
        self.lay_out()
        self.host.say("Highlights are listed too" if self.view.highlights else "Highlights are left out")
