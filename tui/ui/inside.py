"""Verbs inside the opened text: its contents, its links by number, its picture, what was cut around it."""

from __future__ import annotations

import asyncio

from textual import work

from tui.errors import Usage
from tui.model import Explained, Opened
from tui.ui import remarks
from tui.ui.entry_verbs import EntryVerbs
from tui.ui.host import SOON
from tui.ui.panes.body import Body
from tui.ui.widgets.headings import headings, holding


class Inside(EntryVerbs):
    """What a person asks of the text that is open; every jump in it can be come back from."""

    def _open(self) -> Opened | None:
        """What is opened; without anything, which key opens a post is told."""
        if self.opened is None:
            self.host.say("Nothing is open", detail=f"{remarks.key_of(self, 'move.open')} opens a post")
        return self.opened

    def on_body_jumped(self, event: Body.Jumped) -> None:
        """A jump inside the text: Back goes to where it began."""
        if self.opened is not None:
            self.remember(event.place)

    # -- contents

    @work(group=SOON)
    async def action_contents(self) -> None:
        """List the headings; Enter goes to one."""
        from tui.ui.screens.contents import ContentsScreen  # here, since the first picture needs none of it

        if (opened := self._open()) is None:
            return
        found, place = headings(opened.article), self.body.place()
        if not found:
            next_one = remarks.key_of(self, "body.next_paragraph")
            self.host.say("This text has no headings", detail=f"{next_one} in the article goes on by paragraphs")
            return
        here = holding(found, place[1]) if place is not None and place[0] == "body" else 0
        chosen = await self.app.push_screen_wait(
            ContentsScreen(self.keymap, self.keys, found, here, opened.article.title)
        )
        if chosen is None:
            return
        if self.opened is None or self.opened.article.text != opened.article.text:
            self.host.say("The text is another one now", detail="list its contents again")
            return
        self.remember(place)
        self.set_focus(self.body, scroll_visible=False)
        self.body.go_top("body", chosen.start, chosen.end)

    # -- links and the picture

    @work(group=SOON)
    async def action_link(self, number: str = "") -> None:
        """Open a link of the text by the number beside it."""
        if self._open() is None:
            return
        links = self.body.document.links
        if not links:
            self.host.say("This text has no links")
            return
        number = (number or await self.host.ask("link", hint=f"its number, 1 to {len(links)}") or "").strip()
        if not number:
            return
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= len(links)):
            raise Usage(f"There is no link {number} here.", f"They go from 1 to {len(links)}.")
        self.action_browse(links[int(number) - 1][1])

    def action_picture(self) -> None:
        """Open the lead picture in the browser."""
        if (opened := self._open()) is None:
            return
        if opened.article.picture:
            self.action_browse(opened.article.picture)
        else:
            self.host.say("The page names no picture of its own")

    # -- what was cut

    @work(exclusive=True, group="cut")
    async def action_cut(self) -> None:
        """Show what is on the page and not in its article, and why."""
        from tui.flows.explaining import explain  # here and below, since no picture waits for them

        if (opened := self._open()) is None:
            return
        if "page" not in opened.sources:
            fetch = remarks.key_of(self, "reader.fetch_page")
            self.host.say(
                "Only the feed's text is here, and nothing was cut from it", detail=f"{fetch} fetches the page"
            )
            return
        host = self.host
        host.say("Reading the page again", detail=opened.row.url)
        explained = await asyncio.to_thread(explain, host.store, host.pool, opened.row.entry, source="page")
        if self.opened is not None and self.opened.row.entry == opened.row.entry and self.app.screen is self:
            self.show_cut(explained, opened)

    def show_cut(self, explained: Explained, opened: Opened) -> None:
        """The sheet over the reader."""
        from tui.ui.screens.cut import CutScreen

        if not explained.cut:
            self.host.say("Nothing was cut from this page", detail=opened.row.url)
            return
        self.status.forget()
        self.app.push_screen(CutScreen(self.keymap, self.keys, explained))
