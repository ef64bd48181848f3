"""What a page says of itself: title, authors, site, date, language, address."""

from __future__ import annotations

from dataclasses import dataclass

from tui.plain import line
from tui.text.tree import Element


@dataclass(frozen=True, slots=True)
class About:
    """A page's own words on itself; "" where it says nothing."""

    title: str = ""
    byline: str = ""
    site: str = ""
    published: str = ""
    language: str = ""
    url: str = ""


def read(root: Element, base: str) -> About:
    """Everything the page says of itself."""
    return About(line(root.findtext(".//title") or ""))
