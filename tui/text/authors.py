"""Who wrote a page: a ladder. What it says to machines, what stands around its headline, its names for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from tui.text import bylines, jsonld, lexicon, signatures, state, stem
from tui.text.element import Element, names
from tui.text.pagehead import Head, Line, spaced
from tui.text.survey import Survey, foreign, value
from tui.text.titles import bare

_META = """
citation_author parsely-author sailthru.author byl author_name article:author_name dc:creator dc.creator dcterms.creator
cxenseparse:author rbauthors article:author og:author author
"""
_NAMED = names("span div p a address li cite h3 h4 h5 h6 small b strong em byline td")
_NAME = re.compile(
    r"author|byline|by-line|autor|auteur|(?:^|[\s_-])(?:writer|contributor|vcard|h-card|redacteur|posted|username)(?:$|[\s_-])",
    re.I,
)
_CARD = re.compile(r"(?:^|\s)(?:fn|vcard|h-card|p-author|username|nickname)(?:\s|$)", re.I)
_LABEL = re.compile(r"by|author|verfasst|geschrieben|autor|auteur|écrit|escrito|skriv|автор|scritto|door", re.I)
_MOST_NAMED = 200
_BESIDE = 5  # lines from the headline in which a byline outdoes the declared author


def find(root: Element, survey: Survey, graph: jsonld.Graph, head: Head, known: Iterable[str]) -> list[str]:
    """The authors' names. `known`: the names the site goes by."""
    site = frozenset(filter(None, map(bare, known)))
    told = [one for one in (*_told(graph), *_meta(survey)) if one]
    firm = [[one for one in found if not _is_doubtful(one, site)] for found in told]
    for found, sure in zip(told, firm, strict=True):
        if sure := sure or [one for one in found if not _is_login(one) and _confirmed(one, head)]:
            return _other(sure, head) or _more(sure, firm)
    marked = _marked(survey, head)
    for rung in (marked, signatures.spoken(head), signatures.closing(root, head)):
        if found := [one for one in rung if bare(one) not in site]:
            return found
    declared = told[0] if told else _groups(graph)
    if declared and not _is_login(declared[0]):
        return declared
    found = _named(root, head, site)
    person = [one for one in found if bare(one) not in site] or declared or state.authors(root)
    return person or signatures.agency(head) or found or marked or _owner(known)


def _more(found: list[str], told: list[list[str]]) -> list[str]:
    """The declared list that has these names and more, where there is one."""
    people = {bare(one) for one in found}
    wider = (other for other in told if people < {bare(one) for one in other})
    return next((other for other in wider if not any(map(bylines.GROUP.search, other))), found)


def _other(declared: list[str], head: Head) -> list[str]:
    """Whom a byline at the headline names: more than those declared, or others when these are not seen there.

    Declared is often who put the page up.
    """
    near = {one.place: one for one in head.lines if -_BESIDE < one.place < _BESIDE and len(one.text) < 100}
    lines = [one for one in near.values() if bylines.BYLINE.match(one.text) and not signatures.in_figure(one.element)]
    said = (signatures.said(one, near) for one in lines)
    found = next((people for people in said if people and signatures.is_given(people[0])), [])
    if {bare(one) for one in declared} < {bare(one) for one in found}:
        return found
    seen = bare(" ".join(one.text for one in near.values()))
    return [] if any(bare(word) in seen for name in declared for word in name.split() if len(word) > 2) else found


def _confirmed(name: str, head: Head) -> bool:
    """Whether a line beside the headline gives the name as a byline does."""
    key = bare(name)
    for one in head.lines:
        if not -signatures.CLOSE < one.place < signatures.CLOSE or len(one.text) > 100:
            continue
        said = bare(bylines.stripped(one.text))
        if said.startswith(key) and len(said) < len(key) + 30 and (said == key or said != bare(one.text)):
            return True
    return False


def _told(graph: jsonld.Graph) -> Iterator[list[str]]:
    """The people in the JSON-LD, of each object that names any."""
    for one in graph.own():
        people = jsonld.people(one.get("author") or one.get("creator"), graph)
        yield bylines.names([who.name for who in people if not who.group], sure=True)


def _meta(survey: Survey) -> Iterator[list[str]]:
    """The people in the meta elements, of each name."""
    for name in _META.split():
        yield bylines.names(survey.many.get(name, []), sure=True)
    for at in "12":
        if _LABEL.search(survey.metas.get(f"twitter:label{at}", "")):
            yield bylines.names([survey.metas.get(f"twitter:data{at}", "")], sure=True)


def _is_doubtful(name: str, site: frozenset[str]) -> bool:
    """Whether a declared author is the site, a newsroom or a login name, so that a name on the page is better."""
    key = bare(name)
    if any(key == one or (len(key) > 3 and len(one) > 3 and (key in one or one in key)) for one in site):
        return True
    return bool(bylines.GROUP.search(name)) or _is_login(name) or (len(name) < 5 and name.isupper())


def _is_login(name: str) -> bool:
    """Whether a name is the one its bearer signs in with."""
    return " " not in name and name.islower()


def _marked(survey: Survey, head: Head) -> list[str]:
    """The people in elements marked as the author's."""
    marked = [
        one for one in survey.items.get("author", [])[:20] if not foreign(one) and not head.aside(one, marked=True)
    ]
    found = bylines.names([_inner(one) for one in marked[:6]], sure=True)
    linked = [one for one in survey.links.get("author", [])[:20] if one.tag == "a" and not head.aside(one, marked=True)]
    return found or bylines.names(list(dict.fromkeys(value(one) for one in linked))[:4], sure=True)


def _inner(element: Element) -> str:
    """The name inside an itemprop=author."""
    return value(next((one for one in islice(element.iter(), 200) if one.get("itemprop") == "name"), element))


def _named(root: Element, head: Head, site: frozenset[str]) -> list[str]:
    """The people in elements that are called author or byline, or else the site's own name there."""
    seen, own = 0, ""
    for element in root.iter(*_NAMED):
        called = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
        if element.tag == "byline" or _calls(called):
            seen += 1
            if seen > _MOST_NAMED:
                break
            if head.aside(element, marked=True):
                continue
            text = spaced(element)
            if found := _of(text, element, sure=bool(_CARD.search(called)) and len(text) < 30):
                return found
            own = own or (text if bare(text) in site else "")
    return [own] if own else []


def _of(text: str, element: Element, *, sure: bool) -> list[str]:
    """The people in the words of an element that is the author's."""
    if not 3 < len(text) < 200:
        return bylines.names([text], sure=True) if sure else []
    return bylines.names([signatures.undated(text)], sure=sure) or signatures.said(Line(text, element, 0), {})


def _owner(known: Iterable[str]) -> list[str]:
    """Whose site it is, when that is called by a person's name."""
    for name in known:
        first, _, last = name.partition(" ")
        family = lexicon.family(stem.name_stem(last)) or signatures.is_given(last)
        if last and " " not in last and signatures.is_given(first) and family:
            return [name]
    return []


@lru_cache(maxsize=4096)
def _calls(called: str) -> bool:
    """Whether an element's class or id says that an author is named in it."""
    return len(called) > 1 and bool(_NAME.search(called))


def _groups(graph: jsonld.Graph) -> list[str]:
    """The organisations that sign for the page, when no person does."""
    for one in graph.own():
        found = bylines.names(
            [who.name for who in jsonld.people(one.get("author") or one.get("creator"), graph)], sure=True
        )
        if found:
            return found
    return []
