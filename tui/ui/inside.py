"""Verbs inside the opened text: its contents, its picture, the way back from a jump."""

from __future__ import annotations

from textual import work

from tui.model import Opened
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

    # -- the picture

    def action_picture(self) -> None:
        """Open the lead picture in the browser."""
        if (opened := self._open()) is None:
            return
        if opened.article.picture:
            self.action_browse(opened.article.picture)
        else:
            self.host.say("The page names no picture of its own")
