"""Small pages for the tests of metadata, and what is read out of them."""

from __future__ import annotations

import json

from tui.text import metadata, tree
from tui.text.metadata import About

BASE = "https://www.quaypost.example/harbour/dredging-begins"
BODY = "<p>" + "The dredger came round the point at dawn and anchored beside the old ferry steps. " * 4 + "</p>"


def about(head: str = "", body: str = "", base: str = BASE, lang: str = "en") -> About:
    """What the metadata of a small page say."""
    root = tree.parse(f"<html lang='{lang}'><head>{head}</head><body>{body}</body></html>")
    return metadata.read(root, base)


def ld(value: object) -> str:
    """A page's JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def story(**fields: object) -> str:
    """The JSON-LD of an article."""
    return ld({"@type": "NewsArticle", "headline": "Dredging begins", **fields})


def day(head: str = "", body: str = "", **more: str) -> str:
    """The moment of publication of a small page."""
    return about(head, body, **more).when.day({})
