"""Which of an entry's two texts comes first: the page's, unless the feed's own serves the reader better."""

from __future__ import annotations

from tui.model import SURE, UNSURE, Article, Source

POOR = 0.75  # a page's text shorter than this share of the feed's own is a bad extraction
ENOUGH = 200  # characters the feed's text must have to stand in for a doubtful page
LESS = "The page gives less text than the feed, so the feed's own is shown."


def first(feed: Article | None, page: Article | None) -> Source:
    """The source that is shown, searched and compared; at least one of them has to be there."""
    if feed is None or page is None:
        return "feed" if page is None else "page"
    return "feed" if _lost(feed, page) or _doubtful(feed, page) else "page"


def doubt(feed: Article | None, page: Article | None) -> str:
    """What a reader should know of the text that comes first, a sentence; "" when all is well."""
    if page is None or not page.text:
        return feed.doubt if feed else ""
    why = page.doubt or UNSURE if page.confidence < SURE else ""
    if feed is None or first(feed, page) == "page":
        return why or page.doubt
    return f"{why} The feed's own text is shown." if why else LESS


def _lost(feed: Article, page: Article) -> bool:
    return len(page.text) < POOR * len(feed.text)


def _doubtful(feed: Article, page: Article) -> bool:
    return page.confidence < SURE and len(feed.text) >= ENOUGH
