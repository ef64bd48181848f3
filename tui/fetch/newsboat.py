"""Reads newsboat's urls file; a line that would run a program is told, never run."""

from __future__ import annotations

import re

from tui.fetch.imported import Collected, ImportedFeed
from tui.plain import line

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_LINE = re.compile(r'\s*"?(?:https?://|file://|query:|exec:|filter:)', re.IGNORECASE)


def is_urls(text: str) -> bool:
    """Whether a text looks like such a file: a line of it begins as newsboat's do."""
    return any(_LINE.match(row) for row in text[:200_000].splitlines())


def read_urls(text: str, into: Collected) -> None:
    """One feed per line: `URL tag "tag with space" "~Title" !` (newsboat, "Adding Your First Feed")."""
    for number, row in enumerate(text.splitlines(), 1):
        words = [line(quoted or bare) for quoted, bare in _WORD.findall(row.partition(" #")[0])]
        if not words or not words[0] or words[0].startswith("#"):
            continue
        url = words[0]
        if "`" in row or url.startswith(("exec:", "filter:")):
            into.skip(f"Line {number}: it runs a program, which claimwire never does.")
        elif url.startswith("query:"):
            into.skip(f"Line {number}: it is a search of newsboat; make a smart feed of it instead.")
        else:
            titles = [word[1:] for word in words[1:] if word.startswith("~")]
            tags = tuple(word for word in words[1:] if not word.startswith(("~", "!")))
            hidden = any(word.startswith("!") for word in words[1:])
            feed = ImportedFeed(url, "".join(titles[:1])[:500], "".join(tags[:1]), tags, hidden)
            into.add(feed, f"Line {number}: ")
