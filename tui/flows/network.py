"""The one client of a run, made from the settings."""

from __future__ import annotations

from tui.config import Settings
from tui.fetch.client import Client
from tui.fetch.guard import Allowed

__all__ = ["Client", "open_client"]


def open_client(settings: Settings) -> Client:
    """A client that may ask the inside hosts which the settings name, and no others."""
    return Client(allowed=Allowed(hosts=frozenset(settings.allow_hosts)))
