"""The title of a page without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

_SPLIT = re.compile(r"\s+(?:[|\-–—:»«·•/\\>~]|::|//|&raquo;)\s+|\s*[|｜]\s*|\s+[»·•]\s*")
_PARTS = re.compile(r"\s*(?:[:|»•]|\s[–—-])\s+")
_WORD = re.compile(r"\w+")
_KICKER = re.compile(r"[^:|–—]{2,60}(?::|\s[|–—-])\s+")
_SIGN = re.compile(r"\b(?:logo|home\s?page|home)\b", re.I)
_MENU = re.compile(
    r"(?:\W|\b(?:open|close|toggle|main|menu|search|navigation|skip|to|content|cart|subscribe|back|news)\b)*", re.I
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_END = re.compile(r"[\s|:–—¶#-]+$")
MOST = 500
_SIGNS = 3  # times as long as its letters and figures that a title is at most


def bare(text: str) -> str:
    """Letters and figures alone, in one case: how names are compared."""
    return "".join(_WORD.findall(text.casefold()))


def is_same(text: str, own: str) -> bool:
    """Whether a text says the same as a title that is `bare` already."""
    return len(text) <= _SIGNS * len(own) and bare(text) == own


def choose(
    declared: Sequence[str],
    tag: str,
    headings: Sequence[str],
    site: str,
    url: str,
    names: Iterable[str] = (),
    lesser: Sequence[str] = (),
) -> str:
    """The best title: what heading and page agree on, else the only heading, else the declared one; never the site's.

    `names`: other names the site has. `lesser`: the lesser headings; one may be the title, below the site's name.
    """
    tag, site = _soft(tag[:MOST]), _soft(site[:MOST])
    declared, headings = [_soft(one) for one in declared], [_soft(one) for one in headings]
    known = _known([site, *names, *_lesser(tag, headings)], url)
    full = [_unkicked(text[:MOST]) for text in [*declared, tag] if text]
    own = [one for one in headings if not _names(_tidy(one), known) and not _MENU.fullmatch(one[:200])]
    for heading in own:
        if len(_WORD.findall(heading)) > 1 and any(_says(text, heading) for text in full):
            return _kicker(_cut(heading, known, sure=True), [_cut(text, known, sure=True) for text in full])
    cuts = [_cut(text, known, sure=at < len(full) - bool(tag)) for at, text in enumerate(full)]
    cuts = [text for text in cuts if bare(text) and bare(text) not in known]
    shown = {bare(one) for one in lesser}
    below = next((text for text in cuts if bare(text) in shown and bare(text) in bare(tag)), "")
    if below:
        return below
    if not own and not declared:
        parts = {bare(one) for one in _PARTS.split(tag)}
        cuts = [_tidy(one) for one in lesser if bare(one) in parts and len(_WORD.findall(one)) > 2][:1] + cuts
    if declared and len(own) == 1 and len(_WORD.findall(own[0])) > 2:  # the declared ones were written for search
        return next((text for text in cuts if _says(own[0], text)), _cut(_tidy(own[0]), known, sure=True))
    if cuts:
        return cuts[0]
    return _tidy(own[0]) if own else headings[0] if headings else full[0] if full else site


def _unkicked(text: str) -> str:
    """A title without the one word for its kind before a bar: "Opinion | The flood was no accident"."""
    left, bar, right = text.partition(" | ")
    return right if bar and len(left.split()) == 1 and len(right.split()) > 3 and "|" not in right else text


def _soft(text: str) -> str:
    """A text without soft hyphens and other signs that are not seen."""
    return _UNSEEN.sub("", text[: 4 * MOST])


def _known(names: Iterable[str], url: str) -> frozenset[str]:
    """The names a site goes by: what it says, and its host without its ends."""
    try:
        host = urlsplit(url).hostname or "" if "//" in url else ""
    except ValueError:
        host = ""
    labels = re.sub(r"^(?:www|m|amp|blogs?|news|edition)\.", "", host).split(".")
    hosts = [host, ".".join(labels[:-1]), labels[0], ".".join(labels[-2:-1])]
    return frozenset(name for name in map(bare, [*names, *hosts]) if len(name) > 1)


def _tidy(text: str) -> str:
    """A heading without the signs that links to itself leave at its end."""
    return _END.sub("", text[:MOST])


def _kicker(heading: str, declared: Sequence[str]) -> str:
    """The heading with the words before it, when two declared titles have the same: "Flood: Hill town cut off"."""
    for text in declared:
        opened = _KICKER.match(text)
        if (
            opened
            and bare(text[opened.end() :]) == bare(heading)
            and sum(bare(one) == bare(text) for one in declared) > 1
        ):
            return text
    return _tidy(heading)


def _says(text: str, heading: str) -> bool:
    """Whether a declared title is this heading, perhaps with a site's name beside it."""
    one, other = bare(text), bare(heading)
    if not other or other not in one:
        return False
    return len(other) > 0.4 * len(one) or other == bare(_SPLIT.split(text)[0])


def _lesser(tag: str, headings: Iterable[str]) -> list[str]:
    """The headings that are only the last and lesser part of the page's title: "Storm closes the pass | My notes"."""
    last = bare(_SPLIT.split(tag)[-1])
    return [one for one in headings if bare(one) == last and 2 * len(last) < len(bare(tag))]


def _cut(text: str, known: frozenset[str], *, sure: bool) -> str:
    """The title without a part that is the site's name, or, when it is not `sure`, looks like one at its end."""
    marks = list(_SPLIT.finditer(text))
    if not marks:
        return text
    for mark in marks:
        left, right = text[: mark.start()].strip(), text[mark.end() :].strip()
        if left and right and _names(right, known):
            return left
        if left and right and _names(left, known):
            return right
    last = marks[-1]
    left, right = text[: last.start()].strip(), text[last.end() :].strip()
    if left and _names(right, known):
        return _cut(left, known, sure=sure)
    if sure:
        return text
    if len(_WORD.findall(right)) <= 4 and len(_WORD.findall(left)) >= 4 and len(left) > len(right) * 1.5:
        bar = last[0].strip() in {"|", "｜", "»", "·", "•", "::", "-", "–", "—"}
        return left if bar and not right.endswith(("?", "!")) else text
    return text


def _names(part: str, known: frozenset[str]) -> bool:
    """Whether a part of the title is the site's name."""
    name = bare(" ".join(dict.fromkeys(_SIGN.sub("", part).casefold().split())) if len(part) < 100 else part)
    if not name or len(name) > 60:
        return False
    initials = "".join(word[0] for word in _WORD.findall(part.casefold()))
    return any(name == site or _inside(name, site) for site in known) or (len(initials) > 2 and initials in known)


def _inside(name: str, site: str) -> bool:
    """Whether one of two names is the other, cut short."""
    if min(len(name), len(site)) <= 3:
        return False
    return name in site or (site in name and len(name) < 2 * len(site))
