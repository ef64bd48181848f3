"""What Enter does in the panes beside the article: an entity's next sentence, another post, a claim's sentence."""

from __future__ import annotations

from textual import work

from tui.flows import reading
from tui.model import Claim, Entity, Note, Related
from tui.ui.entry_verbs import EntryVerbs


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
        if mine.anchor is None:
            self.host.say("This note is on the whole article")
        elif mine.start < 0:
            self.host.say("Its sentence is not in the text that is shown", detail=mine.anchor.quote)
        else:
            self.body.go(mine.anchor.part, mine.start, mine.end)
            self.set_focus(self.body, scroll_visible=False)
