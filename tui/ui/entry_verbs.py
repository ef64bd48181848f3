"""Verbs on a post: read, star, tag, its texts, its links, notes. They act on the list's row or the opened entry."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from textual import work

from tui.errors import TuiError
from tui.flows import reading
from tui.model import EntryId, NoteId, Opened, Part
from tui.store import articles, notes, timeline
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


class EntryVerbs(Steps):
    """What a person does with one post. `_unsaved`: words of notes that the library did not take, by their place."""

    _unsaved: Mapping[tuple[EntryId, tuple[Part, int, int] | None], str] = MappingProxyType({})

    # -- triage

    @work(group=SOON)
    async def action_read(self) -> None:
        """Mark read or unread, and go on in the list."""
        if (row := self.row()) is None:
            return
        if self.in_list:
            self.timeline.step(1, unread=False)
        await self.host.store.write(timeline.mark_read, [row.entry], not row.read, self.host.clock())
        await self.reload_row(row.entry)
        self.host.say("Marked unread" if row.read else "Marked read", detail=row.title, key=self.host.undo_key)

    @work(group=SOON)
    async def action_star(self) -> None:
        """Star, or take the star off."""
        if (row := self.row()) is None:
            return
        await self.host.store.write(timeline.star, [row.entry], not row.starred, self.host.clock())
        await self.reload_row(row.entry)
        self.host.say("Star taken off" if row.starred else "Starred", detail=row.title, key=self.host.undo_key)

    @work(group=SOON)
    async def action_tag_entry(self, tag: str = "") -> None:
        """Give the post a tag, or take it off."""
        if (row := self.row()) is None:
            return
        mine = await self.host.store.read(timeline.tags, row.entry)
        every = await self.host.store.read(timeline.all_tags)
        known = "  ".join(mine or every[:6])
        tag = (tag or await self.host.ask("tag", hint=known) or "").strip()
        if not tag:
            return
        now = await self.host.store.write(timeline.tag, row.entry, tag, self.host.clock())
        await self.reload_row(row.entry)
        self.host.say("Tagged" if tag in now else "Tag taken off", detail=" · ".join(now), key=self.host.undo_key)

    @work(group=SOON)
    async def action_read_all(self) -> None:
        """Mark read exactly the posts that are listed now."""
        ids = await self.timeline.listed_ids()
        changed = await self.host.store.write(timeline.mark_read, ids, True, self.host.clock())
        self.timeline.reload_rows()
        self.count_again()
        self.host.say(
            f"Marked {changed} read" if changed else "All of these were read",
            detail=self.heading,
            key=self.host.undo_key if changed else "",
        )

    @work
    async def mark_opened(self, read: bool = True) -> None:
        """The opened entry counts as read now."""
        if self.opened is None or self.opened.row.read:
            return
        entry = self.opened.row.entry
        await self.host.store.write(timeline.mark_read, [entry], read, self.host.clock(), journaled=False)
        await self.reload_row(entry)

    def mark_opened_read(self) -> None:
        """Read to its end."""
        if self.host.settings.mark_read != "never":
            self.mark_opened()

    async def reload_row(self, entry: EntryId) -> None:
        """Read one row anew, in the list and in the opened entry."""
        row = await self.host.store.read(timeline.row, entry)
        tags = await self.host.store.read(timeline.tags, entry)
        self.timeline.replace_row(row)
        if self.opened is not None and self.opened.row.entry == entry:  # asked last: meanwhile another may be opened
            self.change_opened(row=row, tags=tuple(tags))
        self.count_again()

    @work
    async def row_changed(self, entry: EntryId) -> None:
        """A row is not what it was: its claims, its notes."""
        await self.reload_row(entry)

    def change_opened(self, **changes: object) -> None:
        """Change what is known of the opened entry."""
        raise NotImplementedError

    # -- its texts

    def action_switch_text(self) -> None:
        """The page's text, or the feed's own."""
        if (opened := self.opened) is None:
            return
        others = [source for source in opened.sources if source != opened.source]
        if others:
            self.load_entry(opened.row.entry, others[0], None, False)
            self.host.say("The page's text" if others[0] == "page" else "The feed's own text")
        elif opened.source == "feed":
            self.action_fetch_page()
        else:
            self.host.say("The feed gives no text of its own")

    @work(exclusive=True, group="page")
    async def action_fetch_page(self) -> None:
        """Fetch the page of the opened entry, or of the list's row, and show its text."""
        from tui.flows.digesting import fetch_page  # here and below, since no picture waits for them

        host = self.host
        if (row := self.row()) is None:
            return
        host.say("Fetching the page", detail=row.url)
        pending = await host.store.read(articles.pending_of, row.entry)
        why = await asyncio.to_thread(fetch_page, host.store, host.client, host.pool, pending, clock=host.clock)
        if why:
            host.say("The page could not be read", detail=why, failed=True)
            return
        host.say("Page fetched", detail="the feed's own text is kept")
        if self.opened is not None and self.opened.row.entry == row.entry:
            self.load_entry(row.entry, "page", None, False)

    # -- its links

    def address(self) -> str:
        """What `o` and `y` act on: the pane's link, else the row, else the opened entry."""
        here = self.pane.address() if self.pane is not None else ""
        row = self.row()
        return here or (row.url if row is not None else "")

    def action_browse(self, url: str = "") -> None:
        """Open the page in the browser."""
        url = url or self.address()
        editor.browse(url, self.host.settings.browser)
        self.host.say("Opened in the browser", detail=url)

    def action_copy_link(self) -> None:
        """Copy the address."""
        if url := self.address():
            self.app.copy_to_clipboard(url)
        else:
            self.host.say("This post has no address", failed=True)

    @work
    async def action_save_link(self) -> None:
        """Keep the page behind a link of the sentence or the related post."""
        links: Sequence[tuple[str, str]] = self.pane.links() if self.pane is not None else ()
        if not links:
            self.host.say("No link here", detail="go to a sentence that has one, or to a related post")
            return
        index = await self.host.choose("Keep which page?", links) if len(links) > 1 else 0
        if index is not None:
            await self.keep_page(links[index][1], by_hand=False)

    async def keep_page(self, url: str, *, by_hand: bool) -> None:
        """Fetch a page, keep it, and open it."""
        from tui.flows.saving import save_url

        host = self.host
        host.say("Fetching the page", detail=url)
        entry = await asyncio.to_thread(
            save_url, host.store, host.client, host.pool, url, clock=host.clock, by_hand=by_hand
        )
        host.say("Page kept", detail="in Saved pages", key=host.undo_key)
        self.library_changed()
        self.open_entry(entry)

    # -- notes

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
            with self.app.suspend():
                text = editor.edit(self._draft(spot), call)
            if text != spot.words:
                await self._write_note(spot, text)

    def _spot(self) -> Spot | None:
        """What a note would be about, and the note that stands there already."""
        if (opened := self.opened) is None:
            self.host.say("Open a post first", detail="a note belongs to a post or a sentence of it")
            return None
        place = self.pane.place() if self.pane is not None else None
        for note in opened.notes:
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
