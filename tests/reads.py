"""A twin of the workers that reads pages by five tags: for tests of what is asked for and kept, not of extraction."""

from __future__ import annotations

import re
from zlib import crc32

from inline import Inline

from tui.errors import NotReadable
from tui.flows.sites import ruled
from tui.model import Article, Cut, Explained, Page, Step, Understood

AFTER = re.compile(r'<link rel="next" href="([^"]*)"')
INSTEAD = re.compile(r'<link rel="amphtml" href="([^"]*)"')
DOUBT = re.compile(r'<meta name="confidence" content="([^"]*)"')
TITLE = re.compile(r"<title>(.*?)</title>")
TEXT = re.compile(r"<p>(.*?)</p>", re.DOTALL)
ASIDE = re.compile(r"<aside>(.*?)</aside>", re.DOTALL)


class Tags(Inline):
    """Every `p` is text, every `aside` furniture; links and metas say the rest. Remembers what it was given."""

    def digest(self, page: Page) -> Understood:
        page = ruled(page, self.sites)
        self.given = [*getattr(self, "given", ()), page]
        return understood(page)

    def explain(self, page: Page) -> Explained:
        found = understood(ruled(page, self.sites))
        cut = tuple(Cut("aside", text) for text in ASIDE.findall(words(page.html)))
        return Explained(found.article, (Step("language", "en", 0.5),), cut)


def understood(page: Page) -> Understood:
    """What five tags say."""
    if b"broken" in (page.html if isinstance(page.html, bytes) else page.html.encode()):
        raise NotReadable("This page ended the process that read it.")
    htmls = [words(html) for html in (page.html, *page.more)]
    text = "\n\n".join(text for html in htmls for text in TEXT.findall(html))
    one = htmls[0]
    title = "".join(TITLE.findall(one)[:1]) or page.title
    sure = float("".join(DOUBT.findall(one)[:1]) or 1)
    prints = tuple(crc32(text.encode()) for html in htmls for text in ASIDE.findall(html))
    note = "" if text else "No article was found on this page."
    article = Article(title, text, url=page.url, confidence=sure, doubt="Hm." if sure < 0.5 else "", note=note)
    return Understood(article, "".join(AFTER.findall(one)[:1]), tuple(INSTEAD.findall(one)), prints)


def words(html: str | bytes) -> str:
    """As a string."""
    return html if isinstance(html, str) else html.decode(errors="replace")


def html(
    *texts: str, after: str = "", instead: str = "", sure: float = 1.0, asides: tuple[str, ...] = (), title: str = "T"
) -> str:
    """A page in these tags."""
    head = f'<title>{title}</title><meta name="confidence" content="{sure}">'
    head += f'<link rel="next" href="{after}">' * bool(after) + f'<link rel="amphtml" href="{instead}">' * bool(instead)
    body = "".join(f"<p>{text}</p>" for text in texts) + "".join(f"<aside>{text}</aside>" for text in asides)
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
