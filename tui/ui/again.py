"""The library digested again from the screen: a thread, its progress in the status line, stopped by Esc."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from tui.ui.deeds import count_of
from tui.ui.importing import Importing

if TYPE_CHECKING:
    from tui.flows.again import Again

EVERY = 10  # texts after which the status line follows


@dataclass
class Stepped(Message):
    """So far are the texts of the library digested again; `over` says that it goes no further."""

    so_far: Again
    over: bool = False


class DigestingAgain(Importing):
    """The app's digest of what is stored."""

    _again: threading.Event | None = None  # set, it ends the run under way
    _again_so_far = ""

    @property
    def refresh_progress(self) -> str:
        """How far a refresh is, else a digest of the library."""
        return super().refresh_progress or self._again_so_far

    def action_digest_library(self) -> None:
        """Digest again what was understood by older rules."""
        if self.first_run:
            return
        if self._again is not None:
            self.say("The library is being digested", key="Esc stop")
            return
        self._again = threading.Event()
        self.say("Digesting the library again", key="Esc stop")
        self._digest_all(self._again)

    def stop_refresh(self) -> bool:
        """Stop the refresh under way, else the digest of the library."""
        return super().stop_refresh() or self.stop_digest()

    def stop_digest(self) -> bool:
        """End the digest of the library; False when none runs."""
        running = self._again is not None and not self._again.is_set()
        if self._again is not None:
            self._again.set()
        return running

    @work(thread=True, group="again")
    def _digest_all(self, stopped: threading.Event) -> None:
        from tui.flows.again import Again, digest_library  # here, since no picture waits for it

        def tell(so_far: Again) -> None:
            if so_far.done % EVERY == 0:
                self.post_message(Stepped(so_far))

        done = Again(stopped=True)
        try:
            done = digest_library(self.store, self.pool, sites=self.settings.sites, tell=tell, stopped=stopped)
        finally:
            self.post_message(Stepped(done, over=True))

    def on_stepped(self, message: Stepped) -> None:
        """Show how far it is; at the end tell what came of it and read anew what is shown."""
        done = message.so_far
        self._again_so_far = "" if message.over else f"{done.done}/{done.total}"
        if message.over:
            self._again = None
            detail = f"{count_of(done.changed, 'new text')}" if done.changed else ""
            what = "Digest stopped" if done.stopped else f"{count_of(done.done, 'text')} digested again"
            self.say(what, detail="what was done is kept" if done.stopped else detail)
        if (reader := self.reader) is not None:
            if message.over:
                reader.undone()
            reader.show_state()
