"""An answer that is no page to read: what kind of file it is, how large, what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote, urlsplit

from tui.plain import line

HINT = "Open it in the browser."

_KINDS = {
    "application/pdf": "a PDF file",
    "application/epub+zip": "an e-book",
    "application/zip": "an archive",
    "application/gzip": "an archive",
    "application/x-tar": "an archive",
    "application/x-7z-compressed": "an archive",
    "application/vnd.rar": "an archive",
    "application/msword": "an office document",
    "application/rtf": "an office document",
    "application/json": "a JSON file",
    "application/ld+json": "a JSON file",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "application/feed+json": "a feed",
    "application/javascript": "a program",
    "application/wasm": "a program",
    "application/ogg": "a sound file",
}
_FAMILIES = {
    "image/": "a picture",
    "audio/": "a sound file",
    "video/": "a film",
    "font/": "a font",
    "application/vnd.ms": "an office document",
    "application/vnd.openxml": "an office document",
    "application/vnd.oasis": "an office document",
}
_SIGNS = (
    (re.compile(rb"%PDF-"), "a PDF file"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP", re.S), "a picture"),
    (re.compile(rb"RIFF....AVI |\x1aE\xdf\xa3|....ftyp(?!M4A)", re.S), "a film"),
    (re.compile(rb"RIFF....WAVE|OggS\x00|ID3[\x02-\x04]|....ftypM4A", re.S), "a sound file"),
    (re.compile(rb"\x1f\x8b|PK\x03\x04|7z\xbc\xaf|Rar!\x1a"), "an archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an office document"),
)
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|article|div|p|h1)\b", re.I | re.S)
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class File:
    """A file that is no page: its kind in words, its size in bytes (0: not known), its name ("" when it has none)."""

    kind: str
    size: int = 0
    name: str = ""

    def told(self) -> str:
        """What it is, as a sentence."""
        return f"This is {self.kind}{f' of {size_in_words(self.size)}' if self.size else ''}."


def kind_of(content_type: str, start: bytes = b"") -> str:
    """What a type that a server names, or the first bytes, say it is; "" when it may be a page or a text."""
    kind = content_type.partition(";")[0].strip().lower()
    named = _KINDS.get(kind) or next((words for family, words in _FAMILIES.items() if kind.startswith(family)), "")
    return named or next((words for sign, words in _SIGNS if sign.match(start)), "")


def is_text(content_type: str, start: bytes) -> bool:
    """Whether it is plain text, to be shown as it is: a text type other than HTML and XML, without HTML's beginning."""
    kind = content_type.partition(";")[0].strip().lower()
    plainly = kind.startswith("text/") and kind not in ("text/html", "text/xml", "text/xhtml")
    return plainly and not _HTML.match(start[:2000])


def name_of(url: str, disposition: str = "") -> str:
    """What a file is called: by its Content-Disposition (RFC 6266), else by the last part of its address."""
    header = Message()
    header["content-disposition"] = line(disposition)[:1000]
    try:
        given = header.get_filename() or ""
    except (LookupError, ValueError):
        given = ""
    try:
        last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    except ValueError:
        last = ""
    return line(given.replace("\\", "/").rpartition("/")[2] or last)[:200]


def size_in_words(size: int) -> str:
    """Bytes as a person reads them: "900 bytes", "2.3 MB"."""
    step, amount = 0, float(size)
    while amount >= 999.5 and step < len(_UNITS) - 1:
        step, amount = step + 1, amount / 1000
    return f"{amount:.0f} {_UNITS[step]}" if step == 0 or amount >= 99.5 else f"{amount:.1f} {_UNITS[step]}"
