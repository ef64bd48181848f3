"""JSON Feed 1.1 (jsonfeed.org): the claims as a feed for another reader, the latest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tui.export.records import evidence, facts, guarded, note_of, publisher, urn, utc, web
from tui.model import ClaimRecord
from tui.plain import line

VERSION = "https://jsonfeed.org/version/1.1"


def render(records: Iterable[ClaimRecord]) -> str:
    """One feed of all the records."""
    kept = sorted(guarded(records), key=lambda record: record.changed, reverse=True)
    whole = {"version": VERSION, "title": "Claims and notes", "items": [_item(record) for record in kept]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _item(record: ClaimRecord) -> dict[str, Any]:
    address = web(record.url)
    speaker = line(record.speaker)
    return {
        "id": urn(record),
        "title": f"{speaker}: {line(record.text)}" if speaker else line(record.text),
        "content_text": _content(record),
        "date_published": utc(record.created),
        "date_modified": utc(record.changed),
        **({"url": address} if address else {}),
        **({"authors": [{"name": speaker}]} if speaker else {}),
        **({"tags": [line(tag) for tag in record.tags]} if record.tags else {}),
        **({"language": line(record.language)} if record.language else {}),
    }


def _content(record: ClaimRecord) -> str:
    """The sentence, what is held of it, what bears on it, the reader's words, and where it stands."""
    held = "\n".join(f"{name}: {value}" for name, value in facts(record))
    where = " · ".join(word for word in (line(record.title), publisher(record)) if word)
    parts = [f"“{record.quote}”" if record.quote else "", held, "\n".join(evidence(record)), *note_of(record), where]
    return "\n\n".join(part for part in parts if part)
