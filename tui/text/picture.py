"""The lead picture of a page, as it names it itself: an address, never a logo or a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.text import jsonld
from tui.text.addresses import address
from tui.text.survey import Survey

_META = "og:image og:image:secure_url og:image:url twitter:image twitter:image:src image thumbnail parsely-image-url"
_NONE = re.compile(
    r"(?:^|[/_.-])(?:logos?|favicon|icons?|sprite|placeholder|default|blank|spacer|pixel|no[_-]?image|avatar|gravatar|"
    r"dummy|fallback|apple-touch-icon|transparent|1x1)(?=$|[/_.?\d-])|\.svg(?:$|\?)",
    re.I,
)
_LEAST = 120  # pixels


def lead(survey: Survey, graph: jsonld.Graph, base: str) -> str:
    """The address of the picture, or ""."""
    pages = [one.get("image") or one.get("thumbnailUrl") or one.get("primaryImageOfPage") for one in graph.articles]
    declared = (text for value in pages for text in _addresses(value, graph))
    linked = (one.get("href") or "" for one in survey.links.get("image_src", [])[:3])
    for text in (*declared, *survey.all(_META), *linked):
        found = address(text[:2000], base)
        if found and not _NONE.search(found):
            return found
    return ""


def _addresses(value: object, graph: jsonld.Graph) -> Iterator[str]:
    """The addresses in an image field: a string, an object, a reference, a list of them."""
    for one in value[:10] if isinstance(value, list) else [value]:
        one = graph.whole(one)
        if isinstance(one, dict):
            if _small(one.get("width")) or _small(one.get("height")):
                continue
            one = one.get("url") or one.get("contentUrl")
            one = one[0] if isinstance(one, list) and one else one
        if isinstance(one, str) and not one.startswith("#"):
            yield one


def _small(value: object) -> bool:
    """Whether a side of a picture is too short for it to be the lead."""
    if isinstance(value, dict):
        value = value.get("value")
    digits = re.match(r"\d{1,5}", str(value)) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
    return digits is not None and 0 < int(digits[0]) < _LEAST
