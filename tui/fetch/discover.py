"""Finds the feeds of a web page: its link elements first, then links that look like feeds, then the usual paths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.fetch.charsets import decode
from tui.fetch.guard import origin_of
from tui.fetch.links import web_address
from tui.plain import line

if TYPE_CHECKING:
    from lxml import html

MAX_FOUND = 30
_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RSS",
    "application/json": "JSON Feed",
    "application/xml": "XML",
    "text/xml": "XML",
}
_LOOKS = re.compile(
    r"(?:^|[/._-])(?:rss|atom|feed|feeds|index\.rdf)(?:[/._-]|$)|\.(?:rss|atom|rdf)$|feed=rss", re.IGNORECASE
)
_PATHS = (
    "/feed",
    "/rss",
    "/feed.xml",
    "/rss.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/feed/",
    "/rss/",
    "/?feed=rss2",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that a page names; `type` as a person calls it: "RSS", "Atom", "JSON Feed", "" when unsaid."""

    url: str
    title: str = ""
    type: str = ""


def discover(body: bytes, *, url: str, charset: str = "") -> tuple[Found, ...]:
    """The feeds of a page in its own order, link elements before links in the text; none twice."""
    root = _tree(body, charset)
    if root is None:
        return ()
    base = web_address(next((tag.get("href") for tag in root.iter("base") if tag.get("href")), ""), url) or url
    found: dict[str, Found] = {}
    for feed in [*_linked(root, base), *_looking(root, base)]:
        if len(found) < MAX_FOUND:
            found.setdefault(feed.url, feed)
    return tuple(found.values())


def common_paths(url: str) -> tuple[str, ...]:
    """Where a site without a word on it often keeps its feed: under the page's own folder, then at the root."""
    origin = origin_of(url)
    if not origin:
        return ()
    folder = urlsplit(url).path.rpartition("/")[0]
    paths = [f"{folder}{path}" for path in _PATHS[:3] if folder] + list(_PATHS)
    site = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
    return tuple(dict.fromkeys(address for path in paths if (address := web_address(path, site))))


def _tree(body: bytes, charset: str) -> html.HtmlElement | None:
    from lxml import etree, html  # late: only the child process that discovers needs it

    text, _ = decode(body, charset)
    parser = html.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace") or b" ", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _linked(root: html.HtmlElement, base: str) -> list[Found]:
    """`<link rel="alternate" type="…">` (HTML, 4.6.7.1)."""
    found = []
    for tag in root.iter("link"):
        kind = (tag.get("type") or "").partition(";")[0].strip().lower()
        rel = (tag.get("rel") or "").lower().split()
        if kind in _TYPES and ("alternate" in rel or "feed" in rel) and (address := web_address(tag.get("href"), base)):
            found.append(Found(address, line(tag.get("title") or ""), _TYPES[kind]))
    return found


def _looking(root: html.HtmlElement, base: str) -> list[Found]:
    """Links whose address looks like a feed of the same kind of place: no share buttons, no comment feeds of posts."""
    found = []
    for tag in root.iter("a"):
        address = web_address(tag.get("href"), base)
        if address and _LOOKS.search(urlsplit(address)._replace(scheme="", netloc="").geturl()):
            title = line(tag.text_content())[:200] or line(tag.get("title") or "")
            found.append(Found(address, title))
    return found
