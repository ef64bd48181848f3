"""Addresses inside what a feed delivers: made absolute, and only those that a browser may open."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

from tui.plain import line

MAX_LINK = 8192
_ATTRIBUTE = re.compile(r"""(\s(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")
_TAG = re.compile(r"<[^<>]*>")


def web_address(url: object, base: str = "") -> str:
    """The address, absolute and http or https; "" when it is anything else."""
    if not isinstance(url, str) or not url.strip() or len(url) > MAX_LINK:
        return ""
    try:
        joined = urljoin(base, line(url))
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def with_absolute_links(fragment: str, base: str) -> str:
    """The html with its relative links made absolute; all else stays as it is."""
    if not base:
        return fragment

    def absolute(found: re.Match[str]) -> str:
        value = found[2].strip("\"'").strip()
        if not value or _ABSOLUTE.match(value):
            return found[0]
        try:
            return f'{found[1]}"{urljoin(base, value)}"'.replace("\n", "")
        except ValueError:
            return found[0]

    return _ATTRIBUTE.sub(absolute, fragment)


def text_of(fragment: str) -> str:
    """Html as one line of text: for titles and names."""
    return line(html.unescape(_TAG.sub("", fragment)))


def html_of(text: str) -> str:
    """Text as html: paragraphs at empty lines, breaks at line ends."""
    paragraphs = [html.escape(part.strip(), quote=False) for part in re.split(r"\n\s*\n", text.strip())]
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs if part)
