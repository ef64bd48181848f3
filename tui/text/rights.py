"""Under what licence a page is published, and whether it says that not all of it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.plain import line
from tui.text import jsonld
from tui.text.addresses import address
from tui.text.survey import Survey

_META = """
dcterms.license dc.license dc.rights.license license licence cc:license article:license rights-standard dc.rights
dcterms.rights dc:rights
"""
_CREATIVE = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by(?:-(?:nc|nd|sa))*)/(?P<version>\d\.\d)|"
    r"publicdomain/(?P<domain>zero|mark)/(?P<edition>\d\.\d))",
    re.I,
)
_NAMED = re.compile(r"\bCC[ -](?P<kind>BY(?:-(?:NC|ND|SA))*)(?:[ -](?P<version>\d\.\d))?\b|\bCC0\b", re.I)
_LOCKED = {"metered", "locked", "paid", "premium", "subscription", "subscriber", "paywall", "hard", "registration"}
_TIER = "article:content_tier cxenseparse:access content_tier access-type subscription-level"


def licence(survey: Survey, graph: jsonld.Graph, base: str) -> str:
    """The name of a Creative Commons licence ("CC BY 4.0"), or another licence's address, or ""."""
    linked = [one.get("href") or "" for one in survey.links.get("license", [])[:3]]
    marked = [one.get("href") or one.get("content") or "" for one in survey.items.get("license", [])[:3]]
    said = [_of(one.get("license")) for one in graph.articles]
    for text in (*said, *linked, *marked, *survey.all(_META)):
        name = _named(text[:500], base)
        if name:
            return name
    return ""


def _of(value: object) -> str:
    """A licence's address or words in JSON-LD."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or value.get("name")
    return jsonld.text(value)


def _named(text: str, base: str) -> str:
    """The name of a licence, or its address; "" for words that name none."""
    found = _CREATIVE.search(text)
    if found and found["kind"]:
        return f"CC {found['kind'].upper()} {found['version']}"
    if found:
        return f"CC0 {found['edition']}" if found["domain"].lower() == "zero" else "Public domain"
    named = _NAMED.search(text)
    if named:
        return " ".join(filter(None, ("CC", named["kind"].upper(), named["version"]))) if named["kind"] else "CC0"
    return address(line(text), base) if "/" in text and " " not in text.strip() else ""


def paywalled(survey: Survey, graph: jsonld.Graph) -> bool:
    """Whether the page says that it, or a part of it, is for subscribers."""
    free = [value for one in graph.articles for value in _free(one)]
    free += [one.get("content") or one.text for one in survey.items.get("isaccessibleforfree", [])[:3]]
    free += [survey.metas.get("isaccessibleforfree")]
    if any(_false(value) for value in free):
        return True
    return any(value.strip().lower() in _LOCKED for value in survey.all(_TIER))


def _free(one: jsonld.Fields) -> Iterable[object]:
    """What an object and its parts say of being free."""
    parts = one.get("hasPart")
    for whole in (one, *(parts[:20] if isinstance(parts, list) else [parts])):
        if isinstance(whole, dict):
            yield whole.get("isAccessibleForFree")


def _false(value: object) -> bool:
    """Whether a value means no, in any spelling."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value is False or (
        isinstance(value, str) and value.strip().lower().rpartition("/")[2] in ("false", "no", "0")
    )
