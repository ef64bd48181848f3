"""The one client of a run, made from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.config import Settings

if TYPE_CHECKING:
    from tui.fetch.client import Client as Client  # the screen names it from here


def open_client(settings: Settings) -> Client:
    """A client that may ask the inside hosts which the settings name, and no others."""
    from tui.fetch.client import Client  # here, since it is slow to load and the first picture needs none of it
    from tui.fetch.guard import Allowed

    return Client(allowed=Allowed(hosts=frozenset(settings.allow_hosts)))
