"""A page -> its article, clean: title, who, when, language, text with blocks, teasers as links. Never raises."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.model import Article, Cut, Page, Step
from tui.plain import line, plain
from tui.text import (
    blocks,
    choose,
    confidence,
    cruft,
    language,
    metadata,
    onward,
    prints,
    rescue,
    siterules,
    size,
    tree,
    walk,
)
from tui.text.blocks import Piece

_RESCUE = Step("text", "the one in the page's data or the feed, since the page shows next to none")
_RESCUED = 0.7  # the confidence in a text that the page does not show


@dataclass(frozen=True, slots=True)
class Extracted:
    """A page read: its article (no sentences, names or claims yet), where it goes on, and how it was decided."""

    article: Article
    after: str = ""
    instead: tuple[str, ...] = ()
    prints: tuple[int, ...] = ()
    told: tuple[Step, ...] = ()  # decisions beside the choice of blocks
    why: choose.Why | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every decision; the last is how sure the whole is."""
        article = self.article
        return (
            Step("title", article.title),
            Step("authors", article.byline),
            Step("published", article.published),
            *(self.why.steps() if self.why else ()),
            *self.told,
            Step("confidence", article.doubt or "nothing speaks against it", article.confidence),
        )

    @property
    def cut(self) -> tuple[Cut, ...]:
        """All that is on the page and not in the article, in the page's order."""
        return tuple(self.why.cut()) if self.why else ()


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
    html = "" if note else tree.decode(page.html, page.charset)
    root = tree.parse(html) if html else None
    if root is None:
        note = note or "That address answers with something that is not text."
        return Extracted(Article(line(page.title), "", language=page.language or "und", url=plain(page.url), note=note))
    return Extracted(_fragment(page, root)) if page.fragment else _page(page, html, root)


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


def _page(page: Page, html: str, root: tree.Element) -> Extracted:
    """A whole web page, and those that follow it."""
    about, ruled, goes = metadata.read(root, page.url), _ruled(root, page), onward.read(root, page.url)
    chosen = _chosen(root, about, ruled, page)
    parts = chosen.parts if ruled.kept else rescue.better(chosen.parts, html, about, page)
    rescued = parts != chosen.parts
    joined = _joined(parts, page)
    text, found, marks = blocks.join(joined)
    sure, doubt = _RESCUED if rescued else chosen.sure, ""
    if not ruled.kept:
        sure, doubt = confidence.judge(sure, text, page, paywalled=about.paywalled)
    article = Article(
        title=ruled.title or about.title or line(page.title), text=text, byline=about.byline, site=about.site,
        published=ruled.published or about.when.day(chosen.teased), language=_spoken(chosen, joined, about, page),
        url=about.url or plain(page.url), blocks=found, marks=marks, links=chosen.links,
        note=ruled.note or _note(text, html, root), modified=about.modified, picture=about.picture,
        licence=about.licence, paywalled=about.paywalled, topics=about.topics, confidence=sure, doubt=doubt,
    )  # fmt: skip
    told = (*ruled.steps, *([_RESCUE] if rescued else []))
    return Extracted(article, goes.after, goes.instead, chosen.prints, told, chosen.why)


def _ruled(root: tree.Element, page: Page) -> siterules.Applied:
    """What the person's own rule for the site finds; what it drops leaves the tree."""
    return siterules.apply(root, page.rule) if page.rule else siterules.Applied()


def _chosen(root: tree.Element, about: metadata.About, ruled: siterules.Applied, page: Page) -> choose.Chosen:
    """The article's blocks: all that a person's rule keeps, else what speaks for itself."""
    siterules.isolate(root, ruled.kept)
    tree.prune(root)
    if not ruled.kept:
        return choose.choose(root, page.url, about, page)
    parts = tuple(walk.pieces(root, page.url))
    return choose.Chosen(parts, sure=1.0, prints=prints.of_page(map(prints.of, parts)))


def _note(text: str, html: str, root: tree.Element) -> str:
    """What is wrong with a page that gives little."""
    if confidence.needs_script(html, text):
        return confidence.BY_SCRIPT
    if not text:
        return "No article was found on this page."
    return size.NOTE if tree.is_cut(root) else ""


def _spoken(chosen: choose.Chosen, parts: tuple[Piece, ...], about: metadata.About, page: Page) -> str:
    """The language of the text, else what page or feed say."""
    found = choose.spoken_in(part.text for part in parts)
    found = found if found != "und" else language.detect("\n".join(part.text for part in parts))
    return found if found != "und" else about.language or page.language[:2].lower() or chosen.spoken


def _joined(parts: tuple[Piece, ...], page: Page) -> tuple[Piece, ...]:
    """The blocks of a page and of those that follow it; what stands on several of them stands once."""
    out = list(parts)
    seen = {part.text for part in parts}
    for html in page.more:
        root = None if tree.what_else(html) else tree.parse(tree.decode(html, page.charset))
        if root is not None:
            following = replace(page, html=html, more=())
            about, ruled = metadata.read(root, page.url), _ruled(root, page)
            for part in _chosen(root, about, ruled, following).parts:
                if part.text not in seen:
                    seen.add(part.text)
                    out.append(part)
    return tuple(out)
