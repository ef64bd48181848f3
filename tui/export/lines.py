"""The lines of a JSON Lines export: which kinds there are, the keys of each, and their JSON Schema.

Each is derived from the noun it tells, so that a new field of the noun is a new key. No number that holds in one
library only is in them: a claim names its entry by the entry line's key, a link its ends by their uuids.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from tui.model import ClaimRecord, Dismissal, EntryRecord, Evidence, Past, Ruling, Search, TextRecord

FORMAT = "claimwire/1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_Moment = Annotated[datetime, msgspec.Meta(tz=True)]
MOMENTS: Mapping[Any, Any] = {datetime: _Moment, datetime | None: _Moment | None}


class Far(msgspec.Struct, kw_only=True):
    """The end of a link that is not in the export, for those who read it without the library."""

    text: str
    status: str
    speaker: str
    title: str
    url: str
    feed_title: str
    published: _Moment | None


def _made(name: str, noun: type, kinds: Any, *, without: tuple[str, ...] = (), **more: Any) -> Any:
    """A noun's fields as a line: format and kind first, then `more`, which are keys of another type or a further one.

    Every moment must know its offset from UTC.
    """
    hints = get_type_hints(noun)
    defaults = {each.name: each.default for each in fields(noun) if each.default is not MISSING}
    keys: list[Any] = [("format", Literal["claimwire/1"]), ("kind", kinds)]
    keys += [(key, *each) for key, each in more.items()]
    for key in hints:
        if key not in (*without, *more, "kind", "id"):
            kind = MOMENTS.get(hints[key], hints[key])
            keys.append((key, kind, defaults[key]) if key in defaults else (key, kind))
    return msgspec.defstruct(name, keys, kw_only=True, module=__name__)


EntryLine = _made("Entry", EntryRecord, Literal["entry"], without=("entry",), key=(str,))
TextLine = _made("Text", TextRecord, Literal["text"], entry=(str,))
RecordLine = _made("Record", ClaimRecord, Literal["claim", "note"], without=("evidence",), entry=(str, ""))
EvidenceLine = _made("Evidence", Evidence, Literal["evidence"], far=(Far | msgspec.UnsetType, msgspec.UNSET))
PastLine = _made("Event", Past, Literal["event"])
DismissalLine = _made("Dismissed", Dismissal, Literal["dismissed"])
RulingLine = _made("Ruling", Ruling, Literal["merge", "split", "alias", "watch"])
SearchLine = _made("Search", Search, Literal["search"])

KINDS: Mapping[str, Any] = {
    "entry": EntryLine, "text": TextLine, "claim": RecordLine, "note": RecordLine,
    "evidence": EvidenceLine, "event": PastLine,
    "dismissed": DismissalLine, "merge": RulingLine, "split": RulingLine, "alias": RulingLine, "watch": RulingLine,
    "search": SearchLine,
}  # fmt: skip
"""The line of each kind, in the order of the file."""
NOUNS: Mapping[str, type] = {
    "entry": EntryRecord, "text": TextRecord, "claim": ClaimRecord, "note": ClaimRecord,
    "evidence": Evidence, "event": Past,
    "dismissed": Dismissal, "merge": Ruling, "split": Ruling, "alias": Ruling, "watch": Ruling, "search": Search,
}  # fmt: skip
SHARED: Mapping[Any, tuple[str, ...]] = {
    of: tuple(each.name for each in fields(NOUNS[kind]) if each.name in of.__struct_fields__)
    for kind, of in KINDS.items()
}
"""The keys that a line has from its noun as they are."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    kinds = list(dict.fromkeys(KINDS.values()))
    told, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    return {"$schema": DIALECT, "title": "A line of claimwire's JSON Lines export", "anyOf": list(told), "$defs": parts}
