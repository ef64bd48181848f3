"""The formats of an export by their name: the ending of a file, and what renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tui.export import jsonl, markdown, tables
from tui.model import ClaimRecord


class Format(NamedTuple):
    """A format: its file ending without the dot, what it is for, and its renderer."""

    ending: str
    about: str
    render: Callable[[Sequence[ClaimRecord], datetime], str]


FORMATS: Mapping[str, Format] = {
    "markdown": Format(
        "md", "Markdown with front matter, for Obsidian and people", lambda kept, now: markdown.render(kept, now=now)
    ),
    "jsonl": Format("jsonl", "JSON Lines: everything, and can be imported again", lambda kept, _: jsonl.render(kept)),
    "csv": Format("csv", "a table for a spreadsheet", lambda kept, _: tables.render(kept)),
}


def of_ending(name: str) -> str:
    """The format a file's name asks for; "" when it asks for none."""
    ending = name.rpartition(".")[2].lower()
    return next((key for key, each in FORMATS.items() if ending == each.ending), "")
