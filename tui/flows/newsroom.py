"""The demo newsroom as a small web: feeds, front pages and articles, each made when it is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from tui.flows.newsroom_feeds import KINDS, feed
from tui.flows.newsroom_pages import address, front, page
from tui.flows.newsroom_posts import Outlet, Post, outlets, posts

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers, body."""

MISSING: Answer = (404, {"content-type": "text/html; charset=utf-8"}, b"<h1>404</h1><p>There is nothing here.</p>")


class Newsroom:
    """What every address of the newsroom answers on the day of `now`; the same `now` gives the same bytes."""

    def __init__(self, now: datetime) -> None:
        self._made: dict[str, tuple[str, Callable[[], bytes]]] = {}
        written = posts(now)
        for key, outlet in outlets().items():
            self._open(outlet, written[key])

    def answer(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET: 200 with an ETag, 304 when the asker has that one, 404 for what is not there."""
        parts = urlsplit(url)
        found = self._made.get(f"https://{parts.hostname}{parts.path or '/'}")
        if found is None:
            return MISSING
        kind, make = found
        body = make()
        etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        if (headers or {}).get("if-none-match") == etag:
            return 304, {"etag": etag}, b""
        return 200, {"content-type": kind, "etag": etag}, body

    def addresses(self) -> list[str]:
        """Everything that can be asked for."""
        return list(self._made)

    def _open(self, outlet: Outlet, written: list[Post]) -> None:
        home, html = f"https://{outlet.host}", "text/html; charset=utf-8"
        kind = f"{KINDS[outlet.form]}; charset={outlet.charset}"
        self._made[home + outlet.feed] = (kind, lambda: feed(outlet, written))
        self._made[home + "/"] = (html, lambda: front(outlet, written).encode())
        for post in written:
            others = [one for one in written if one is not post]
            self._made[address(outlet, post)] = (html, _page(outlet, post, others))


def _page(outlet: Outlet, post: Post, others: list[Post]) -> Callable[[], bytes]:
    return lambda: page(outlet, post, others).encode()
