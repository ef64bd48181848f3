"""The page's own tags and categories, cleaned: they become suggested tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.plain import line
from tui.text import jsonld
from tui.text.pagehead import Head, spaced
from tui.text.survey import Survey
from tui.text.titles import bare

_SINGLE = "article:tag article:section parsely-section section category og:section sailthru.category"
_LISTS = "news_keywords parsely-tags sailthru.tags keywords"
_SPLIT = re.compile(r"\s*[,;|\n]\s*")
_NOT = re.compile(
    r"https?:|//|[<>{}=]|^\W|^\d+$|:|[_/]\w+[_/]|\.\w{2,4}$|"
    r"^(?:channel|length|site|type|template|author|category|tag)[-_].*|"
    r"^(?:uncategori[sz]ed|none|null|undefined|default|articles?|home|blogs?|allgemein|без категорії|без рубрики|"
    r"sin categoría|non classé|senza categoria|page|posts?|index|true|false|story|stories|all|news|noticias|"
    r"nachrichten|nyheter|новини|новости|actualités?|aktuelles|features?|latest|top stories|start|general|others?)$",
    re.I,
)
_THE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il)\s+|\s*\.\w{2,4}$", re.I)
_MOST = 12
_LONG, _WORDS = 32, 4  # characters and words of a topic
_STUFFED = 25  # words a list of keywords may have before it is written for search engines


def read(survey: Survey, graph: jsonld.Graph, head: Head, names: Iterable[str], title: str) -> tuple[str, ...]:
    """The topics, the page's own first. `names`: the site's, which are none."""
    never = {bare(one) for name in (*names, title) for one in (name, _THE.sub("", name))} | {""}
    found: dict[str, str] = {}
    for text in _said(survey, graph, head):
        topic = line(text[:200]).lstrip("#").strip(" .:·•\"'“”„«»")
        key = bare(topic)
        if key not in never and key not in found and _fits(topic):
            found[key] = topic
        if len(found) == _MOST:
            break
    return tuple(found.values())


def _said(survey: Survey, graph: jsonld.Graph, head: Head) -> Iterator[str]:
    """Everything a page calls its tag, section or keyword."""
    for name in _SINGLE.split():
        values = survey.many.get(name, [])
        yield from _SPLIT.split(values[0]) if len(values) == 1 else values
    for one in survey.links.get("tag", [])[:40]:
        if one.tag == "a" and not head.aside(one, marked=True):
            yield spaced(one)
    for one in graph.articles:
        for key in ("articleSection", "keywords", "about"):
            yield from _list(jsonld.strings(one.get(key)))
    for name in _LISTS.split():
        yield from _list(survey.many.get(name, []))


def _list(values: list[str]) -> list[str]:
    """The single words of lists, or nothing when they are stuffed with them."""
    parts = [part for value in values for part in _SPLIT.split(value[:3000])]
    return parts if len(parts) <= _STUFFED else []


def _fits(topic: str) -> bool:
    """Whether it is short and reads like a topic."""
    return 1 < len(topic) <= _LONG and len(topic.split()) <= _WORDS and not _NOT.search(topic)
