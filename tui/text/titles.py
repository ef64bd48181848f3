"""The title of a page without the site's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_SPLIT = re.compile(r"\s+(?:[|\-–—:»«·•/\\>~]|::|&raquo;)\s+|\s*\|\s*|\s+[»·•]\s*")
_WORD = re.compile(r"\w+")
MOST = 500


def bare(text: str) -> str:
    """Letters and figures alone, in one case: how names are compared."""
    return "".join(_WORD.findall(text.casefold()))


def choose(declared: Sequence[str], tag: str, headings: Sequence[str], site: str, url: str) -> str:
    """The best title: what heading and page agree on, else the declared one, cut of the site's name."""
    tag, site = tag[:MOST], site[:MOST]
    full = [text[:MOST] for text in [*declared, tag] if text]
    for heading in headings:
        if len(_WORD.findall(heading)) > 1 and any(_says(text, heading) for text in full):
            return _cut(heading, site, url, sure=True)
    for text in full:
        cut = _cut(text, site, url, sure=text is not tag)
        if bare(cut) and bare(cut) != bare(site):
            return cut
    return headings[0] if headings else site


def _says(text: str, heading: str) -> bool:
    """Whether a declared title is this heading, perhaps with a site's name beside it."""
    one, other = bare(text), bare(heading)
    return bool(other) and (one == other or (other in one and len(other) > 0.4 * len(one)))


def _cut(text: str, site: str, url: str, *, sure: bool) -> str:
    """The title without a part that is the site's name, or, when it is not `sure`, looks like one at its end."""
    marks = list(_SPLIT.finditer(text))
    if not marks:
        return text
    host = bare(re.sub(r"^www\.|\.[a-z]+$", "", urlsplit(url).hostname or "")) if "//" in url else ""
    known = {name for name in (bare(site), host) if name}
    for mark in marks:
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        if right and _names(right, known):
            return left
        if left and _names(left, known):
            return right
    if sure:
        return text
    last = marks[-1]
    left, right = text[: last.start()].strip(), text[last.end() :].strip()
    if len(_WORD.findall(right)) <= 4 and len(_WORD.findall(left)) >= 4 and len(left) > len(right) * 1.5:
        bar = last[0].strip() in {"|", "»", "·", "•", "::", "-", "–", "—"}
        return left if bar and not right.endswith(("?", "!")) else text
    return text


def _names(part: str, known: set[str]) -> bool:
    """Whether a part of the title is the site's name."""
    name = bare(part)
    return bool(name) and any(name == site or _inside(name, site) for site in known)


def _inside(name: str, site: str) -> bool:
    """Whether one of two names is the other, cut short."""
    if min(len(name), len(site)) <= 3:
        return False
    return name in site or (site in name and len(name) < 2 * len(site))
