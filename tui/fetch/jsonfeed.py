"""Reads JSON Feed 1 and 1.1 (jsonfeed.org). Whatever is missing or of the wrong type is left out, not refused."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from tui.errors import NotReadable
from tui.fetch.dates import from_iso
from tui.fetch.links import html_of, web_address, with_absolute_links
from tui.model import Enclosure, Entry, ParsedFeed
from tui.plain import line, plain

HINT = "Check the address; a feed ends in .xml, .rss or .json more often than not."


def read(text: str, *, url: str, now: datetime) -> ParsedFeed:
    """The feed; raises NotReadable when it is no JSON, or JSON that is no feed."""
    try:
        top = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotReadable("That address answers with broken JSON, not a feed.", HINT) from error
    items = top.get("items") if isinstance(top, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in _string(top, "version").lower():
        raise NotReadable("That address answers with JSON that is not a feed.", HINT)
    base = web_address(top.get("home_page_url"), url) or url
    language = line(_string(top, "language"))[:20]
    entries = tuple(_entry(item, base, language, _authors(top), now) for item in items if isinstance(item, dict))
    return ParsedFeed(
        title=line(_string(top, "title")),
        entries=entries,
        site=web_address(top.get("home_page_url"), url),
        language=language,
        description=line(_string(top, "description")),
        version="json1.1" if _string(top, "version").rstrip("/").endswith("1.1") else "json1",
    )


def _entry(item: dict[str, Any], base: str, language: str, authors: str, now: datetime) -> Entry:
    link = web_address(item.get("url"), base) or web_address(item.get("external_url"), base)
    html = plain(_string(item, "content_html"))
    return Entry(
        guid=line(_identity(item.get("id"))),
        title=line(_string(item, "title")),
        url=link,
        author=_authors(item) or authors,
        published=from_iso(_string(item, "date_published"), now),
        updated=from_iso(_string(item, "date_modified"), now),
        summary=html_of(plain(_string(item, "summary"))),
        content=with_absolute_links(html, link or base) or html_of(plain(_string(item, "content_text"))),
        language=line(_string(item, "language"))[:20] or language,
        tags=tuple(line(tag) for tag in _list(item, "tags") if isinstance(tag, str) and line(tag)),
        enclosures=_enclosures(item, base),
    )


def _enclosures(item: dict[str, Any], base: str) -> tuple[Enclosure, ...]:
    found = [part for part in _list(item, "attachments") if isinstance(part, dict)]
    return tuple(
        Enclosure(address, line(_string(part, "mime_type")), line(_string(part, "title")), _size(part))
        for part in found
        if (address := web_address(part.get("url"), base))
    )


def _authors(item: dict[str, Any]) -> str:
    """The names of `authors` (1.1) or `author` (1), joined."""
    people = _list(item, "authors") or [item.get("author")]
    names = [line(_string(person, "name")) for person in people if isinstance(person, dict)]
    return ", ".join(name for name in names if name)


def _identity(value: object) -> str:
    """An id; numbers are allowed though they should be strings (1.1, "id")."""
    if isinstance(value, str):
        return value
    return f"{value}" if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e18 else ""


def _size(part: dict[str, Any]) -> int:
    size = part.get("size_in_bytes")
    return size if isinstance(size, int) and 0 < size < 1 << 60 else 0


def _string(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _list(item: dict[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []
