"""Telling: every message to a person goes through here to the status line and the log; surprises of actions too."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual.worker import WorkerFailed

from tui.errors import TuiError
from tui.plain import line


@dataclass(frozen=True, slots=True)
class Told:
    """One message: what happened, more about it, and the key that answers it (as "u undo")."""

    at: datetime
    what: str
    detail: str = ""
    key: str = ""
    failed: bool = False


class Log:
    """All messages of this session, oldest first; the newest few hundred are kept."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.messages: deque[Told] = deque(maxlen=500)

    def add(self, what: str, *, detail: str = "", key: str = "", failed: bool = False) -> Told:
        """Keep a message; its words are made safe to draw."""
        told = Told(self._clock(), line(what), line(detail), key, failed)
        self.messages.append(told)
        return told


def surprise(error: BaseException) -> TuiError | None:
    """The surprise that an action of ours met, also inside a worker; None for a fault of the program."""
    found = error.error if isinstance(error, WorkerFailed) else error
    return found if isinstance(found, TuiError) else None
