"""Export from the screen: what, in which form, to which file; written whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import work

from tui.errors import Usage
from tui.export import archive, files, vault
from tui.export.formats import FORMATS, Made, of_ending, remark
from tui.export.records import is_highlight
from tui.flows.archiving import archived
from tui.model import ClaimRecord, Kept
from tui.store import claims, whole
from tui.ui.deeds import Deeds, count_of
from tui.ui.host import SOON


@dataclass(frozen=True, slots=True)
class Scope:
    """What can be exported: its words in the sheet, the file's name, the records."""

    words: str
    name: str
    records: Sequence[ClaimRecord]
    whole: bool = False  # all there is: what was said of entities goes along

    @property
    def size(self) -> str:
        """How many claims, highlights and notes."""
        noted = sum(record.kind == "note" for record in self.records)
        marked = sum(map(is_highlight, self.records))
        told = [count_of(len(self.records) - noted - marked, "claim")]
        told += [count_of(marked, "highlight")] if marked else []
        return f"{', '.join(told)} and {count_of(noted, 'note')}"


class Exporting(Deeds):
    """The app's export."""

    @work(group=SOON)
    async def action_export(self, argument: str = "") -> None:
        """Write claims and notes to a file; `FORMAT FILE` or `FILE` answers the questions before they are asked."""
        form, path = given(argument)
        scope = await self._scope(everything=bool(argument.strip()))
        if scope is None:
            return
        if not scope.records and not (scope.whole and await self._anything()):
            self.say("Nothing to export", detail=scope.words)
            return
        if not form:
            names = list(FORMATS)
            about = [(name, FORMATS[name].about) for name in names]
            index = await self.choose("In which form?", about, hint=scope.size)
            if index is None:
                return
            form = names[index]
        if not path:
            folder = Path(self.settings.export_folder).expanduser()
            free = files.free_name(folder, files.safe_name(scope.name), FORMATS[form].ending)
            hint = "a file, or a folder for a file an article" if form == "markdown" else ""
            path = (await self.ask("export to", value=str(free), hint=hint) or "").strip()
            if not path:
                return
        if form == "markdown" and files.is_folder(path):
            await self._to_folder(scope, path)
        else:
            await self._to_file(scope, form, path)

    @work(group=SOON)
    async def action_archive(self, argument: str = "") -> None:
        """Write the opened article as it was, with what is tagged in it, to a file of its own."""
        reader = self.reader
        if reader is None or reader.opened is None:
            self.say("Nothing is open", detail="open a post first")
            return
        kept = await self.store.read(archived, reader.opened.row.entry)
        path = argument.strip()
        if not path:
            folder = Path(self.settings.export_folder).expanduser()
            free = str(files.free_name(folder, files.safe_name(kept.title), "html"))
            path = (await self.ask("archive to", value=free) or "").strip()
        if path:
            text = await asyncio.to_thread(archive.render, kept, now=self.clock())
            await asyncio.to_thread(files.write, Path(path), text)
            self.say("Archived", detail=f"{count_of(len(kept.texts), 'text')} to {path}")

    async def _anything(self) -> bool:
        """Whether a library without claims and notes has something else for the lossless format."""
        return await self.store.read(whole.whole) != Kept()

    async def _to_file(self, scope: Scope, form: str, path: str) -> None:
        kept = Kept(tuple(scope.records))
        if form == "jsonl":
            kept = await (self.store.read(whole.whole) if scope.whole else self.store.read(whole.around, scope.records))
        made = Made(self.clock(), self.settings.name)
        text = await asyncio.to_thread(FORMATS[form].render, kept, made)
        await asyncio.to_thread(files.write, Path(path), text)
        self.say("Exported", detail=f"{scope.size} to {path}. {remark(form, made)}".strip(". "))

    async def _to_folder(self, scope: Scope, path: str) -> None:
        """A file for each article; what was edited by hand is told, and stays."""
        done = await asyncio.to_thread(vault.write, Path(path), scope.records, whole=scope.whole)
        told = f"{scope.size} to {path}: {len(done.new)} new, {len(done.changed)} changed, {done.same} as they were"
        self.say("Exported", detail=" ".join([f"{told}.", *vault.sentences(done)]).removesuffix("."))

    async def _scope(self, *, everything: bool) -> Scope | None:
        """What the ledger shows; in the reader all, those of the list, or those of the opened article."""
        if (offered := getattr(self.screen, "export_scope", None)) is not None:
            scope: Scope = await offered()
            return scope
        records = await self.store.read(claims.select)
        scopes = [Scope("All claims and notes", "claims", records, whole=True)]
        reader = self.reader
        if everything or not records or reader is None or self.screen is not reader:
            return scopes[0]
        listed = frozenset(await reader.timeline.listed_ids())
        here = [record for record in records if record.entry in listed]
        scopes.append(Scope(f"Those of this list: {reader.heading}", reader.heading, here))
        if reader.opened is not None:
            row = reader.opened.row
            here = [record for record in records if record.entry == row.entry]
            scopes.append(Scope(f"Those of this article: {row.title}", row.title, here))
        options = [(scope.words, scope.size if scope.records else "none") for scope in scopes]
        index = await self.choose("Export which claims and notes?", options)
        return scopes[index] if index is not None else None


def given(argument: str) -> tuple[str, str]:
    """Format and file of a typed argument; a file's ending may name the format. Raises Usage."""
    first, _, rest = argument.strip().partition(" ")
    if not first:
        return "", ""
    if first in FORMATS:
        return first, rest.strip()
    if form := of_ending(argument.strip()):
        return form, argument.strip()
    raise Usage(f"“{first}” is no format.", f"There are {', '.join(FORMATS)}.")
