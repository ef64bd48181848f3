"""ClaimReview: the claims a reader has rated, as schema.org's graph that fact-check readers take.

Only what the person judged is there: supported, disputed, false. An unchecked claim is no review.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tui.export.records import bears, day, far, guarded, names, publisher, source, urn, web
from tui.model import ClaimRecord, EvidenceEnd, Status
from tui.plain import line

NOBODY = "the reader of this library"
WORST, BEST = 1, 5
RATED: Mapping[str, int] = {Status.FALSE: WORST, Status.DISPUTED: 3, Status.SUPPORTED: BEST}


def render(records: Iterable[ClaimRecord], *, name: str = "") -> str:
    """The reviews of the rated claims as one graph; `name`: who rated them."""
    author = line(name) or NOBODY
    reviews = [
        _review(record, author) for record in guarded(records) if record.kind == "claim" and record.status in RATED
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=1) + "\n"


def _review(record: ClaimRecord, author: str) -> dict[str, Any]:
    rating = {
        "@type": "Rating",
        "ratingValue": RATED[record.status],
        "worstRating": WORST,
        "bestRating": BEST,
        "alternateName": record.status,
    }
    return {
        "@type": "ClaimReview",
        "@id": urn(record),
        "url": source(record),
        "claimReviewed": line(record.text),
        "datePublished": day(record.changed),
        "author": {"@type": "Person", "name": author},
        "reviewRating": rating,
        "itemReviewed": _claim(record),
        **({"reviewBody": "\n".join(record.notes)} if record.notes else {}),
        **({"citation": [_cited(end) for end in record.evidence]} if record.evidence else {}),
    }


def _cited(end: EvidenceEnd) -> dict[str, Any]:
    """A sentence that bears on the claim, and the article it stands in."""
    told = {"url": web(end.url), "headline": line(end.title)}
    home = line(end.feed_title)
    return {
        "@type": "NewsArticle",
        "abstract": f"{bears(end)} {far(end)}",
        **{name: value for name, value in told.items() if value},
        **({"publisher": {"@type": "Organization", "name": home}} if home else {}),
    }


def _claim(record: ClaimRecord) -> dict[str, Any]:
    """Who says it, when, and in which article."""
    article = {
        "@type": "NewsArticle",
        "url": source(record),
        "headline": line(record.title),
        "datePublished": record.published.isoformat() if record.published else "",
        "author": [{"@type": "Person", "name": name} for name in names(record.byline)],
        "publisher": {"@type": "Organization", "name": publisher(record)},
        "inLanguage": line(record.language),
    }
    return {
        "@type": "Claim",
        **({"author": {"@type": "Thing", "name": line(record.speaker)}} if record.speaker else {}),
        **({"datePublished": line(record.said)} if record.said else {}),
        "appearance": {name: value for name, value in article.items() if value},
    }
