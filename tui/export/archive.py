"""An archive: one article as it was, in one HTML file, with what was tagged marked in it and told below.

No script, no picture, nothing is loaded: the file is whole by itself, to keep for years, to mail and to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from itertools import pairwise

from tui.export.records import bears, clean, facts, far, note_of, utc, web
from tui.model import Article, Block, ClaimRecord, Mark, Span
from tui.plain import line

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.6 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
body { overflow-wrap: anywhere; } p, pre, blockquote { white-space: pre-wrap; } .about, dl, footer { font-size: .9rem; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; break-after: avoid; }
.item { padding-left: 1.5rem; text-indent: -1rem; margin: .3rem 0; } .row { font-family: monospace; margin: 0; }
.caption, .attribution, .footnote, .embed { font-size: .9rem; }
blockquote { border-left: 3px solid; padding-left: 1rem; }
mark { background: #fff1a8; color: #000; } .text { border-top: 1px solid; margin-top: 2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .4rem 0; }
dt { font-weight: bold; } dd { margin: 0; } li { margin: 1rem 0; break-inside: avoid; }
@media print { body { margin: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
"""
_DRAWN = {"link": "a", "strong": "strong", "emphasis": "em", "code": "code"}  # marks that are drawn, and by what


@dataclass(frozen=True, slots=True)
class Kept:
    """One text of the article that day, and what was tagged in it. `partial`: only its tagged words are here."""

    article: Article
    hash: str  # sha256 of the text, hex
    fetched: datetime
    confirmed: datetime
    records: tuple[ClaimRecord, ...]
    url: str = ""
    etag: str = ""
    modified: str = ""
    rules: str = ""  # the version of the rules it was read by
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Archive:
    """An article to keep: its texts, the one found last first, and what was noted on all of it."""

    title: str
    url: str
    feed_title: str
    texts: tuple[Kept, ...]
    notes: tuple[ClaimRecord, ...] = ()
    tags: tuple[str, ...] = ()


def render(archive: Archive, *, now: datetime) -> str:
    """The whole file."""
    safe = clean(archive)
    title = escape(line(safe.title) or "Untitled")
    about = [line(safe.feed_title), _address(safe.url), f"archived {escape(utc(now))}"]
    about += [f"tags: {escape(', '.join(map(line, safe.tags)))}"] if safe.tags else []
    texts = "\n".join(_text(text, number) for number, text in enumerate(safe.texts, 1))
    notes = f"<h2>Notes on the article</h2>\n{_notes(safe.notes)}\n" if safe.notes else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<p class="about">{" · ".join(word for word in about if word)}</p>\n{texts}\n{notes}</body>\n</html>\n'
    )


# -- one text


def _text(kept: Kept, number: int) -> str:
    """The article, then what was tagged in it, then which text it is."""
    article, prefix = kept.article, f"t{number}-"
    language = f' lang="{escape(line(article.language))}"' if article.language not in ("", "und") else ""
    named = {record.uuid: f"{prefix}{at}" for at, record in enumerate(kept.records, 1)}
    titled = [record for record in kept.records if record.part == "title"]
    inside = [record for record in kept.records if record.part == "body"]
    headline = replace(article, text=article.title, marks=())
    parts = [f"<h1>{_marked(headline, Span(0, len(article.title)), titled, named)}</h1>"]
    told = [line(word) for word in (article.byline, article.site, article.published) if word]
    parts += [f'<p class="about">{escape(" · ".join(told))}</p>'] if told else []
    parts += ['<p class="about">Of this text only what was tagged is kept.</p>'] if kept.partial else []
    parts += [_block(block, article, inside, named) for block in _blocks(kept)]
    listed = "\n".join(_record(record, named[record.uuid]) for record in kept.records)
    claims = f"<h2>Tagged in this text</h2>\n<ol>\n{listed}\n</ol>\n" if listed else ""
    body = "\n".join(parts)
    return f'<article class="text"{language}>\n{body}\n{claims}{_origin(kept)}\n</article>'


def _blocks(kept: Kept) -> Iterator[Block]:
    """The blocks, and as paragraphs the words that stand in none; of a partial text its sentences."""
    article, at = kept.article, 0
    if kept.partial:
        yield from (Block("paragraph", one.start, one.end) for one in article.sentences)
        return
    for block in (*article.blocks, Block("paragraph", len(article.text), len(article.text))):
        if article.text[at : block.start].strip():
            yield Block("paragraph", at, block.start)
        if block.end > block.start:
            yield block
        at = max(at, block.end)


def _block(block: Block, article: Article, records: Sequence[ClaimRecord], named: dict[str, str]) -> str:
    words = _marked(article, Span(block.start, block.end), records, named).strip("\n")
    match block.kind:
        case "heading":
            return f"<h2>{words}</h2>"
        case "quote":
            return f"<blockquote>{words}</blockquote>"
        case "code":
            return f"<pre>{words}</pre>"
        case "item":
            return f'<p class="item">{escape(line(block.marker) or "•")} {words}</p>'
        case "paragraph":
            return f"<p>{words}</p>"
        case kind:
            return f'<p class="{kind}">{words}</p>'


def _marked(article: Article, block: Span, records: Iterable[ClaimRecord], named: dict[str, str]) -> str:
    """A stretch of the text as it was set, with what is tagged in it marked; each mark leads to what is told of it."""
    here = [record for record in records if record.start < block.end and record.end > block.start]
    drawn = [
        mark for mark in article.marks if mark.kind in _DRAWN and mark.start < block.end and mark.end > block.start
    ]
    ends_of = [*((record.start, record.end) for record in here), *((mark.start, mark.end) for mark in drawn)]
    edges = sorted(
        {min(max(edge, block.start), block.end) for ends in ends_of for edge in ends} | {block.start, block.end}
    )
    found = []
    for first, last in pairwise(edges):
        words = escape(article.text[first:last])
        for mark in drawn:
            words = _set(mark, words) if mark.start <= first and last <= mark.end else words
        over = [record for record in here if record.start <= first and last <= record.end]
        ends = "".join(_reference(named[record.uuid]) for record in over if record.end == last)
        found.append(f"<mark>{words}</mark>{ends}" if over else words)
    return "".join(found)


def _set(mark: Mark, words: str) -> str:
    """Words as they were set; of links, those to the web."""
    if mark.kind != "link":
        return f"<{_DRAWN[mark.kind]}>{words}</{_DRAWN[mark.kind]}>"
    safe = web(mark.url)
    return f'<a href="{escape(safe)}" rel="noreferrer">{words}</a>' if safe else words


def _reference(name: str) -> str:
    return f'<sup><a id="at-{name}" href="#{name}">{name.partition("-")[2]}</a></sup>'


# -- what is told of it


def _record(record: ClaimRecord, name: str) -> str:
    """The words, what is held of them, what bears on them, and the reader's notes."""
    rows = [*facts(record), ("tags", ", ".join(map(line, record.tags))), ("tagged", utc(record.created))]
    listed = "".join(f"<dt>{escape(key)}</dt><dd>{escape(line(value))}</dd>" for key, value in rows if value)
    parts = [f'<a href="#at-{name}">“{escape(line(record.quote))}”</a>', f"<dl>{listed}</dl>"]
    for end in record.evidence:
        said = f" — {escape(line(end.evidence.note))}" if end.evidence.note else ""
        parts.append(f"<p>{escape(bears(end))}: {escape(far(end))} {_address(end.url)}{said}</p>")
    return f'<li id="{name}">' + "\n".join([*parts, _notes([record])]) + "</li>"


def _notes(records: Iterable[ClaimRecord]) -> str:
    return "\n".join(f"<p>{escape(note)}</p>" for record in records for note in note_of(record))


def _origin(kept: Kept) -> str:
    """Which text it is: fetched when, from where, under which hash, with which validators, read by which rules."""
    until = "" if kept.confirmed == kept.fetched else f", found unchanged until {utc(kept.confirmed)}"
    rows = [
        ("fetched", f"{utc(kept.fetched)}{until}"), ("from", kept.url), ("sha256 of the text", kept.hash),
        ("ETag", kept.etag), ("Last-Modified", kept.modified), ("read by rules", kept.rules),
        ("published", kept.article.published),
    ]  # fmt: skip
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(line(value))}</dd>" for name, value in rows if value)
    return f"<footer><dl>{listed}</dl></footer>"


def _address(url: str) -> str:
    safe = web(url)
    return f'<a href="{escape(safe)}" rel="noreferrer">{escape(line(url))}</a>' if safe else escape(line(url))
