"""Verbs of notes: write one in the status line or in the editor; words that could not be saved are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual import work

from tui.errors import TuiError
from tui.flows import reading
from tui.model import EntryId, NoteId, Opened, Part
from tui.store import notes
from tui.ui import editor
from tui.ui.host import SOON
from tui.ui.steps import Steps


@dataclass(frozen=True, slots=True)
class Spot:
    """What a note is about: a sentence or the article, and the words and id of the note that is there."""

    opened: Opened
    place: tuple[Part, int, int] | None
    words: str = ""
    note: NoteId | None = None


class NoteVerbs(Steps):
    """What a person writes on a post. `_unsaved`: words that the library did not take, by their place."""

    _unsaved: Mapping[tuple[EntryId, tuple[Part, int, int] | None], str] = MappingProxyType({})

    @work(group=SOON)
    async def action_note(self) -> None:
        """Write a note in the status line."""
        if (spot := self._spot()) is not None:
            text = await self.host.ask("note", value=self._draft(spot), hint="Enter saves, Esc leaves")
            if text is not None and text != spot.words:
                await self._write_note(spot, text)

    @work(group=SOON)
    async def action_note_editor(self) -> None:
        """Write a note in the editor."""
        if (spot := self._spot()) is not None:
            call = editor.editor_of(self.host.settings.editor, os.environ)
            text = self._edited(self._draft(spot), call)
            if text != spot.words:
                await self._write_note(spot, text)

    def _edited(self, words: str, call: list[str]) -> str:
        """The words as the editor left them; the screen comes back also when the editor fails."""
        failure: TuiError | None = None
        with self.app.suspend():
            try:
                words = editor.edit(words, call)
            except TuiError as error:
                failure = error
        if failure is not None:
            raise failure
        return words

    def _spot(self) -> Spot | None:
        """What a note would be about, and the note that stands there already."""
        if (opened := self.opened) is None:
            self.host.say("Open a post first", detail="a note belongs to a post or a sentence of it")
            return None
        place = self.pane.place() if self.pane is not None else None
        for note in (one for one in opened.notes if not one.entity):
            stands = (note.anchor.part, note.start, note.end) if note.anchor is not None else None
            if place == stands:
                return Spot(opened, place, note.text, note.id)
        return Spot(opened, place)

    def _draft(self, spot: Spot) -> str:
        """The words to go on with: those that could not be saved, else the note's."""
        return self._unsaved.get((spot.opened.row.entry, spot.place), spot.words)

    async def _write_note(self, spot: Spot, text: str) -> None:
        host, entry = self.host, spot.opened.row.entry
        anchor = reading.anchor_for(spot.opened, *spot.place) if spot.place is not None else None
        try:
            await host.store.write(notes.write, entry, text, anchor=anchor, now=host.clock(), id=spot.note)
        except TuiError as error:
            self._unsaved = {**self._unsaved, (entry, spot.place): text}
            raise type(error)(
                error.what, f"Your words are kept: begin the note again to save them. {error.hint}"
            ) from error
        self._unsaved = {at: words for at, words in self._unsaved.items() if at != (entry, spot.place)}
        if self.opened is not None and self.opened.row.entry == entry:
            self.load_entry(entry, self.opened.source, self.body.place(), False)
        about = "on the sentence" if anchor is not None else "on the article"
        host.say("Note saved" if text.strip() else "Note removed", detail=about, key=host.undo_key)
