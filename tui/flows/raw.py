"""An entry shown before its digest: the feed's markup as plain paragraphs, by the standard library's quick parser."""

from __future__ import annotations

from html.parser import HTMLParser

from tui.model import Article, Block, Entry, Sentence
from tui.plain import line
from tui.store.packing import own_text
from tui.text.sentences import split

BREAKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "section",
    )
)
HIDDEN = frozenset(("script", "style", "head", "template"))
MOST = 400_000  # characters of markup; the digest reads the rest


class _Paragraphs(HTMLParser):
    """Collects the text between block tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = [""]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in HIDDEN
        if tag in BREAKS:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in HIDDEN))
        if tag in BREAKS:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found[-1] += data


def raw_article(entry: Entry) -> Article:
    """The entry as the feed gave it: paragraphs and sentences, no names, no claims."""
    parser = _Paragraphs()
    parser.feed(own_text(entry.content, entry.summary)[:MOST])
    parser.close()
    paragraphs = [text for part in parser.found if (text := line(part))]
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        sentences += [Sentence(one.start + at, one.end + at) for one in split(paragraph, entry.language)]
        at += len(paragraph) + 2
    return Article(
        title=entry.title,
        text="\n\n".join(paragraphs),
        byline=entry.author,
        published=entry.published.isoformat() if entry.published else "",
        language=entry.language or "und",
        url=entry.url,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
    )
