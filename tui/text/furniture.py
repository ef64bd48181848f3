"""What page furniture is called (words/furniture.toml) and what it says (words/furniture/*.txt)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tui.text import appeals, phrases, wordfiles

MOST = 500  # characters of a block's text that are compared with the phrases
_PART = re.compile(r"[A-Z]?[a-zа-яіїє]+|[A-Z]+(?![a-z])|\d+", re.UNICODE)
_NOT = re.compile(
    r"[:\[]|\blazy|^(?:has|with|without|not|no|enable|disable)[-_]|(?:enabled|disabled|false)|"
    r"(?:hidden|hide|visible)-?(?:xs|sm|md|lg|xl|xxl|print|mobile|phone|tablet|desktop|for|on|below|above|up|down)|"
    r"-print$|[a-z]\d+[a-z]",
    re.I,
)  # a class that says when or whether, or is a number: it names nothing
_RESPONSIVE = re.compile(r"(?:^|\s)d-(?:sm|md|lg|xl|xxl)-\w")
_SHRUNK = 3  # classes of two letters from which they are taken for machine-made
_SPOKEN = frozenset({"notice", "paywall", "comment", "advert", "share"})  # kinds that speak to the reader
_SHORT = 40  # letters of a path's last part that names a service
_WORDY = 5  # blanks in a line from which it may be a sentence


@cache
def _table() -> dict[str, dict[str, str]]:
    """What elements and addresses of furniture are called."""
    return wordfiles.table("furniture.toml")


@cache
def _services() -> re.Pattern[str]:
    """The addresses that lead to no post."""
    return re.compile(rf"(?:{_table()['addresses']['services']})(?:\.\w{{2,5}})?", re.I)


def is_service(path: str) -> bool:
    """Whether an address's path leads to no post but to an account, a payment, the site's own papers, its front."""
    last = path.rstrip("/").rpartition("/")[2]
    return not last or (len(last) < _SHORT and _services().fullmatch(last) is not None)


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of furniture and the words their elements are called by."""
    return tuple((kind, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")) for kind, words in _table()["names"].items())


def by_name(names: str) -> str:
    """The kind of furniture an element is by its class, id and role; "" when they say nothing."""
    return _by_name(names[:500])


@lru_cache(maxsize=8192)
def _by_name(names: str) -> str:
    called = [one for one in names.split() if not _NOT.search(one)]
    if sum(len(one) < 3 for one in called) >= _SHRUNK:
        called = [one for one in called if len(one) > 2]
    parted = " ".join(part.lower() for part in _PART.findall(" ".join(called)))
    kind = next((kind for kind, pattern in _names() if pattern.search(parted)), "") if parted else ""
    return "" if kind == "hidden" and _RESPONSIVE.search(names) else kind


def by_line(text: str) -> str:
    """The kind of furniture a whole line is; "" when it is none."""
    return "" if len(text) > MOST else _by_line(text)


@lru_cache(maxsize=8192)
def _by_line(text: str) -> str:
    line, kinds = _said(text)
    found = set(kinds) - {"related"}
    if found and _is_sentence(text, line):
        addressed = found & _SPOKEN if appeals.is_addressed(line) else set()
        found = addressed | set(phrases.kinds(line, said=True))
    return min(found, key=phrases.KINDS.index, default="") or appeals.kind(text, line)


def opens(text: str) -> bool:
    """Whether a short line says that other posts follow."""
    return len(text) <= 90 and _opens(text)


@lru_cache(maxsize=8192)
def _opens(text: str) -> bool:
    if text.rstrip().endswith((".", "。")):
        return False
    return "related" in _said(text)[1]


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[str, frozenset[str]]:
    """A line as the phrases are written, and the kinds of those it is."""
    line = phrases.plain_line(text)
    return line, frozenset(phrases.kinds(line))


def _is_sentence(text: str, line: str) -> bool:
    """Whether a line is long and ends like a sentence."""
    return line.count(" ") >= _WORDY and text.rstrip().endswith((".", "!", "。"))
