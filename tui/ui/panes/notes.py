"""Notes: the reader's own words on this article and its sentences; Enter goes to the sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from textual import work
from textual.message import Message
from textual.strip import Strip

from tui.model import Note, NoteId, Opened, Part
from tui.store import notes
from tui.ui.host import SOON
from tui.ui.side import SidePane
from tui.ui.widgets import cells, draw
from tui.ui.widgets.dates import day
from tui.ui.widgets.short import short

MOST = 6  # lines of a note that are shown


class NotesPane(SidePane[Note]):
    """The note's words, wrapped; below them what it is on, and when it was written."""

    scope = "notes"
    chip = "notes"
    word = "Notes"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self.unsaved: dict[NoteId, str] = {}

    class Chosen(Message):
        """A note was chosen: go to its sentence."""

        def __init__(self, note: Note) -> None:
            super().__init__()
            self.note = note

    class Changed(Message):
        """A note was changed or removed."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def things(self, opened: Opened) -> Sequence[Note]:
        """Those on the whole article first, then in the order of the text, then those on what it names."""
        return opened.notes

    def remark(self, opened: Opened | None) -> str:
        """How one gets here."""
        return "{reader.note} writes a note on the sentence, {reader.note_editor} in your editor."

    def identity(self, item: Note) -> Hashable:
        """A note, whatever its words."""
        return item.id

    def _words(self, item: Note, width: int) -> list[str]:
        lines = self.wrapped(item.text, width) or [""]
        if len(lines) <= MOST:
            return lines
        dots = self.glyphs.ellipsis
        return [*lines[: MOST - 1], cells.cut(lines[MOST - 1], max(1, width - 5), "") + dots]

    def height_of(self, item: Note, width: int) -> int:
        """Its lines, and the one below."""
        return len(self._words(item, width)) + 1

    def render_row(self, item: Note, index: int, width: int, *, focused: bool, selected: bool) -> list[Strip]:
        """The words, then where and when."""
        ink = self.ink
        lines = [self.text_line([(line, ink.text)], width) for line in self._words(item, width + 1)]
        return [*lines, self.text_line(self._below(item, width - 3), width)]

    def _below(self, item: Note, room: int) -> list[draw.Piece]:
        """On what, and the time of today or the day."""
        ink, glyphs, host = self.ink, self.glyphs, self.host
        written = item.changed or item.created
        when = ""
        if written is not None:
            moment, today = host.local(written), host.local(host.clock()).date()
            when = f" {glyphs.dot} {moment:%H:%M}" if moment.date() == today else f" {glyphs.dot} {day(moment, today)}"
        if item.anchor is None:
            about = self._entity(item) if item.entity else "the article"
            return [(cells.cut(f"on {about}", room - cells.width(when), glyphs.ellipsis) + when, ink.muted)]
        gone = item.start < 0
        mark: list[draw.Piece] = [(f"{glyphs.orphan} ", ink.warning)] if gone else []
        words = cells.cut(short(item.anchor.quote), room - 5 - cells.width(when) - 2 * gone, glyphs.ellipsis)
        return [*mark, (f"on “{words}”{when}", ink.muted)]

    def _entity(self, item: Note) -> str:
        """What the entity is called that a note is on."""
        known = self.opened.article.entities if self.opened is not None else ()
        return next((one.name for one in known if one.id == item.entity), "an entity")

    def chosen(self, index: int) -> None:
        """To its sentence."""
        self.post_message(self.Chosen(self.items[index]))

    def place(self) -> tuple[Part, int, int] | None:
        """The note's sentence."""
        here = self.current
        if here is None or here.anchor is None or here.start < 0:
            return None
        return here.anchor.part, here.start, here.end

    # -- verbs

    @work(group=SOON)
    async def action_edit(self) -> None:
        """Change the note's words; without any it goes."""
        if (note := self.current) is None:
            self.host.press("reader.note")
            return
        host = self.host
        text = await host.ask("note", value=self.unsaved.get(note.id, note.text), hint="Enter saves, Esc leaves")
        if text is None or text == note.text:
            return
        self.unsaved[note.id] = text  # until the library has it
        now = await host.store.write(notes.write, note.entry, text, anchor=note.anchor, now=host.clock(), id=note.id)
        del self.unsaved[note.id]
        host.say("Note saved" if now is not None else "Note removed", key=host.undo_key)
        self._changed(
            note,
            replace(now, start=note.start, end=note.end, state=note.state, entity=note.entity)
            if now is not None
            else None,
        )

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Remove the note."""
        if (note := self.current) is not None:
            await self.host.store.write(notes.remove, note.id, self.host.clock())
            self.host.say("Note removed", key=self.host.undo_key)
            self._changed(note, None)

    def _changed(self, note: Note, now: Note | None) -> None:
        """Tell of the entry as it is now, unless another one was opened meanwhile."""
        opened = self.opened
        if opened is not None and any(one.id == note.id for one in opened.notes):
            kept = (now if one.id == note.id else one for one in opened.notes)
            self.post_message(self.Changed(replace(opened, notes=tuple(one for one in kept if one is not None))))
