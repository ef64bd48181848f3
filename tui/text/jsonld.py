"""The JSON-LD of a page (schema.org): what it says of the article, read defensively."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tui.text.element import Element

_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|Posting|OpinionNewsArticle|NewsItem)$")
_WORKS = re.compile(r"(?:Review|Recipe|HowTo|Course|LearningResource|QAPage|Question)$")
_PAGES = re.compile(r"(?:WebPage|ItemPage|VideoObject|PodcastEpisode|AboutPage|FAQPage|CreativeWork|Event|Book)$")
_GROUPS = re.compile(r"(?:Organi[sz]ation|Corporation|Business|Brand|WebSite)$")
_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf")
_MOST = 2_000_000  # characters of JSON that are read
_NODES = 3000  # objects that are looked at
_DEPTH = 5
_OPENS = re.compile(r"\s*(?:(?:<!--|/\*|//)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--|/\*.{0,200}?\*/)\s*")
_MENDED = 300_000  # characters of broken JSON that are mended
_COMMA = re.compile(r",(\s{0,100}[\]}])")
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Graph:
    """The objects that describe the article, best first, and every named object by its `@id`."""

    articles: tuple[Fields, ...] = ()
    nodes: Mapping[str, Fields] = field(default_factory=dict)

    def first(self, *keys: str) -> object:
        """The first value any of the objects has under one of the keys; all keys of one object before the next's."""
        return next((one[key] for one in self.articles for key in keys if one.get(key) not in (None, "", [], {})), None)

    def own(self) -> list[Fields]:
        """The objects that may name the page's authors: no review of a thing on a page that is an article."""
        best = {_rank(one) for one in self.articles}
        return [one for one in self.articles if _rank(one) != 1 or 0 not in best]

    def whole(self, value: object) -> object:
        """The object a reference stands for, or the value itself."""
        if isinstance(value, dict) and isinstance(name := value.get("@id"), str) and name in self.nodes:
            return {**self.nodes[name], **value}
        return value


@dataclass(frozen=True, slots=True)
class Person:
    """An author: a name, and whether the page says it is an organisation's."""

    name: str
    group: bool = False


def read(root: Element, base: str = "") -> Graph:
    """What the page says in JSON-LD."""
    found: list[Fields] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _MOST:
            found += _objects(_load(script.text), _NODES - len(found))
    nodes: dict[str, Fields] = {}
    for one in found:
        name = one.get("@id")
        if isinstance(name, str) and any(one.get(key) for key in ("name", "url", "contentUrl", "description")):
            nodes.setdefault(name, one)
    described = [one for one in found if _rank(one) < 3]
    own = _path(base)
    described.sort(key=lambda one: (_rank(one), not (own and own in _paths(one))))
    return Graph(tuple(described[:40]), nodes)


def _load(text: str) -> object:
    """The JSON, also when it stands in a comment or CDATA, has raw line breaks in strings or a comma too many."""
    opened = _OPENS.match(text)
    text = (text[opened.end() :] if opened else text).lstrip()
    for repair in (str, _mended):
        try:
            return json.JSONDecoder(strict=False).raw_decode(repair(text))[0]
        except (ValueError, RecursionError):
            continue
    return None


def _mended(text: str) -> str:
    """JSON without trailing commas, its brackets closed, its entities resolved."""
    text = text[:_MENDED]
    text = _COMMA.sub(r"\1", text if '"' in text else html.unescape(text))
    stack: list[str] = []
    quoted = escaped = False
    for sign in text:
        if quoted:
            quoted, escaped = escaped or sign != '"', sign == "\\" and not escaped
        elif sign == '"':
            quoted = True
        elif sign in "[{":
            stack.append("]" if sign == "[" else "}")
        elif sign in "]}" and stack:
            stack.pop()
    return text + '"' * quoted + "".join(reversed(stack))


def _objects(value: object, room: int) -> Iterator[Fields]:
    """Objects with a type or an `@id`, outer ones first."""
    layer = [value]
    for _ in range(_DEPTH):
        below: list[object] = []
        for one in layer[:_NODES]:
            if isinstance(one, list):
                below += one[:200]
            elif isinstance(one, dict):
                if room > 0 and ("@type" in one or "@id" in one):
                    room -= 1
                    yield one
                below += [one[key] for key in _DOWN if key in one]
        layer = below


def _rank(one: Fields) -> int:
    """0 for an article, 1 for another work, 2 for a page, 3 for all else."""
    kinds = (_ARTICLES, _WORKS, _PAGES)
    return next((at for at, kind in enumerate(kinds) if _is(one, kind)), len(kinds))


def _is(one: Mapping[str, object], kind: re.Pattern[str]) -> bool:
    """Whether an object's type is of this kind."""
    types = one.get("@type")
    names = types[:20] if isinstance(types, list) else [types]
    return any(isinstance(name, str) and kind.search(name[:200]) for name in names)


def is_site(one: Mapping[str, object]) -> bool:
    """Whether an object is the site or the one who runs it."""
    return _is(one, _GROUPS)


def _path(url: str) -> str:
    """The path of an address, how two spellings of it are compared."""
    try:
        return unquote(urlsplit(url[:2000]).path).rstrip("/").lower()
    except ValueError:
        return ""


def _paths(one: Fields) -> set[str]:
    """The paths of the addresses an object says it has."""
    page = one.get("mainEntityOfPage")
    values = [one.get("url"), one.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {_path(value) for value in values if isinstance(value, str)} - {""}


def text(value: object) -> str:
    """A value as a string; an object by its name or value, a list by its first."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else ""
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("headline") or ""
    return html.unescape(value) if isinstance(value, str) else ""


def people(value: object, graph: Graph = Graph()) -> list[Person]:
    """The authors in an author field: a string, an object, a reference, or a list of them."""
    found: list[Person] = []
    for one in value[:20] if isinstance(value, list) else [value]:
        one = graph.whole(one)
        name = one.get("name") if isinstance(one, dict) else one
        group = isinstance(one, dict) and _is(one, _GROUPS)
        for part in name[:20] if isinstance(name, list) else [name]:
            if isinstance(part, str) and part.strip():
                found.append(Person(html.unescape(part), group))
    return found[:20]


def strings(value: object) -> list[str]:
    """Every string of a value: a list's, an object's name."""
    found = [text(one) for one in (value[:100] if isinstance(value, list) else [value])]
    return [one for one in found if one]
