"""The names around a headline and at a text's end: after "By", beside the date, linked to a person's page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from tui.text import bylines, dates, lexicon, stem
from tui.text.element import Element
from tui.text.pagehead import Head, Line, spaced
from tui.text.titles import bare

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
_DATED = re.compile(r"\s*[|·•,–—-]\s|\s+\d|\s+on\s")
_MOST_CLOSING = 3000
CLOSE = 7  # lines from the headline in which a name needs no word before it
_NEAR = 14  # lines below the headline in which a link to a person's page is believed


def spoken(head: Head) -> list[str]:
    """The people in lines around the headline: after "By", linked to an author's page, alone beside the date."""
    lines = {one.place: one for one in head.lines if len(one.text) < 200 and not in_figure(one.element)}
    title = bare(spaced(head.headline)) if head.headline is not None else ""
    for rung in (said, _alone, _linked, _signed):
        for one in lines.values():
            found = rung(one, lines)
            if rung in (_linked, _signed):
                found = [name for name in found if bare(name) not in title]  # whom the page is about
            if found:
                return found
    return []


def said(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people in a line that says "By"; an agency only beside the headline."""
    text = undated(one.text)
    match = bylines.BYLINE.match(text) or bylines.INSIDE.search(one.text)
    found = bylines.names([match["names"]], sure=False) if match else []
    if not found and match and -CLOSE < one.place < CLOSE and len(text) < 50 and match["names"].istitle():
        found = bylines.names([match["names"]], sure=True)
    single = _SINGLE.search(one.text) if not found and len(one.text) < 100 else None
    if single and (" " in single["word"] or text != one.text) and not bylines.is_nobody(single["name"]):
        return [single["name"]]
    return found


def undated(text: str) -> str:
    """A line up to the date that follows a name in it."""
    first = next(dates.find(text), None)
    return text[: first.start].strip(" ,|·•–—-(") if first and first.start > 8 else text


def _alone(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people in the line after one that is only "By"."""
    after = lines.get(one.place + 1)
    if not after or len(after.text) > 100 or not bylines.ALONE.match(one.text):
        return []
    return bylines.names([undated(after.text)], sure=one.text.endswith(":"))


def _linked(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The people whose pages a line leads to."""
    if one.place >= _NEAR:
        return []
    found = ((url[-300:], name) for url, words in one.links for name in bylines.names([words], sure=False))
    return [name for url, name in found if _LINK.search(url) and (is_given(name) or _in_address(name, url))]


def _in_address(name: str, url: str) -> bool:
    """Whether a page's address has a part of the name in it."""
    return any(len(word) > 3 and stem.fold(word) in url.lower() for word in name.split())


def is_given(name: str) -> bool:
    """Whether a name begins with a given name."""
    return lexicon.given(stem.name_stem(name.split(" ", 1)[0]))


def _signed(one: Line, lines: Mapping[int, Line]) -> list[str]:
    """The person, by the first name, who stands alone in a line beside the headline next to a date."""
    if not 0 <= one.place < CLOSE or len(one.text) > 60:
        return []
    beside = [lines[at].text for at in range(one.place - 2, one.place + 3) if at in lines and at != one.place]
    if not is_given(one.text) or not any(next(dates.find(text[:80]), None) for text in (one.text, *beside)):
        return []
    return bylines.names([_DATED.split(one.text)[0]], sure=False)


def closing(root: Element, head: Head) -> list[str]:
    """The people in the last short paragraph of the page's text that says "By"."""
    for element in reversed(list(islice(root.iter("p", "em", "i", "strong", "small", "div"), _MOST_CLOSING))):
        if element.text and len(element) < 3 and len(element.text) < 80 and bylines.BYLINE.match(element.text.strip()):
            text = spaced(element)
            found = said(Line(text, element, 0), {}) if len(text) < 100 else []
            if found and is_given(found[0]) and not in_figure(element) and not head.aside(element):
                return found
    return []


def agency(head: Head) -> list[str]:
    """The agency in the text's dateline: "HAMBURG (dpa) – The council …"."""
    found = (bylines.DATELINE.match(one.text) for one in head.lines if one.place >= 0)
    return next(([match["agency"]] for match in found if match), [])


def in_figure(element: Element) -> bool:
    """Whether an element stands in a picture's caption."""
    return any(one.tag in ("figure", "figcaption") for one in islice((element, *element.iterancestors()), 12))
