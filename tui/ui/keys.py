"""From a key press to a command: the keymap, the key reader with counts and prefixes, and the Cyrillic twins.

A twin is the character that the same physical key gives on a Ukrainian or Russian layout (ЙЦУКЕН over QWERTY), so that
`о` works as `j` without changing the layout. What a keymap binds itself always comes before a twin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.ui.commands import Command, keys_of, with_statuses

_LOWER = dict(zip("йцукенгшщзхїфівапролдєячсмить", "qwertyuiop[]asdfghjkl'zxcvbnm", strict=True))
_RUSSIAN = {"ъ": "]", "ы": "s", "э": "'", "ё": "`"}
_LETTERS = {here: there for here, there in (_LOWER | _RUSSIAN).items() if there.isalpha()}
TWINS: Mapping[str, str] = {
    **_LETTERS,
    **{here.upper(): there.upper() for here, there in _LETTERS.items()},
    **dict(zip("хїъХЇЪ", "[]]{}}", strict=True)),
    ".": "/",
    ",": "?",
    "ж": ";",
    "Ж": ":",
    "Ґ": "|",
    "Б": "<",
    "Ю": ">",
}
"""What a Cyrillic layout types -> the key of the table. `,` and `.` are what it types on the key of `?` and `/`."""


def name_of(key: str, character: str | None) -> str:
    """A press as the table writes it: the character where there is one, else Textual's own name of the key."""
    if character is not None and character.isprintable() and character != " ":
        return character
    return key


def twin_of(name: str) -> str:
    """The table's key on the same physical key, else the name itself. Works under Ctrl: `ctrl+в` -> `ctrl+d`."""
    if name.startswith("ctrl+"):
        return "ctrl+" + TWINS.get(name[5:], name[5:]).lower()
    return TWINS.get(name, name)


class Keymap:
    """Which command a key means in which scope: the table, the preset's changes, then the reader's own.

    `statuses`: the person's own, with their letters: commands like the others, in `commands` and for the strip.
    """

    def __init__(
        self,
        preset: str = "vim",
        own: Mapping[str, tuple[str, ...]] | None = None,
        statuses: Mapping[str, str] | None = None,
    ) -> None:
        self.statuses = statuses or {}
        self.commands = with_statuses(self.statuses)
        changed = {name: tuple(map(spelled, keys)) for name, keys in (own or {}).items()}
        self.keys = keys_of(preset, changed, self.commands)
        self._commands = {(command.scope, key): command for command in self.commands for key in self.keys[command.id]}
        self._prefixes = {(scope, key.split(" ")[0]) for scope, key in self._commands if " " in key}

    def find(self, chain: Sequence[str], key: str) -> Command | None:
        """The command of a whole key in the first scope that has it."""
        return next((self._commands[scope, key] for scope in chain if (scope, key) in self._commands), None)

    def is_prefix(self, chain: Sequence[str], key: str) -> bool:
        """Whether a longer key begins so."""
        return any((scope, key) in self._prefixes for scope in chain)

    def followers(self, chain: Sequence[str], prefix: str) -> list[tuple[str, Command]]:
        """What may come after a prefix, in the table's order."""
        found = [(key, command) for (scope, key), command in self._commands.items() if scope in chain]
        return [(key.split(" ")[1], command) for key, command in found if key.startswith(prefix + " ")]

    def first(self, command: str) -> str:
        """The key to show for a command, "" when it has none."""
        keys = self.keys.get(command, ())
        return keys[0] if keys else ""


def spelled(key: str) -> str:
    """A key of the config as the table writes it: `gx` is `g x`."""
    return " ".join(key) if len(key) == 2 and " " not in key and key.isprintable() and not _named(key) else key


def _named(key: str) -> bool:
    return key in ("up",) or (key[0] == "f" and key[1].isdigit())


@dataclass(frozen=True, slots=True)
class Press:
    """What a press came to: a command to do with its count, or nothing yet (`waits`), or nothing at all."""

    command: Command | None = None
    count: int = 1
    has_count: bool = False
    waits: bool = False


class KeyReader:
    """Collects presses into commands; `prefix` and `digits` are what it has so far, for the status line and footer."""

    LONGEST = 4  # digits of a count

    def __init__(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self.prefix = ""
        self.digits = ""

    def forget(self) -> None:
        """Drop what was typed so far."""
        self.prefix = self.digits = ""

    def press(self, name: str, chain: Sequence[str]) -> Press:
        """Read one press in the scopes of `chain`."""
        if not self.prefix and self._is_digit(name) and not self.keymap.find(chain, name):
            self.digits = (self.digits + name)[-self.LONGEST :]
            return Press(waits=True)
        for spelling in dict.fromkeys((name, twin_of(name))):
            whole = f"{self.prefix} {spelling}" if self.prefix else spelling
            if command := self.keymap.find(chain, whole):
                press = Press(command, int(self.digits or 1), bool(self.digits))
                self.forget()
                return press
            if not self.prefix and self.keymap.is_prefix(chain, spelling):
                self.prefix = spelling
                return Press(waits=True)
        waited = bool(self.prefix or self.digits)
        self.forget()
        return Press(waits=waited)

    def _is_digit(self, name: str) -> bool:
        return len(name) == 1 and name in "0123456789" and (name != "0" or bool(self.digits))
