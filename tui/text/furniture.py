"""The table of page furniture (words/furniture.toml) as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_PART = re.compile(r"[A-Z]?[a-zа-яіїє]+|[A-Z]+(?![a-z])|\d+", re.UNICODE)
MOST = 400  # characters of a block's text that are compared with the table


@cache
def _table() -> dict[str, dict[str, str]]:
    """The table as it stands in the file."""
    return tomllib.loads(resources.files("tui.text").joinpath("words/furniture.toml").read_text("utf-8"))


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of furniture and the words their elements are called by."""
    return tuple((kind, re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")) for kind, words in _table()["names"].items())


@cache
def _lines() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kinds of furniture and the lines they are."""
    return tuple((kind, re.compile(rf"\W*(?:{lines})\W*", re.I)) for kind, lines in _table()["lines"].items())


@cache
def _openers() -> re.Pattern[str]:
    """Lines that open a list of other posts."""
    return re.compile(rf"\W*(?:{_table()['openers']['related']})\W*", re.I)


@lru_cache(maxsize=8192)
def by_name(names: str) -> str:
    """The kind of furniture an element is by its class, id and role; "" when they say nothing."""
    parted = " ".join(part.lower() for part in _PART.findall(names[:500]))
    return next((kind for kind, pattern in _names() if pattern.search(parted)), "") if parted else ""


@lru_cache(maxsize=8192)
def by_line(text: str) -> str:
    """The kind of furniture a whole line is; "" when it is none."""
    if len(text) > MOST:
        return ""
    return next((kind for kind, pattern in _lines() if pattern.fullmatch(text)), "")


@lru_cache(maxsize=8192)
def opens(text: str) -> bool:
    """Whether a short line says that other posts follow."""
    return len(text) < 90 and bool(_openers().fullmatch(text))
