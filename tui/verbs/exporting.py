"""`export`: what a person made in the library, put into files for other programs, or the subscriptions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from tui.errors import Usage
from tui.model import EntryId, Kept
from tui.plain import line
from tui.verbs import out
from tui.verbs.finding import asked_for
from tui.verbs.given import Given, utc
from tui.verbs.options import Common, Flag

if TYPE_CHECKING:
    from tui.export.formats import Made

STDOUT = "-"
Form = Literal[
    "markdown", "jsonl", "csv", "html", "org", "annotation", "readwise", "csl", "bibtex", "claimreview", "feed"
]


def export(
    *,
    format_: Annotated[Form | None, Parameter(name=["--format", "-f"])] = None,
    template: Path | None = None,
    opml: Flag = False,
    search: str = "",
    entry: int | None = None,
    bom: Flag = False,
    output: Annotated[str, Parameter(name=["--output", "-o"])] = STDOUT,
    given: Common,
) -> int:
    """Export claims, notes and evidence, all or some, or the subscriptions.

    Parameters
    ----------
    format_
        jsonl is lossless and can be imported again; else what the file's name says, else markdown.
    template
        A Jinja template of your own instead of a format.
    opml
        The subscriptions as OPML instead; also what a file name that ends in .opml says.
    search
        Only in entries that this query names.
    entry
        Only of this entry.
    bom
        Begin csv with a byte order mark, for Excel.
    output
        The file to write, whole or not at all; - is standard output. A folder gets a markdown file for each article.
    """
    opml = opml or (output.lower().endswith(".opml") and not format_ and template is None)
    others = (template, format_, search, entry is not None, bom)
    if opml and any(others):
        raise Usage("--opml exports all subscriptions.", "Use it without other options.")
    if template and (format_ or bom):
        raise Usage("--template is a format of your own.", "Use it without --format and --bom.")
    if opml:
        return _emit(*_opml(given), output)
    chosen = _format(format_, template, bom, output)
    kept = _kept(given, search, entry, lossless=chosen == "jsonl")
    made = _made(given)
    if template:
        from tui.flows.filling import fill

        return _emit(fill(_file(template), kept, made, target=output), _what(kept), output)
    if chosen == "markdown" and _is_folder(output):
        return _folder(output, kept, whole=not search and entry is None)
    return _one(chosen, kept, made, output, bom=bom)


def _format(name: str | None, template: Path | None, bom: bool, output: str) -> str:
    from tui.export.formats import of_ending

    chosen = "" if template else name or of_ending(output) or "markdown"
    if bom and chosen != "csv":
        raise Usage("--bom is for csv.", "Add --format csv, or leave it out.")
    return chosen


def _opml(given: Given) -> tuple[str, str]:
    from tui.flows.subscribe import export_opml

    with given.store() as store:
        return export_opml(store, now=utc()), "Subscriptions"


def _kept(given: Given, search: str, entry: int | None, *, lossless: bool) -> Kept:
    """What is asked for; all that bears on it only where a format can hold it."""
    from tui.store import claims, timeline, whole

    asked = asked_for((search,)) if search else None
    number = None if entry is None else EntryId(entry)
    with given.store() as store:
        if number is not None:
            store.call(timeline.row, number)  # raises NotFound
        if lossless and asked is None and number is None:
            return store.call(whole.whole)
        if lossless and asked is not None and number is None:
            return store.call(whole.found, asked)
        records = store.call(claims.select, asked, entry=number)
        return store.call(whole.around, records) if lossless else Kept(tuple(records))


def _made(given: Given) -> Made:
    from tui.export.formats import Made

    return Made(utc(), given.loaded.settings.name)


def _one(chosen: str, kept: Kept, made: Made, output: str, *, bom: bool) -> int:
    from tui.export import tables
    from tui.export.formats import FORMATS, remark

    text = tables.render(kept.records, bom=True) if bom else FORMATS[chosen].render(kept, made)
    code = _emit(text, _what(kept), output)
    if said := remark(chosen, made):
        out.tell(said)
    return code


def _emit(text: str, what: str, output: str) -> int:
    from tui.export import files

    if output == STDOUT:
        out.data(text.encode("utf-8", "replace"))
        return 0
    files.write(Path(output), text)
    out.tell(f"{what} written to {line(output)}.")
    return 0


def _what(kept: Kept) -> str:
    """What is in an export."""
    told = [out.count(len(kept.records), "claim or note", "claims and notes")]
    told += [out.count(len(kept.evidence), "link", "links")] if kept.evidence else []
    told += [out.count(len(kept.rulings), "word", "words") + " on entities"] if kept.rulings else []
    return ", ".join(told)


def _is_folder(output: str) -> bool:
    from tui.export import files

    return output != STDOUT and files.is_folder(output)


def _file(template: Path) -> Path:
    """The template, looked at before the work begins. Raises NotFound, NotReadable."""
    from tui.verbs.work import read_file

    read_file(template)
    return template.expanduser().resolve()


def _folder(output: str, kept: Kept, *, whole: bool) -> int:
    """A file for each article; what was edited by hand or is left over is told."""
    from tui.export import vault

    done = vault.write(Path(output), kept.records, whole=whole)
    told = [f"{len(done.new)} new", f"{len(done.changed)} changed", f"{done.same} as they were"]
    out.tell(f"{_what(kept)} in {line(output)}: {', '.join(told)}.")
    for said in vault.sentences(done):
        out.tell(said)
    return 0
