"""The large word tables: text files in parts, of which only those that are asked for are read.

A part begins with a line `@name`; its other lines are `key|value`, or plain words.
"""

from __future__ import annotations

from functools import cache

from tui.text import wordfiles


@cache
def parts(name: str) -> dict[str, str]:
    """The parts of a file of words by their names, unread; what stands before the first is a remark."""
    text = wordfiles.text(name)
    return {head: body for head, _, body in (part.partition("\n") for part in text.split("\n@")[1:])}


class Leaves:
    """A table of `key|value` lines in parts by the letter that keys have at `place`."""

    def __init__(self, name: str, place: int = 0) -> None:
        self._name = name
        self._place = place
        self._found: dict[str, str] = {}
        self._read: set[str] = set()

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        letter = key[self._place : self._place + 1]
        if letter not in self._read:
            self.open(letter)
        return self._found.get(key)

    def open(self, letter: str) -> dict[str, str]:
        """Reads one part, and gives what it holds."""
        self._read.add(letter)
        body = parts(self._name).get(letter, "")
        fresh = dict(line.split("|", 1) for line in body.rstrip("\n").split("\n")) if body else {}
        self._found.update(fresh)
        return fresh

    def all(self) -> dict[str, str]:
        """The whole table."""
        for letter in parts(self._name):
            if letter not in self._read:
                self.open(letter)
        return self._found
