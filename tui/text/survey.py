"""What the elements of a page say in their attributes: meta, link, microdata and RDFa, in one look at each kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from tui.plain import line
from tui.text.element import Element

_FOREIGN = re.compile(
    r"Comment|Review|Rating|VideoObject|ImageObject|Product|Offer|Organization|WPSideBar|WPFooter", re.I
)
_MOST = 4000  # elements of a kind that are looked at
_MANY = 60  # values of one name
_VALUE = 3000  # characters of a value
_PREFIX = re.compile(r"^(?:schema|https?://schema\.org/|og:article|article:article)[:/]?(?=[a-z])", re.I)


@dataclass(frozen=True, slots=True)
class Survey:
    """Values by name in lower case: of meta elements, of links by relation, of elements by itemprop or property."""

    metas: Mapping[str, str] = field(default_factory=dict)  # the first of each name
    many: Mapping[str, list[str]] = field(default_factory=dict)  # all of them
    links: Mapping[str, list[Element]] = field(default_factory=dict)
    items: Mapping[str, list[Element]] = field(default_factory=dict)

    def first(self, names: str) -> str:
        """The first meta value under one of the names, which stand in a line."""
        return next((self.metas[name] for name in names.split() if self.metas.get(name)), "")

    def all(self, names: str) -> list[str]:
        """Every meta value under the names."""
        return [value for name in names.split() for value in self.many.get(name, [])]


def look(root: Element) -> Survey:
    """The page's attributes."""
    many: dict[str, list[str]] = {}
    for meta in islice(root.iter("meta"), _MOST):
        content = line((meta.get("content") or "")[:_VALUE])
        if content and not _is_foreign(meta):
            for name in _names(meta.get("property"), meta.get("name"), meta.get("itemprop"), meta.get("http-equiv")):
                values = many.setdefault(name, [])
                if len(values) < _MANY:
                    values.append(content)
    links: dict[str, list[Element]] = {}
    items: dict[str, list[Element]] = {}
    for one in islice(root.xpath("//*[@rel or @itemprop or @property]"), _MOST):
        for name in (one.get("rel") or "")[:200].lower().split():
            links.setdefault(name, []).append(one)
        if one.tag != "meta" or one.get("itemprop"):
            for name in _names(one.get("itemprop"), one.get("property")):
                items.setdefault(name, []).append(one)
    return Survey({name: values[0] for name, values in many.items()}, many, links, items)


def _names(*attributes: str | None) -> list[str]:
    """The names in attributes, without prefixes of schema.org."""
    joined = " ".join(one[:300] for one in attributes if one)
    return [_PREFIX.sub("", name) for name in dict.fromkeys(joined.strip().lower().split())]


def _is_foreign(meta: Element) -> bool:
    """Whether a meta element in the body belongs to a comment, a video or the like."""
    return meta.get("itemprop") is not None and foreign(meta)


def foreign(element: Element) -> bool:
    """Whether the object that an element describes is not the article: a comment, a product, a picture."""
    scope = next((one for one in islice(element.iterancestors(), 40) if one.get("itemscope") is not None), None)
    return scope is not None and bool(_FOREIGN.search((scope.get("itemtype") or "")[:200]))


def value(element: Element) -> str:
    """What a marked element says: to machines, else to readers."""
    told = element.get("content") or element.get("datetime")
    return line((told or "".join(islice(element.itertext(), _MANY)))[:_VALUE])
