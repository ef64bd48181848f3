"""Teasers of other posts: where they stand on a page, and what each says (title, address, date, snippet)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from tui.model import Link, Mark
from tui.text import dates, furniture, language
from tui.text.blocks import Piece
from tui.text.looks import has_more, is_date, is_title
from tui.text.titles import bare
from tui.text.zones import zones

__all__ = ["has_more", "is_date", "links", "unique", "zones"]
_MOST = 60  # links of one page
_WORD = re.compile(r"\w+")
_WORDS = 3  # of a title, at least
_LINKED = 0.7  # how much of a block is links that is nothing else


@dataclass(slots=True)
class _Record:
    """A teaser that is being read."""

    title: str = ""
    url: str = ""
    published: str = ""
    snippet: str = ""


def links(parts: Sequence[Piece], own: str, spoken: str) -> list[Link]:
    """The teasers in a run of blocks. `own`: the title of the page itself, which is none; `spoken`: its language."""
    out: list[Link] = []
    now = _Record()
    ahead = ""  # a date that stood before its title
    for part in _apart(parts):
        if len(out) >= _MOST:
            break
        text = part.text
        title, url, rest = _linked(part)
        if furniture.opens(title or text) or furniture.by_line(text) not in ("", "more"):
            continue
        dated = is_date(text)
        iso = next((found.iso for found in dates.find(text if dated else rest[:200])), "")
        if dated:
            if now.title and not now.published:
                now.published = iso
            else:
                ahead = iso
        elif now.url and url == now.url and part.density > _LINKED:  # all of a card is one link
            now.snippet = now.snippet or (text if len(text) > 20 else "")
        elif now.title and not now.snippet and not is_title(part) and not title and len(text) > 20:
            now.snippet = text
            now.url = now.url or _url(part)
        elif title or is_title(part) or (_count(text) >= 4 and (not now.title or now.snippet or now.published)):
            out += _link(now, own, spoken)
            now, ahead = _Record(title or text, url or _url(part), iso or ahead), ""
            now.snippet = rest.strip() if title and not iso and len(rest) > 40 else ""
    return (out + _link(now, own, spoken))[:_MOST]


def _apart(parts: Sequence[Piece]) -> Iterator[Piece]:
    """The blocks, but of one that is nothing but several links each by itself: a menu's short ones are no teasers."""
    for part in parts:
        marks = [mark for mark in part.marks if mark.kind == "link"]
        if len(marks) < 2 or part.density < _LINKED:
            yield part
            continue
        for mark in marks:
            words = part.text[mark.start : mark.end].strip()
            if _count(words) >= _WORDS or is_date(words):
                yield replace(part, text=words, marks=[Mark("link", 0, len(words), mark.url)], linked=len(words))


def _count(text: str) -> int:
    """How many words."""
    return len(_WORD.findall(text))


def _linked(part: Piece) -> tuple[str, str, str]:
    """The words of a block's first long link, its address, and the block's other words; no title when it has none."""
    for mark in part.marks:
        words = part.text[mark.start : mark.end]
        if mark.kind == "link" and _count(words) >= _WORDS and furniture.by_line(words.strip()) == "":
            return words.strip(), mark.url, f"{part.text[: mark.start]} {part.text[mark.end :]}"
    return "", "", part.text


def _url(part: Piece) -> str:
    """The first address in a block."""
    return next((mark.url for mark in part.marks if mark.kind == "link"), "")


def _link(record: _Record, own: str, spoken: str) -> list[Link]:
    """The link of a finished teaser, if it is one."""
    if not record.title or len(record.title) > 300 or bare(record.title) == bare(own):
        return []
    if record.url and _leads_nowhere(record.url):
        return []
    if not (record.url or record.published or has_more(record.snippet)):
        return []
    title, snippet = record.title.replace("\n", " "), record.snippet.replace("\n", " ")
    return [Link(title, record.url, record.published, _tongue(f"{title}. {snippet}", spoken), snippet)]


def _leads_nowhere(url: str) -> bool:
    """Whether an address is a site's own front page, or one of its services."""
    parts = urlsplit(url)
    return not parts.query and furniture.is_service(parts.path)


@lru_cache(maxsize=1024)
def _tongue(text: str, spoken: str) -> str:
    """The language of a teaser; one is often read twice."""
    return language.like(text, spoken)


def unique(found: Sequence[Link]) -> tuple[Link, ...]:
    """The links once each, with the most that is said of them."""
    out: dict[str, Link] = {}
    for link in found:
        key = bare(link.title)
        old = out.get(key)
        out[key] = (
            link if old is None else replace(old, url=old.url or link.url, published=old.published or link.published)
        )
    return tuple(list(out.values())[:_MOST])
