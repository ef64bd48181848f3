"""Honesty: what is doubtful in the text that is shown is told once, with the key that leads to the other one."""

from __future__ import annotations

from textual import work

from tui.model import EntryId, Opened, State
from tui.ui import remarks
from tui.ui.entry_verbs import EntryVerbs


class Doubts(EntryVerbs):
    """Tells why the feed's text is shown in the page's place, and what may be wrong with a page's own."""

    def text_shown(self) -> None:
        """Another text is shown: say what speaks against it."""
        if (opened := self.opened) is None or opened.pending:
            return
        if why := opened.article.doubt or opened.article.note:
            browse = f"{remarks.key_of(self, 'reader.browse')} opens the page in the browser"
            self.host.say(why, detail=browse if opened.row.url else "", key=self._way_out(opened))

    @work
    async def text_came(self, entry: EntryId) -> None:
        """A text with claims changed: its row shows it; the post that is open stays as it is, and says so."""
        await self.reload_row(entry)
        row = self.opened.row if self.opened is not None else None
        if row is not None and row.entry == entry and row.state is not State.ANCHORED:
            key = f"{remarks.key_of(self, 'reader.changed')} what changed"
            self.host.say("The text changed since you tagged it", detail="it stands here as it was", key=key)

    def _way_out(self, opened: Opened) -> str:
        """The key of the other text; without another, the browser's."""
        others = [source for source in opened.sources if source != opened.source]
        if others:
            word = "page's text" if others[0] == "page" else "feed's text"
            return f"{remarks.key_of(self, 'reader.switch_text')} {word}"
        return f"{remarks.key_of(self, 'reader.browse')} browser" if opened.row.url else ""
