"""Import from the screen: a file of any kind that is known; what came is told, what did not is listed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.errors import NotFound
from tui.store import feeds
from tui.ui.deeds import count_of
from tui.ui.exporting import Exporting
from tui.ui.host import SOON
from tui.ui.tell import Log

if TYPE_CHECKING:
    from tui.flows.importing import Outcome

HINT = "OPML, newsboat's urls or cache.db, or .jsonl"


class Importing(Exporting):
    """The app's import."""

    log_of_messages: Log

    @work(group=SOON)
    async def action_import_feeds(self, name: str = "") -> None:
        """Bring in what a file holds; feeds that are new are fetched."""
        from tui.flows.importing import look

        name = (name or await self.ask("import", hint=HINT) or "").strip()
        if not name:
            return
        path = expanded(name)
        source = await asyncio.to_thread(look, path, path.name)
        self.begin_library()
        outcome = await asyncio.to_thread(source.bring, self.store, self.clock(), rehearsal=False)
        self.tell_outcome(outcome)
        for screen in self.screen_stack:
            if (undone := getattr(screen, "undone", None)) is not None:
                undone()
        if outcome.feeds:
            added = [feed for feed in await self.store.read(feeds.all_feeds) if feed.url in outcome.feeds]
            self.begin_refresh(added, asked=True)

    def tell_outcome(self, outcome: Outcome) -> None:
        """A sentence in the status line; what was left out stands in the list of messages, each by itself."""
        for each in (*outcome.skipped, *outcome.remarks):
            self.log_of_messages.add(each, failed=each in outcome.skipped)
        told = [count_of(len(outcome.skipped), "thing") + " left out" if outcome.skipped else ""]
        told += [count_of(len(outcome.remarks), "remark") if outcome.remarks else ""]
        told += [":messages lists them" if any(told) else ""]
        if "restored" in outcome.numbers or "read" in outcome.numbers:
            self.say(outcome.told.rstrip("."), detail=" · ".join(filter(None, told)), key=self.undo_key)
        else:
            known = f"{outcome.numbers['known']} known already" if outcome.numbers["known"] else ""
            self.say(
                f"Imported {count_of(len(outcome.feeds), 'feed')}", detail=" · ".join(filter(None, (known, *told)))
            )


def expanded(name: str) -> Path:
    """The path that was typed, ~ and all. Raises NotFound."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise NotFound(f"The file {name} cannot be read.", "Check its name and rights.") from error
