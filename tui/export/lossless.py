"""JSON Lines, the lossless format: what a person made in a library, one thing a line, read back as it was written.

The same library gives the same bytes, and so does one that was filled from them: the order of the lines is settled, and
no number of one library is in them (lines.py says which keys there are).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import msgspec
from msgspec import structs

from tui.export.lines import (
    FORMAT,
    KINDS,
    NOUNS,
    SHARED,
    DismissalLine,
    EntryLine,
    EvidenceLine,
    Far,
    PastLine,
    RecordLine,
    RulingLine,
    SearchLine,
    TextLine,
)
from tui.export.records import clean
from tui.model import (
    ClaimRecord,
    Dismissal,
    EntryId,
    EntryRecord,
    Evidence,
    EvidenceEnd,
    Kept,
    Past,
    Ruling,
    Search,
    TextRecord,
)
from tui.plain import line, plain

Noun = ClaimRecord | EntryRecord | Evidence | Past | Dismissal | Ruling | Search | TextRecord
_ESCAPED = ("\\u", "\\r", "\\b", "\\f", "\r")  # how a sign that is not safe to draw may hide in JSON
LARGEST = 2**63  # what the library can hold
_TABLE = msgspec.json.Decoder(dict[str, Any])


def render(kept: Kept) -> str:
    """All of it, one JSON object a line."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    return "".join(told + "\n" for each in _lines(kept) if (told := _told(each, encode)))


def _told(told: msgspec.Struct, encode: Callable[[Any], bytes]) -> str:
    """A line as JSON, every string in it safe to draw; "" for a text that would be another one then."""
    digest = getattr(told, "digest", "")
    text = _encoded(structs.replace(told, digest="") if digest else told, encode)
    if text and _is_plain(text):
        return (
            f'{text[:-2]}{digest}"}}' if digest else text
        )  # base64, and the last key: nothing in it is to be looked at
    if isinstance(told, TextLine) and plain(told.text) != told.text:
        return ""
    return encode(msgspec.convert(clean(msgspec.to_builtins(told, builtin_types=(datetime,))), type(told))).decode()


def _encoded(told: msgspec.Struct, encode: Callable[[Any], bytes]) -> str:
    try:
        return encode(told).decode()
    except UnicodeError:  # half of a surrogate pair
        return ""


def _is_plain(text: str) -> bool:
    """Whether no string of a line of JSON has anything to be cleaned: one look instead of one at each string.

    A part of a text in NFC is in NFC (UAX #15, section 9).
    """
    return not any(sign in text for sign in _ESCAPED) and plain(text) == text


def _lines(kept: Kept) -> Iterator[msgspec.Struct]:
    """The lines in the order of the file."""
    keys = {each.entry: _key(each) for each in kept.entries}
    records = sorted(kept.records, key=lambda each: (each.created, each.kind, each.uuid))
    links = sorted(kept.evidence, key=lambda each: (each.created, each.uuid))
    ends = {end.uuid: end for record in records for end in record.evidence}
    there = {record.uuid for record in records}
    for entry in sorted(kept.entries, key=lambda each: (each.feed_url, each.url, each.title, each.guid)):
        yield _line(EntryLine, entry, kind="entry", key=keys[entry.entry])
    for text in sorted(kept.texts, key=lambda each: (keys.get(each.entry, ""), each.confirmed, each.source)):
        yield _line(TextLine, text, kind="text", entry=keys.get(text.entry, ""))
    for record in records:
        yield _line(RecordLine, record, entry=keys.get(record.entry, ""))
    for link in links:
        away = [ends[uuid] for uuid in (link.claim, link.other) if uuid not in there and uuid in ends]
        yield _line(EvidenceLine, link, kind="evidence", far=_far(away[0]) if away else msgspec.UNSET)
    for past in sorted(kept.history, key=lambda each: (each.at, each.claim)):
        yield _line(PastLine, past, kind="event")
    for dismissal in sorted(kept.dismissed, key=lambda each: (each.claim, each.print)):
        yield _line(DismissalLine, dismissal, kind="dismissed")
    for ruling in kept.rulings:
        yield _line(RulingLine, ruling)
    for search in kept.searches:
        yield _line(SearchLine, search, kind="search")


def _line(line_of: Any, noun: Any, **more: Any) -> msgspec.Struct:
    told = {name: getattr(noun, name) for name in SHARED[line_of]}
    made: msgspec.Struct = line_of(format=FORMAT, **{**told, **more})
    return made


def _key(entry: EntryRecord) -> str:
    """What the entry is called in every export of every library."""
    return str(uuid5(NAMESPACE_URL, "\n".join((entry.feed_url, entry.guid, entry.url, entry.title))))


def _far(end: EvidenceEnd) -> Far:
    return Far(**{name: getattr(end, name) for name in Far.__struct_fields__})


def read(text: str) -> tuple[Kept, list[str]]:
    """What an export tells, and a sentence for every line that cannot be read. Never raises."""
    reader = Reader()
    found: dict[type, list[Any]] = {noun: [] for noun in _ORDER}
    notes: list[str] = []
    for number, each in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        noun = reader.take(number, each)
        if isinstance(noun, str):
            notes.append(noun)
        elif noun is not None:
            found[type(noun)].append(noun)
    return Kept(*(tuple(found[noun]) for noun in _ORDER)), notes


class Reader:
    """Reads an export line by line; it remembers what the file calls its entries, and gives each a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, EntryId] = {}

    def take(self, number: int, text: str) -> Noun | str | None:
        """The noun of a line; a sentence when it cannot be read, None when it is blank. Never raises."""
        if not text.strip():
            return None
        try:
            noun = _noun(text, self._numbers)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            return f"Line {number}: {_said(error)}."
        wrong = _wrong(noun)
        return f"Line {number}: {wrong}." if wrong else noun


_ORDER = (ClaimRecord, EntryRecord, Evidence, Past, Dismissal, Ruling, Search, TextRecord)


def _noun(text: str, numbers: dict[str, EntryId]) -> Noun:
    table = _TABLE.decode(text)
    form, kind = table.get("format", ""), table.get("kind", "")
    if form != FORMAT:
        raise msgspec.ValidationError(f"Its format is {form!r}, not {FORMAT!r}")
    if not isinstance(kind, str) or kind not in KINDS:
        raise msgspec.ValidationError(f"Its kind is {kind!r}, which is none of {', '.join(KINDS)}")
    if not isinstance(table.get("entry", ""), str) and NOUNS[kind] is ClaimRecord:
        del table["entry"]  # `claims --json` tells the library's own number
    noun, told = NOUNS[kind], msgspec.convert(table if _is_plain(text) else clean(table), KINDS[kind])
    own: dict[str, Any] = {name: getattr(told, name) for name in SHARED[type(told)]}
    if noun in (ClaimRecord, EntryRecord, TextRecord):
        key = told.key if noun is EntryRecord else told.entry
        own["entry"] = numbers.setdefault(key, EntryId(len(numbers) + 1)) if key else EntryId(0)
    if noun in (ClaimRecord, Evidence):
        own["id"] = 0
    made: Noun = noun(**own)
    return made


def _said(error: Exception) -> str:
    """msgspec's words as ours: the place first, when it names one."""
    if not isinstance(error, msgspec.ValidationError):
        return "this is not a line of JSON"
    what, _, place = line(str(error)).replace("`", "").partition(" - at ")
    if what.endswith("with a timezone component"):
        what = "the moment has no offset from UTC"
    what = what[0].lower() + what[1:]
    return f"{place.removeprefix('$.')}: {what}" if place.startswith("$.") else what


def _wrong(noun: Any) -> str:
    """What no type can say of a noun; "" when it holds."""
    for name in _NEEDED[type(noun)](noun):
        if not getattr(noun, name).strip():
            return f"{name}: it is empty"
    if isinstance(noun, ClaimRecord) and not 0 <= noun.start <= noun.end < LARGEST:
        return f"start and end: {line(f'{noun.start}-{noun.end}'[:60])} is no span"
    if isinstance(noun, TextRecord) and sha256(noun.text.encode("utf-8", "replace")).hexdigest() != noun.hash:
        return "hash: the text is not the one it was made of"
    if isinstance(noun, Evidence) and noun.claim == noun.other:
        return "claim and other: they are the same"
    return ""


def _of_ruling(one: Ruling) -> Iterable[str]:
    return ("name", "target", "target_name", *(("entity",) if one.kind in ("merge", "split") else ()))


_NEEDED: Mapping[type, Callable[[Any], Iterable[str]]] = {
    ClaimRecord: lambda one: ("uuid", "text", *(("status",) if one.kind == "claim" else ())),
    EntryRecord: lambda one: ("feed_url", "title"),
    Evidence: lambda one: ("uuid", "claim", "other"),
    Past: lambda one: ("claim", "what"),
    Dismissal: lambda one: ("claim", "print"),
    Ruling: _of_ruling,
    Search: lambda one: ("name",),
    TextRecord: lambda one: ("hash",),
}
