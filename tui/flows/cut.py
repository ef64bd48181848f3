"""Does a feed deliver its posts whole, or cut short? Then the pages are worth fetching."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from tui.model import Entry

SHORT = 400  # characters of text under which a post counts as a teaser
TAG = re.compile(r"<[^>]{0,2000}>")
ENDING = re.compile(
    r"(\.\.\.|…|\[…\])\W*$|(read|continue|reading|more|далі|більше|повністю|подробнее|weiterlesen|la suite)\W{0,6}$",
    re.IGNORECASE,
)


def text_of(markup: str) -> str:
    """The bare text of a feed's markup, white space folded: good for measuring, not for reading."""
    return " ".join(html.unescape(TAG.sub(" ", markup)).split())


def is_cut(entries: Sequence[Entry]) -> bool:
    """True when most posts that link to a page are teasers: short, or ending in an ellipsis or "read more"."""
    linked = [entry for entry in entries if entry.url.startswith(("http://", "https://"))]
    if not linked:
        return False
    teasers = sum(_teaser(text_of(entry.content or entry.summary)) for entry in linked[:50])
    return teasers * 2 > len(linked[:50])


def _teaser(text: str) -> bool:
    return len(text) < SHORT or bool(ENDING.search(text[-40:]))
