"""A page whose parts are in different encodings, or that somebody read in another encoding than it names."""

from __future__ import annotations

import re

_HIGH = re.compile(rb"[\x80-\xff]")
_CYRILLIC = re.compile("[а-яіїєґё]{3}")
_MOSTLY, _BROKEN = 0.15, 0.1  # of the bytes that are no ASCII: valid ones in such a page, broken ones in a part

_RUN = re.compile(b"[\x80-\xff]{4}")  # signs of Western letters that no Western word has in a row
_RUNS = 20
_LOOKED = 200_000


def reread(page: bytes, named: str) -> str:
    """A page that was read as Western letters, in the encoding it names, when that reads it without loss; else ""."""
    try:
        text = page.decode(named)
    except (LookupError, ValueError):
        return ""
    utf = named.lower() in ("utf-8", "utf8")
    return text if utf or len(_RUN.findall(page[:_LOOKED])) >= _RUNS else ""


def decode(page: bytes, named: list[str]) -> str:
    """The text of a page that is UTF-8 for a good part, each element's text by itself; "" when it is not."""
    parts = page.split(b"<")
    texts: list[str | None] = []
    bad: list[bytes] = []
    good = wrong = 0
    for part in parts:
        if part.isascii():
            texts.append(part.decode("ascii"))
            continue
        high = len(_HIGH.findall(part))
        text = part.decode("utf-8", "replace")
        if text.count("\ufffd") <= _BROKEN * high:
            texts.append(text)
            good += high
        else:
            texts.append(None)
            bad.append(part)
            wrong += high
    if good < _MOSTLY * (good + wrong):
        return ""
    other = _other(bad, named)
    older = (part.decode(other, "replace") for part in bad)
    return "<".join(next(older) if text is None else text for text in texts)


def _other(bad: list[bytes], named: list[str]) -> str:
    """The encoding of the parts that are no UTF-8: the one the page names, a Cyrillic or a Western one."""
    sample = b" ".join(bad[:2000])[:200_000]
    for name in (*named, "cp1251"):
        try:
            text = sample.decode(name, "replace")
        except (LookupError, ValueError):
            continue
        if name.lower() not in ("utf-8", "utf8") and 3 * len(_CYRILLIC.findall(text)) > 0.3 * len(
            _HIGH.findall(sample)
        ):
            return name
    return "cp1252"
