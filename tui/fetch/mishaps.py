"""What breaks a request on its way, and the refusal each of it means."""

from __future__ import annotations

import httpcore2
import httpx2

from tui.fetch.answers import LATER, Refused
from tui.plain import line

MISHAPS: tuple[type[Exception], ...] = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpcore2.ConnectionNotAvailable,
)
"""What a transport raises when a request fails on its way."""


def failure(error: Exception, host: str) -> Refused:
    """The refusal that an error on the way means."""
    host = line(host)[:100]
    if isinstance(error, (httpx2.TimeoutException, httpcore2.TimeoutException)):
        return Refused(f"{host} took too long to answer.", LATER)
    if isinstance(error, (httpx2.ConnectError, httpcore2.ConnectError)):
        return Refused(f"{host} does not take the connection.", "Try later, or check the address.")
    if isinstance(error, (httpx2.RemoteProtocolError, httpcore2.RemoteProtocolError)):
        return Refused(f"{host} gives a broken answer.", LATER)
    if isinstance(error, (httpx2.NetworkError, httpcore2.NetworkError)):
        return Refused(f"The connection to {host} broke off.", LATER)
    return Refused("That address cannot be asked.", "Check how it is written.")
