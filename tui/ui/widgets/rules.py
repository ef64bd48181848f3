"""The rules that cut blocks from a page, in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "share": "share buttons",
    "menu": "menus and navigation",
    "notice": "notices: cookies, newsletters, sign-in",
    "related": "links to other posts",
    "comment": "readers' comments",
    "advert": "advertising",
    "about": "about the site or the author",
    "frame": "the page's frame: header, footer, sidebar",
    "hidden": "hidden on the page",
    "more": "“read more” and lists of posts",
    "credit": "credits of photos and sources",
    "author": "about the author",
    "paywall": "a call to pay for the rest",
    "copy": "the text a second time",
    "repeated": "title or byline, said already above the text",
    "known": "the same on other pages of the site",
    "outside": "outside the article",
}
"""The extractor's own names and what they mean."""


def words(rule: str) -> str:
    """What a rule is called; one without words here by its own name."""
    return RULES.get(rule) or rule.replace("_", " ").replace("-", " ").strip() or RULES["outside"]
