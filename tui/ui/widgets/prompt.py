"""The input of the status line: keys in the order typed, lines typed before, command words completed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input


class Prompt(Input, inherit_bindings=True):
    """`past`: earlier lines, the newest last; `words`: what Tab completes, in an empty line `first` before the others.

    Without them these keys go to the asker."""

    past: Sequence[str] = ()
    words: Sequence[str] = ()
    first: Sequence[str] = ()
    _back = 0  # how many lines back the one shown is; 0: what is typed now
    _typed = ""  # what was typed before going back
    _stem: str | None = None  # what Tab completes; None before the first Tab

    @dataclass
    class Key(Message):
        """A key that the asker may want: Tab, up, down, Esc."""

        key: str

    def begin(self, value: str, past: Sequence[str], words: Sequence[str], first: Sequence[str] = ()) -> None:
        """Another question."""
        self.past, self.words, self.first = past, words, first
        self._back, self._typed, self._stem = 0, "", None
        self._put(value)

    async def _on_key(self, event: events.Key) -> None:
        """All in the order typed: Textual does Enter and Backspace only after the letters that follow them."""
        key, bound = event.key, self._bindings.key_to_bindings.get(event.key, ())
        if key in ("up", "down") and self.past:
            self._recall(1 if key == "up" else -1)
        elif key in ("tab", "shift+tab") and self.words:
            self._complete(1 if key == "tab" else -1)
        elif key in ("tab", "shift+tab", "up", "down", "escape"):
            self.post_message(self.Key(key))
        elif bound:
            self._stem = None
            await self.run_action(bound[0].action)
        else:
            self._stem = None
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()

    def _recall(self, step: int) -> None:
        """A line typed before, or back to what was typed now."""
        if not self._back:
            self._typed = self.value
        self._back = max(0, min(len(self.past), self._back + step))
        self._put(self.past[-self._back] if self._back else self._typed)

    def _complete(self, step: int) -> None:
        """The word begun; Tab again gives the next that begins so."""
        self._stem = self.value if self._stem is None else self._stem
        stem, here = self._stem.casefold(), self.value.rstrip()
        offered = self.words if stem else dict.fromkeys((*self.first, *self.words))
        found = [word for word in offered if word.casefold().startswith(stem)]
        if found:
            at = found.index(here) + step if here in found else min(0, step)
            self._put(found[at % len(found)] + (" " if len(found) == 1 else ""))

    def _put(self, value: str) -> None:
        self.value = value
        self.cursor_position = len(value)
