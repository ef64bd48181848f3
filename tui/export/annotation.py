"""W3C Web Annotation: a collection that annotation servers and readers take, each claim or note an annotation.

Shapes: w3.org/TR/annotation-model and annotation-vocab. What the model has no word for stands under `claim:`, a prefix
of our own, so that a JSON-LD processor drops none of it. Positions count code points of the text as fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tui.export.records import guarded, note_of, source, urn, utc
from tui.model import ClaimRecord
from tui.plain import line

ANNO = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:claimwire:"
CONTEXT: list[Any] = [ANNO, {"claim": {"@id": OWN, "@prefix": True}}]


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """One AnnotationCollection with all its annotations on its first page."""
    items = [annotation(record) for record in guarded(records)]
    name = uuid5(NAMESPACE_URL, " ".join(item["id"] for item in items)).urn
    whole: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Claims and notes",
        "created": utc(now),
        "total": len(items),
    }
    if items:
        whole["first"] = {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def annotation(record: ClaimRecord) -> dict[str, Any]:
    """A record as an annotation; it stands alone when given the `@context`."""
    bodies = _bodies(record)
    return {
        "id": urn(record),
        "type": "Annotation",
        "motivation": "assessing" if record.kind == "claim" else "commenting",
        "created": utc(record.created),
        "modified": utc(record.changed),
        "generator": {"id": "urn:x-claimwire:reader", "type": "Software", "name": "claimwire"},
        **({"body": bodies} if bodies else {}),
        "target": _target(record),
        **_own(record),
    }


def _bodies(record: ClaimRecord) -> list[dict[str, str]]:
    """The status, the tags and the reader's own words."""
    told = [("classifying", record.status)] if record.kind == "claim" else []
    told += [("tagging", line(tag)) for tag in record.tags]
    told += [("commenting", note) for note in note_of(record)]
    return [
        {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"} for purpose, value in told
    ]


def _target(record: ClaimRecord) -> dict[str, Any]:
    """The words in the article as it was fetched that day; the article whole when there are no words."""
    selectors: list[dict[str, Any]] = []
    if record.quote:
        quote = {"exact": record.quote, "prefix": record.prefix, "suffix": record.suffix}
        selectors.append({"type": "TextQuoteSelector", **{name: text for name, text in quote.items() if text}})
        if record.part == "body":
            selectors.append({"type": "TextPositionSelector", "start": record.start, "end": record.end})
    return {
        "type": "SpecificResource",
        "source": source(record),
        **({"selector": selectors} if selectors else {}),
        "state": {"type": "TimeState", "sourceDate": utc(record.fetched)},
    }


def _own(record: ClaimRecord) -> dict[str, Any]:
    """What the model has no word for."""
    told = {
        "speaker": record.speaker,
        "cue": record.cue,
        "said": record.said,
        "figure": record.figure,
        "state": str(record.state.value),
        "sha256": record.revision_hash,
        "title": record.title,
        "published": record.published.isoformat() if record.published else "",
    }
    return {f"claim:{name}": line(value) for name, value in told.items() if value}
