"""W3C Web Annotation: a collection that annotation servers and readers take, each claim or note an annotation.

Shapes: w3.org/TR/annotation-model and annotation-vocab. What the model has no word for stands under `claim:`, a prefix
of our own, so that a JSON-LD processor drops none of it. Positions count code points of the text as fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tui.export.records import figures, guarded, is_highlight, named, note_of, source, urn, utc, web
from tui.model import CLAIM_FIELDS, ClaimRecord, Evidence, EvidenceEnd
from tui.plain import line

ANNO = "http://www.w3.org/ns/anno.jsonld"
OWN = "urn:claimwire:"
GENERATOR = {"id": "urn:x-claimwire:reader", "type": "Software", "name": "claimwire"}
CONTEXT: list[Any] = [ANNO, {"claim": {"@id": OWN, "@prefix": True}}]


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """One AnnotationCollection with all its annotations on its first page."""
    kept = list(guarded(records))
    items = [*map(annotation, kept), *links(kept)]
    name = uuid5(NAMESPACE_URL, " ".join(item["id"] for item in items)).urn
    whole: dict[str, Any] = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Claims, notes and evidence",
        "created": utc(now),
        "total": len(items),
    }
    if items:
        whole["first"] = {"id": f"{name}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def annotation(record: ClaimRecord) -> dict[str, Any]:
    """A record as an annotation; it stands alone when given the `@context`."""
    bodies, mark = _bodies(record), is_highlight(record)
    return {
        "id": urn(record),
        "type": "Annotation",
        "motivation": "commenting" if record.kind == "note" else "highlighting" if mark else "assessing",
        "created": utc(record.created),
        "modified": utc(record.changed),
        "generator": GENERATOR,
        **({"body": bodies} if bodies else {}),
        "target": _target(record),
        **_own(record),
    }


def links(kept: Sequence[ClaimRecord]) -> list[dict[str, Any]]:
    """The evidence of the records as annotations that link: the target is what it bears on, the body what bears."""
    here = {record.uuid: record for record in kept}
    ends = {(end.evidence.uuid, end.uuid): end for record in kept for end in record.evidence}
    every = {end.evidence.uuid: end.evidence for end in ends.values()}

    def end_of(link: Evidence, uuid: str) -> dict[str, Any]:
        end = _target(here[uuid]) if uuid in here else _far(ends[link.uuid, uuid])
        return {**end, "claim:annotation": named(uuid)}

    return [_link(one, end_of(one, one.claim), end_of(one, one.other)) for one in sorted(every.values(), key=_made)]


def _made(link: Evidence) -> tuple[datetime, str]:
    return link.created, link.uuid


def _link(link: Evidence, target: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    words = [("classifying", link.relation), ("commenting", link.note)]
    return {
        "id": named(link.uuid),
        "type": "Annotation",
        "motivation": "linking",
        "created": utc(link.created),
        "modified": utc(link.changed),
        "generator": GENERATOR,
        "body": [{**body, "purpose": "linking"}, *_texts((purpose, value) for purpose, value in words if value)],
        "target": target,
    }


def _far(end: EvidenceEnd) -> dict[str, Any]:
    """An end of a link that is not in the export, by its words."""
    address = web(end.url) or named(end.uuid)
    told = {"speaker": end.speaker, "title": end.title}
    return {
        "type": "SpecificResource",
        "source": address,
        **({"selector": [{"type": "TextQuoteSelector", "exact": end.text}]} if end.text else {}),
        **{f"claim:{name}": line(value) for name, value in told.items() if line(value)},
    }


def _texts(told: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [
        {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"} for purpose, value in told
    ]


def _bodies(record: ClaimRecord) -> list[dict[str, str]]:
    """The status, the tags and the reader's own words."""
    held = record.kind == "claim" and not is_highlight(record)
    told = [("classifying", line(record.status))] if held else []
    told += [("tagging", line(tag)) for tag in record.tags]
    told += [("commenting", note) for note in note_of(record)]
    return _texts(told)


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
    told: dict[str, str | list[str]] = {
        **{name: getattr(record, name) for name in CLAIM_FIELDS},
        "figure": figures(record),
        "entity": record.entity,
        "state": str(record.state.value),
        "sha256": record.revision_hash,
        "title": record.title,
        "published": record.published.isoformat() if record.published else "",
    }
    clean = {name: line(value) if isinstance(value, str) else value for name, value in told.items()}
    return {f"claim:{name}": value for name, value in clean.items() if value}
