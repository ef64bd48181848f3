"""A page -> its article, clean: title, who, when, language, text with blocks, teasers as links. Never raises."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Article, Cut, Page, Step
from tui.plain import line, plain
from tui.text import blocks, choose, cruft, language, metadata, rescue, tree, walk


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page read: its article (no sentences, names or claims yet), where it goes on, and how it was decided."""

    article: Article
    after: str = ""
    instead: tuple[str, ...] = ()
    prints: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()
    cut: tuple[Cut, ...] = ()


def extract(page: Page) -> Article:
    """The article of a page, or of a feed's own text when `page.fragment`."""
    return read(page).article


def read(page: Page) -> Extracted:
    """The article of a page, and all that was decided about it."""
    note = (
        "The feed gives no text for this entry."
        if page.fragment and not page.html.strip()
        else tree.what_else(page.html)
    )
    root = None if note else tree.parse(tree.decode(page.html, page.charset))
    if root is None:
        note = note or "That address answers with something that is not text."
        return Extracted(Article(line(page.title), "", language=page.language or "und", url=plain(page.url), note=note))
    return Extracted(_fragment(page, root)) if page.fragment else _page(page, root)


def _fragment(page: Page, root: tree.Element) -> Article:
    """A feed's own text: all of it is article, but for trackers, share lines and "read more" at its end."""
    tree.prune(root)
    parts = cruft.tail(walk.pieces(root, page.url))
    text, found, marks = blocks.join(parts)
    spoken = language.detect(f"{page.title}\n{text}")
    if spoken == "und":
        spoken = page.language[:2].lower() or "und"
    note = "" if text else "The feed gives no text for this entry."
    return Article(line(page.title), text, language=spoken, url=plain(page.url), blocks=found, marks=marks, note=note)


def _page(page: Page, root: tree.Element) -> Extracted:
    """A whole web page."""
    about = metadata.read(root, page.url)
    tree.prune(root)
    chosen = choose.choose(root, page.url, about, page)
    text, found, marks = blocks.join(rescue.better(chosen.parts, about.body, page))
    spoken = language.detect(text)
    if spoken == "und":
        spoken = about.language or page.language[:2].lower() or "und"
    article = Article(
        title=about.title or line(page.title), text=text, byline=about.byline, site=about.site,
        published=about.when.day(chosen.teased), language=spoken, url=about.url or plain(page.url), blocks=found,
        marks=marks, links=chosen.links, note="" if text else "No article was found on this page.",
        modified=about.modified, picture=about.picture, licence=about.licence, paywalled=about.paywalled,
        topics=about.topics,
    )  # fmt: skip
    return Extracted(article, cut=chosen.cut)
