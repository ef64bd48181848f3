"""A web page read whole: asked for, its other versions tried when it gives little, the pages that follow it joined."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tui.errors import NotReached, NotReadable, Stopped
from tui.fetch.answers import Fetched, Outcome, Refused
from tui.fetch.charsets import decode
from tui.fetch.files import HINT, File, is_text, name_of
from tui.fetch.guard import Allowed
from tui.fetch.links import html_of
from tui.flows.sites import host_of, on_same_site, same_page
from tui.flows.workers import Reads
from tui.model import SURE, Article, Page, Understood
from tui.plain import line
from tui.store.articles import Pending
from tui.store.feeds import KEPT_URL
from tui.store.revisions import Raw

if TYPE_CHECKING:
    from tui.fetch.client import Client

MOST = 10  # pages of one article
TOTAL = 10_000_000  # bytes of them together
PATIENCE = 60.0  # seconds that the pages after the first may take together
VERSIONS = 3  # other versions of a page that are tried
ALIKE = 0.6  # how alike the titles of two pages of one article are at least


@dataclass(frozen=True, slots=True)
class Whole:
    """What became of an address: its article, the page it was read from (None: it held none), its host's blocks.

    `etag`, `modified`: the validators of the answer.
    """

    article: Article
    raw: Raw | None = None
    prints: tuple[int, ...] = ()
    host: str = ""
    rules: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """How pages are asked for and read; `furniture` knows what repeats on the pages of a host."""

    client: Client
    workers: Reads
    allow: Allowed | None = None
    furniture: Callable[[str], frozenset[int]] = lambda _: frozenset()

    def read(self, wanted: Page) -> Whole:
        """The article at `wanted.url`, all of it. Raises NotReached, NotReadable, Stopped."""
        match self._ask(wanted.url):
            case Fetched() as answer if is_text(answer.content_type, answer.body):
                return replace(self._text(wanted, answer), etag=answer.etag, modified=answer.modified)
            case Fetched() as answer:
                return self._page(wanted, answer)
            case Refused(file=File() as file):
                return Whole(_told(wanted, file))
            case Refused(reason=reason, hint=hint):
                raise NotReached(reason, hint)
        raise NotReached("The server answered that nothing changed, though nothing was known of the page.")

    def _page(self, wanted: Page, answer: Fetched) -> Whole:
        known = self.furniture(host_of(answer.url))
        page = replace(_of(wanted, answer), furniture=known)
        page, found = self._best_version(page, self.workers.digest(page))
        page, found = self._joined(page, found)
        html = page.html if isinstance(page.html, bytes) else page.html.encode()
        more = tuple(one for one in page.more if isinstance(one, bytes))
        raw = Raw(html, page.url, page.charset, more)
        said = (answer.etag, answer.modified) if page.url == answer.url else ("", "")  # another version says its own
        return Whole(found.article, raw, found.prints, host_of(page.url), found.rules, *said)

    def _text(self, wanted: Page, answer: Fetched) -> Whole:
        """A plain text: its paragraphs, as they are."""
        raw = Raw(answer.body, answer.url, answer.charset, plain=True)
        found = self.workers.digest(page_of(wanted, raw))
        return Whole(found.article, raw, rules=found.rules)

    def _best_version(self, page: Page, found: Understood) -> tuple[Page, Understood]:
        """The page, or the one of its other versions (AMP, print) that gives more where it gives little."""
        best = (page, found)
        for address in found.instead[:VERSIONS]:
            if best[1].article.text and best[1].article.confidence >= SURE:
                break
            url = on_same_site(address, page.url)
            answer = self._ask(url, stay=True) if url else None
            if isinstance(answer, Fetched):
                other = _of(page, answer)
                with suppress(NotReadable):
                    read = self.workers.digest(other)
                    if _more_of_it(read.article, best[1].article):
                        note = f"The page itself gave too little: this is its other version at {other.url}."
                        best = (other, _noted(read, note))
        return best

    def _joined(self, page: Page, found: Understood) -> tuple[Page, Understood]:
        """The page with those that follow it on its host; a failure on the way is the article's note."""
        more, note = self._following(page, found) if found.after and found.article.text else ((), "")
        if more:
            page = replace(page, more=more)
            try:
                found = _noted(self.workers.digest(page), found.article.note)
            except NotReadable as error:
                page, note = replace(page, more=()), f"Its {len(more) + 1} pages could not be joined: {error}"
        return page, _noted(found, note)

    def _following(self, page: Page, found: Understood) -> tuple[tuple[bytes, ...], str]:
        """The pages after the first, as they came, and why they end before the article does ("" when they do not)."""
        more: list[bytes] = []
        seen, told, size, last = [page.url], set(_parts(found.article)), len(page.html), found
        waited = 0.0
        while url := on_same_site(last.after, seen[-1]) if last.after else "":
            number = len(more) + 2
            if any(same_page(url, one) for one in seen):
                break
            if number > MOST or size >= TOTAL or waited >= PATIENCE:
                return tuple(more), f"This article goes on after its page {number - 1}. {HINT}"
            answer = self._ask(url, stay=True)
            if not isinstance(answer, Fetched):
                return tuple(more), f"Page {number} of this article could not be read: {_why(answer)}"
            seen += [url, answer.url]
            size, waited = size + len(answer.body), waited + answer.seconds
            try:
                last = self.workers.digest(_of(page, answer))
            except NotReadable as error:
                return tuple(more), f"Page {number} of this article could not be read: {error}"
            if not _goes_on(last.article, found.article, told):
                break
            if size > TOTAL:
                return tuple(more), f"This article goes on after its page {number - 1}. {HINT}"
            told.update(_parts(last.article))
            more.append(answer.body)
        return tuple(more), ""

    def _ask(self, url: str, *, stay: bool = False) -> Outcome:
        """The answer of an address; raises Stopped when we ended it ourselves."""
        answer = self.client.get(url, accept="page", allow=self.allow, stay=stay)
        if isinstance(answer, Refused) and answer.stopped:
            raise Stopped(answer.reason, answer.hint)
        return answer


def page_of(wanted: Page, raw: Raw) -> Page:
    """The page as the digest reads it, of what was fetched; a plain text becomes its paragraphs."""
    if not raw.plain:
        return replace(wanted, html=raw.body, url=raw.url, charset=raw.charset, more=raw.more)
    html, title = html_of(decode(raw.body, raw.charset)[0]), wanted.title or name_of(raw.url)
    return replace(wanted, html=html, url=raw.url, title=title, feed_html="", fragment=True)


def wanted(pending: Pending) -> Page:
    """An entry's page as it is to be read: its address, and what the feed says of it as witness."""
    if pending.feed_url == KEPT_URL:  # saved by hand: what is known of it comes from the page itself
        return Page(html="", url=pending.url)
    return Page(
        html="", url=pending.url, title=pending.title, summary=pending.summary, language=pending.language,
        feed_html=pending.html,
    )  # fmt: skip


def _of(wanted: Page, answer: Fetched) -> Page:
    return replace(wanted, html=answer.body, url=answer.url, charset=answer.charset)


def _told(wanted: Page, file: File) -> Article:
    """What stands in the place of an article where the address holds a file."""
    title = wanted.title or file.name or wanted.url
    return Article(line(title), "", url=wanted.url, note=f"{file.told()} {HINT}")


def _more_of_it(one: Article, other: Article) -> bool:
    return bool(one.text) and (not other.text or one.confidence > other.confidence)


def _goes_on(page: Article, first: Article, told: set[str]) -> bool:
    """Whether a page continues the article: it has more new text than known, and a title like the first page's."""
    parts = _parts(page)
    known = sum(len(part) for part in parts if part in told)
    mine, theirs = page.title.casefold()[:200], first.title.casefold()[:200]
    alike = mine in theirs or theirs in mine or SequenceMatcher(None, mine, theirs).ratio() >= ALIKE
    return alike and known * 2 < sum(map(len, parts))


def _parts(article: Article) -> list[str]:
    """The paragraphs of a text."""
    return [part for part in article.text.split("\n\n") if part]


def _noted(found: Understood, note: str) -> Understood:
    """With one more sentence in the article's note."""
    if not note or note in found.article.note:
        return found
    return replace(found, article=replace(found.article, note=f"{found.article.note} {note}".strip()))


def _why(answer: Outcome) -> str:
    if isinstance(answer, Refused):
        return f"{answer.reason} {answer.hint}".strip()
    return "its server answered that nothing changed."
