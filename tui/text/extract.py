"""A page -> its article, clean: title, who, when, language, text with blocks, teasers as links. Never raises."""

from __future__ import annotations

from dataclasses import dataclass

from tui.model import Block, Link, Mark, Page
from tui.plain import line, plain
from tui.text import blocks, choose, cruft, language, metadata, rescue, tree, walk


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was understood of a page. `published` is ISO 8601; `note` says in a sentence what went wrong."""

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = "und"
    url: str = ""
    text: str = ""
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""


def extract(page: Page) -> Extracted:
    """Read a page, or a feed's own text when `page.fragment`."""
    note = (
        "The feed gives no text for this entry."
        if page.fragment and not page.html.strip()
        else tree.what_else(page.html)
    )
    root = None if note else tree.parse(tree.decode(page.html, page.charset))
    if root is None:
        return _nothing(page, note or "That address answers with something that is not text.")
    return _fragment(page, root) if page.fragment else _page(page, root)


def _nothing(page: Page, note: str) -> Extracted:
    """The answer for what cannot be read."""
    return Extracted(title=line(page.title), language=page.language or "und", url=page.url, note=note)


def _fragment(page: Page, root: tree.Element) -> Extracted:
    """A feed's own text: all of it is article, but for trackers, share lines and "read more" at its end."""
    tree.prune(root)
    parts = cruft.tail(walk.pieces(root, page.url))
    text, found, marks = blocks.join(parts)
    spoken = language.detect(f"{page.title}\n{text}")
    if spoken == "und":
        spoken = page.language[:2].lower() or "und"
    note = "" if text else "The feed gives no text for this entry."
    return Extracted(line(page.title), "", "", "", spoken, page.url, text, found, marks, (), note)


def _page(page: Page, root: tree.Element) -> Extracted:
    """A whole web page."""
    about = metadata.read(root, page.url)
    tree.prune(root)
    chosen = choose.choose(root, page.url, about)
    text, found, marks = blocks.join(rescue.better(chosen.parts, about.body, page))
    spoken = language.detect(text)
    if spoken == "und":
        spoken = about.language or page.language[:2].lower() or "und"
    note = "" if text else "No article was found on this page."
    return Extracted(
        about.title or line(page.title), about.byline, about.site, about.when.day(chosen.teased), spoken,
        about.url or plain(page.url), text, found, marks, chosen.links, note,
    )  # fmt: skip
