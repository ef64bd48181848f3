"""An HTML report: one page to print, claims by who said them, each with its source. No script, nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from tui.export.records import day, facts, guarded, note_of, publisher, web
from tui.model import ClaimRecord
from tui.plain import line

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid; }
article { margin: 1.5rem 0; break-inside: avoid; }
blockquote { margin: 0 0 .4rem; padding-left: 1rem; border-left: 3px solid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .4rem 0; font-size: .9rem; }
dt { font-weight: bold; } dd { margin: 0; } p { margin: .4rem 0; white-space: pre-line; } footer { font-size: .85rem; }
@media print { body { margin: 0; max-width: none; } a { text-decoration: none; color: inherit; } }
"""
_NOBODY = "Nobody is named"


def render(records: Iterable[ClaimRecord], *, now: datetime) -> str:
    """The whole page."""
    kept = list(guarded(records))
    sections = "\n".join(_section(name, some) for name, some in _by_speaker(kept))
    nothing = "" if kept else "<p>Nothing is tagged or noted.</p>\n"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Claims and notes</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Claims and notes</h1>\n"
        f"<p>{len(kept)} on {day(now)}</p>\n{nothing}{sections}\n</body>\n</html>\n"
    )


def _by_speaker(kept: Sequence[ClaimRecord]) -> list[tuple[str, list[ClaimRecord]]]:
    """The claims by speaker, most first; then those of nobody, then the notes."""
    named: dict[str, list[ClaimRecord]] = {}
    for record in kept:
        if record.kind == "claim":
            named.setdefault(line(record.speaker), []).append(record)
    nobody = named.pop("", [])
    sections = sorted(named.items(), key=lambda each: (-len(each[1]), each[0].casefold()))
    sections += [(_NOBODY, nobody), ("Notes", [record for record in kept if record.kind == "note"])]
    return [(name, some) for name, some in sections if some]


def _section(name: str, some: Sequence[ClaimRecord]) -> str:
    return f"<section>\n<h2>{escape(name)}</h2>\n" + "\n".join(_record(record) for record in some) + "\n</section>"


def _record(record: ClaimRecord) -> str:
    """The sentence, what is held of it, the reader's words, and where it stands."""
    language = f' lang="{escape(line(record.language))}"' if record.language else ""
    parts = [f"<blockquote{language}>{escape(record.quote)}</blockquote>"] if record.quote else []
    rows = [f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts(record) if name != "speaker"]
    rows += [f"<dt>tags</dt><dd>{escape(', '.join(line(tag) for tag in record.tags))}</dd>"] if record.tags else []
    parts += [f"<dl>{''.join(rows)}</dl>"] if rows else []
    parts += [f"<p>{escape(note)}</p>" for note in note_of(record)]
    return f'<article id="{escape(line(record.uuid))}">\n' + "\n".join([*parts, _source(record)]) + "\n</article>"


def _source(record: ClaimRecord) -> str:
    """Where the words stand, and which text it was that day."""
    title, address = escape(line(record.title) or "Untitled"), web(record.url)
    linked = f'<a href="{escape(address)}" rel="noreferrer">{title}</a>' if address else title
    told = [publisher(record), record.byline, day(record.published)]
    about = " · ".join([linked, *(escape(line(word)) for word in told if word)])
    kept = f"as fetched {day(record.fetched)}, sha256 {escape(line(record.revision_hash[:16]))}"
    return f"<footer>{about}<br>{kept}</footer>"
