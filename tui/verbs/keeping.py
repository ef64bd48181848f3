"""`claims` and `export`: what the reader tagged and noted, printed or put into files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tui.errors import Usage
from tui.model import EntryId
from tui.plain import line
from tui.verbs import out
from tui.verbs.finding import asked_for
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag

if TYPE_CHECKING:
    from tui.model import ClaimRecord

STDOUT = Path("-")
Form = Literal[
    "markdown", "jsonl", "csv", "html", "org", "annotation", "readwise", "csl", "bibtex", "claimreview", "feed"
]


def claims(*query: str, given: Common) -> int:
    """List the claims you tagged, all or those in entries that a query names.

    Parameters
    ----------
    query
        As for `list`.
    """
    from tui.export import jsonl
    from tui.store import claims as kept

    asked = asked_for(query) if query else None
    with given.store() as store:
        records = store.call(kept.select, asked, notes=False)
    if given.json:
        out.data(jsonl.render(records).encode())
        return 0
    for record in records:
        facts = ", ".join(line(word) for word in (record.speaker, record.said, record.figure, *record.tags) if word)
        out.say(f"{record.entry:>6}  {record.status:10}  {line(record.text)}{f'  ({facts})' if facts else ''}")
        out.say(f"{'':20}{line(record.title)} · {line(record.feed_title)}")
    return 0


def export(
    *,
    format_: Annotated[Form | None, Parameter(name=["--format", "-f"])] = None,
    opml: Flag = False,
    search: str = "",
    entry: int | None = None,
    bom: Flag = False,
    output: Annotated[Path, Parameter(name=["--output", "-o"])] = STDOUT,
    given: Common,
) -> int:
    """Export claims and notes, all or some, or the subscriptions.

    Parameters
    ----------
    format_
        jsonl is lossless and can be imported again; else what the file's name says, else markdown.
    opml
        The subscriptions as OPML instead; also what a file name that ends in .opml says.
    search
        Only in entries that this query names.
    entry
        Only of this entry.
    bom
        Begin csv with a byte order mark, for Excel.
    output
        The file to write, whole or not at all; - is standard output.
    """
    from tui.export import files

    opml = opml or (output.suffix.lower() == ".opml" and not format_)
    if opml and (format_ or search or entry is not None or bom):
        raise Usage("--opml exports all subscriptions.", "Use it without --format, --search, --entry and --bom.")
    text, what = _opml(given) if opml else _records(given, format_, search, entry, bom, output)
    if output == STDOUT:
        out.data(text.encode("utf-8", "replace"))
        return 0
    files.write(output, text)
    out.tell(f"{what} written to {line(str(output))}.")
    return 0


def _opml(given: Given) -> tuple[str, str]:
    from tui.flows.subscribe import export_opml

    with given.store() as store:
        return export_opml(store, now=utc()), "Subscriptions"


def _records(
    given: Given, name: str | None, search: str, entry: int | None, bom: bool, output: Path
) -> tuple[str, str]:
    """The export's text, and what is in it."""
    from tui.export import rulings as words
    from tui.export import tables
    from tui.export.formats import FORMATS, of_ending
    from tui.store import claims as kept
    from tui.store import rulings, timeline

    chosen = name or of_ending(output.name) or "markdown"
    if bom and chosen != "csv":
        raise Usage("--bom is for csv.", "Add --format csv, or leave it out.")
    asked = asked_for((search,)) if search else None
    number = None if entry is None else EntryId(entry)
    with given.store() as store:
        if number is not None:
            store.call(timeline.row, number)  # raises NotFound
        records: list[ClaimRecord] = store.call(kept.select, asked, entry=number)
        said = store.call(rulings.said) if chosen == "jsonl" and asked is None and number is None else []
    text = tables.render(records, bom=True) if bom else FORMATS[chosen].render(records, utc())
    what = out.count(len(records), "claim or note", "claims and notes")
    what += f", {out.count(len(said), 'word', 'words')} on entities" if said else ""
    return text + words.render(said), what
