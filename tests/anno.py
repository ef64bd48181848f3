"""What the W3C's annotation model demands of an annotation, and as much of its JSON-LD context as our exports use."""

from __future__ import annotations

import re
from typing import Any

OA, AS, DC, DCTERMS = (
    "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/activitystreams#", "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
)  # fmt: skip
RDF, XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"


def _term(iri: str, kind: str = "") -> Any:
    return {"@id": iri, "@type": kind} if kind else iri


CONTEXTS: dict[str, Any] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "@context": {
            "id": {"@id": "@id", "@type": "@id"},
            "type": {"@id": "@type", "@type": "@id"},
            "Annotation": f"{OA}Annotation",
            "SpecificResource": f"{OA}SpecificResource",
            "TextualBody": f"{OA}TextualBody",
            "TextQuoteSelector": f"{OA}TextQuoteSelector",
            "TextPositionSelector": f"{OA}TextPositionSelector",
            "TimeState": f"{OA}TimeState",
            "AnnotationCollection": f"{AS}OrderedCollection",
            "AnnotationPage": f"{AS}OrderedCollectionPage",
            "Software": f"{AS}Application",
            **{word: f"{OA}{word}" for word in ("assessing", "commenting", "classifying", "tagging")},
            "body": _term(f"{OA}hasBody", "@id"),
            "target": _term(f"{OA}hasTarget", "@id"),
            "source": _term(f"{OA}hasSource", "@id"),
            "selector": _term(f"{OA}hasSelector", "@id"),
            "state": _term(f"{OA}hasState", "@id"),
            "motivation": _term(f"{OA}motivatedBy", "@vocab"),
            "purpose": _term(f"{OA}hasPurpose", "@vocab"),
            "exact": f"{OA}exact",
            "prefix": f"{OA}prefix",
            "suffix": f"{OA}suffix",
            "start": _term(f"{OA}start", f"{XSD}nonNegativeInteger"),
            "end": _term(f"{OA}end", f"{XSD}nonNegativeInteger"),
            "sourceDate": _term(f"{OA}sourceDate", f"{XSD}dateTime"),
            "value": f"{RDF}value",
            "format": f"{DC}format",
            "created": _term(f"{DCTERMS}created", f"{XSD}dateTime"),
            "modified": _term(f"{DCTERMS}modified", f"{XSD}dateTime"),
            "generator": _term(f"{AS}generator", "@id"),
            "name": "http://xmlns.com/foaf/0.1/name",
            "label": "http://www.w3.org/2000/01/rdf-schema#label",
            "first": _term(f"{AS}first", "@id"),
            "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
            "startIndex": _term(f"{AS}startIndex", f"{XSD}nonNegativeInteger"),
            "total": _term(f"{AS}totalItems", f"{XSD}nonNegativeInteger"),
        }
    }
}
MOTIVES = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
_IRI = re.compile(r"(https?://|urn:[a-z0-9-]+:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_MOMENT = re.compile(r"\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def musts(one: dict[str, Any]) -> list[str]:
    """The musts of the model that an annotation breaks."""
    context = one["@context"]
    target, bodies = one["target"], one.get("body", [])
    checks = {
        "the context is named": "http://www.w3.org/ns/anno.jsonld" in (context if type(context) is list else [context]),
        "it has one IRI": bool(_IRI.fullmatch(one["id"])),
        "its class is Annotation": one["type"] == "Annotation",
        "it is made at a moment of UTC": bool(_MOMENT.fullmatch(one["created"]) and _MOMENT.fullmatch(one["modified"])),
        "its motive is a known one": one["motivation"] in MOTIVES,
        "its generator has an IRI": bool(_IRI.fullmatch(one["generator"]["id"])),
        "a list of bodies is not empty": "body" not in one or bool(bodies),
        "a body has one text": all(isinstance(body["value"], str) for body in bodies),
        "a body's purpose is a known motive": all(body["purpose"] in MOTIVES for body in bodies),
        "the target has one source": bool(_IRI.fullmatch(target["source"])),
        "the target's state is of a moment": bool(_MOMENT.fullmatch(target["state"]["sourceDate"])),
        "each selector finds something": all(map(_selects, target.get("selector", []))),
    }
    return [said for said, kept in checks.items() if not kept]


def _selects(selector: dict[str, Any]) -> bool:
    if selector["type"] == "TextQuoteSelector":
        texts = [selector[name] for name in ("exact", "prefix", "suffix") if name in selector]
        return bool(selector["exact"]) and all(isinstance(text, str) for text in texts)
    start, end = int(selector["start"]), int(selector["end"])
    return bool(selector["type"] == "TextPositionSelector") and 0 <= start <= end
