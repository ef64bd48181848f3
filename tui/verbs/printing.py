"""An article as plain text on the terminal: title, source, blocks each in the shape of its kind."""

from __future__ import annotations

from tui.model import Article, Block
from tui.plain import line
from tui.verbs import out

JOINED = ("item", "row", "attribution")  # kinds that follow the block above without an empty line


def say_article(article: Article, *, title: str, told: tuple[str, ...], url: str) -> None:
    """Title, source and blocks."""
    out.marked(f"\x02{line(article.title or title)}\x03")
    if about := [line(word) for word in (*told, url) if word]:
        out.say(" · ".join(about))
    for block in article.blocks:
        text = article.text[block.start : block.end].strip("\n")
        if block.kind not in JOINED or (block.kind == "row" and block.level == 1):
            out.say()
        if block.kind == "heading":
            out.marked(f"\x02{line(text)}\x03")
        else:
            out.say(_shaped(block, text))


def say_remarks(article: Article) -> None:
    """What is doubtful of the text, and what went wrong with it, beside what was asked for."""
    for remark in filter(None, (article.doubt, article.note)):
        out.wrong(remark)


def _shaped(block: Block, text: str) -> str:
    """A block as plain text: items have their mark, quotes a bar, code its indent, footnotes their sign."""
    match block.kind:
        case "item":
            indent = "  " * max(0, block.level - 1)
            return f"{indent}{block.marker or '-'} {text}"
        case "quote" | "attribution":
            return "\n".join(f"| {row}".rstrip() for row in text.split("\n"))
        case "code":
            return "\n".join(f"    {row}".rstrip() for row in text.split("\n"))
        case "footnote":
            return f"[{line(block.marker) or '*'}] {text}"
        case "embed":
            return f"> {text}{f' <{line(block.url)}>' if block.url not in ('', text) else ''}"
        case _:
            return text
