"""What feedparser read, as our nouns: every string plain, every link absolute, every identity told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tui.fetch.dates import moment
from tui.fetch.links import html_of, text_of, web_address, with_absolute_links
from tui.model import Enclosure, Entry
from tui.plain import line, plain

MAX_TITLE = 1000
MAX_TAGS = 30
MAX_ENCLOSURES = 20

Parsed = Mapping[str, Any]


def entry_of(parsed: Parsed, *, feed: Parsed, url: str, now: datetime) -> Entry:
    """One post. `feed`: its channel, for the language and author it does not say itself; `url`: the feed's address."""
    link = link_of(parsed, url)
    summary, content = html_in(parsed, "summary", link or url, url), _content(parsed, link or url, url)
    if summary == content:  # feedparser copies the content where there is no summary
        summary, content = ("", content) if _get(parsed, "content") else (summary, "")
    return Entry(
        guid=_string(parsed, "id")[:2000],
        title=clipped(title_of(parsed)),
        url=link,
        author=_authors(parsed) or _authors(feed),
        published=_moment(parsed, ("published", "created"), now) or _moment(parsed, ("updated",), now),
        updated=_moment(parsed, ("updated",), now),
        summary=summary,
        content=content,
        language=_language(parsed) or _string(feed, "language")[:20],
        tags=_tags(parsed),
        enclosures=_enclosures(parsed, url),
    )


def told_apart(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Exact doubles go; a guid that several posts share is no identity, so it becomes ""."""
    kept = list(dict.fromkeys(entries))
    shared = {guid for guid, count in Counter(entry.guid for entry in kept).items() if guid and count > 1}
    return tuple(replace(entry, guid="") if entry.guid in shared else entry for entry in kept)


def link_of(parsed: Parsed, base: str) -> str:
    """The address of the page that a post or feed is about."""
    link = web_address(_get(parsed, "link"), base)
    others = [part for part in _list(parsed, "links") if _string(part, "rel") == "alternate"]
    return link or next((found for part in others if (found := web_address(_get(part, "href"), base))), "")


def title_of(parsed: Parsed) -> str:
    """The title as one line of text."""
    value, detail = _raw(parsed, "title"), _get(parsed, "title_detail")
    is_html = isinstance(detail, Mapping) and "html" in _string(detail, "type")
    return text_of(value) if is_html else line(value)


def clipped(title: str) -> str:
    """A title of a length that a person could mean."""
    return title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1] + "…"


def html_in(parsed: Parsed, key: str, base: str, url: str) -> str:
    """The html of a text construct; plain text becomes html. Links are relative to its xml:base, else to `base`."""
    detail = _get(parsed, f"{key}_detail")
    part = detail if isinstance(detail, Mapping) else {"value": _raw(parsed, key), "type": "text/html"}
    return _html(part, base, url)


def _content(parsed: Parsed, base: str, url: str) -> str:
    """The longest of the contents; some feeds send a plain and an html form."""
    found = [_html(part, base, url) for part in _list(parsed, "content")]
    return max(found, key=len, default="")


def _html(part: Parsed, base: str, url: str) -> str:
    value = plain(_raw(part, "value"))
    if "html" not in _string(part, "type"):
        return html_of(value)
    own = _string(part, "base")  # feedparser fills in the feed's address where there is no xml:base
    return with_absolute_links(value, web_address(own) if own and own != url else base)


def _moment(parsed: Parsed, names: tuple[str, ...], now: datetime) -> datetime | None:
    found = (moment(_get(parsed, f"{name}_parsed"), _raw(parsed, name), now) for name in names)
    return next((at for at in found if at is not None), None)


def _authors(parsed: Parsed) -> str:
    names = [line(_string(person, "name")) for person in _list(parsed, "authors")]
    return ", ".join(dict.fromkeys(name for name in names if name))[:300] or _string(parsed, "author")[:300]


def _language(parsed: Parsed) -> str:
    parts = [*_list(parsed, "content"), _get(parsed, "summary_detail"), _get(parsed, "title_detail")]
    found = (_string(part, "language") for part in parts if isinstance(part, Mapping))
    return next((language for language in found if language), "")[:20]


def _tags(parsed: Parsed) -> tuple[str, ...]:
    names = (_string(tag, "term") or _string(tag, "label") for tag in _list(parsed, "tags"))
    return tuple(dict.fromkeys(name[:100] for name in names if name))[:MAX_TAGS]


def _enclosures(parsed: Parsed, base: str) -> tuple[Enclosure, ...]:
    """Files of the post: enclosures, then `media:content`, each address once."""
    linked = [part for part in _list(parsed, "links") if _string(part, "rel") == "enclosure"]
    found: dict[str, Enclosure] = {}
    for part in [*linked, *_list(parsed, "media_content"), *_list(parsed, "media_thumbnail")]:
        address = web_address(_get(part, "href") or _get(part, "url"), base)
        if address and address not in found and len(found) < MAX_ENCLOSURES:
            kind = _string(part, "type") or _string(part, "medium")
            size = _string(part, "length") or _string(part, "filesize")
            length = int(size) if size.isascii() and size.isdigit() and len(size) < 16 else 0
            found[address] = Enclosure(address, kind[:100], _string(part, "title")[:300], length)
    return tuple(found.values())


def _get(parsed: Parsed, key: str) -> Any:
    """The very key: feedparser's own look-up answers with related keys, and warns of it."""
    return dict.get(parsed, key) if isinstance(parsed, dict) else None


def _raw(parsed: Parsed, key: str) -> str:
    value = _get(parsed, key)
    return value if isinstance(value, str) else ""


def _string(parsed: Parsed, key: str) -> str:
    return line(_raw(parsed, key))


def _list(parsed: Parsed, key: str) -> list[Parsed]:
    value = _get(parsed, key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
