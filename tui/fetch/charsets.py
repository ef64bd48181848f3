"""Bytes of a feed or list to text, in the charset they are really in; declarations are witnesses, not judges.

Order (RFC 7303, with the wrong labels of the wild in mind): byte order mark, a body that is valid UTF-8, the
declarations, a guess. One bad byte costs one character, never the text.
"""

from __future__ import annotations

import codecs
import re

_MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
_STARTS = [  # "<" or "<?xm" as it looks in charsets that are not like ASCII
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
    (b"\x4c\x6f\xa7\x94", "cp037"),
]
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
_SEVEN_BITS = ("utf-7", "hz", "iso2022")  # text in these is valid UTF-8 too, and would be read as gibberish
_WIDER = {  # what labels mean in practice (WHATWG Encoding, "names and labels")
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_NO_TEXT = ("zlib", "bz2", "hex", "base64", "uu", "quopri", "rot13", "idna", "punycode", "undefined", "mbcs", "oem")
_SAMPLE = 20_000


def decode(body: bytes, charset: str = "") -> tuple[str, str]:
    """The text, and a note: "" or a sentence on what could not be read. `charset` is the HTTP header's word."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _lenient(body[len(mark) :], name)
    for start, name in _STARTS:
        if body.startswith(start):
            return _lenient(body, name)
    declared = _DECLARED.search(body[:1024])
    labels = [name for name in map(_known, (charset, declared[1].decode("ascii") if declared else "")) if name]
    if not any(name.startswith(_SEVEN_BITS) for name in labels) or not body.isascii():
        text = _strict(body, "utf-8")
        if text is not None:
            return text, ""
        if _mostly_utf8(body):
            return _lenient(body, "utf-8")
    for name in labels:
        text = _strict(body, name)
        if text is not None:
            return text, ""
    return _lenient(body, next((name for name in labels if name != "utf-8"), "") or _guess(body))


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, ValueError):
        return None


def _lenient(body: bytes, name: str) -> tuple[str, str]:
    text = body.decode(name, "replace")
    bad = text.count("\ufffd")
    return text, f"Some characters could not be read ({bad}); they show as \ufffd." if bad else ""


def _known(label: str) -> str:
    """Python's name of a charset for text, "" when there is none."""
    try:
        name = codecs.lookup(label.strip().replace("windows-", "cp")).name if label.strip() else ""
    except (LookupError, ValueError):
        return ""
    if name.startswith(_NO_TEXT) or "escape" in name:
        return ""
    return _WIDER.get(name, name)


def _mostly_utf8(body: bytes) -> bool:
    """Whether nearly all that is not ASCII reads as UTF-8."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    return good > 0 and bad <= max(1, good // 20)


def _guess(body: bytes) -> str:
    """A charset for text that is not UTF-8 and says nothing of itself."""
    high = [byte for byte in body[:_SAMPLE] if byte >= 0xC0]
    if len(high) > 0.15 * len(body[:_SAMPLE]):  # Cyrillic: lower case is E0-FF in cp1251, C0-DF in KOI8
        return "cp1251" if sum(byte >= 0xE0 for byte in high) * 2 > len(high) else "koi8-u"
    from feedparser import encodings  # late: opml and discovery seldom come here, and it costs 100 ms

    detect = encodings.lazy_chardet_encoding  # None where no detector is installed
    found = _known(detect(body[:_SAMPLE])) if detect else ""
    return found or "cp1252"
