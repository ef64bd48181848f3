"""What a request came to: fetched, unchanged, or refused with a reason; and the sentences of the refusals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tui.fetch.files import HINT, File

WEEK = 7 * 24 * 3600
LATER = "Try again later."


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer. `url`: where it came from at last; `moved`: the address to keep when every hop was permanent."""

    url: str
    body: bytes
    charset: str = ""
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    moved: str = ""
    status: int = 200
    seconds: float = 0.0
    body_hash: str = ""  # sha256 of the unpacked body, hex


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed."""

    seconds: float = 0.0
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing came: why, and what to do, both plain sentences. `retry_after` is in seconds, at most a week."""

    reason: str
    hint: str = ""
    status: int | None = None
    retry_after: int | None = None
    gone: bool = False
    seconds: float = 0.0
    file: File | None = None  # what was there instead of a page
    stopped: bool = False  # we ended it ourselves


Outcome = Fetched | NotModified | Refused

_STATUSES = {
    401: ("That address needs a password.", "Put it into the address as https://name:password@host/… if you have one."),
    402: ("That address wants to be paid.", "Look at its page in a browser."),
    403: ("The server does not let this reader in.", "Look at its page in a browser; the address may have changed."),
    404: ("There is nothing at that address.", "Look on its site for the new address."),
    410: (
        "That address is gone for good.",
        "It is not asked again; what was kept stays. Give it a new address, or remove it.",
    ),
    429: ("The server asks to be left alone for a while.", LATER),
    451: ("The server must not show that, for legal reasons.", "Look at its page in a browser."),
    503: ("The server is busy or under repair.", LATER),
}


def refusal(status: int, retry_after: str, now: datetime) -> Refused:
    """The refusal that a status of the server means; its own words are never shown."""
    if status in _STATUSES:
        reason, hint = _STATUSES[status]
    elif 500 <= status < 600:
        reason, hint = f"The server has a fault (status {status}).", LATER
    elif 400 <= status < 500:
        reason, hint = f"The server refuses the request (status {status}).", "Check the address."
    else:
        reason, hint = f"The server gives an answer without a meaning here (status {status}).", LATER
    return Refused(reason, hint, status, seconds_to_wait(retry_after, now), gone=status == 410)


def no_page(file: File) -> Refused:
    """The refusal of what is no page but a file of another kind."""
    return Refused(file.told(), HINT, 200, file=file)


def seconds_to_wait(header: str, now: datetime) -> int | None:
    """Retry-After (RFC 9110, 10.2.3) as seconds, at most a week; None when it is missing, past or makes no sense."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return min(int(header[:12]), WEEK) or None
    try:
        at = parsedate_to_datetime(header)
        wait = (at if at.tzinfo else at.replace(tzinfo=UTC)) - now
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return min(int(wait.total_seconds()), WEEK) if wait.total_seconds() > 0 else None


def took(outcome: Outcome, seconds: float) -> Outcome:
    """The outcome with its duration."""
    return replace(outcome, seconds=seconds)
