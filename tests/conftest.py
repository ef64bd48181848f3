"""What tests of the flows share: a library in a file with its thread, and a client that may ask this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.fetch.client import Client
from tui.fetch.guard import Allowed
from tui.store.thread import StoreThread


@pytest.fixture
def store(tmp_path: Path) -> Iterator[StoreThread]:
    """An empty library."""
    with StoreThread(tmp_path / "library.db") as thread:
        yield thread


@pytest.fixture
def client() -> Iterator[Client]:
    """A client for a server on this machine."""
    with Client(allowed=Allowed(hosts=frozenset({"127.0.0.1", "localhost"})), deadline=5.0) as one:
        yield one
