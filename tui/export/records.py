"""What every format does first: each string of a record through `plain` again, so no control byte leaves by a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast
from uuid import NAMESPACE_URL, UUID, uuid5

from tui.model import CLAIM_FIELDS, ClaimRecord, EvidenceEnd, Relation, State, Status
from tui.plain import line, plain

T = TypeVar("T")
_BEARS: Mapping[Relation, tuple[str, str]] = {
    "supports": ("supports", "supported by"),
    "contradicts": ("contradicts", "contradicted by"),
    "repeats": ("repeats", "repeated by"),
    "context": ("context for", "context from"),
}
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_NOT_IRI = re.compile(r'[\s"<>\\^`{|}]')


def guarded(records: Iterable[ClaimRecord]) -> Iterator[ClaimRecord]:
    """The records with every string safe to draw; text that already was is the same, so its offsets still hold."""
    return map(clean, records)


def clean(value: T) -> T:
    """A value with every string in it safe to draw, down through lists, mappings and our own nouns."""
    made: Any = value
    if isinstance(value, str):
        made = plain(value) if type(value) is str else value  # a word of an enum is one of ours
    elif isinstance(value, list | tuple):
        made = type(value)(map(clean, value))
    elif isinstance(value, Mapping):
        made = {clean(key): clean(each) for key, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        told = {name: getattr(value, name) for name in _fields(type(value))}
        changed = {name: new for name, old in told.items() if (new := clean(old)) != old}
        made = replace(value, **changed) if changed else value
    return cast(T, made)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def web(url: str) -> str:
    """The address as an IRI that programs take; "" when it is none of the web."""
    bare = line(url)
    return _NOT_IRI.sub(lambda found: f"%{ord(found[0]):02X}", bare) if _WEB.match(bare) else ""


def source(record: ClaimRecord) -> str:
    """The IRI of the article: its address on the web, else a name that is the same in every export."""
    return web(record.url) or uuid5(NAMESPACE_URL, f"{record.feed_url}\n{record.title}").urn


def by_article(records: Iterable[ClaimRecord]) -> list[list[ClaimRecord]]:
    """The records of each article together, in the order they came."""
    found: dict[tuple[int, str], list[ClaimRecord]] = {}
    for record in records:
        found.setdefault((record.entry, record.url), []).append(record)
    return list(found.values())


def publisher(record: ClaimRecord) -> str:
    """Who published the article: its site, else its feed."""
    return line(record.site or record.feed_title)


def urn(record: ClaimRecord) -> str:
    """The record's own IRI, the same in every export."""
    return named(record.uuid)


def named(uuid: str) -> str:
    """The IRI of what has this uuid."""
    try:
        return UUID(uuid).urn
    except ValueError:  # an imported record may be named otherwise
        return uuid5(NAMESPACE_URL, uuid).urn


def day(moment: datetime | None) -> str:
    """The day of a moment in its own zone, as ISO; "" for none."""
    return moment.date().isoformat() if moment else ""


def utc(moment: datetime) -> str:
    """A moment as ISO in UTC to the second, with the Z that older readers want."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def names(byline: str) -> list[str]:
    """The authors of a byline."""
    return [name for each in line(byline).split(", ") if (name := each.strip())]


def note_of(record: ClaimRecord) -> tuple[str, ...]:
    """The reader's own words: a note's text, or a claim's notes."""
    return record.notes if record.kind == "claim" else (record.text,)


def is_highlight(record: ClaimRecord) -> bool:
    """Whether it is a sentence that was only marked: it asserts nothing."""
    return record.status == Status.HIGHLIGHT


def figures(record: ClaimRecord) -> list[str]:
    """The figures of a claim, each with its unit."""
    return [bare for each in record.figure.split(";") if (bare := line(each))]


def facts(record: ClaimRecord) -> list[tuple[str, str]]:
    """What is held of a claim, name and value, what is empty left out; of a note only what it is about."""
    told: list[tuple[str, str]] = []
    if record.kind == "claim":
        told = [("status", "" if is_highlight(record) else record.status)]
        told += [(name, getattr(record, name)) for name in CLAIM_FIELDS]
        told += [("claim", record.text)] if record.text != record.quote else []
    told += [("entity", record.entity)]
    told += [("state", "no longer in the text that is shown")] if record.state is State.ORPHAN else []
    return [(name, line(value)) for name, value in told if value]


def bears(end: EvidenceEnd) -> str:
    """What this end of a link is to the far one: "supports", or "supported by"."""
    return _BEARS[end.evidence.relation][end.inward]


def evidence(record: ClaimRecord) -> list[str]:
    """What speaks for and against a claim, a line each, with where it stands and the reader's own words on it."""
    return [
        f"{bears(end)} {far(end)}{' — ' * bool(end.evidence.note)}{line(end.evidence.note)}" for end in record.evidence
    ]


def far(end: EvidenceEnd) -> str:
    """The far end of a link: its words, who says them, and where."""
    where = ", ".join(word for word in map(line, (end.speaker, end.title, end.feed_title)) if word)
    return f"“{line(end.text)}”" + (f" ({where})" if where else "")
