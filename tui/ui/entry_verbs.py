"""Verbs on a post: read, star, tag, its texts, its links. They act on the list's row or the opened entry."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from tui.model import EntryId
from tui.store import articles, timeline
from tui.ui import editor, tagging
from tui.ui.host import SOON
from tui.ui.note_verbs import NoteVerbs


class EntryVerbs(NoteVerbs):
    """What a person does with one post."""

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
        """Give the post a tag, or take it off; Tab completes the reader's own, and offers those of the page."""
        if (row := self.row()) is None:
            return
        offer = await self.host.store.read(tagging.offer, row.entry)
        if not tag:
            glyphs = self.host.glyphs
            hint = offer.hint(self.size.width // 2 - 2, glyphs.dot, glyphs.ellipsis)
            tag = (
                await self.status.ask("tag", hint=hint, words=offer.words, first=offer.topics, notes=offer.notes) or ""
            )
        if not tag.strip():
            return
        now = await self.host.store.write(timeline.tag, row.entry, tag.strip(), self.host.clock())
        await self.reload_row(row.entry)
        what = "Tagged" if len(now) > len(offer.on) else "Tag taken off"
        self.host.say(what, detail=f" {self.host.glyphs.dot} ".join(now), key=self.host.undo_key)

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
