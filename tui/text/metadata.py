"""What a page says of itself: title, authors, site, date, language, address. A ladder: the surest words first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tui.plain import line, plain
from tui.text import bylines, jsonld, pagehead, published, titles
from tui.text.addresses import address
from tui.text.tree import Element

_AUTHOR_META = """
author article:author_name dc.creator dcterms.creator dc:creator parsely-author sailthru.author byl
citation_author article:author og:author cxenseparse:author rbauthors twitter:data1
"""
_TITLE_META = """
og:title twitter:title dc.title dcterms.title parsely-title sailthru.title citation_title headline title
"""
_SITE_META = """
og:site_name application-name dc.publisher publisher al:android:app_name twitter:app:name:iphone
"""
_AUTHOR_NAME = re.compile(
    r"author|byline|by-line|autor|auteur|(?:^|[\s_-])(?:writer|contributor|vcard)(?:$|[\s_-])", re.I
)
_MOST_NAMED = 60


@dataclass(frozen=True, slots=True)
class About:
    """A page's own words on itself; "" where it says nothing."""

    title: str = ""
    byline: str = ""
    site: str = ""
    when: published.When = field(default_factory=published.When)
    language: str = ""
    url: str = ""
    body: str = ""  # the text of the article in its JSON-LD, for a page that shows none
    modified: str = ""  # ISO 8601
    picture: str = ""
    licence: str = ""
    paywalled: bool = False
    topics: tuple[str, ...] = ()


def read(root: Element, base: str) -> About:
    """Everything the page says of itself."""
    metas = _metas(root)
    facts = jsonld.articles(root)
    spoken = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale", "")
    ).strip()
    language = spoken[:2].lower() if re.match(r"[A-Za-z]{2}(?:$|[-_])", spoken) else ""
    site = line(
        next((metas[name] for name in _SITE_META.split() if metas.get(name)), "")
        or jsonld.text([one.get("publisher") for one in facts if one.get("publisher")])
    )
    return About(
        _title(root, metas, facts, site, base),
        ", ".join(_authors(root, metas, facts, site)),
        site,
        published.told(root, metas, facts, base, spoken),
        language,
        _canonical(root, base),
        next((plain(body) for one in facts if isinstance(body := one.get("articleBody"), str)), ""),
    )


def _metas(root: Element) -> dict[str, str]:
    """Name, property or itemprop of every meta element -> its content, the first of each name; authors are joined."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = line((meta.get("content") or "")[:3000])
        if name and content:
            if name == "citation_author" and name in found:
                content = f"{found[name]}; {content}"
                del found[name]
            found.setdefault(name, content)
    return found


def _title(root: Element, metas: dict[str, str], facts: list[jsonld.Fields], site: str, base: str) -> str:
    """The title of the article."""
    declared = [line(jsonld.text(one.get("headline"))) for one in facts[:2]]
    declared += [metas[name] for name in _TITLE_META.split() if metas.get(name)]
    tag = next((line(title.text_content()) for title in root.iter("title") if title.getparent().tag != "svg"), "")
    headings = [line(heading.text_content()) for heading in list(root.iter("h1"))[:5]]
    return titles.choose([text for text in declared if text], tag, [text for text in headings if text], site, base)


def _authors(root: Element, metas: dict[str, str], facts: list[jsonld.Fields], site: str) -> list[str]:
    """The authors' names, from the first source that gives any."""
    for one in facts:
        found = bylines.names(jsonld.people(one.get("author") or one.get("creator")), sure=True, site=site)
        if found:
            return found
    for name in _AUTHOR_META.split():
        found = bylines.names([metas.get(name, "")], sure=name not in ("author", "twitter:data1"), site=site)
        if found:
            return found
    sure = [_inner(one) for one in _with(root, "itemprop", "author")]
    sure += [line(one.text_content()) for one in root.iter("a") if "author" in (one.get("rel") or "").split()]
    found = bylines.names(sure[:6], sure=True, site=site)
    last = [*(name for one in facts[:2] for name in jsonld.people(one.get("author"))), metas.get("author", "")]
    return found or _named_authors(root) or bylines.names(last, sure=True)


def _inner(element: Element) -> str:
    """The name inside an itemprop=author."""
    inner = next((one for one in element.iter() if one.get("itemprop") == "name"), element)
    return line(inner.get("content") or inner.text_content())


def _with(root: Element, attribute: str, value: str) -> Iterator[Element]:
    """The elements whose attribute has this word."""
    return (one for one in root.xpath(f"//*[@{attribute}]") if value in one.get(attribute).split())


def _named_authors(root: Element) -> list[str]:
    """Names in elements that are called author or byline, then in lines that begin with "By"."""
    seen = 0
    for element in root.iter(
        "span", "div", "p", "a", "address", "li", "cite", "h4", "h5", "h6", "small", "b", "strong"
    ):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if len(names) > 1 and _AUTHOR_NAME.search(names) and not pagehead.aside(element):
            text = line(element.text_content()[:400])
            seen += 1
            found = bylines.names([text], sure=False) if 3 < len(text) < 200 else []
            if found:
                return found
            if seen > _MOST_NAMED:
                break
    for text, _ in pagehead.short_lines(root):
        match = bylines.BYLINE.match(text)
        found = bylines.names([match["names"]], sure=False) if match else []
        if found:
            return found
    return []


def _canonical(root: Element, base: str) -> str:
    """The page's own address of itself, when it is on the same site."""
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            url = address(link.get("href") or "", base)
            one, other = urlsplit(url).hostname or "", urlsplit(base).hostname if "//" in base else ""
            if url and other and one.removeprefix("www.") == other.removeprefix("www."):
                return url
    return ""
