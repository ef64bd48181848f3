"""When a page says it was published: a ladder, the surest words first. A date in another post's teaser is not it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.plain import line, plain
from tui.text import dates, jsonld, pagehead
from tui.text.tree import Element

_DATE_META = """
article:published_time og:published_time og:article:published_time article:published datepublished
dc.date.issued dcterms.created dcterms.issued dc.date.created parsely-pub-date sailthru.date
cxenseparse:recs:publishtime publishdate publish-date publish_date pubdate publication_date publicationdate
citation_publication_date citation_date article.published article_date_original originalpublicationdate
published-date date.published rnews:datepublished displaydate ptime bt:pubdate dc.date dcterms.date dc:date date
og:pubdate time
"""
_LATE_META = """
article:modified_time og:updated_time datemodified last-modified dcterms.modified lastmod revised
"""
_DATE_NAME = re.compile(
    r"date|datum|fecha|timestamp|publi|(?:^|[\s_-])(?:data|time|posted|meta|byline|дата)(?:$|[\s_-])", re.I
)
_DATED = ("span", "div", "p", "li", "small", "h4", "h5", "h6", "abbr", "td", "a", "em", "b", "strong")
_MOST_NAMED = 60
Words = tuple[str, Element | None]  # the words of a date, and the element they stand in, None when in the page's head


@dataclass(frozen=True, slots=True)
class When:
    """The words that may be the day of publication, best first."""

    words: tuple[Words, ...] = ()
    american: bool = False  # 3/4/2025 is March the fourth

    def day(self, teased: Mapping[Element, bool]) -> str:
        """The first date outside teasers, ISO 8601. `teased`: of each block's element, whether it is part of one."""
        for text, element in self.words:
            found = dates.moment(text, month_first=self.american)
            if found and not (element is not None and _in_teaser(element, teased)):
                return plain(found)
        return ""


def _in_teaser(element: Element, teased: Mapping[Element, bool]) -> bool:
    """Whether every block in the element, or else the block around it, is part of a teaser."""
    inside = [teased[one] for one in element.iter() if one in teased]
    if inside:
        return all(inside)
    return next((teased[one] for one in element.iterancestors() if one in teased), False)


def told(root: Element, metas: Mapping[str, str], facts: list[jsonld.Fields], base: str, spoken: str) -> When:
    """What the page says, down to the first date that cannot stand in a teaser."""
    american = spoken.lower() in {"en", "en-us", "en_us", ""}
    words: list[Words] = []
    for source in _sources(root, metas, facts, base):
        for text, element in source:
            if element is not None:
                words.append((text, element))
            elif dates.moment(text, month_first=american):
                return When((*words, (text, None)), american)
    return When(tuple(words), american)


def _sources(
    root: Element, metas: Mapping[str, str], facts: list[jsonld.Fields], base: str
) -> Iterator[Iterable[Words]]:
    """The rungs of the ladder."""
    yield ((jsonld.text(one.get("datePublished")), None) for one in facts)
    yield ((metas[name], None) for name in _DATE_META.split() if metas.get(name))
    yield _marked(root)
    yield _times(root)
    yield ((dates.in_url(base), None),)
    yield _named(root)
    yield (one for one in pagehead.short_lines(root) if len(one[0]) < 120)
    yield ((jsonld.text(one.get(key)), None) for one in facts for key in ("dateCreated", "uploadDate", "dateModified"))
    yield ((metas[name], None) for name in _LATE_META.split() if metas.get(name))
    yield ((dates.in_url(metas.get("og:image", "")), None),)


def _marked(root: Element) -> Iterator[Words]:
    """The dates that microdata calls the day of publication."""
    for one in root.xpath("//*[@itemprop]"):
        if "datePublished" in one.get("itemprop").split():
            yield one.get("datetime") or one.get("content") or line(one.text_content()[:200]), one


def _times(root: Element) -> list[Words]:
    """The <time> elements that are not in a sidebar, marked ones first."""
    found = [one for one in list(root.iter("time"))[:_MOST_NAMED] if not pagehead.aside(one)]
    found.sort(key=lambda one: one.get("pubdate") is None and "publish" not in (one.get("class") or "").lower())
    return [(one.get("datetime") or line(one.text_content()[:200]), one) for one in found]


def _named(root: Element) -> Iterator[Words]:
    """Texts of the elements whose class or id says date."""
    seen = 0
    for element in root.iter(*_DATED):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if len(names) > 1 and _DATE_NAME.search(names):
            text = line(element.text_content()[:600])
            if 5 < len(text) < 200 and not pagehead.aside(element):
                seen += 1
                yield text, element
            if seen > _MOST_NAMED:
                return
