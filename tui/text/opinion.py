"""readability-lxml's opinion on a tree we parsed: which of its elements belong to the article."""

from __future__ import annotations

import logging
from copy import deepcopy

from readability import Document, readability
from readability.readability import REGEXES, Unparseable

from tui.text.tree import Element

MOST_ELEMENTS = 30_000  # beyond it readability takes seconds
MOST_DEEP = 250  # its time grows with the square of the depth
_NUMBER = "data-number"
_HIDES = REGEXES["displayNoneRe"]

logging.getLogger("readability").addHandler(logging.NullHandler())


def _length(element: Element) -> int:
    """The length of an element's text, white space folded: readability's own, without its three regular expressions."""
    return len(" ".join((element.text_content() or "").split()))


def _undescribed(*_: object) -> str:
    """What readability would log of an element: nobody reads it, and its words would keep a page's tree alive."""
    return ""


readability.text_length = _length
readability.describe = _undescribed


class _Marked(Document):  # type: ignore[misc]  # readability ships no types
    """Readability that remembers which numbered elements are in its summary, and skips writing them as HTML."""

    kept: frozenset[int] = frozenset()

    def _parse(self, root: Element) -> Element:
        """A copy of our tree without what the page hides; it needs no more cleaning, and no address is looked at."""
        copied = deepcopy(root)
        for element in copied.xpath("//*[@hidden or @style]"):
            if element.get("hidden") is not None or _HIDES.search(element.get("style")):
                element.drop_tree()
        for element in list(copied.iter("link")):
            element.drop_tree()
        self.encoding = "utf-8"
        return copied

    def get_clean_html(self) -> str:
        """Called when the summary is made: note the elements that are left; the text stands for the HTML."""
        numbers = (element.get(_NUMBER) for element in self.html.iter())
        self.kept = frozenset(int(number) for number in numbers if number)
        return str(self.html.text_content())


def kept(root: Element) -> frozenset[Element]:
    """The elements of the tree that stand in readability's summary; none when it cannot say."""
    if root.xpath("count(//*)") > MOST_ELEMENTS or root.xpath(f"boolean(//*[count(ancestor::*) > {MOST_DEEP}])"):
        return frozenset()
    elements = list(root.iter())
    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))
    document = _Marked(root)
    try:
        document.summary(html_partial=True)
    except Unparseable:
        return frozenset()
    return frozenset(elements[number] for number in document.kept)
