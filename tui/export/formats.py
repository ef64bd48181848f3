"""The formats of an export by their name: the ending of a file, and what renders it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tui.export import annotation, citation, feed, lossless, markdown, org, report, review, tables
from tui.model import Kept


@dataclass(frozen=True, slots=True)
class Made:
    """When an export is made, and by whom: the name that a person has given in the config."""

    now: datetime
    name: str = ""


class Format(NamedTuple):
    """A format: its file ending without the dot, what it is for, and its renderer."""

    ending: str
    about: str
    render: Callable[[Kept, Made], str]


FORMATS: Mapping[str, Format] = {
    "markdown": Format(
        "md",
        "Markdown with front matter, for Obsidian and people",
        lambda kept, made: markdown.render(kept.records, now=made.now),
    ),
    "jsonl": Format(
        "jsonl", "JSON Lines: everything, and can be imported again", lambda kept, _: lossless.render(kept)
    ),
    "csv": Format("csv", "a table for a spreadsheet", lambda kept, _: tables.render(kept.records)),
    "html": Format(
        "html",
        "a page to print: claims by who said them",
        lambda kept, made: report.render(kept.records, now=made.now),
    ),
    "org": Format("org", "Org, for Emacs", lambda kept, made: org.render(kept.records, now=made.now)),
    "annotation": Format(
        "jsonld",
        "W3C Web Annotation, for annotation tools",
        lambda kept, made: annotation.render(kept.records, now=made.now),
    ),
    "readwise": Format("readwise.csv", "CSV as Readwise imports it", lambda kept, _: tables.readwise(kept.records)),
    "csl": Format(
        "csl.json", "CSL-JSON: the articles, for Zotero and pandoc", lambda kept, _: citation.csl(kept.records)
    ),
    "bibtex": Format("bib", "BibTeX: the articles, for LaTeX", lambda kept, _: citation.bibtex(kept.records)),
    "claimreview": Format(
        "claimreview.json",
        "ClaimReview: the claims you rated, for fact-check readers",
        lambda kept, made: review.render(kept.records, name=made.name),
    ),
    "feed": Format("feed.json", "JSON Feed: your claims for another reader", lambda kept, _: feed.render(kept.records)),
}


def of_ending(name: str) -> str:
    """The format a file's name asks for; "" when it asks for none."""
    asked = name.lower()
    fitting = [key for key, each in FORMATS.items() if asked.endswith(f".{each.ending}")]
    return max(fitting, key=lambda key: len(FORMATS[key].ending), default="")


def remark(form: str, made: Made) -> str:
    """What a person should know of an export in this format; "" when there is nothing."""
    if form == "claimreview" and not made.name.strip():
        return f"Its author is “{review.NOBODY}”: set name in the config to be named."
    return ""
