"""Org: a heading an article, its claims and notes below with their quotation and a drawer of properties.

A zero-width space parts signs that Org would read: words from outside begin no heading, list or link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from datetime import datetime

from tui.export.records import (
    bears,
    by_article,
    day,
    facts,
    far,
    guarded,
    is_highlight,
    note_of,
    publisher,
    web,
)
from tui.model import ClaimRecord, EvidenceEnd
from tui.plain import line

_LEADING = re.compile(
    r"^(?=[ \t]*(?:[*#:|+-]|\d+[.)]|\w[.)]|\[fn|\\begin|%%|CLOCK:|DEADLINE:|SCHEDULED:|CLOSED:))", re.M
)
_MARKED = re.compile(r"(?<![^\s\-('\"{])(?=[*/_=~+]\S)")
_OPENED = re.compile(r"(?<=\[)(?=\[|fn|cite)|(?<=<)(?=<)|(?<=\{)(?=\{)|(?<=@)(?=@)|(?<=\\)(?=[\w(\[\\])|(?<=\$)(?=\S)")
_NO_TAG = re.compile(r"[^\w@]+")
_ID = re.compile(r"[0-9A-Za-z-]+")
_ESCAPED = re.compile(r"[\[\]]")
_HIDDEN = "\u200b"


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """One document of all the records."""
    head = ["#+title: Claims and notes", "#+options: ^:nil", f"#+date: [{day(now)}]", ""]
    articles = by_article(guarded(records))
    here = {record.uuid for some in articles for record in some}
    return "\n".join([*head, *(row for some in articles for row in _article(some, here))]) + "\n"


def tag_word(tag: str) -> str:
    """A tag as Org takes it: letters, digits, _ and @."""
    return _NO_TAG.sub("_", line(tag)).strip("_")


def _article(some: Sequence[ClaimRecord], here: Set[str]) -> list[str]:
    first = some[0]
    told = {
        "URL": web(first.url),
        "AUTHOR": first.byline,
        "SITE": publisher(first),
        "DATE": day(first.published),
        "FETCHED": day(first.fetched),
        "LANGUAGE": first.language,
    }
    rows = [f"* {_words(line(first.title)) or 'Untitled'}", *_drawer(told)]
    return [*rows, *(row for record in some for row in _record(record, here))]


def _record(record: ClaimRecord, here: Set[str]) -> list[str]:
    kind = "highlight" if is_highlight(record) else record.kind
    tags = [word for word in (kind, *(tag_word(tag) for tag in record.tags)) if word]
    title = _words(line(record.text))[:120].rstrip() or record.kind
    told = {"ID": record.uuid, **{name.upper(): value for name, value in facts(record)}}
    rows = [f"** {title} :{':'.join(tags)}:", *_drawer(told)]
    if record.quote:
        rows += ["#+begin_quote", _words(record.quote), "#+end_quote"]
    rows += [f"- {_evidence(end, here)}" for end in record.evidence]
    rows += [row for note in note_of(record) for row in (_words(note), "")]
    return rows


def _evidence(end: EvidenceEnd, here: Set[str]) -> str:
    """What a far end is to this one, with a link to its heading or its page."""
    address = f"id:{end.uuid}" if end.uuid in here and _ID.fullmatch(end.uuid) else web(end.url)
    link = (
        f"[[{_ESCAPED.sub(lambda found: f'%{ord(found[0]):02X}', address)}][{bears(end)}]]" if address else bears(end)
    )
    return " — ".join(word for word in (f"{link} {_words(far(end))}", _words(line(end.evidence.note))) if word)


def _drawer(told: dict[str, str]) -> list[str]:
    """The properties that have a value."""
    return [":PROPERTIES:", *(f":{name}: {line(value)}" for name, value in told.items() if value), ":END:"]


def _words(text: str) -> str:
    """The text as itself: nothing in it is a heading, a keyword, a list, a link or emphasis."""
    return _LEADING.sub(_HIDDEN, _MARKED.sub(_HIDDEN, _OPENED.sub(_HIDDEN, text)))
