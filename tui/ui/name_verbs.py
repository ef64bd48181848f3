"""Verbs on the entity under the cursor: merge, split, another name, a watch; the person's word, each can be undone."""

from __future__ import annotations

from textual import work
from textual.message import Message

from tui.errors import NotFound
from tui.model import Entity
from tui.spelling import name_key
from tui.store import entities, notes, rulings
from tui.store.db import Db
from tui.ui.host import SOON
from tui.ui.side import SidePane
from tui.ui.widgets.fuzzy import Candidate, candidate

KINDS = {"PER": "person", "ORG": "organisation", "GPE": "country or town", "LOC": "place"}


class NameVerbs(SidePane[Entity]):
    """What a person says of an entity. `_unsaved`: words on one that the library did not take."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._unsaved: dict[str, str] = {}

    class Ruled(Message):
        """The person said something of an entity: what is shown may be another one now."""

    def _entity(self) -> Entity | None:
        """The entity under the cursor; without one that is told."""
        if self.current is None:
            self.host.say("No entity here", detail="open a post that names something")
        return self.current

    # -- merging and splitting

    @work(group=SOON)
    async def action_merge(self, name: str = "") -> None:
        """Say that it is the same as another, which is found by typing and keeps its name."""
        if (entity := self._entity()) is None:
            return
        host, dot = self.host, self.glyphs.dot
        others = await host.store.read(candidates, entity.id, dot)
        if not others:
            host.say("There is no other entity to merge it with", detail=entity.name)
            return
        key = _named(name, others) if name else await host.pick(f"{entity.name} is the same as …", others)
        if key is None:
            return
        kept = await host.store.write(rulings.merge, entity.id, key, host.clock())
        self._ruled("Merged", f"{entity.name} is {kept.name}")

    @work(group=SOON)
    async def action_split(self, name: str = "") -> None:
        """Take a name that was wrongly joined out of it; or part what was merged into it."""
        if (entity := self._entity()) is None:
            return
        host = self.host
        merged, names = await host.store.read(parts, entity.id)
        if name:
            await self._split(entity, name)
            return
        if not merged and len(names) < 2:
            host.say("It has one name only, so there is nothing to take out", detail=entity.name)
            return
        options = [(called, "merged into it by you") for _, called in merged]
        options += [(called, f"{_times(times)} in the library") for _, called, times in names if len(names) > 1]
        index = await host.choose(f"Take what out of {entity.name}?", options)
        if index is None:
            return
        if index < len(merged):
            await host.store.write(rulings.part, entity.id, merged[index][0], host.clock())
            self._ruled("Parted", f"{merged[index][1]} is not {entity.name}")
        else:
            await self._split(entity, names[index - len(merged)][1])

    async def _split(self, entity: Entity, name: str) -> None:
        await self.host.store.write(rulings.split, entity.id, name, self.host.clock())
        self._ruled("Taken out", f"{name.strip()} is not {entity.name}")

    # -- names and watches

    @work(group=SOON)
    async def action_alias(self, name: str = "") -> None:
        """Give it another name; wherever a sentence holds that, it is this entity."""
        if (entity := self._entity()) is None:
            return
        name = (name or await self.host.ask("alias", hint=f"another name of {entity.name}") or "").strip()
        if not name:
            return
        await self.host.store.write(rulings.alias, entity.id, name, self.host.clock())
        self._ruled("Name added", f"{name} is {entity.name}")

    @work(group=SOON)
    async def action_note(self) -> None:
        """Write a note on it, or go on with the one that is there; it is shown wherever the entity is named."""
        if (entity := self._entity()) is None or (opened := self.opened) is None:
            return
        host = self.host
        there = next((note for note in opened.notes if note.entity == entity.id), None)
        before = self._unsaved.get(entity.id, there.text if there else "")
        text = await host.ask("note", value=before, hint=f"on {entity.name}; Enter saves, Esc leaves")
        if text is None or text == (there.text if there else ""):
            return
        self._unsaved[entity.id] = text  # until the library has it
        entry, number = (there.entry, there.id) if there else (opened.row.entry, None)
        await host.store.write(notes.write, entry, text, now=host.clock(), id=number, entity=entity.id)
        del self._unsaved[entity.id]
        self._ruled("Note saved" if text.strip() else "Note removed", f"on {entity.name}")

    @work(group=SOON)
    async def action_watch(self) -> None:
        """Tell when it appears, by a smart feed among the feeds; or no longer."""
        if (entity := self._entity()) is None:
            return
        watched = await self.host.store.write(rulings.watch, entity.id, self.host.clock())
        self._ruled("Watched from now on" if watched else "Watched no longer", entity.name)

    def _ruled(self, what: str, detail: str) -> None:
        self.host.say(what, detail=detail, key=self.host.undo_key)
        self.post_message(self.Ruled())


def candidates(db: Db, but: str, dot: str) -> list[Candidate]:
    """Every other entity of the library, the most named first."""
    return [
        candidate(one.key, one.name, f" {dot} ".join((KINDS[one.type], _times(one.times), *one.names[:4])), one.names)
        for one in entities.known(db)
        if one.key != but
    ]


def parts(db: Db, key: str) -> tuple[list[tuple[str, str]], list[tuple[str, str, int]]]:
    """What can be taken out of an entity: what was merged into it, as (key, name), and its names."""
    merged = [(one.entity, one.name) for one in rulings.said(db) if one.kind == "merge" and one.target == key]
    return merged, entities.spellings(db, key)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _named(name: str, others: list[Candidate]) -> str:
    """The entity of that very name. Raises NotFound."""
    wanted = name_key(name)
    for one in others:
        if wanted and wanted in map(name_key, (one.name, *one.names)):
            return one.key
    raise NotFound(f"No entity of the library is called “{name.strip()}”.", "Without a name there is a list of all.")
