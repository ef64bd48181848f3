"""The addresses in a page: absolute, http or https, or nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from tui.plain import plain

MOST = 2000  # characters of an address that are kept
_WHOLE = re.compile(r"https?://[a-zA-Z0-9.-]+(?::\d{1,5})?(?:[/?#][!-\[\]-~]*)?")  # needs no joining
_FROM_ROOT = re.compile(r"/(?![/.])(?:[!-\[\]-~](?<!/\.))*")
_ORIGIN = re.compile(r"https?://[a-zA-Z0-9.-]+(?::\d{1,5})?(?=[/?#]|$)")
_NONE = ("#", "javascript:", "mailto:", "tel:", "data:")


def address(url: str, base: str) -> str:
    """An absolute http address, or ""."""
    url = url[: 2 * MOST].strip()[:MOST]
    return "" if not url or url.startswith(_NONE) else _absolute(url, base[:MOST])


@lru_cache(maxsize=4096)
def _absolute(url: str, base: str) -> str:
    """The same of an address that may be one."""
    if _WHOLE.fullmatch(url):
        return url
    origin = _ORIGIN.match(base)
    if origin and _FROM_ROOT.fullmatch(url):
        return (origin[0] + url)[:MOST]
    try:
        whole = urljoin(base, url)
        return plain(whole)[:MOST] if urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""
