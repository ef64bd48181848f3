"""The article as a document: title, byline, blocks, links at the end, and the sentences its cursor stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from tui.model import Article, Block, Opened, Sentence
from tui.ui.widgets import numbers
from tui.ui.widgets.blocks import Blocks
from tui.ui.widgets.byline import byline
from tui.ui.widgets.dates import day
from tui.ui.widgets.document import Chunk, Document, Kind, Spot
from tui.ui.widgets.numbers import Numbers
from tui.ui.widgets.repeats import without_repeats
from tui.ui.widgets.setting import Setting

LINKS = 20
PARTING = "| "  # what stands before the sentence of a cell that is not the first


def document(opened: Opened | None, setting: Setting) -> Document:
    """All that the body shows of what is opened, or which key opens something."""
    if opened is None:
        return Document((_aside("Nothing is open. {move.open} opens the post under the cursor.", setting),))
    article = opened.article
    blocks = article.blocks or (Block("paragraph", 0, len(article.text)),)
    blocks = without_repeats(opened, blocks) if article.text.strip() else ()
    drawn = numbers.number(article, setting)
    chunks: list[Chunk] = []
    spots: list[Spot] = []
    if article.title.strip():
        chunks.append(Chunk("title", article.title, 0, len(article.title), "title"))
        spots.append(Spot("title", 0, len(article.title)))
    chunks.append(_furniture("byline", byline(opened, setting), gap=0))
    chunks += _remarks(opened, setting)
    chunks += Blocks(article, blocks, drawn, setting)
    starts = [sentence.start for sentence in article.sentences]
    for block in blocks:
        spots += _sentences(article, block, starts)
    chunks += _numbered(drawn, setting)
    chunks += _enclosures(opened, setting)
    chunks += _links(article, setting)
    return Document(tuple(chunks), tuple(spots), numbers.jumps(article), drawn.links)


def _remarks(opened: Opened, setting: Setting) -> Iterator[Chunk]:
    """What a reader should know of this text: still to come, went wrong, empty, in doubt."""
    note, empty = opened.article.note, not opened.article.text.strip()
    if opened.pending:
        yield _aside("The page is still to be read. This is the feed's own text.", setting)
    if empty:
        words = "There is no text. {reader.fetch_page} fetches the page, {reader.browse} opens it in the browser."
        yield _aside(words, setting, note)
    elif note:
        words = "{reader.browse} opens the page in the browser."
        if opened.source == "feed":
            words = "{reader.fetch_page} fetches the page, " + words
        yield _aside(words, setting, note)
    if opened.article.doubt and not empty:
        words = "{reader.browse} opens the page in the browser."
        if len(opened.sources) > 1:
            other = "page" if opened.source == "feed" else "feed"
            words = f"{{reader.switch_text}} shows the {other}’s text, {words}"
        yield _aside(words, setting, opened.article.doubt)


def _sentences(article: Article, block: Block, starts: list[int]) -> Iterator[Spot]:
    """The sentences of a block; a block that has none is one itself, so that captions and headings can be claims."""
    found = False
    for index in range(bisect_left(starts, block.start), len(starts)):
        sentence: Sentence = article.sentences[index]
        if sentence.start >= block.end:
            break
        found = True
        parting = len(PARTING) if article.text.startswith(PARTING, sentence.start) and block.kind == "row" else 0
        yield Spot("body", sentence.start + parting, min(sentence.end, block.end))
    words = article.text[block.start : block.end]
    if not found and words.strip():
        start = block.start + len(words) - len(words.lstrip())
        yield Spot("body", start, start + len(words.strip()))


def _numbered(drawn: Numbers, setting: Setting) -> Iterator[Chunk]:
    """Where the links of the text lead, by their numbers; embedded posts say it themselves."""
    links = [(number, url) for number, (_, url) in enumerate(drawn.links, 1) if url not in drawn.posts]
    shown = links[:LINKS] if setting.numbers else []
    indent = len(f"[{shown[-1][0]}]") + 2 if shown else 0
    for at, (number, url) in enumerate(shown):
        if not at:
            yield _furniture("group", "Links")
        marker = f"[{number}]".rjust(indent - 2)
        yield _furniture("address", numbers.address(url), gap=0, indent=indent, marker=marker, url=url)
    if shown and len(links) > len(shown):
        yield _furniture("byline", f"and {len(links) - len(shown)} more", gap=0, indent=indent)


def _enclosures(opened: Opened, setting: Setting) -> Iterator[Chunk]:
    """Files of the entry, as podcasts have."""
    for number, one in enumerate(opened.enclosures):
        if not number:
            yield _furniture("group", "Files")
        words = f" {setting.dot} ".join(part for part in (one.title, one.type, one.url) if part)
        yield _furniture("link", words, gap=0, url=one.url)


def _links(article: Article, setting: Setting) -> Iterator[Chunk]:
    """Teasers that left the body, at its end."""
    links = article.links[:LINKS]
    dates = [_date(link.published) for link in links]
    today = setting.local(setting.now).date()
    shown = [day(one, today) if one else "" for one in dates]
    indent = max([6, *map(len, shown)]) + 2 if any(shown) else 0
    for number, (link, when) in enumerate(zip(links, shown, strict=True)):
        if not number:
            yield _furniture("group", "Also on this page")
        yield _furniture("link", link.title, gap=0, indent=indent, marker=when.rjust(indent - 2), url=link.url)


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _furniture(kind: Kind, text: str, *, gap: int = 1, indent: int = 0, marker: str = "", url: str = "") -> Chunk:
    """A chunk where the cursor never stands."""
    return Chunk(kind, text, 0, len(text), None, gap, indent, marker, url=url)


def _aside(words: str, setting: Setting, before: str = "") -> Chunk:
    """A remark that names keys, after a sentence of what went wrong."""
    start = before and f"{before} "
    text, keys = setting.name_keys(words)
    spans = tuple((len(start) + left, len(start) + right) for left, right in keys)
    return Chunk("aside", start + text, 0, len(start + text), keys=spans)
