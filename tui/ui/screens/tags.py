"""All tags in one place: renamed, merged and removed on posts and claims together, in one step."""

from __future__ import annotations

from dataclasses import dataclass

from textual import work

from tui.store import tags
from tui.ui.deeds import count_of
from tui.ui.host import SOON
from tui.ui.keys import Keymap, KeyReader
from tui.ui.onepane import OnePane
from tui.ui.panes.tags import TagList


@dataclass(frozen=True, slots=True)
class ChosenTag:
    """What the person left the screen for: the posts of a tag, or its claims."""

    name: str
    claims: bool = False


class TagsScreen(OnePane):
    """Answers a ChosenTag, or None when it is left."""

    scope = "tags"
    chip = "tags"

    def __init__(self, keymap: Keymap, keys: KeyReader) -> None:
        self.list = TagList(id="tags")
        super().__init__(keymap, keys, self.list)

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.load()

    @work(exclusive=True, group="tags")
    async def load(self) -> None:
        """Read the tags; the cursor stays on its own."""
        self.list.list_tags(await self.host.store.read(tags.all_tags))
        self.show_state()

    def undone(self) -> None:
        """Something was taken back or done again."""
        self.load()

    def action_leave(self) -> None:
        """Esc: back."""
        self.dismiss(None)

    def on_tag_list_chosen(self, event: TagList.Chosen) -> None:
        """Its posts."""
        self.dismiss(ChosenTag(event.name))

    def action_list_claims(self) -> None:
        """Its claims."""
        if (tag := self.list.current) is not None:
            self.dismiss(ChosenTag(tag.name, claims=True))

    def action_sort(self) -> None:
        """By name, or by use again."""
        self.list.by_name = not self.list.by_name
        self.load()

    @work(group=SOON)
    async def action_rename(self, name: str = "") -> None:
        """Another name everywhere; that of another tag merges the two."""
        host, tag = self.host, self.list.current
        if tag is None:
            return
        if not name:
            others = [one.name for one in self.list.items if one != tag]
            notes = {one.casefold(): f"Enter merges #{tag.name} into it" for one in others}
            asked = await host.ask(
                "name", value=tag.name, hint="the name of another tag merges the two", words=others, notes=notes
            )
            name = asked or ""
        if not name.strip(" #") or name.strip() == tag.name:
            return
        number = await host.store.write(tags.rename, tag.name, name, host.clock())
        known = {one.name.casefold() for one in self.list.items if one != tag}
        what = "Merged" if name.strip(" #").casefold() in known else "Renamed"
        host.say(what, detail=f"#{tag.name} is #{name.strip(' #')} on {count_of(number, 'thing')}", key=host.undo_key)
        self._changed()

    @work(group=SOON)
    async def action_remove(self) -> None:
        """Take the tag off everything."""
        host, tag = self.host, self.list.current
        if tag is None:
            return
        number = await host.store.write(tags.remove, tag.name, host.clock())
        host.say("Tag removed", detail=f"#{tag.name} was on {count_of(number, 'thing')}", key=host.undo_key)
        self._changed()

    def _changed(self) -> None:
        """Here, and in what lies below."""
        for screen in self.app.screen_stack:
            if (undone := getattr(screen, "undone", None)) is not None:
                undone()
