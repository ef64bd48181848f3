"""Forty whole pages of our own, as a reader wants them: title, who, when, every block with its marks, the teasers.

Beside each page stands its text: a head, then one line a block (`kind: text`, marks drawn around their words), then the
links to other posts, then what must not be there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.model import Article, Block, Mark, Page
from tui.text.extract import extract

GOLDEN = sorted(Path(__file__).parent.joinpath("golden").glob("*.html"))
SIGNS = {
    "link": ("[", "]({})"), "strong": ("*", "*"), "emphasis": ("_", "_"), "code": ("`", "`"), "cell": ("{", "}}"),
    "head": ("{{", "}}}}"), "time": ("<", "|{}>"), "reference": ("^", "^"),
}  # fmt: skip
KINDS = {"heading": "h", "paragraph": "p", "item": "li", "quote": "quote", "attribution": "by", "caption": "caption"}


def drawn(text: str, block: Block, marks: tuple[Mark, ...]) -> str:
    """The words of a block with its marks around them."""
    inside = [mark for mark in marks if block.start <= mark.start and mark.end <= block.end]
    ends = sorted((mark.end, -mark.start, SIGNS[mark.kind][1].format(mark.url)) for mark in inside)
    starts = sorted((mark.start, -mark.end, SIGNS[mark.kind][0]) for mark in inside)
    out = []
    for at in range(block.start, block.end + 1):
        while ends and ends[0][0] == at:
            out.append(ends.pop(0)[2])
        while starts and starts[0][0] == at:
            out.append(starts.pop(0)[2])
        out.append(text[at] if at < block.end else "")
    return "".join(out).replace("\n", " ⏎ ").replace("\u00a0", "~")


def line(article: Article, block: Block) -> str:
    """A block on one line."""
    name = KINDS.get(block.kind, block.kind) + (str(block.level) if block.level else "")
    name += f" {block.marker}" if block.marker else ""
    return f"{name}: {drawn(article.text, block, article.marks)}" + (f" @{block.url}" if block.url else "")


def told(article: Article) -> str:
    """The whole article as it stands in the file beside its page."""
    head = [
        f"title: {article.title}",
        f"byline: {article.byline}",
        f"date: {article.published[:10]}",
        f"language: {article.language}",
    ]
    links = sorted(f"-> {one.title} | {one.url} | {one.published[:10]}".rstrip(" |") for one in article.links)
    body = [line(article, block) for block in article.blocks]
    return "\n".join(one.rstrip() for one in (*head, "", *body, "", *links)).strip()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_reader_would_want_it(path: Path) -> None:
    wanted, _, gone = path.with_suffix(".txt").read_text("utf-8").partition("\ngone: ")
    article = extract(Page(path.read_bytes(), f"https://{path.stem}.example/page"))
    assert told(article) == wanted.strip()
    assert not [words for words in gone.strip().split(" | ") if words in article.text]


def test_there_are_forty_pages_and_each_has_its_text() -> None:
    assert len(GOLDEN) >= 40
    assert all(path.with_suffix(".txt").exists() for path in GOLDEN)
