"""Markdown for Obsidian and for people: front matter, then each article with its claims and notes.

Words from outside are escaped, so that none of them becomes a link, a tag, html, a Dataview field or front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tui.export.records import (
    bears,
    by_article,
    day,
    facts,
    far,
    figures,
    guarded,
    is_highlight,
    note_of,
    publisher,
    web,
)
from tui.model import ClaimRecord, EvidenceEnd
from tui.plain import line

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$^]|&(?=#?\w+;)")
_TWICE = re.compile(r"([%=:])(?=\1)")  # %% comment, == highlight, :: field
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_LEADING = re.compile(r"^(\d+(?=[.)])|(?=[-+=:]))(.)", re.MULTILINE)  # a list, a heading's underline
_NOT_YAML = re.compile("[\ufeff\ufffe\uffff]")
_TAG = re.compile(r"_*[^\w/]+[\W_]*")


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """One document of all the records; of one article only, it is that article's own."""
    kept = list(guarded(records))
    articles = by_article(kept)
    here = {record.uuid: f"#{block(record)}" for record in kept}
    if len(articles) == 1:
        return article(articles[0], here)
    front = [("title", _scalar("Claims and notes")), ("created", day(now))]
    parts = [_front(front, kept), "# Claims and notes\n"]
    if not kept:
        parts.append("Nothing is tagged or noted.\n")
    return "\n".join([*parts, *(_article(group, "##", here) for group in articles)])


def article(group: Sequence[ClaimRecord], places: Mapping[str, str]) -> str:
    """The document of one article; `places`: by uuid where records stand, as `[[…]]` leads there."""
    first = group[0]
    days = [
        ("created", min(record.created for record in group)),
        ("changed", max(record.changed for record in group)),
        ("published", first.published),
        ("fetched", max(record.fetched for record in group)),
    ]
    words = {"url": first.url, "author": first.byline, "site": publisher(first), "language": first.language}
    front = [("title", _scalar(line(first.title)))]
    front += [(name, day(moment)) for name, moment in days if moment]
    front += [(name, _scalar(line(word))) for name, word in words.items() if word]
    return "\n".join([_front(front, group), _article(group, "#", places)])


def block(record: ClaimRecord) -> str:
    """The id under which other documents lead to a record."""
    return f"^{record.kind[0]}-{re.sub(r'[^0-9a-zA-Z]', '', record.uuid)[:8]}"


def tag_word(tag: str) -> str:
    """A tag as Obsidian takes it: no blanks, not of digits only; "" when nothing of it is left."""
    parts = (_TAG.sub("-", part).strip("-_") for part in line(tag).split("/"))
    word = "/".join(part for part in parts if part)
    return f"n{word}" if word and not re.search(r"[^\d/-]", word) else word


def _front(told: Sequence[tuple[str, str]], kept: Sequence[ClaimRecord]) -> str:
    """The front matter: days, quoted scalars (JSON, and so YAML) and lists; never nested, never a bare word."""
    tags = dict.fromkeys(word for record in kept for word in _tags(record))
    lines = ["---", *(f"{name}: {value}" for name, value in told), "tags:"]
    return "\n".join([*lines, *(f"  - {_scalar(word)}" for word in ("claimwire", *tags)), "---", ""])


def _tags(record: ClaimRecord) -> list[str]:
    own = ["note" if record.kind == "note" else "highlight"]
    if record.kind == "claim" and not is_highlight(record):
        own = [f"claim/{tag_word(record.status).replace('/', '-') or 'other'}"]
    return [*own, *(word for tag in record.tags if (word := tag_word(tag)))]


def _article(group: Sequence[ClaimRecord], head: str, places: Mapping[str, str]) -> str:
    first = group[0]
    told = [publisher(first), first.byline, day(first.published)]
    about = " · ".join([_escaped(line(word)) for word in told if word] + [_link(first.url)] * bool(first.url))
    rows = [f"{head} {_escaped(line(first.title))}", "", about, ""]
    return "\n".join([*rows, *(_record(record, places) for record in group)])


def _record(record: ClaimRecord, places: Mapping[str, str]) -> str:
    """The sentence as a quotation, then what the reader holds of it, what bears on it, and its block id."""
    lines = [*(f"> {row}".rstrip() for row in _escaped(record.quote).split("\n")), ""] if record.quote else []
    for name, value in facts(record):
        lines += [f"- {name}:: {_escaped(each)}" for each in (figures(record) if name == "figure" else [value])]
    lines.append("- tags: " + " ".join(f"#{word}" for word in _tags(record)))
    lines += [f"- {_evidence(end, places)}" for end in record.evidence]
    lines += ["- note: " + _escaped(note).replace("\n", "\n  ") for note in note_of(record)]
    lines.append(f"- text: as fetched {day(record.fetched)}, sha256 {_escaped(line(record.revision_hash[:16]))}")
    return "\n".join([*lines, "", block(record), ""])


def _evidence(end: EvidenceEnd, places: Mapping[str, str]) -> str:
    """What a far end is to this one, its words, the way there, and the reader's own words on the link."""
    where = f"[[{places[end.uuid]}]]" if end.uuid in places else _link(end.url) if end.url else ""
    said = _escaped(line(end.evidence.note))
    parts = [f"{bears(end)}: {_escaped(far(end))}", where, f"— {said}" if said else ""]
    return " ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """The text as itself: nothing in it is read as Markdown, html, a tag or a field."""
    bare = _TWICE.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", _INDENT.sub("", text)))
    return _LEADING.sub(r"\1\\\2", bare)


def _link(url: str) -> str:
    """The address as a link when it is one of the web, else as words."""
    address = web(url)
    return f"[source](<{address}>)" if address else _escaped(line(url))


def _scalar(text: str) -> str:
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
