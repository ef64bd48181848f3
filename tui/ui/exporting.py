"""Export from the screen: what, in which form, to which file; written whole or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from textual import work

from tui.errors import Usage
from tui.export import files
from tui.export.formats import FORMATS, of_ending
from tui.model import EntryId, Query
from tui.store import claims
from tui.ui.deeds import Deeds, count_of
from tui.ui.host import SOON


@dataclass(frozen=True, slots=True)
class Scope:
    """Which claims and notes: of a query, of one entry, or (neither) all."""

    words: str
    name: str  # of the file
    query: Query | None = None
    entry: EntryId | None = None


class Exporting(Deeds):
    """The app's export."""

    @work(group=SOON)
    async def action_export(self, argument: str = "") -> None:
        """Write claims and notes to a file; `FORMAT FILE` or `FILE` answers the questions before they are asked."""
        form, path = given(argument)
        scope = Scope("All claims and notes", "claims") if argument else await self._scope()
        if scope is None:
            return
        if not form:
            names = list(FORMATS)
            index = await self.choose("In which form?", [(name, FORMATS[name].about) for name in names])
            if index is None:
                return
            form = names[index]
        if not path:
            folder = Path(self.settings.export_folder).expanduser()
            free = files.free_name(folder, files.safe_name(scope.name), FORMATS[form].ending)
            path = (await self.ask("export to", value=str(free)) or "").strip()
            if not path:
                return
        records = await self.store.read(claims.select, scope.query, entry=scope.entry)
        await asyncio.to_thread(files.write, Path(path), FORMATS[form].render(records, self.clock()))
        noted = sum(record.kind == "note" for record in records)
        what = f"{count_of(len(records) - noted, 'claim')} and {count_of(noted, 'note')}"
        self.say("Exported", detail=f"{what} to {path}")

    async def _scope(self) -> Scope | None:
        """All, those of the list, or those of the opened article."""
        scopes = [Scope("All claims and notes", "claims")]
        reader = self.reader
        if reader is not None and self.screen is reader:
            scopes.append(Scope(f"Those of this list: {reader.heading}", reader.heading, query=reader.listed))
            if reader.opened is not None:
                row = reader.opened.row
                scopes.append(Scope(f"Those of this article: {row.title}", row.title, entry=row.entry))
        if len(scopes) == 1:
            return scopes[0]
        index = await self.choose("Export which claims and notes?", [(scope.words, "") for scope in scopes])
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
