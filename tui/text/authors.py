"""Who wrote a page: a ladder. What it says to machines, what stands around its headline, its names for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from tui.text import bylines, dates, jsonld, lexicon, state, stem
from tui.text.element import Element
from tui.text.pagehead import Head, Line, spaced
from tui.text.survey import Survey, foreign, value
from tui.text.titles import bare

_META = """
citation_author parsely-author sailthru.author byl author_name article:author_name dc:creator dc.creator dcterms.creator
cxenseparse:author rbauthors article:author og:author author
"""
_NAMED = (
    "span",
    "div",
    "p",
    "a",
    "address",
    "li",
    "cite",
    "h3",
    "h4",
    "h5",
    "h6",
    "small",
    "b",
    "strong",
    "em",
    "byline",
    "td",
)
_NAME = re.compile(
    r"author|byline|by-line|autor|auteur|(?:^|[\s_-])(?:writer|contributor|vcard|h-card|redacteur|posted|username)(?:$|[\s_-])",
    re.I,
)
_CARD = re.compile(r"(?:^|\s)(?:fn|vcard|h-card|p-author|username|nickname)(?:\s|$)", re.I)
_LINK = re.compile(
    r"/(?:authors?|autor(?:e|en|es|i|zy|ka|in)?|auteurs?|staff|profiles?|profil|contributors?|writers?|journalists?|columnists?|reporters?|"
    r"newsteam|byline|users?|members?|redak\w+|avtor\w*|reviewers?|creators?|personen|person|blogger|@)/?[^/?#]{3,}",
    re.I,
)
_SINGLE = re.compile(
    r"\b(?P<word>(?:posted|published|submitted) by|by|von|par|por|di|door|av|przez)\s+(?P<name>[^\W\d_][\w'’-]{1,30})"
    r"(?=$|\s+(?:at|on|in|am|le|el|il|op|dne)\b|\s*[|·•,(–—]|\s+\d)",
    re.I,
)
_LABEL = re.compile(r"by|author|verfasst|geschrieben|autor|auteur|écrit|escrito|skriv|автор|scritto|door", re.I)
_MOST_NAMED = 200
_MOST_CLOSING = 3000
_DATED = re.compile(r"\s*[|·•,–—-]\s|\s+\d|\s+on\s")
_BESIDE = 5  # lines from the headline in which a byline outdoes the declared author
_CLOSE = 7  # lines from the headline in which a name needs no word before it
_NEAR = 14  # lines below the headline in which a link to a person's page is believed


def find(root: Element, survey: Survey, graph: jsonld.Graph, head: Head, known: Iterable[str]) -> list[str]:
    """The authors' names. `known`: the names the site goes by."""
    site = frozenset(filter(None, map(bare, known)))
    told = [one for one in (*_told(graph), *_meta(survey)) if one]
    firm = [[one for one in found if not _is_doubtful(one, site)] for found in told]
    for found, sure in zip(told, firm, strict=True):
        if sure := sure or [one for one in found if not _is_login(one) and _confirmed(one, head)]:
            return _other(sure, head) or _more(sure, firm)
    marked = _marked(survey, head)
    for rung in (marked, _spoken(head), _closing(root, head)):
        if found := [one for one in rung if bare(one) not in site]:
            return found
    declared = told[0] if told else _groups(graph)
    if declared and not _is_login(declared[0]):
        return declared
    found = _named(root, head, site)
    person = [one for one in found if bare(one) not in site] or declared or state.authors(root)
    return person or _agency(head) or found or marked or _owner(known)


def _more(found: list[str], told: list[list[str]]) -> list[str]:
    """The declared list that has these names and more, where there is one."""
    names = {bare(one) for one in found}
    wider = (other for other in told if names < {bare(one) for one in other})
    return next((other for other in wider if not any(map(bylines.GROUP.search, other))), found)


def _other(declared: list[str], head: Head) -> list[str]:
    """Whom a byline at the headline names: more than those declared, or others when these are not seen there.

    Declared is often who put the page up.
    """
    near = {one.place: one for one in head.lines if -_BESIDE < one.place < _BESIDE and len(one.text) < 100}
    said = (_said(one, near) for one in near.values() if bylines.BYLINE.match(one.text) and not _in_figure(one.element))
    found = next((names for names in said if names and _is_given(names[0])), [])
    if {bare(one) for one in declared} < {bare(one) for one in found}:
        return found
    seen = bare(" ".join(one.text for one in near.values()))
    return [] if any(bare(word) in seen for name in declared for word in name.split() if len(word) > 2) else found


def _confirmed(name: str, head: Head) -> bool:
    """Whether a line beside the headline gives the name as a byline does."""
    key = bare(name)
    for one in head.lines:
        said = bare(bylines.stripped(one.text)) if -_CLOSE < one.place < _CLOSE and len(one.text) < 100 else ""
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


def _spoken(head: Head) -> list[str]:
    """The people in lines around the headline: after "By", linked to an author's page, alone beside the date."""
    lines = {one.place: one for one in head.lines if len(one.text) < 200 and not _in_figure(one.element)}
    title = bare(spaced(head.headline)) if head.headline is not None else ""
    for rung in (_said, _alone, _linked, _signed):
        for one in lines.values():
            found = rung(one, lines)
            if rung in (_linked, _signed):
                found = [name for name in found if bare(name) not in title]  # whom the page is about
            if found:
                return found
    return []


def _said(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people in a line that says "By"; an agency only beside the headline."""
    text = _undated(one.text)
    match = bylines.BYLINE.match(text) or bylines.INSIDE.search(one.text)
    found = bylines.names([match["names"]], sure=False) if match else []
    if not found and match and -_CLOSE < one.place < _CLOSE and len(text) < 50 and match["names"].istitle():
        found = bylines.names([match["names"]], sure=True)
    single = _SINGLE.search(one.text) if not found and len(one.text) < 100 else None
    if single and (" " in single["word"] or text != one.text) and not bylines.is_nobody(single["name"]):
        return [single["name"]]
    return found


def _undated(text: str) -> str:
    """A line up to the date that follows a name in it."""
    first = next(dates.find(text), None)
    return text[: first.start].strip(" ,|·•–—-(") if first and first.start > 8 else text


def _alone(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people in the line after one that is only "By"."""
    after = lines.get(one.place + 1)
    if not after or len(after.text) > 100 or not bylines.ALONE.match(one.text):
        return []
    return bylines.names([_undated(after.text)], sure=one.text.endswith(":"))


def _linked(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people whose pages a line leads to."""
    if one.place >= _NEAR:
        return []
    found = ((url[-300:], name) for url, words in one.links for name in bylines.names([words], sure=False))
    return [name for url, name in found if _LINK.search(url) and (_is_given(name) or _in_address(name, url))]


def _in_address(name: str, url: str) -> bool:
    """Whether a page's address has a part of the name in it."""
    return any(len(word) > 3 and stem.fold(word) in url.lower() for word in name.split())


def _is_given(name: str) -> bool:
    """Whether a name begins with a given name."""
    return lexicon.given(stem.name_stem(name.split(" ", 1)[0]))


def _signed(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The person, by the first name, who stands alone in a line beside the headline next to a date."""
    if not 0 <= one.place < _CLOSE or len(one.text) > 60:
        return []
    beside = [lines[at].text for at in range(one.place - 2, one.place + 3) if at in lines and at != one.place]
    if not _is_given(one.text) or not any(next(dates.find(text[:80]), None) for text in (one.text, *beside)):
        return []
    return bylines.names([_DATED.split(one.text)[0]], sure=False)


def _closing(root: Element, head: Head) -> list[str]:
    """The people in the last short paragraph of the page's text that says "By"."""
    for element in reversed(list(islice(root.iter("p", "em", "i", "strong", "small", "div"), _MOST_CLOSING))):
        if element.text and len(element) < 3 and len(element.text) < 80 and bylines.BYLINE.match(element.text.strip()):
            text = spaced(element)
            found = _said(Line(text, element, 0), {}) if len(text) < 100 else []
            if found and _is_given(found[0]) and not _in_figure(element) and not head.aside(element):
                return found
    return []


def _in_figure(element: Element) -> bool:
    """Whether an element stands in a picture's caption."""
    return any(one.tag in ("figure", "figcaption") for one in islice((element, *element.iterancestors()), 12))


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
    return bylines.names([_undated(text)], sure=sure) or _said(Line(text, element, 0), {})


def _agency(head: Head) -> list[str]:
    """The agency in the text's dateline: "HAMBURG (dpa) – The council …"."""
    found = (bylines.DATELINE.match(one.text) for one in head.lines if one.place >= 0)
    return next(([match["agency"]] for match in found if match), [])


def _owner(known: Iterable[str]) -> list[str]:
    """Whose site it is, when that is called by a person's name."""
    for name in known:
        words = name.split()
        if len(words) == 2 and _is_given(name) and (lexicon.family(stem.name_stem(words[1])) or _is_given(words[1])):
            return [name]
    return []


@lru_cache(maxsize=4096)
def _calls(names: str) -> bool:
    """Whether an element's class or id says that an author is named in it."""
    return len(names) > 1 and bool(_NAME.search(names))


def _groups(graph: jsonld.Graph) -> list[str]:
    """The organisations that sign for the page, when no person does."""
    for one in graph.own():
        found = bylines.names(
            [who.name for who in jsonld.people(one.get("author") or one.get("creator"), graph)], sure=True
        )
        if found:
            return found
    return []
