"""A field of the claim strip while it is edited in its place: text, caret, and how a name that is begun goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.plain import line


@dataclass(frozen=True, slots=True)
class Field:
    """`offers`: names that may be meant, the likeliest first; `choice`: which of the fitting ones is shown."""

    name: str
    text: str = ""
    caret: int = 0
    offers: tuple[str, ...] = ()
    choice: int = 0

    @property
    def words(self) -> str:
        """What is typed, as it is kept."""
        return line(self.text)

    @property
    def fitting(self) -> tuple[str, ...]:
        """The names that begin with what is typed, or have a word that does; all of them once one was asked for."""
        begun = self.text.casefold().lstrip()
        if not begun:
            return self.offers if self.choice else ()
        first = [one for one in self.offers if one.casefold().startswith(begun)]
        return tuple(one for one in first if len(one) > len(begun))

    @property
    def ghost(self) -> str:
        """How the name goes on behind the caret; "" unless the caret stands at the end."""
        if self.caret < len(self.text) or not (found := self.fitting):
            return ""
        one = found[self._at(len(found))]
        return one[len(self.text.lstrip()) :] if self.text.strip() else one

    def _at(self, count: int) -> int:
        """Before anything is typed the first down shows the first name."""
        return (self.choice - (0 if self.text.strip() else 1)) % count

    def take(self) -> Field:
        """Take the name that is shown."""
        found = self.fitting
        one = found[self._at(len(found))] if found else self.text
        return replace(self, text=one, caret=len(one), choice=0)

    def turn(self, step: int) -> Field:
        """Show the next name that fits, or the one before."""
        return replace(self, caret=len(self.text), choice=self.choice + step)

    def insert(self, words: str) -> Field:
        """Type or paste at the caret."""
        text = self.text[: self.caret] + words + self.text[self.caret :]
        return replace(self, text=text, caret=self.caret + len(words), choice=0)

    def edit(self, key: str) -> Field | None:
        """What an editing key does; None for a key that edits nothing. At the end, right takes what is shown."""
        if key in ("right", "end", "ctrl+e", "ctrl+f") and self.ghost:
            return self.take()
        if key in ("down", "up") and self.offers:
            return self.turn(1 if key == "down" else -1)
        text, at = self.text, self.caret
        edits = {
            "left": (text, max(0, at - 1)),
            "right": (text, min(len(text), at + 1)),
            "ctrl+left": (text, self._word_start()),
            "ctrl+right": (text, self._word_end()),
            "home": (text, 0),
            "ctrl+a": (text, 0),
            "end": (text, len(text)),
            "ctrl+e": (text, len(text)),
            "backspace": (text[: max(0, at - 1)] + text[at:], max(0, at - 1)),
            "delete": (text[:at] + text[at + 1 :], at),
            "ctrl+u": (text[at:], 0),
            "ctrl+k": (text[:at], at),
            "ctrl+w": (text[: self._word_start()] + text[at:], self._word_start()),
        }
        if key not in edits:
            return None
        text, at = edits[key]
        return replace(self, text=text, caret=at, choice=0)

    def _word_start(self) -> int:
        return self.text[: self.caret].rstrip().rfind(" ") + 1

    def _word_end(self) -> int:
        behind = self.text[self.caret :]
        blank = behind.find(" ", len(behind) - len(behind.lstrip()))
        return len(self.text) if blank < 0 else self.caret + blank
