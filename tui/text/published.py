"""When a page says it was published: a ladder, the surest words first. A date in another post's teaser is not it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from urllib.parse import urlsplit

from tui.plain import line, plain
from tui.text import dates, jsonld, state
from tui.text.element import Element, names
from tui.text.pagehead import Head, Line, spaced
from tui.text.survey import Survey, foreign, value

_DATE_META = """
article:published_time published_time og:published_time article:published datepublished
dc.date.issued dcterms.created dcterms.issued dc.date.created dc:date.issued parsely-pub-date sailthru.date
cxenseparse:recs:publishtime publishdate publish-date publish_date pubdate publication_date publicationdate
citation_publication_date citation_online_date citation_date article.published article_date_original
originalpublicationdate published-date date.published displaydate ptime bt:pubdate dc.date dcterms.date dc:date date
og:pubdate time
"""
_LATE_META = """
article:modified_time modified_time og:updated_time updated_time datemodified dcterms.modified dc.date.modified
article:modified lastmod revised last-modified
"""
_PUBLISHES = re.compile(r"publi(?:sh|c)|pubdate|issued|posted", re.I)
_CHANGES = re.compile(r"modif|updat|expir|unpubl|revis|crawl|publisher", re.I)
_DATE_NAME = re.compile(
    r"date|datum|fecha|timestamp|publi|(?:^|[\s_-])(?:data|time|posted|meta|byline|дата)(?:$|[\s_-])", re.I
)
UPDATED = re.compile(
    r"updat|modif|revis|edited|aktualis|geändert|mis à jour|màj|actuali[sz]|aggiornat|atualiz|zaktualiz|aktualiz|"
    r"bijgewerkt|gewijzigd|uppdater|oppdater|opdater|güncelle|оновлен|обновлен|изменен|змінен|päivitetty|frissít|"
    r"copyright|©|accessed|retrieved",
    re.I,
)
_LABEL = re.compile(
    r"\W{0,3}(?:\w+\s){0,2}(?:publi|post|updat|aktualis|veröffentl|mis à jour|actuali|aggiorn|atuali|оновлен|опублік|"
    r"обновл)\w*\b",
    re.I,
)
_MOST_LABELLED = 4000
_DATED = ("span", "div", "p", "li", "small", "h4", "h5", "h6", "abbr", "td", "a", "em", "b", "strong")
_MOST_NAMED = 200
_SHORT = 140  # characters of a line that is more date than text
_AFTER_DATE = tuple("–—:|-")
_WORDY = 5  # words beside a date from which a line is about something else
_BESIDE = 3  # lines from the headline in which a date cannot be a teaser's
_NEAR = 16  # lines below the headline in which a date is the page's own
_EUROPEAN = names("uk au nz ie in za sg hk my ng ke gh pk eu")
_ANYONES = names("us io co tv me ai ly fm so to ph")
Words = tuple[str, Element | None]  # the words of a date, and the element they stand in, None when in the page's head


@dataclass(frozen=True, slots=True)
class When:
    """The words that may be the day of publication, best first."""

    words: tuple[Words, ...] = ()
    american: bool = False  # 3/4/2025 is March the fourth
    rest: Callable[[], Iterable[Words]] = tuple  # the lower rungs, walked only when none of the words is a date

    def day(self, teased: Mapping[Element, bool]) -> str:
        """The first date outside teasers, ISO 8601. `teased`: of each block's element, whether it is part of one."""
        for text, element in chain(self.words, self.rest()):
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


def told(root: Element, survey: Survey, graph: jsonld.Graph, head: Head, base: str, spoken: str) -> When:
    """What the page says, down to the first date that cannot stand in a teaser."""
    american = month_first(spoken, base)
    words: list[Words] = []
    for source in _sources(root, survey, graph, head, base):
        for text, element in source:
            if element is not None:
                words.append((text, element))
            elif found := dates.moment(text, month_first=american):
                better = _shown(found, survey, graph, head, american) or _timed(found, head, american)
                return When((*words, (better or text, None)), american)
    return When(tuple(words), american, lambda: _rest(root, survey, graph, head))


def month_first(spoken: str, base: str) -> bool:
    """Whether 3/4/2025 is March the fourth, by the page's language and its site's country."""
    name = spoken.lower().replace("_", "-")
    if name in {"en", ""}:
        try:
            country = (urlsplit(base).hostname or "").rpartition(".")[2] if "//" in base else ""
        except ValueError:
            country = ""
        return country not in _EUROPEAN and (len(country) != 2 or country in _ANYONES)
    return name in {"en-us", "en-ph", "fil", "es-us"}


def _shown(found: str, survey: Survey, graph: jsonld.Graph, head: Head, american: bool) -> str:
    """The last change, when that is the only day the page shows beside its headline, and does not call a change."""
    late = modified(survey, graph, american)
    if late[:10] in ("", found[:10]):
        return ""
    shown = [
        (day.iso, UPDATED.search(one.text)) for one in _near(head) for day in dates.find(one.text, month_first=american)
    ]
    days = {day for day, _ in shown}
    return late if found[:10] not in days and (late[:10], None) in shown else ""


def _timed(found: str, head: Head, american: bool) -> str:
    """The same day with its time, where the page shows one beside its headline."""
    if len(found) > 10:
        return ""
    said = (dates.moment(text, month_first=american) for one in _near(head) for text in (one.moment, one.text))
    return next((moment for moment in said if len(moment) > 10 and moment[:10] == found), "")


def modified(survey: Survey, graph: jsonld.Graph, american: bool) -> str:
    """When the page says it was last changed, ISO 8601; "" when it does not."""
    said = [jsonld.text(one.get("dateModified")) for one in graph.articles]
    said += [survey.metas[name] for name in _LATE_META.split()[:-1] if name in survey.metas]
    said += [value(one) for one in survey.items.get("datemodified", [])[:3] if not foreign(one)]
    return next((plain(found) for text in said if (found := dates.moment(text, month_first=american))), "")


def _sources(root: Element, survey: Survey, graph: jsonld.Graph, head: Head, base: str) -> Iterator[Iterable[Words]]:
    """The upper rungs of the ladder."""
    yield ((jsonld.text(one.get("datePublished")), None) for one in graph.articles)
    yield ((survey.metas[name], None) for name in _DATE_META.split() if name in survey.metas)
    yield ((text, None) for name, text in survey.metas.items() if _PUBLISHES.search(name) and not _CHANGES.search(name))
    yield _marked(survey, head)
    yield _times(root, head)
    yield ((dates.in_url(base), None),)
    lines = _near(head)
    for one in filter(_is_own, lines):
        beside = head.headline is not None and -_BESIDE <= one.place <= _BESIDE
        yield ((one.moment if dates.moment(one.moment) else one.text, None if beside else one.element),)
    yield ((text, None) for text in state.dates(root))


def _rest(root: Element, survey: Survey, graph: jsonld.Graph, head: Head) -> Iterator[Words]:
    """The lower rungs: what is called a date, then dates of a change."""
    yield from _named(root, head)
    yield from ((one.text, one.element) for one in _near(head))
    yield from _labelled(root, head)
    for one in graph.articles:
        yield from ((jsonld.text(one.get(key)), None) for key in ("dateCreated", "uploadDate", "dateModified"))
    yield from ((survey.metas[name], None) for name in _LATE_META.split() if name in survey.metas)
    yield dates.in_url(survey.metas.get("og:image", "")), None


def _near(head: Head) -> list[Line]:
    """The short lines around the headline, nearest first."""
    short = [one for one in head.lines if one.place < _NEAR and (len(one.text) < _SHORT or _has_dateline(one))]
    return sorted(short, key=lambda one: (one.place if one.place >= 0 else 2 - 1.5 * one.place) + _strangeness(one))


def _strangeness(one: Line) -> float:
    """How many lines farther off a date counts for the other words in its line."""
    first = next(dates.find(one.text[:_SHORT]), None)
    if first is None or _PUBLISHES.search(one.text[: first.start]):
        return 0
    words = len(re.findall(r"[^\W\d_]{2,}", one.text[: first.start] + one.text[first.end :]))
    return 0 if words < _WORDY else 6


def _is_own(one: Line) -> bool:
    """Whether a line's date is not that of a change."""
    return not UPDATED.search(one.text[:_SHORT])


def _has_dateline(one: Line) -> bool:
    """Whether a paragraph begins with a date: "27.1.2022 – The council …"."""
    first = next(dates.find(one.text[:40]), None) if one.place >= 0 else None
    return first is not None and first.start < 16 and one.text[first.end : first.end + 2].strip(" )")[:1] in _AFTER_DATE


def _marked(survey: Survey, head: Head) -> Iterator[Words]:
    """The dates that microdata calls the day of publication."""
    for one in survey.items.get("datepublished", [])[:40]:
        if not foreign(one) and not head.aside(one):
            yield value(one)[:200], one


def _times(root: Element, head: Head) -> list[Words]:
    """The <time> and <abbr> elements that are not in a sidebar: marked ones first, those of a change last."""
    found = [one for one in islice(root.iter("time", "abbr"), _MOST_NAMED) if not head.aside(one)]
    return [(_said(one), one) for one in sorted(found, key=_order)]


def _said(time: Element) -> str:
    """What a <time> says to machines when that is a date, else to readers."""
    told = (time.get("datetime") or time.get("title") or "")[:60]
    return told if dates.moment(told) else spaced(time)[:200]


def _order(time: Element) -> int:
    """How much a <time> is the page's own: 0 most."""
    called = f"{time.get('class') or ''} {time.get('itemprop') or ''}".lower()
    if time.get("pubdate") is not None or "publish" in called:
        return 0
    around = time.getparent()
    before = (around.text or "")[-60:] if around is not None else ""
    words = f"{called} {before} {spaced(time)[:100]}"
    return 2 if UPDATED.search(words) and "entry-date" not in called else 1


def _named(root: Element, head: Head) -> Iterator[Words]:
    """Texts of the elements whose class or id says date."""
    seen = 0
    for element in root.iter(*_DATED):
        called = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if _calls(called):
            text = spaced(element)
            seen += 1
            if 5 < len(text) < 200 and not head.aside(element):
                yield text, element
            if seen > _MOST_NAMED:
                return


def _labelled(root: Element, head: Head) -> Iterator[Words]:
    """Dates after "Published" or "Last updated" anywhere in the page."""
    for element in islice(root.iter("p", "span", "div", "li", "small", "em", "td", "strong", "dd"), _MOST_LABELLED):
        text = (element.text or "")[:_SHORT].strip()
        if 8 < len(text) < _SHORT and _LABEL.match(text) and not head.aside(element):
            yield line("".join(islice(element.itertext(), 8)))[:_SHORT], element


@lru_cache(maxsize=4096)
def _calls(names: str) -> bool:
    """Whether an element's class or id says that a date is in it."""
    return len(names) > 1 and bool(_DATE_NAME.search(names))
