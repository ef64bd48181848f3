"""The reading screen: feeds, list, article and the panes beside it, in every layout; it owns what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget

from tui.flows import reading
from tui.flows.events import Digested, Event
from tui.model import ClaimRecord, EntryId, Feed, Opened
from tui.ui.bearings import Bearings
from tui.ui.beside import Beside
from tui.ui.changing import Changing
from tui.ui.doubts import Doubts
from tui.ui.feed_verbs import FeedVerbs
from tui.ui.inside import Inside
from tui.ui.named import Named
from tui.ui.panes.body import Body
from tui.ui.panes.claims import ClaimsPane
from tui.ui.panes.drawer import DrawerHeads
from tui.ui.panes.names import Names
from tui.ui.panes.notes import NotesPane
from tui.ui.panes.related import RelatedPane
from tui.ui.panes.sidebar import Sidebar
from tui.ui.panes.timeline import Timeline

SOON = 0.3  # seconds within which what a refresh brings is counted together


class ReaderScreen(Named, Beside, Inside, Changing, Doubts, FeedVerbs, Bearings):
    """Four columns, two rows or one pane: the classes of the screen say which, the style sheet lays it out."""

    scope = "reader"
    chip = "claimwire"
    _counting: Timer | None = None

    def parts(self) -> ComposeResult:
        """The panes; the drawer holds those beside the article."""
        reader = ReaderScreen
        with Container(id="bench"):
            with Container(id="top"):
                yield Sidebar(id="sidebar").data_bind(
                    reader.feeds, reader.counts, reader.listed, reader.smart_feeds, reader.fresh
                )
                with Container(id="main"):
                    yield Timeline(id="list").data_bind(reader.listed, reader.heading, reader.feeds)
                    yield Body(id="body").data_bind(reader.opened, reader.selected_entity)
            with Container(id="drawer"):
                yield DrawerHeads()
                with Container(id="side"):
                    yield from self.side_panes()

    def side_panes(self) -> Iterator[Widget]:
        """The panes beside the article."""
        reader = ReaderScreen
        yield Names(id="names").data_bind(reader.opened, reader.selected_entity, reader.smart_feeds)
        yield RelatedPane(id="related").data_bind(ReaderScreen.opened)
        yield ClaimsPane(id="claims").data_bind(ReaderScreen.opened)
        yield NotesPane(id="notes").data_bind(ReaderScreen.opened)

    def on_mount(self) -> None:
        """Begin in the list."""
        self._history = []
        self.library_changed()
        self.catch_up()
        self.show_place("list")
        self.call_after_refresh(self.action_focus_pane, "list")

    # -- what the panes say

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        """A row was opened."""
        self.open_entry(event.row.entry)

    def on_timeline_listed(self) -> None:
        """Another list: perhaps an empty one."""
        self.show_state()

    def on_timeline_moved(self) -> None:
        """The list's cursor went on."""
        self.show_state()

    def on_sidebar_chosen(self, event: Sidebar.Chosen) -> None:
        """Another list; a search ends with the list it looked in."""
        self.before, self.finding, self.typed = None, False, ""
        self.fresh -= {event.smart}
        self.show_list(event.query, event.heading)
        self.action_focus_pane("list")

    def on_body_moved(self) -> None:
        """The sentence cursor went on."""
        self.show_state()

    def on_field_verbs_edited(self) -> None:
        """Keys are text now, or no longer."""
        self.show_state()

    def on_body_changed(self, event: Body.Changed) -> None:
        """A claim was tagged or changed: everything else follows. The body may be further on than its message."""
        self.change_opened()
        self.row_changed(event.opened.row.entry)
        self.call_after_refresh(self.show_state)

    def on_body_scrolled(self) -> None:
        """Somebody reads; the first scroll counts."""
        self.show_state()
        if self.host.settings.mark_read == "on_open":
            self.mark_opened()

    def on_body_finished(self) -> None:
        """The end of the article is in sight."""
        if self.host.settings.mark_read == "on_end":
            self.mark_opened()

    # -- what the panes beside the article say

    def on_names_chosen(self, event: Names.Chosen) -> None:
        """An entity: to its next sentence."""
        self.choose_entity(event.entity)

    def on_related_pane_chosen(self, event: RelatedPane.Chosen) -> None:
        """Another post."""
        self.choose_related(event.related)

    def on_seen_verbs_looked(self, event: Body.Looked) -> None:
        """To a sentence seen before; Back comes back."""
        if (left := self.here()) is not None:
            self._history.append(left)
        one = event.one
        self.load_entry(one.entry, None, (one.part, one.start, one.end), True)

    def on_notes_pane_chosen(self, event: NotesPane.Chosen) -> None:
        """To the note's sentence."""
        self.choose_place(event.note)

    def on_claims_pane_changed(self, event: ClaimsPane.Changed) -> None:
        """A claim was changed in its pane."""
        self.mine_changed(event.opened)

    def on_notes_pane_changed(self, event: NotesPane.Changed) -> None:
        """A note was changed in its pane."""
        self.mine_changed(event.opened)

    @work(exclusive=True, group="open")
    async def open_record(self, record: ClaimRecord) -> None:
        """Go to the sentence of a claim or note of the ledger, in the text it was made in."""
        if (left := self.here()) is not None and left.entry != record.entry:
            self._history.append(left)
        self._history.append("app.claims")
        opened = await self.host.store.read(reading.open_entry, record.entry, source=record.source)
        mine = opened.claims if record.kind == "claim" else opened.notes
        one = next((each for each in mine if each.id == record.id), None)
        self.show_opened(opened, None, True)
        if one is not None:
            self.choose_place(one)

    def mine_changed(self, opened: Opened) -> None:
        """The reader's own marks on the entry are others now: everything follows."""
        if self.opened is not None and self.opened.row.entry == opened.row.entry:
            self.change_opened(claims=opened.claims, notes=opened.notes)
        self.row_changed(opened.row.entry)
        self.call_after_refresh(self.show_state)

    # -- the opened entry

    def change_opened(self, **changes: Any) -> None:
        """Change what is known of the opened entry; the panes follow. Its claims are the body's, which changes them."""
        if (opened := self.opened) is not None:
            mine = self.body.opened
            if mine is not None and mine.row.entry == opened.row.entry:
                opened = replace(opened, claims=mine.claims)
            self.opened = replace(opened, **changes)

    def watch_opened(self, opened: Opened | None) -> None:
        """The heads of the drawer count what is beside the article."""
        if opened is not None:
            beside = (opened.article.entities, opened.related, opened.claims, opened.notes)
            self.query_one(DrawerHeads).counts = tuple(map(len, beside))
        self.selected_entity = "" if opened is None else self.selected_entity

    def was_opened(self) -> None:
        """Another entry is shown: after a moment it is read."""
        self.selected_entity = ""
        settings = self.host.settings
        if settings.mark_read == "on_open" and self.opened is not None:
            self.set_timer(settings.mark_read_after, partial(self._stayed, self.opened.row.entry))

    def _stayed(self, entry: EntryId) -> None:
        if self.opened is not None and self.opened.row.entry == entry:
            self.mark_opened()

    # -- feeds

    def feeds_changed(self) -> None:
        """A feed was renamed, moved, paused or removed."""
        self.library_changed()
        self.timeline.reload_rows()

    def all_feeds(self) -> tuple[Feed, ...]:
        """Every subscription."""
        return self.feeds

    # -- the refresh

    def happened(self, event: Event) -> None:
        """A refresh goes on; numbers follow soon, cursor and article stay where they are."""
        opened = self.opened
        if isinstance(event, Digested):
            if opened is not None and opened.pending and event.entry == opened.row.entry:
                self.load_entry(event.entry, None, self.body.place(), False)
            elif event.changed:
                self.text_came(event.entry)
        if self._counting is None:
            self._counting = self.set_timer(SOON, self._count)

    def _count(self) -> None:
        self._counting = None
        self.library_changed()

    def undone(self) -> None:
        """Something was taken back or done again: read anew what is shown, where it stands."""
        self.timeline.reload_rows()
        self.library_changed()
        self.catch_up()
        if (opened := self.opened) is not None:
            self.load_entry(opened.row.entry, opened.source, self.body.place(), False)
