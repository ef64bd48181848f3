"""How much of a page is read: pictures written into it do not count, and what is beyond a limit stays unread."""

from __future__ import annotations

import re
from itertools import islice

MOST = 10_000_000  # characters
MOST_TAGS = 400_000  # beginnings and ends of elements
MOST_BLOCKS = 12_000  # paragraphs, items, rows, line breaks
NOTE = "The page is very long; only its beginning was read."
_PICTURE = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]{10000,}")
_TAG = re.compile("<")
_BLOCK = re.compile(r"<(?:p|div|li|tr|br|h[1-6]|blockquote|section|article|d[dt]|pre)\b", re.I)


def without_pictures(text: str) -> str:
    """A page's text without the pictures that are written into it."""
    return _PICTURE.sub("data:,", text) if len(text) > 200_000 else text


def readable(text: str) -> int:
    """How many characters of a page without pictures are read."""
    end = min(len(text), MOST)
    if text.count("<") <= MOST_BLOCKS:
        return end
    for pattern, most in ((_TAG, MOST_TAGS), (_BLOCK, MOST_BLOCKS)):
        beyond = next(islice(pattern.finditer(text, 0, end), most, None), None)
        end = beyond.start() if beyond else end
    return end
