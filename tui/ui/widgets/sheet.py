"""The article as a document: title, byline, blocks, links at the end, and the sentences its cursor stands on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tui.model import Article, Block, Opened, Sentence
from tui.ui.widgets import cells, table
from tui.ui.widgets.dates import age, day, day_and_time
from tui.ui.widgets.document import Chunk, Document, Kind, Spot

READING_SPEED = 220  # words a minute
LINKS = 20
_INDENTS = {"quote": 2, "code": 2}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the sheet needs to know beside the article: time, width and how keys are named."""

    now: datetime
    local: Callable[[datetime], datetime]
    name_keys: Callable[[str], tuple[str, tuple[tuple[int, int], ...]]]  # see remarks.with_keys
    width: int = 120  # of the whole screen
    measure: int = 72
    bullet: str = "•"
    dot: str = "·"


def minutes(text: str) -> int:
    """How long the text takes to read, at least one minute."""
    return max(1, round(len(text.split()) / READING_SPEED))


def document(opened: Opened | None, setting: Setting) -> Document:
    """All that the body shows of what is opened, or which key opens something."""
    if opened is None:
        return Document((_aside("Nothing is open. {move.open} opens the post under the cursor.", setting),))
    article = opened.article
    chunks: list[Chunk] = []
    spots: list[Spot] = []
    if article.title.strip():
        chunks.append(Chunk("title", article.title, 0, len(article.title), "title"))
        spots.append(Spot("title", 0, len(article.title)))
    chunks.append(_furniture("byline", _byline(opened, setting), gap=0))
    chunks += _remarks(opened, setting)
    blocks = article.blocks or (Block("paragraph", 0, len(article.text)),)
    starts = [sentence.start for sentence in article.sentences]
    previous = ""
    tables = table.tabs(article.text, blocks, setting.measure)
    for block in blocks if article.text.strip() else ():
        chunk = _block(article.text, block, previous, setting.bullet)
        chunks.append(replace(chunk, tabs=tables.get(block.start, ())))
        spots += _sentences(article, block, starts)
        previous = block.kind
    chunks += _enclosures(opened, setting)
    chunks += _links(article, setting)
    return Document(tuple(chunks), tuple(spots))


def _byline(opened: Opened, setting: Setting) -> str:
    """Feed, writer, moment, minutes; narrow screens drop the year, then the writer and the date."""
    row, article = opened.row, opened.article
    moment = setting.local(row.published)
    if setting.width < 60:
        parts = [row.feed_title, age(row.published, setting.now)]
    else:
        today = setting.local(setting.now).date() if setting.width < 100 else None
        parts = [row.feed_title, article.byline, day_and_time(moment, today)]
    parts += [f"{minutes(article.text)} min", *(f"#{tag}" for tag in opened.tags)]
    if len(opened.sources) > 1 and opened.source == "feed":
        parts.append("feed text")
    held = [part.replace(" ", "\u00a0") for part in parts if part]  # lines break between parts only
    return f" {setting.dot} ".join(held)


def _remarks(opened: Opened, setting: Setting) -> Iterator[Chunk]:
    """What a reader should know of this text: still to come, went wrong, empty."""
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


def _block(text: str, block: Block, previous: str, bullet: str) -> Chunk:
    """A block as it is drawn: lists and tables closely set, quotes and code set in."""
    close = block.kind in ("item", "row") and previous == block.kind
    indent, marker = _INDENTS.get(block.kind, 0), ""
    if block.kind == "item":
        own = block.marker or bullet
        outer = 2 * max(0, block.level - 1)
        marker, indent = " " * outer + own, outer + cells.width(own) + 1
    return Chunk(block.kind, text, block.start, block.end, "body", 0 if close else 1, indent, marker, url=block.url)


def _sentences(article: Article, block: Block, starts: list[int]) -> Iterator[Spot]:
    """The sentences of a block; a block that has none is one itself, so that captions and headings can be claims."""
    found = False
    for index in range(bisect_left(starts, block.start), len(starts)):
        sentence: Sentence = article.sentences[index]
        if sentence.start >= block.end:
            break
        found = True
        yield Spot("body", sentence.start, min(sentence.end, block.end))
    words = article.text[block.start : block.end]
    if not found and words.strip():
        start = block.start + len(words) - len(words.lstrip())
        yield Spot("body", start, start + len(words.strip()))


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
