"""The demo newsroom's HTML: a post's blocks, its page amid the furniture of its outlet, the outlet's front page."""

from __future__ import annotations

import json
import re
from datetime import date
from html import escape
from string import Template

from tui.flows.newsroom_posts import Outlet, Post, day_words

TEASERS = 5  # posts in the list of the latest

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def address(outlet: Outlet, post: Post) -> str:
    """Where a post's page lives."""
    parts = {"year": f"{post.published:%Y}", "month": f"{post.published:%m}", "day": f"{post.published:%d}"}
    return f"https://{outlet.host}{Template(outlet.place).substitute(slug=post.slug, **parts)}"


def body_html(post: Post) -> list[str]:
    """Every block of a post as HTML."""
    return [_block(block) for block in post.blocks]


def words(post: Post) -> str:
    """The text of the first paragraph, without marks."""
    return _STRONG.sub(r"\1", _LINK.sub(r"\1", post.blocks[0]))


def page(outlet: Outlet, post: Post, others: list[Post]) -> str:
    """The whole page of a post: the outlet's template with the post and teasers of the others in it."""
    blocks = body_html(post)
    near = others[-1]
    also = Template(outlet.also).substitute(title=escape(near.title), url=address(outlet, near))
    blocks[3:3] = [also] if len(blocks) > 4 else []
    return Template(outlet.page).substitute(
        _fields(outlet, post),
        body="\n".join(blocks),
        tags="\n".join(f'<a href="/tag/{escape(tag)}">{escape(tag)}</a>' for tag in post.tags),
        latest="\n".join(teaser(outlet, one) for one in others[:TEASERS]),
    )


def teaser(outlet: Outlet, post: Post) -> str:
    """One post in another page's list of the latest."""
    return Template(outlet.teaser).substitute(_fields(outlet, post))


def front(outlet: Outlet, written: list[Post]) -> str:
    """The outlet's front page, which names its feed."""
    kind = {"json": "application/feed+json", "atom": "application/atom+xml"}.get(outlet.form, "application/rss+xml")
    items = "\n".join(
        f'<li><a href="{address(outlet, post)}">{escape(post.title)}</a><p>{escape(words(post))}</p></li>'
        for post in written
    )
    return (
        f'<!doctype html>\n<html lang="{outlet.language}"><head><meta charset="utf-8"><title>{outlet.name}</title>\n'
        f'<link rel="alternate" type="{kind}" title="{outlet.name}" href="{outlet.feed}"></head>\n'
        f"<body><h1>{outlet.name}</h1><p>{outlet.about}</p><ul>\n{items}\n</ul></body></html>\n"
    )


def _fields(outlet: Outlet, post: Post) -> dict[str, str]:
    """Everything a template may name, escaped."""
    day = post.published.date()
    lead = words(post)
    fields = {
        "title": post.title,
        "author": post.author,
        "section": post.section,
        "caption": post.caption or post.title,
        "lead": lead,
        "start": " ".join(lead.split()[:16]).rstrip(",.;:—–"),
        "url": address(outlet, post),
        "slug": post.slug,
        "moment": post.published.isoformat(),
        "day": f"{day_words(day, outlet.language, dated=True)} {day.year}",
        "clock": f"{post.published:%H:%M}",
        "ordinal": _ordinal(day),
        "year": str(day.year),
        "site": outlet.name,
        "about": outlet.about,
    }
    quoted = {f"json_{name}": json.dumps(fields[name], ensure_ascii=False) for name in ("title", "author", "lead")}
    return {name: escape(value) for name, value in fields.items()} | quoted


def _ordinal(day: date) -> str:
    """A date as blog software writes it: "Friday January 24th, 2025"."""
    month = day_words(day, "en", dated=True).split()[1]
    return f"{day_words(day, 'en', dated=False)} {month} {day.day}{_SUFFIX.get(day.day, 'th')}, {day.year}"


def _block(text: str) -> str:
    """One block: a heading, list, quotation or table by its first sign, else a paragraph."""
    lines = text.split("\n")
    if text.startswith("## "):
        return f"<h2>{_inline(text[3:])}</h2>"
    if text.startswith("- "):
        return "<ul>\n" + "\n".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "\n</ul>"
    if text.startswith("> "):
        return f"<blockquote><p>{_inline(' '.join(line[2:] for line in lines))}</p></blockquote>"
    if text.startswith("| "):
        return (
            "<table>\n"
            + "\n".join(_row(line, "th" if not at else "td") for at, line in enumerate(lines))
            + "\n</table>"
        )
    return f"<p>{_inline(' '.join(lines))}</p>"


def _row(line: str, cell: str) -> str:
    cells = "".join(f"<{cell}>{_inline(one.strip())}</{cell}>" for one in line.strip("| ").split("|"))
    return f"<tr>{cells}</tr>"


def _inline(text: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False)))
