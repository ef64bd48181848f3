"""Export from the screen: what, in which form, to which file; written whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import work

from tui.errors import Usage
from tui.export import files
from tui.export import rulings as words
from tui.export.formats import FORMATS, of_ending
from tui.model import ClaimRecord
from tui.store import claims, rulings
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
        """How many claims and notes."""
        noted = sum(record.kind == "note" for record in self.records)
        return f"{count_of(len(self.records) - noted, 'claim')} and {count_of(noted, 'note')}"


class Exporting(Deeds):
    """The app's export."""

    @work(group=SOON)
    async def action_export(self, argument: str = "") -> None:
        """Write claims and notes to a file; `FORMAT FILE` or `FILE` answers the questions before they are asked."""
        form, path = given(argument)
        scope = await self._scope(everything=bool(argument.strip()))
        if scope is None:
            return
        said = await self.store.read(rulings.said) if scope.whole else []
        if not scope.records and not said:
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
            path = (await self.ask("export to", value=str(free)) or "").strip()
            if not path:
                return
        text = FORMATS[form].render(scope.records, self.clock())
        text += words.render(said) if form == "jsonl" else ""
        await asyncio.to_thread(files.write, Path(path), text)
        self.say("Exported", detail=f"{scope.size} to {path}")

    async def _scope(self, *, everything: bool) -> Scope | None:
        """What the ledger shows; in the reader all, those of the list, or those of the opened article."""
        if (offered := getattr(self.screen, "export_scope", None)) is not None:
            scope: Scope = offered()
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
