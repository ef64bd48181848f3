"""What a request says of itself: its headers, the validators of a conditional GET, the password for its own origin."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from importlib import metadata
from typing import Literal
from urllib.parse import unquote_to_bytes

import httpx2

from tui.fetch.coding import ACCEPTED
from tui.fetch.guard import origin_of

MAX_VALIDATOR = 1024

Accept = Literal["feed", "page", "any"]
_ACCEPT: dict[Accept, str] = {
    "feed": "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1",
    "page": "text/html, application/xhtml+xml, */*;q=0.1",
    "any": "*/*",
}
_VALIDATOR = re.compile(rf"[\x21-\x7e](?:[\x20-\x7e]{{0,{MAX_VALIDATOR - 1}}})")


@dataclass(frozen=True, slots=True)
class Ask:
    """One GET: what is sent to every hop, and what only the origin that was asked first may see."""

    headers: dict[str, str]
    accept: Accept
    conditional: bool
    home: str
    userinfo: bytes = b""

    def headers_for(self, url: httpx2.URL) -> dict[str, str]:
        """The headers for this hop; the password goes nowhere but home."""
        if not self.userinfo or origin_of(url) != self.home:
            return self.headers
        token = base64.b64encode(unquote_to_bytes(self.userinfo)).decode("ascii")
        return {**self.headers, "Authorization": f"Basic {token}"}

    def kept(self, url: httpx2.URL) -> str:
        """The address to keep after a permanent redirect: with the password when it is still the same origin."""
        return str(url.copy_with(userinfo=self.userinfo) if self.userinfo and origin_of(url) == self.home else url)


def ask(url: httpx2.URL, agent: str, accept: Accept, etag: str, modified: str) -> Ask:
    """A GET of this address; validators that are too long or no header text are left out."""
    headers = {"User-Agent": agent, "Accept": _ACCEPT[accept], "Accept-Encoding": ACCEPTED, "Connection": "close"}
    validators = {"If-None-Match": validator(etag), "If-Modified-Since": validator(modified)}
    headers |= {name: value for name, value in validators.items() if value}
    return Ask(headers, accept, any(validators.values()), origin_of(url), url.userinfo)


def validator(text: str) -> str:
    """An ETag or Last-Modified that can be kept and sent back, else ""."""
    text = text.strip()
    return text if _VALIDATOR.fullmatch(text) else ""


def agent() -> str:
    """How this reader names itself to servers."""
    try:
        return f"claimwire/{metadata.version('claimwire')} (feed reader)"
    except metadata.PackageNotFoundError:
        return "claimwire (feed reader)"
