"""A person's own statuses: whether their letters and words are free in the claim strip."""

from __future__ import annotations

from collections.abc import Mapping

from tui.config import Settings
from tui.ui.commands import BY_ID, own_status
from tui.ui.keys import Keymap, twin_of

STRIP = ("strip", "move")


def ids(settings: Settings) -> tuple[str, ...]:
    """Every command's id, for checking [keys]."""
    return (*BY_ID, *(own_status(name, letter).id for name, letter in settings.statuses.items()))


def hindered(settings: Settings) -> Mapping[str, str]:
    """Each status that cannot be, and why: its letter or its word means something else already."""
    keymap, found, words = Keymap(settings.preset, settings.keys), dict[str, str](), set(BY_ID)
    for name, letter in settings.statuses.items():
        command = own_status(name, letter)
        taken = keymap.find(STRIP, letter) or keymap.find(STRIP, twin_of(letter))
        if command.id in words or command.id == "strip.":
            found[name] = f"it would be :{command.word}, which is something else already"
        elif taken is not None and command.id not in settings.keys:
            found[name] = f"in the claim strip {letter} will {taken.help}"
        elif keymap.is_prefix(("reader",), letter):
            found[name] = f"{letter} begins other keys"
        words.add(command.id)
    return found
