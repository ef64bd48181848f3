"""What a page says of itself: title, authors, site, date, language, address. A ladder: the surest words first."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from tui.plain import line, plain
from tui.text import authors, jsonld, pagehead, picture, published, rights, site, titles, topics
from tui.text.element import Element
from tui.text.survey import Survey, look
from tui.text.titles import bare

_TITLE_META = """
og:title twitter:title dc.title dcterms.title parsely-title sailthru.title citation_title headline title
"""
_SUMMARY_META = "og:description description twitter:description dc.description dcterms.description sailthru.description"
_MOST_LESSER = 12  # headings of the second and third rank that may be the title
_MOST_BOLD = 40
_LONGEST = 3000  # characters of a description


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
    summary: str = ""  # its own description of the article


def read(root: Element, base: str) -> About:
    """Everything the page says of itself."""
    survey = look(root)
    graph = jsonld.read(root, base)
    spoken = site.spoken(root, survey, graph)
    names = site.names(survey, graph)
    title = _title(root, survey, graph, names, base)
    head = pagehead.read(root, title)
    when = published.told(root, survey, graph, head, base, spoken)
    return About(
        title,
        ", ".join(authors.find(root, survey, graph, head, names)),
        names[0] if names else "",
        when,
        spoken[:2].lower(),
        site.canonical(survey, base),
        next((plain(body) for one in graph.articles if isinstance(body := one.get("articleBody"), str)), ""),
        published.modified(survey, graph, when.american),
        picture.lead(survey, graph, base),
        rights.licence(survey, graph, base),
        rights.paywalled(survey, graph),
        topics.read(survey, graph, head, names, title),
        _summary(survey, graph),
    )


def _title(root: Element, survey: Survey, graph: jsonld.Graph, names: list[str], base: str) -> str:
    """The title of the article."""
    declared = [line(jsonld.text(one.get("headline"))) for one in graph.articles[:2]]
    declared += [survey.metas[name] for name in _TITLE_META.split() if name in survey.metas]
    tag = next((line(title.text_content()) for title in root.iter("title") if title.getparent().tag != "svg"), "")
    headings = [pagehead.spaced(heading) for heading in islice(root.iter("h1"), 5)]
    lesser = [pagehead.spaced(heading) for heading in islice(root.iter("h2", "h3"), _MOST_LESSER)]
    if not headings and not lesser:  # a page of the time when titles were set in bold type
        lesser = [line(one.text[:300]) for one in islice(root.iter("b", "strong", "font"), _MOST_BOLD) if one.text]
    return titles.choose(
        [text for text in declared if text],
        tag,
        [text for text in headings if text],
        names[0] if names else "",
        base,
        names[1:],
        lesser,
    )


def _summary(survey: Survey, graph: jsonld.Graph) -> str:
    """The longest description of the article; what all pages of the site say of themselves is none."""
    said = [line(jsonld.text(one.get("description"))[:_LONGEST]) for one in graph.own()]
    said += [survey.metas[name] for name in _SUMMARY_META.split() if name in survey.metas]
    slogans = {bare(jsonld.text(one.get("description"))) for one in graph.nodes.values() if jsonld.is_site(one)}
    return max((text for text in said if bare(text) not in slogans), key=len, default="")
