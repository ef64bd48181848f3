"""readability-lxml's opinion on a tree we parsed: which of its elements belong to the article."""

from __future__ import annotations

import logging
from copy import deepcopy

from readability import Document, readability
from readability.readability import REGEXES, Unparseable

from tui.text.tree import Element

MOST_ELEMENTS = 30_000  # beyond it readability takes seconds
MOST_DEEP = 250  # its time grows with the square of the depth
_PARTS = ("blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul")  # as in its divToPElementsRe
_HIDES = REGEXES["displayNoneRe"]

logging.getLogger("readability").addHandler(logging.NullHandler())


def _length(element: Element) -> int:
    """The length of an element's text, white space folded: readability's own, without its three regular expressions."""
    return len(" ".join((element.text_content() or "").split()))


def _undescribed(*_: object) -> str:
    """What readability would log of an element: nobody reads it, and its words would keep a page's tree alive."""
    return ""


def _opening(element: Element, **_: object) -> bytes:
    """The first tag in an element that makes a <div> around it no paragraph: all that readability asks its HTML for."""
    return next((b"<p" for one in element.iter() if isinstance(one.tag, str) and one.tag.startswith(_PARTS)), b"")


readability.text_length = _length
readability.tostring = _opening
readability.describe = _undescribed


class _Marked(Document):  # type: ignore[misc]  # readability ships no types
    """Readability that remembers which of our elements are in its summary, and skips writing them as HTML."""

    kept: frozenset[Element] = frozenset()

    def _parse(self, root: Element) -> Element:
        """A copy of our tree without what the page hides; it needs no more cleaning, and no address is looked at."""
        copied = deepcopy(root)
        self.ours = dict(zip(copied.iter(), root.iter(), strict=True))
        for element in copied.xpath("//*[@hidden or @style]"):
            if element.get("hidden") is not None or _HIDES.search(element.get("style")):
                element.drop_tree()
        for element in list(copied.iter("link")):
            element.drop_tree()
        self.encoding = "utf-8"
        return copied

    def get_clean_html(self) -> str:
        """Called when the summary is made: note the elements that are left; the text stands for the HTML."""
        self.kept = frozenset(self.ours[element] for element in self.html.iter() if element in self.ours)
        return str(self.html.text_content())


def kept(root: Element) -> frozenset[Element]:
    """The elements of the tree that stand in readability's summary; none when it cannot say."""
    if root.xpath("count(//*)") > MOST_ELEMENTS or root.xpath(f"boolean(//*[count(ancestor::*) > {MOST_DEEP}])"):
        return frozenset()
    document = _Marked(root)
    try:
        document.summary(html_partial=True)
    except Unparseable:
        return frozenset()
    return document.kept
