"""A feed's bytes to a ParsedFeed: RSS 0.9x-2.0, RDF, Atom, JSON Feed. Runs in a child process that a deadline can kill.

Steps: charset -> which kind it is -> the newest entries -> well-formed XML -> feedparser -> our nouns.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser
from lxml import etree

from tui.errors import NotReadable
from tui.fetch import jsonfeed
from tui.fetch.charsets import decode
from tui.fetch.crowd import MAX_ENTRIES, newest
from tui.fetch.entries import clipped, entry_of, html_in, link_of, title_of, told_apart
from tui.fetch.links import text_of
from tui.fetch.prolog import document
from tui.fetch.repair import well_formed
from tui.model import ParsedFeed
from tui.plain import line

MAX_BYTES = 10 * 1024 * 1024

_NAME = re.compile(r"<([\w:.-]+)")
_WEB_ROOTS = {"html", "head", "body", "script", "style", "meta", "title", "div", "p", "form", "frameset", "svg", "img"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x7f\ufffd]")
_STRANGE = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What feedparser lets through on input that nobody meant it for; the second try leaves such elements out."""
_BASIC = set(
    "rss rdf feed channel item items entry title link guid id description summary content encoded pubdate published "  # noqa: SIM905
    "updated date author name creator category language subtitle ttl".split()
)
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_LOOK = "Open it in a browser, or add the site's address and let claimwire look for its feed."


def parse(body: bytes, *, url: str, charset: str = "", content_type: str = "", now: datetime) -> ParsedFeed:
    """The feed. Raises NotReadable, with a sentence, for everything that is no feed."""
    if not body.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise NotReadable("That address answers with nothing at all.", "Try later, or look for the feed's new address.")
    if len(body) > MAX_BYTES:
        raise NotReadable("That feed is larger than 10 MB.", "Look for a smaller one on its site.")
    text, note = decode(body, charset)
    start = text[:4096].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) or (content_type.endswith("json") and not start.startswith("<")):
        feed = jsonfeed.read(text.lstrip("\ufeff"), url=url, now=now)
        total = len(feed.entries)
        feed = replace(feed, entries=told_apart(feed.entries[:MAX_ENTRIES]))
    else:
        feed, total = _xml(text, url, now)
    crowd = f"Of {total:,} posts the {MAX_ENTRIES:,} newest were read." if total > MAX_ENTRIES else ""
    return replace(feed, note=line(f"{note} {crowd} {feed.note}"))


def _xml(text: str, url: str, now: datetime) -> tuple[ParsedFeed, int]:
    source = document(text)
    _check_kind(text, source.text)
    kept, total = newest(source.text)
    xml, mended = well_formed(replace(source, text=kept))
    try:
        read = _read(xml, url)
    except _STRANGE:
        mended = True
        try:
            read = _read(_basics(xml), url)
        except _STRANGE as error:
            raise NotReadable("That feed is too broken to be read.", "Try later, or tell its owner.") from error
    feed = _feed(read, url, now)
    if not feed.entries and not feed.version and not feed.title:
        raise NotReadable("That address answers with XML that is not a feed.", _LOOK)
    note = "The feed is not well-formed; it was mended as far as possible." if mended else ""
    return replace(feed, note=note), total


def _check_kind(text: str, source: str) -> None:
    """Raise NotReadable for what is plainly something else."""
    start = text[:4096]
    root = _NAME.match(source)
    name = root[1].lower().rpartition(":")[2] if root else ""
    if "<!doctype html" in start.lower() or name in _WEB_ROOTS:
        raise NotReadable("That address answers with a web page, not a feed.", _LOOK)
    if len(_CONTROLS.findall(start)) * 20 > len(start):
        raise NotReadable("That address answers with a file that is not text.", _LOOK)
    if not root:
        raise NotReadable("That address answers with text that is not a feed.", _LOOK)
    if name == "opml":
        raise NotReadable("That is a list of subscriptions (OPML), not a feed.", "Read it with claimwire import.")


def _read(xml: str, url: str) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    stream = io.BytesIO(xml.encode("utf-8"))
    return feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)


def _feed(read: Any, url: str, now: datetime) -> ParsedFeed:
    channel, version = read["feed"], line(read["version"] or "")
    people = channel if version.startswith("atom") else {"language": dict.get(channel, "language")}
    return ParsedFeed(
        title=clipped(title_of(channel)),
        entries=told_apart(entry_of(entry, feed=people, url=url, now=now) for entry in read["entries"]),
        site=link_of(channel, url),
        language=line(dict.get(channel, "language") or "")[:20],
        description=clipped(text_of(html_in(channel, "subtitle", url, url))),
        version=version,
        ttl=_ttl(channel),
    )


def _ttl(channel: Any) -> int:
    """Minutes between two fetches that the feed asks for: its ttl, or the syndication module's period."""
    ttl = line(str(dict.get(channel, "ttl") or ""))
    if ttl.isascii() and ttl.isdigit():
        return min(int(ttl[:9]), 43200)
    period = _PERIODS.get(line(str(dict.get(channel, "sy_updateperiod") or "")).lower(), 0)
    frequency = line(str(dict.get(channel, "sy_updatefrequency") or ""))
    return period // max(1, int(frequency[:4])) if frequency.isascii() and frequency.isdigit() else period


def _basics(xml: str) -> str:
    """The feed with only the elements that every reader needs."""
    root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(recover=True, no_network=True))
    for element in list(root.iter()):
        parent = element.getparent()
        name = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
        inside = etree.QName(parent).localname.lower() if parent is not None and isinstance(parent.tag, str) else ""
        if parent is not None and name not in _BASIC and inside in {"rss", "rdf", "feed", "channel", "item", "entry"}:
            parent.remove(element)
    return str(etree.tostring(root, encoding="unicode"))
