"""What stands before a document's root element: left out, save the few entities of its DOCTYPE that are plain text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ROOT = re.compile(r"<(?=[A-Za-z_])|<!--|<!DOCTYPE", re.IGNORECASE)
_FEED_ROOT = re.compile(r"<(?:rss|feed|opml|(?:\w{1,20}:)?RDF|\w{1,20}:feed)(?=[\s>])", re.IGNORECASE)
_SUBSET = re.compile(r"[\"'>\[\]]|<!--")
_ENTITY = re.compile(r"<!ENTITY\s+([\w.-]{1,64})\s+(?:\"([^\"&%]{0,256})\"|'([^'&%]{0,256})'|\"(&#\w{1,8};)\")\s*>")


@dataclass(frozen=True, slots=True)
class Document:
    """A root element without anything before it, and the entities that its DOCTYPE declared safely."""

    text: str
    entities: dict[str, str]


def document(text: str) -> Document:
    """The document from its root element on; what stands before it is left out, whatever it is."""
    entities: dict[str, str] = {}
    at = 0
    while found := _ROOT.search(text, at):
        if found[0] == "<":
            return Document(text[_root_at(text, found.start()) :], entities)
        if found[0] == "<!--":
            end = text.find("-->", found.end())
            if end < 0:
                break
            at = end + 3
        else:
            at = _doctype_end(text, found.end())
            entities |= _declared(text[found.end() : at])
    return Document("", entities)


def _root_at(text: str, first: int) -> int:
    """Where the feed begins: at its first element, or after a warning that some program printed before it."""
    feed = _FEED_ROOT.search(text, first, first + 20_000)
    return feed.start() if feed and "<html" not in text[first : feed.start()].lower() else first


def _doctype_end(text: str, at: int) -> int:
    depth = 0
    while found := _SUBSET.search(text, at):
        at = found.end()
        if found[0] in "\"'":
            at = text.find(found[0], at) + 1 or len(text)
        elif found[0] == "<!--":
            end = text.find("-->", at)
            at = end + 3 if end >= 0 else len(text)
        elif found[0] == "[":
            depth = 1
        elif found[0] == "]":
            depth = 0
        elif not depth:
            return at
    return len(text)


def _declared(subset: str) -> dict[str, str]:
    """The first few entities of plain text; those that name others are how documents explode."""
    found = list(_ENTITY.finditer(subset[:100_000]))[:256]
    return {match[1]: match[2] or match[3] or html.unescape(match[4] or "") for match in found}
