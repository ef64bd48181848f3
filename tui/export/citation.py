"""Citations: the articles that records stand on as CSL-JSON and as BibTeX, one entry an article.

CSL-JSON: the csl-data schema (no properties beside its own). BibTeX: biblatex's @online, with braces around what must
not be taken apart. What is held of the claims goes into the note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from tui.export.records import by_article, day, evidence, facts, guarded, names, note_of, publisher, web
from tui.model import ClaimRecord
from tui.plain import line

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile("|".join(re.escape(sign) for sign in _TEX))
_NOT_URL = re.compile(r"[{}\\]")
_NO_KEY = re.compile(r"[^a-z0-9]+")


def csl(records: Iterable[ClaimRecord]) -> str:
    """The articles as CSL-JSON."""
    return json.dumps([_csl(key, some) for key, some in _articles(records)], ensure_ascii=False, indent=1) + "\n"


def bibtex(records: Iterable[ClaimRecord]) -> str:
    """The articles as BibTeX entries."""
    return "\n".join(_bibtex(key, some) for key, some in _articles(records))


def _articles(records: Iterable[ClaimRecord]) -> list[tuple[str, list[ClaimRecord]]]:
    """The records by article, under a key that no other has: site, year, and letters of the first record's uuid."""
    return [(_key(some[0]), some) for some in by_article(guarded(records))]


def _key(record: ClaimRecord) -> str:
    site = _NO_KEY.sub("", publisher(record).lower())[:24] or "article"
    return f"{site}{day(record.published)[:4]}-{_NO_KEY.sub('', record.uuid.lower())[:8]}"


def _csl(key: str, some: Sequence[ClaimRecord]) -> dict[str, Any]:
    first = some[0]
    words = {
        "title": line(first.title),
        "URL": web(first.url),
        "container-title": publisher(first),
        "language": line(first.language),
        "note": _note(some),
    }
    return {
        "id": key,
        "type": "webpage",
        **{name: word for name, word in words.items() if word},
        **({"author": [{"literal": name} for name in names(first.byline)]} if names(first.byline) else {}),
        **({"issued": _date(first.published)} if first.published else {}),
        "accessed": _date(first.fetched),
    }


def _date(moment: datetime) -> dict[str, Any]:
    return {"date-parts": [[moment.year, moment.month, moment.day]]}


def _bibtex(key: str, some: Sequence[ClaimRecord]) -> str:
    first = some[0]
    address = web(first.url)
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in names(first.byline)),
        "title": f"{{{_tex(line(first.title))}}}",
        "organization": f"{{{_tex(publisher(first))}}}",
        "date": day(first.published),
        "url": _NOT_URL.sub(lambda found: f"%{ord(found[0]):02X}", address),
        "urldate": day(first.fetched) if address else "",
        "langid": _tex(line(first.language)),
        "keywords": _tex(", ".join(dict.fromkeys(line(tag).replace(",", " ") for one in some for tag in one.tags))),
        "note": _tex(_note(some)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value not in ("", "{}")]
    return "\n".join([f"@online{{{key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], text)


def _note(some: Sequence[ClaimRecord]) -> str:
    """What is quoted, what is held of it, and the reader's words, on one line."""
    told = []
    for record in some:
        held = ", ".join([*(f"{name}: {value}" for name, value in facts(record)), *evidence(record)])
        parts = [f"“{line(record.quote)}”" if record.quote else "", f"({held})" if held else ""]
        told.append(" ".join(part for part in (*parts, *(line(note) for note in note_of(record))) if part))
    return "; ".join(told)
