"""Asks the terminal for its background before Textual starts: OSC 11, then DA1 that every terminal answers.

`ask()` writes the question (before the slow import of Textual), `Asked.light()` reads the answer after it, waiting at
most 50 ms. Source: xterm's control sequences, "OSC Ps ; Pt" with Ps = 11 and "CSI c"; ITU-R BT.709 for luminance."""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
import tty
from dataclasses import dataclass

QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_DONE = re.compile(rb"\x1b\[\?[0-9;]*c")


def is_light(answer: bytes) -> bool | None:
    """Whether the background in an OSC 11 answer is a light one; None when the answer holds none."""
    match = _COLOUR.search(answer)
    if match is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question under way on a terminal whose echo is off until the answer is read."""

    number: int  # the terminal's file number; -1 when nothing was asked
    saved: list[int | list[bytes | int]]  # its settings before

    def light(self, wait: float = 0.05) -> bool | None:
        """Whether the terminal is light; None when it does not say in time. Puts the terminal's settings back."""
        if self.number < 0:
            return None
        answer, until = b"", time.monotonic() + wait
        try:
            while not _DONE.search(answer):
                left = until - time.monotonic()
                if left <= 0 or not select.select([self.number], [], [], left)[0]:
                    break
                answer += os.read(self.number, 1024)
        except OSError:
            return None
        finally:
            termios.tcsetattr(self.number, termios.TCSADRAIN, self.saved)
        return is_light(answer)


NOTHING = Asked(-1, [])


def ask() -> Asked:
    """Put the question to the terminal; asks nothing when input or output is no terminal, or it is a dumb one."""
    try:
        number, out = sys.__stdin__, sys.__stderr__
        if number is None or out is None or not (number.isatty() and out.isatty()) or os.environ.get("TERM") == "dumb":
            return NOTHING
        saved = termios.tcgetattr(number.fileno())
        tty.setcbreak(number.fileno())
        os.write(out.fileno(), QUESTION)
        return Asked(number.fileno(), saved)
    except (OSError, ValueError, termios.error):
        return NOTHING


_OSC = re.compile(
    r"\^(?:\](?:1(?:1(?:;(?:r(?:g(?:b(?:a?(?::[0-9a-fA-F/]*(?:\^\\?|\x07)?)?)?)?)?)?)?)?)?|\[(?:\?[0-9;]*c?)?)?"
)
_DA1 = re.compile(r"\^?\[(?:\?[0-9;]*c?)?|\^")
PATIENCE = 10.0  # seconds after the start in which an answer may still come


class LateAnswer:
    """Keeps an answer that came too late from being read as key presses: over a slow line it would press `r`, `c`, `:`.

    Textual gives such an answer as keys, its ESC as `^` or as none. Armed for the first seconds only."""

    def __init__(self, started: float) -> None:
        self._until = started + PATIENCE
        self._so_far = ""
        self._answered = False  # the colour has come, the terminal's name follows

    def swallow(self, character: str | None, now: float) -> bool:
        """Whether this press is part of an answer, and so is to be dropped."""
        if character is None or now > self._until:
            return False
        pattern = _DA1 if self._answered else _OSC
        for so_far in (self._so_far + character, character):
            if pattern.fullmatch(so_far):
                self._so_far = so_far
                self._turn()
                return True
        self._so_far = ""
        return False

    def _turn(self) -> None:
        """After the colour comes the name, after the name nothing."""
        if not self._answered and self._so_far[-1] in "\\\x07":
            self._answered, self._so_far = True, ""
        elif "[" in self._so_far and self._so_far[-1] == "c":
            self._until, self._so_far = 0.0, ""
