"""What a page's scripts are told of its article: dates and authors, for pages that say them nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tui.text import bylines
from tui.text.element import Element

_DATE = re.compile(
    r"""["']?(?:datePublished|date_published|publishedAt|published_at|publishedDate|published_date|publishDate|publish_date|pubDate|"""
    r"""publicationDate|publication_date|firstPublished(?:At|Date)?|first_published_at|postDate|post_date|publishedTime|published_time|dateIssued|"""
    r"""publishTime|articleDate|contentDatePublished)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?(?P<date>(?:19|20)\d\d-?[01]\d-?[0-3]\d[^"'\\,;}<]{0,24}|1[0-9]{9}(?:\d{3})?(?!\d))"""
)
_AUTHOR = re.compile(
    r"""["']?(?:authors?|author_?[nN]ames?|authorName|article_?[aA]uthors?|pageAuthor|byline|page_author|writer)\\?["']?\s{0,3}[:=]\s{0,3}\[?\s{0,3}(?:\{[^{}\[\]]{0,200}?"""
    r"""\\?["'](?:name|fullName|displayName|full_name)\\?["']\s{0,3}:\s{0,3})?\\?["'](?P<name>[^"'\\<>{}\[\]]{4,80})\\?["']"""
)
_READ = 400_000  # characters of one script that are read
_SCRIPTS = 200


def _scripts(root: Element) -> Iterator[str]:
    """The scripts that may hold state."""
    for script in islice(root.iter("script"), _SCRIPTS):
        if script.text and len(script.text) > 40 and "ld+json" not in (script.get("type") or "").lower():
            yield script.text[:_READ]


def dates(root: Element) -> list[str]:
    """The dates of publication, as they stand."""
    return [found["date"] for text in _scripts(root) for found in islice(_DATE.finditer(text), 3)][:20]


def authors(root: Element) -> list[str]:
    """The names of the first author or byline that is one."""
    for text in _scripts(root):
        for found in islice(_AUTHOR.finditer(text), 5):
            people = bylines.names([found["name"]], sure=False)
            if people:
                return people
    return []
