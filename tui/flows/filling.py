"""A person's template filled in a worker: one that loops without end costs its process, never the terminal."""

from __future__ import annotations

from pathlib import Path

from tui.errors import NotReadable, TuiError
from tui.export import template
from tui.export.formats import Made
from tui.flows.workers import DIGEST_DEADLINE, Workers
from tui.model import Kept


def fill(path: Path, kept: Kept, made: Made, *, target: str) -> str:
    """The filled template. Raises NotReadable, Usage, Stopped."""
    with Workers(1) as workers:
        future = workers.submit(_fill, path, kept, made, target)
        wrong = future.exception()
    if wrong is None:
        return future.result()
    if isinstance(wrong, TuiError):
        raise wrong
    took = isinstance(wrong, TimeoutError)
    became = f"was not filled within {DIGEST_DEADLINE:.0f} s" if took else "ended the process that filled it"
    raise NotReadable(f"The template {became}.", "It may loop without end, or ask for too much memory.") from wrong


def _fill(path: Path, kept: Kept, made: Made, target: str) -> str:
    """What the worker does."""
    return template.render(path, kept, made, target=target)
