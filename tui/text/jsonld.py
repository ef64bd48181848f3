"""The JSON-LD of a page (schema.org): what it says of the article, read defensively."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tui.text.tree import Element

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Posting|OpinionNewsArticle|Review|Recipe|HowTo|NewsItem)$")
_PAGES = re.compile(r"(?:WebPage|ItemPage|VideoObject|PodcastEpisode|AboutPage|CreativeWork|Event)$")
_MOST = 2_000_000  # characters of JSON that are read
Fields = dict[str, object]


def articles(root: Element) -> list[Fields]:
    """The objects that describe the article, best first: articles, then pages. Values are plain JSON."""
    found: list[Fields] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _MOST:
            found += _objects(_load(script.text))
    first = [one for one in found if _is(one, _ARTICLES)]
    return first + [one for one in found if _is(one, _PAGES) and one not in first]


def _load(text: str) -> object:
    """The JSON, also when it stands in a comment or CDATA, or has raw line breaks in strings."""
    text = re.sub(
        r"^\s*(?:<!--|/\*|//)?\s*(?:<!\[CDATA\[)?(?:\s*\*/)?|(?:/\*|//)?\s*(?:\]\]>)?\s*(?:\*/|-->)?\s*$", "", text
    )
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Fields]:
    """Every object with a type, outer ones first, to a depth of four."""
    layer = [value]
    for _ in range(5):
        below: list[object] = []
        for one in layer:
            if isinstance(one, list):
                below += one[:200]
            elif isinstance(one, dict):
                if "@type" in one:
                    yield one
                below += [
                    one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed") if key in one
                ]
        layer = below


def _is(one: Fields, kind: re.Pattern[str]) -> bool:
    """Whether an object's type is of this kind."""
    types = one.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (types if isinstance(types, list) else [types]))


def text(value: object) -> str:
    """A value as a string; an object by its name or value, a list by its first."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("headline") or ""
    return value if isinstance(value, str) else ""


def people(value: object) -> list[str]:
    """The names in an author field: a string, an object, or a list of both."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        names += [part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)]
    return names[:20]
