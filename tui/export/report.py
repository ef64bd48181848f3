"""An HTML report: one page to print, claims by who said them, each with its source and what bears on it.

No script, nothing is loaded. A link of evidence stands on both its ends, and leads from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import datetime
from html import escape

from tui.export.records import bears, day, facts, far, guarded, is_highlight, note_of, publisher, web
from tui.model import ClaimRecord, EvidenceEnd
from tui.plain import line

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid; }
h2 { break-after: avoid; } body { overflow-wrap: anywhere; }
article { margin: 1.5rem 0; break-inside: avoid; }
blockquote { margin: 0 0 .4rem; padding-left: 1rem; border-left: 3px solid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .4rem 0; font-size: .9rem; }
dt { font-weight: bold; } dd { margin: 0; } p { margin: .4rem 0; white-space: pre-line; } footer { font-size: .85rem; }
ul { margin: .4rem 0; padding-left: 1.2rem; font-size: .9rem; }
@media print { body { margin: 0; max-width: none; } a { text-decoration: none; color: inherit; } }
"""
_NOBODY = "Nobody is named"


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """The whole page."""
    kept = list(guarded(records))
    here = {record.uuid for record in kept}
    sections = "\n".join(_section(name, some, here) for name, some in _sections(kept))
    nothing = "" if kept else "<p>Nothing is tagged or noted.</p>\n"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Claims and notes</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Claims and notes</h1>\n"
        f"<p>{len(kept)} on {day(now)}</p>\n{nothing}{sections}\n</body>\n</html>\n"
    )


def _sections(kept: Sequence[ClaimRecord]) -> list[tuple[str, list[ClaimRecord]]]:
    """The claims by speaker, most first; then those of nobody, the highlights, and the notes."""
    named: dict[str, list[ClaimRecord]] = {}
    for record in kept:
        if record.kind == "claim" and not is_highlight(record):
            named.setdefault(line(record.speaker), []).append(record)
    nobody = named.pop("", [])
    sections = sorted(named.items(), key=lambda each: (-len(each[1]), each[0].casefold()))
    sections += [(_NOBODY, nobody), ("Highlights", [record for record in kept if is_highlight(record)])]
    sections += [("Notes", [record for record in kept if record.kind == "note"])]
    return [(name, some) for name, some in sections if some]


def _section(name: str, some: Sequence[ClaimRecord], here: Set[str]) -> str:
    rows = "\n".join(_record(record, here) for record in some)
    return f"<section>\n<h2>{escape(name)}</h2>\n{rows}\n</section>"


def _record(record: ClaimRecord, here: Set[str]) -> str:
    """The sentence, what is held of it, what bears on it, the reader's words, and where it stands."""
    language = f' lang="{escape(line(record.language))}"' if record.language else ""
    parts = [f"<blockquote{language}>{escape(record.quote)}</blockquote>"] if record.quote else []
    told = [(name, value) for name, value in facts(record) if name != "speaker" or is_highlight(record)]
    told += [("tags", ", ".join(line(tag) for tag in record.tags))] if record.tags else []
    rows = [f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in told]
    parts += [f"<dl>{''.join(rows)}</dl>"] if rows else []
    if record.evidence:
        parts.append(f"<ul>{''.join(f'<li>{_evidence(end, here)}</li>' for end in record.evidence)}</ul>")
    parts += [f"<p>{escape(note)}</p>" for note in note_of(record)]
    return f'<article id="{escape(_id(record.uuid))}">\n' + "\n".join([*parts, _source(record)]) + "\n</article>"


def _evidence(end: EvidenceEnd, here: Set[str]) -> str:
    """What a far end is to this one, and the way there: in the page, or where it stands."""
    address = f"#{_id(end.uuid)}" if end.uuid in here else web(end.url)
    said = f" — {escape(line(end.evidence.note))}" if end.evidence.note else ""
    return f"{_linked(escape(bears(end)), address)} {escape(far(end))}{said}"


def _id(uuid: str) -> str:
    """A record's name in the page: no white space is in it."""
    return line(uuid).replace(" ", "-")


def _linked(words: str, address: str) -> str:
    return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>' if address else words


def _source(record: ClaimRecord) -> str:
    """Where the words stand, and which text it was that day."""
    told = [publisher(record), record.byline, day(record.published)]
    title = _linked(escape(line(record.title) or "Untitled"), web(record.url))
    about = " · ".join([title, *(escape(line(word)) for word in told if word)])
    kept = f"as fetched {day(record.fetched)}, sha256 {escape(line(record.revision_hash[:16]))}"
    return f"<footer>{about}<br>{kept}</footer>"
