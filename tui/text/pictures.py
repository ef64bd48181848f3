"""Which address a picture has, however late the page means to load it."""

from __future__ import annotations

import re
from itertools import islice

from tui.text.element import Element

_LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset", "srcset", "data-hi-res-src")
_LONG = 20_000  # an attribute beyond it holds the picture itself, or is none
_PLACEHOLDER = re.compile(r"^(?:data:|about:)|(?:blank|spacer|placeholder|pixel|transparent|1x1)[\w.-]*$", re.I)


def settle(root: Element) -> None:
    """Give every lazy picture its address as `src`, and a figure that of the picture in its noscript as `data-src`."""
    for picture in root.iter("img", "amp-img"):
        shown = picture.get("src") or ""
        if not shown or len(shown) > _LONG or _PLACEHOLDER.search(shown):
            picture.set("src", _late(picture) or _source(picture))
    for hidden in root.iter("noscript"):
        picture = hidden.find(".//img")
        figure = next(hidden.iterancestors("figure"), None) if picture is not None else None
        if figure is not None:
            figure.set("data-src", (picture.get("src") or "")[:_LONG])


def _late(element: Element) -> str:
    """The address in the attributes of one who loads late: of a srcset the first."""
    for name in _LAZY:
        text = (element.get(name) or "")[:_LONG].strip()
        if text and not text.startswith("data:"):
            return str(text.split(None, 1)[0].rstrip(","))
    return ""


def _source(picture: Element) -> str:
    """The address of the first source beside it in a picture element."""
    for around in islice(picture.iterancestors("source", "picture"), 4):  # the parser puts a picture into its source
        sources = [around] if around.tag == "source" else around.iterchildren("source")
        found = next((late for one in sources if (late := _late(one))), "")
        if found:
            return found
    return ""
