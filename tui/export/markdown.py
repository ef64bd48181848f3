"""Markdown for Obsidian and for people: front matter, then each article with its claims and notes.

Words from outside are escaped, so that none of them becomes a link, a tag, html, a Dataview field or front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from tui.export.records import by_article, day, facts, guarded, note_of, publisher, web
from tui.model import ClaimRecord
from tui.plain import line

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$^]|&(?=#?\w+;)")
_TWICE = re.compile(r"([%=:])(?=\1)")  # %% comment, == highlight, :: field
_INDENT = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_LEADING = re.compile(r"^(\d+(?=[.)])|(?=[-+=:]))(.)", re.MULTILINE)  # a list, a heading's underline
_NOT_YAML = re.compile("[\ufeff\ufffe\uffff]")
_TAG = re.compile(r"_*[^\w/]+[\W_]*")


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """One document of all the records; of one article only, the front matter is that article's own."""
    kept = list(guarded(records))
    articles = by_article(kept)
    alone = len(articles) == 1
    parts = [_front(kept, kept[0] if alone else None, now)]
    if not alone:
        parts.append("# Claims and notes\n")
    if not kept:
        parts.append("Nothing is tagged or noted.\n")
    for group in articles:
        parts.append(_article(group, "#" if alone else "##"))
    return "\n".join(parts)


def tag_word(tag: str) -> str:
    """A tag as Obsidian takes it: no blanks, not of digits only; "" when nothing of it is left."""
    parts = (_TAG.sub("-", part).strip("-_") for part in line(tag).split("/"))
    word = "/".join(part for part in parts if part)
    return f"n{word}" if word and not re.search(r"[^\d/-]", word) else word


def _front(kept: Sequence[ClaimRecord], only: ClaimRecord | None, now: datetime) -> str:
    """The front matter: quoted scalars, which are JSON and so YAML, and lists; never nested, never a bare word."""
    lines = [
        "---",
        f"title: {_scalar(line(only.title) if only else 'Claims and notes')}",
        f"created: {day(now)}",
    ]
    if only:
        words = {
            "url": only.url,
            "author": only.byline,
            "site": only.site or only.feed_title,
            "language": only.language,
        }
        days = {"published": day(only.published), "fetched": day(only.fetched)}
        lines += [f"{name}: {_scalar(line(word))}" for name, word in words.items() if word]
        lines += [f"{name}: {iso}" for name, iso in days.items() if iso]
    tags = dict.fromkeys(word for record in kept for word in _tags(record))
    lines += ["tags:", *(f"  - {_scalar(word)}" for word in ("claimwire", *tags)), "---", ""]
    return "\n".join(lines)


def _tags(record: ClaimRecord) -> list[str]:
    own = [f"claim/{record.status}"] if record.kind == "claim" else ["note"]
    return [*own, *(word for tag in record.tags if (word := tag_word(tag)))]


def _article(group: Sequence[ClaimRecord], head: str) -> str:
    first = group[0]
    told = [publisher(first), first.byline, day(first.published)]
    about = " · ".join([_escaped(line(word)) for word in told if word] + [_link(first.url)] * bool(first.url))
    return "\n".join([f"{head} {_escaped(line(first.title))}", "", about, "", *(_record(record) for record in group)])


def _record(record: ClaimRecord) -> str:
    """The sentence as a quotation, then what the reader holds of it, then its block id."""
    lines = [*(f"> {row}".rstrip() for row in _escaped(record.quote).split("\n")), ""] if record.quote else []
    lines += [f"- {name}:: {_escaped(value)}" for name, value in facts(record)]
    if tags := _tags(record):
        lines.append("- tags: " + " ".join(f"#{word}" for word in tags))
    lines += ["- note: " + _escaped(note).replace("\n", "\n  ") for note in note_of(record)]
    lines.append(f"- text: as fetched {day(record.fetched)}, sha256 {_escaped(line(record.revision_hash[:16]))}")
    block = re.sub(r"[^0-9a-zA-Z]", "", record.uuid)[:8]
    return "\n".join([*lines, "", f"^{record.kind[0]}-{block}", ""])


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
