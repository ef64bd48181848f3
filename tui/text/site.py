"""The site of a page: the names it goes by, the language it speaks, the address the page gives itself."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from tui.plain import line
from tui.text import jsonld
from tui.text.addresses import address
from tui.text.element import Element
from tui.text.survey import Survey
from tui.text.titles import bare

_META = "og:site_name application-name dc.publisher publisher al:android:app_name twitter:app:name:iphone"
_TITLES = "og:title twitter:title"
_CODE = re.compile(r"\s*[A-Za-z]{2}(?:$|[-_\s])")
_SIDE = re.compile(r"^(?:www|m|mobile|amp)\.")
_MOST, _LONG = 8, 100  # names, and characters of one


def names(survey: Survey, graph: jsonld.Graph) -> list[str]:
    """The names of the site, the one it is called by first; never the page's own title."""
    said = [survey.metas[name] for name in _META.split() if name in survey.metas]
    for one in graph.articles:
        publisher = one.get("publisher")
        said += [jsonld.text(publisher), jsonld.text(graph.whole(publisher))] if publisher else []
    said += [jsonld.text(one) for one in graph.nodes.values() if jsonld.is_site(one)]
    headlines = (jsonld.text(one.get("headline")) for one in graph.articles)
    own = {bare(title) for title in (*survey.all(_TITLES), *headlines)}
    found = dict.fromkeys(line(one[:_LONG]) for one in said if bare(one) not in own)
    return [name for name in found if name][:_MOST]


def spoken(root: Element, survey: Survey, graph: jsonld.Graph) -> str:
    """The language the page says it is in, perhaps with a country."""
    said = (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        survey.first("og:locale language dc.language content-language"),
        jsonld.text(graph.first("inLanguage")),
    )
    return next((one.strip() for one in said if one and _CODE.match(one)), "")


def canonical(survey: Survey, base: str) -> str:
    """The page's own address of itself, when it is on the same site and not its front page; else ""."""
    own = _parts(base)
    told = [link.get("href") or "" for link in survey.links.get("canonical", [])[:3]]
    for text in (*told, survey.metas.get("og:url", "")):
        url = address(text, base)
        other = _parts(url)
        same = own and other and _SIDE.sub("", other.hostname or "") == _SIDE.sub("", own.hostname or "x")
        if same and other and own and (other.path.strip("/") or other.query or not own.path.strip("/")):
            return url
    return ""


def _parts(url: str) -> SplitResult | None:
    """An absolute address in its parts."""
    try:
        return urlsplit(url) if "//" in url else None
    except ValueError:
        return None
