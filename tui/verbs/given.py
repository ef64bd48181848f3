"""What every verb is given: the options that stand before or after it, and the library and settings they name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.config import Loaded, library_path, load
from tui.errors import NotFound

if TYPE_CHECKING:
    from tui.store.thread import StoreThread


@dataclass(frozen=True)
class Given:
    """`--library`, `--config` and `--json` as typed; None where they were not."""

    library: Path | None = None
    config: Path | None = None
    json: bool = False

    @cached_property
    def loaded(self) -> Loaded:
        """The settings in force. Raises BadConfig."""
        return load(self.config)

    @cached_property
    def path(self) -> Path:
        """The library's file, which may not be there yet."""
        return (self.library or library_path()).expanduser()

    @contextmanager
    def store(self, *, create: bool = False) -> Iterator[StoreThread]:
        """The library, opened; one that is not there is made only when `create`. Raises Library and its kinds.

        A config file that was named is looked at by every verb, so that a wrong name or word in it is told: BadConfig.
        """
        from tui.store.thread import StoreThread

        if self.config is not None:
            _ = self.loaded

        if not create and not self.path.exists():
            raise NotFound(f"There is no library at {self.path}.", "Add a feed first: `claimwire add URL`.")
        with StoreThread(self.path, create=create) as store:
            yield store


def utc() -> datetime:
    """Now, as the library keeps it."""
    return datetime.now(UTC)


def local() -> datetime:
    """Now, with the zone of the person who asks: the days they name are days there."""
    return datetime.now().astimezone()
