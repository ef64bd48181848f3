"""The formats of an export by their name: the ending of a file, and what renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from tui.export import annotation, citation, feed, jsonl, markdown, org, report, review, tables
from tui.model import ClaimRecord


class Format(NamedTuple):
    """A format: its file ending without the dot, what it is for, and its renderer."""

    ending: str
    about: str
    render: Callable[[Sequence[ClaimRecord], datetime], str]


FORMATS: Mapping[str, Format] = {
    "markdown": Format(
        "md", "Markdown with front matter, for Obsidian and people", lambda kept, now: markdown.render(kept, now=now)
    ),
    "jsonl": Format("jsonl", "JSON Lines: everything, and can be imported again", lambda kept, _: jsonl.render(kept)),
    "csv": Format("csv", "a table for a spreadsheet", lambda kept, _: tables.render(kept)),
    "html": Format("html", "a page to print: claims by who said them", lambda kept, now: report.render(kept, now=now)),
    "org": Format("org", "Org, for Emacs", lambda kept, now: org.render(kept, now=now)),
    "annotation": Format(
        "jsonld", "W3C Web Annotation, for annotation tools", lambda kept, now: annotation.render(kept, now=now)
    ),
    "readwise": Format("readwise.csv", "CSV as Readwise imports it", lambda kept, _: tables.readwise(kept)),
    "csl": Format("csl.json", "CSL-JSON: the articles, for Zotero and pandoc", lambda kept, _: citation.csl(kept)),
    "bibtex": Format("bib", "BibTeX: the articles, for LaTeX", lambda kept, _: citation.bibtex(kept)),
    "claimreview": Format(
        "claimreview.json",
        "ClaimReview: the claims you rated, for fact-check readers",
        lambda kept, _: review.render(kept),
    ),
    "feed": Format("feed.json", "JSON Feed: your claims for another reader", lambda kept, _: feed.render(kept)),
}


def of_ending(name: str) -> str:
    """The format a file's name asks for; "" when it asks for none."""
    asked = name.lower()
    fitting = [key for key, each in FORMATS.items() if asked.endswith(f".{each.ending}")]
    return max(fitting, key=lambda key: len(FORMATS[key].ending), default="")
