"""What Enter does in the panes beside the article: an entity's next sentence, another post, a claim's sentence."""

from __future__ import annotations

from textual import work

from tui.flows import reading
from tui.model import Claim, Entity, Note, Related
from tui.ui.entry_verbs import EntryVerbs
from tui.ui.panes.claims import ClaimsPane


class Beside(EntryVerbs):
    """The reader's answers to its side panes."""

    def choose_entity(self, entity: Entity) -> None:
        """Show its mentions, and go to the next sentence that has one, round and round."""
        if (opened := self.opened) is None:
            return
        places = reading.sentences_naming(opened, entity.id)
        here = self.body.place()
        at = here[1] if here is not None and here[0] == "body" and self.selected_entity == entity.id else -1
        self.selected_entity = entity.id
        if not places:
            self.host.say("No sentence of this text names it", detail=entity.name)
            return
        index = next((number for number, (start, _) in enumerate(places) if start > at), 0)
        self.body.go("body", *places[index])
        self.host.say(entity.name, detail=f"sentence {index + 1} of {len(places)}")

    @work
    async def choose_related(self, related: Related) -> None:
        """Open the post; a link of the page that is not in the library is fetched and kept."""
        if related.entry is not None:
            self.open_entry(related.entry)
        elif related.url:
            await self.keep_page(related.url, by_hand=False)
        else:
            self.host.say("The page gives no address for it", detail=related.title)

    def choose_place(self, mine: Claim | Note) -> None:
        """Go to the sentence of a claim or note; one that has none, or whose sentence is gone, is told of."""
        if isinstance(mine, Note) and mine.entity:
            for entity in self.opened.article.entities if self.opened is not None else ():
                if entity.id == mine.entity:
                    self.choose_entity(entity)
        elif mine.anchor is None:
            self.host.say("This note is on the whole article")
        elif mine.start < 0:
            self.host.say("Its sentence is not in the text that is shown", detail=mine.anchor.quote)
        else:
            self.body.go(mine.anchor.part, mine.start, mine.end)
            self.set_focus(self.body, scroll_visible=False)

    # -- the pane of claims

    def on_claims_pane_chosen(self, event: ClaimsPane.Chosen) -> None:
        """To the claim's sentence, and where it is to be changed into its strip."""
        self.choose_place(event.claim)
        if event.change:
            self.body.open_strip(event.claim)

    @work(exclusive=True, group="open")
    async def on_claims_pane_followed(self, event: ClaimsPane.Followed) -> None:
        """To the far end of a link; Back comes back."""
        if (left := self.here()) is not None:
            self._history.append(left)
        opened = await self.host.store.read(reading.open_entry, event.end.entry)
        self.show_opened(opened, None, True)
        if (far := next((one for one in opened.claims if one.id == event.end.id), None)) is not None:
            self.choose_place(far)

    def on_claims_pane_linked(self) -> None:
        """A link was made, changed or taken away in the pane."""
        self.on_link_verbs_linked()

    def on_link_verbs_linked(self) -> None:
        """Evidence was linked: a highlight may be new."""
        if (opened := self.opened) is not None:
            self.load_entry(opened.row.entry, opened.source, self.body.place(), False)
