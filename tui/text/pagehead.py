"""The head of a page, where its byline and date stand: the lines around its headline, and what stands aside."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from lxml import etree

from tui.plain import line
from tui.text import furniture
from tui.text.element import Element, names
from tui.text.titles import bare

_UNSEEN = names("script style noscript template svg canvas iframe object select textarea head nav")
_INLINE = names(
    "a abbr address b bdi bdo cite code data em font i label mark q rp rt ruby s small span strong sub sup time u var "
    "wbr"
)
_ASIDE = frozenset({"aside", "footer", "nav"})
_ASIDE_NAME = re.compile(
    r"comment|sidebar|related|footer|recommend|trending|most[_-]?(?:read|popular|viewed)|(?:^|[\s_-])teasers(?:$|[\s_-])|disqus|cookie",
    re.I,
)
_GLUED = re.compile(r"[^\W\d_][A-ZА-ЯІЇЄҐ\d]|\d[^\W\d_]")  # two elements that only their style keeps apart
_LENGTH = etree.XPath("string-length()")
_BEFORE, _AFTER = 12, 45  # lines of the head, before the headline and after it
_LONG = 260  # characters from which a line is a paragraph
_PARAGRAPHS = 4  # of the text that may stand in the head
_WHOLE = 600  # characters of a line that are kept
_NEAR = 4  # elements around the headline that are its own box
_PARTS = 40  # text nodes of a line that are kept
_NODES = 60_000  # elements that are walked


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page's head, as a reader sees it."""

    text: str
    element: Element  # in which it begins
    place: int  # lines below the headline; negative above it
    moment: str = ""  # what a <time> in it says to machines
    links: tuple[tuple[str, str], ...] = ()  # address and words of the links in it


@dataclass(frozen=True, slots=True)
class Head:
    """The lines around the headline, nearest first, and the elements that hold the headline."""

    lines: tuple[Line, ...] = ()
    around: frozenset[Element] = frozenset()
    headline: Element = None
    near: frozenset[Element] = frozenset()  # the innermost of them
    length: float = math.inf  # characters of the page
    asides: dict[Element, bool] = field(default_factory=dict)  # what was found of elements whose names say aside

    def aside(self, element: Element, *, marked: bool = False) -> bool:
        """Whether an element stands in a sidebar, a menu, a comment or the page's foot, or in another article.

        `marked`: its own mark-up calls it the article's, so a foot, or an <aside> of the article, may hold it.
        """
        article = any(one.tag == "article" for one in self.around)
        for depth, parent in enumerate((element, *element.iterancestors())):
            if parent in self.around or parent is self.headline:
                return False
            if marked and ((parent.tag == "aside" and article) or parent.tag == "footer" or _is_foot(parent)):
                continue
            if depth > 60 or self.apart(parent) or (article and parent.tag == "article"):
                return True
        return False

    def apart(self, element: Element) -> bool:
        """Whether an element is, by its tag or its names, none of the article; a foot of the headline's own box is."""
        if element.tag not in _ASIDE and not _is_called_aside(element):
            return False
        if element not in self.asides:
            foot = element.getparent() in self.near and (element.tag == "footer" or _is_foot(element))
            kept = (foot and len("".join(islice(element.itertext(), 200))) < _LONG) or self._holds_page(element)
            self.asides[element] = not kept
        return self.asides[element]

    def _holds_page(self, element: Element) -> bool:
        """Whether an element holds the page itself, and its names only tell how that is laid out."""
        if element.tag in _ASIDE:
            return False
        return next(element.iter("h1"), None) is not None or 2 * _LENGTH(element) > self.length


@dataclass(slots=True)
class _Open:
    """A line that is being put together."""

    parts: list[str] = field(default_factory=list)
    element: Element = None
    moment: str = ""
    links: list[Element] = field(default_factory=list)

    def add(self, text: str, element: Element) -> None:
        """More of its words."""
        if self.element is None and text.strip():
            self.element = element
        if len(self.parts) < _PARTS:
            if self.parts and _GLUED.search(self.parts[-1][-1:] + text[:1]):
                self.parts.append(" · ")
            self.parts.append(text[:_WHOLE])

    def closed(self, place: int) -> Line:
        """The whole line."""
        links = tuple((one.get("href") or "", spaced(one)) for one in self.links[:8])
        return Line(line("".join(self.parts))[:_WHOLE], self.element, place, self.moment, links)


def read(root: Element, title: str) -> Head:
    """The head of a page whose title is known."""
    headline = _headline(root, title)
    ancestors = list(headline.iterancestors()) if headline is not None else []
    head = Head((), frozenset(ancestors), headline, frozenset(ancestors[:_NEAR]), _LENGTH(root))
    above: deque[_Open] = deque(maxlen=_BEFORE)
    below: list[Line] = []
    paragraphs = 0
    for opened, reached in _lines(root, head):
        if not reached:
            above.append(opened)
            continue
        found = opened.closed(len(below))
        paragraphs += len(found.text) > _LONG
        if furniture.opens(found.text) or len(below) >= _AFTER or paragraphs > _PARAGRAPHS:
            break
        below.append(found)
    return replace(head, lines=(*below, *(one.closed(-at) for at, one in enumerate(reversed(above), 1))))


def _lines(root: Element, head: Head) -> Iterator[tuple[_Open, bool]]:
    """The lines of the page, and whether each stands below the headline."""
    around, headline = head.around, head.headline
    articles = any(one.tag == "article" for one in around)
    opened, reached, outer = _Open(), headline is None, around - head.near
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in islice(walker, _NODES):
        starts, tag = event == "start", element.tag
        if tag not in _INLINE and opened.element is not None:
            yield opened, reached
            opened = _Open()
        if starts and element is headline:
            reached = True
            walker.skip_subtree()
            continue
        if starts and element not in around:
            far = not reached and element.getparent() in outer  # a menu, a banner
            if far or tag in _UNSEEN or (articles and tag == "article") or head.apart(element):
                walker.skip_subtree()
                continue
            if tag == "time":
                opened.moment = opened.moment or element.get("datetime") or ""
            elif tag == "a":
                opened.links.append(element)
        text = element.text if starts else element.tail
        if text:
            opened.add(text, element)


def spaced(element: Element) -> str:
    """The words of an element, those parted that only their style keeps apart."""
    opened = _Open()
    for text in islice(element.itertext(), _PARTS):
        opened.add(text, element)
    return line("".join(opened.parts))[:_WHOLE]


def _headline(root: Element, title: str) -> Element:
    """The heading that is the title, or holds most of it; else the first."""
    wanted = bare(title)
    best, most = None, 0.0
    for heading in islice(root.iter("h1", "h2", "h3"), 40):
        name = bare(spaced(heading))
        if name and wanted and (name == wanted or (heading.tag == "h1" and (name in wanted or wanted in name))):
            value = 2.0 if name == wanted else min(len(name), len(wanted)) / max(len(name), len(wanted))
            if value > most:
                best, most = heading, value
    return best if best is not None else next(root.iter("h1"), None)


def _is_called_aside(element: Element) -> bool:
    """Whether an element's names speak of a sidebar, a foot or the like."""
    if element.tag in ("body", "html", "main"):
        return False
    return _is_aside(f"{element.get('class') or ''} {element.get('id') or ''}"[:300])


def _is_foot(element: Element) -> bool:
    """Whether its names speak of a foot and of nothing else that stands aside."""
    called = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return {found.lower() for found in _ASIDE_NAME.findall(called)} == {"footer"}


@lru_cache(maxsize=4096)
def _is_aside(names: str) -> bool:
    """Whether the names of an element say so."""
    return len(names) > 1 and bool(_ASIDE_NAME.search(names))
