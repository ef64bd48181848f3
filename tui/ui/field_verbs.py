"""Verbs of the claim strip's fields: enter them, type, complete a name, save; what is typed is never lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from textual import events, work
from textual.message import Message

from tui.errors import TuiError, Usage
from tui.flows import find
from tui.model import Claim, ClaimId, Opened
from tui.plain import line
from tui.store import claims
from tui.ui.host import Pane
from tui.ui.widgets.strip import ClaimStrip

WHO, WHERE = ("PER", "ORG", "GPE"), ("GPE", "LOC")


class FieldVerbs(Pane):
    """The editing of a field in its place. `_unsaved`: words that the library did not take, by claim and field."""

    class Edited(Message):
        """A field began to be edited, or no longer is: keys mean something else now."""

    opened: Opened | None
    strip: ClaimStrip | None = None
    _unsaved: Mapping[tuple[ClaimId, str], str] = MappingProxyType({})

    # -- what the strip's other verbs do

    def strip_changed(self) -> None:
        """The strip opened, closed or is drawn differently."""
        raise NotImplementedError

    def saved(self, claim: Claim, what: str = "Saved", detail: str = "") -> None:
        """The library has it: show it, and say so."""
        raise NotImplementedError

    def typed_speaker(self, claim: Claim, speaker: str) -> None:
        """A person typed who says it."""

    def close_strip(self) -> None:
        """Close the strip; what was typed in it is saved."""
        raise NotImplementedError

    def offering(self) -> str:
        """While a field is edited the keys are text, and some edit it."""
        return "field" if self.strip is not None and self.strip.editing is not None else ""

    # -- going from field to field

    def action_fields(self) -> None:
        """Edit the first field; Tab goes on to the next."""
        self._next_field(1)

    def _next_field(self, step: int) -> None:
        if (strip := self.strip) is not None and self.commit(strip):
            unsaved = {field: text for (claim, field), text in self._unsaved.items() if claim == strip.claim.id}
            self._edit(strip.enter(step, self._offers(), unsaved))

    def _edit(self, strip: ClaimStrip) -> None:
        before, self.strip, self.typing = self.typing, strip, strip.editing is not None
        self.strip_changed()
        if self.typing is not before:
            self.post_message(self.Edited())

    def leave_field(self) -> None:
        """Letters set the status again; what was typed is saved, or waits in its field."""
        if (strip := self.strip) is not None and strip.editing is not None:
            self.commit(strip)
            self._edit(strip.leave())

    def _offers(self) -> Mapping[str, tuple[str, ...]]:
        """The names that a field completes: those of the article, the most named first."""
        return {
            "speaker": tuple(self._names(WHO)),
            "place": tuple(self._names(WHERE)),
            "chain": tuple(self._names(WHO)),
        }

    def _names(self, kinds: tuple[str, ...]) -> Iterator[str]:
        if (opened := self.opened) is not None:
            known = sorted((one for one in opened.article.entities if one.type in kinds), key=lambda one: -one.count)
            yield from dict.fromkeys(
                [one.name for one in known] + [name for one in known for name in one.aliases if len(name) > 1]
            )

    # -- saving

    def commit(self, strip: ClaimStrip) -> bool:
        """Save the field under way where it differs; False, and told, when its words cannot be taken."""
        field = strip.editing
        if field is None or not strip.changed:
            return True
        text = field.words
        if field.name == "said" and text:
            try:
                text = find.moment(text, self._today()).date().isoformat()
            except Usage as wrong:
                self._keep(strip.claim, field.name, text)
                self.host.say(wrong.what, detail=wrong.hint, failed=True)
                return False
        self._keep(strip.claim, field.name, text)
        self._change_field(strip.claim, field.name, text)
        return True

    def _keep(self, claim: Claim, field: str, text: str) -> None:
        self._unsaved = {**self._unsaved, (claim.id, field): text}

    def _today(self) -> datetime:
        return self.host.local(self.host.clock())

    @work
    async def _change_field(self, claim: Claim, field: str, text: str) -> None:
        try:
            changed = await self.host.store.write(claims.change, claim.id, self.host.clock(), **{field: text})
        except TuiError as error:
            hint = f"{field} “{text}” is kept in its field and stands in :messages. {error.hint}"
            raise type(error)(error.what, hint) from error
        self._unsaved = {key: kept for key, kept in self._unsaved.items() if key != (claim.id, field) or kept != text}
        if field == "speaker":
            self.typed_speaker(changed, text)
        self.saved(replace(changed, start=claim.start, end=claim.end), detail=f"{field} {text}".strip())

    # -- typing

    def on_key(self, event: events.Key) -> None:
        """While a field is edited every key is text, or edits it."""
        strip = self.strip
        if strip is None or strip.editing is None or not self.typing:
            return
        event.stop()
        event.prevent_default()
        if event.key in ("tab", "shift+tab"):
            self._next_field(1 if event.key == "tab" else -1)
        elif event.key == "enter":
            if self.commit(strip):
                self.strip = strip.leave()
                self.close_strip()
        elif event.key == "escape":
            self.leave_field()
        elif event.key == "ctrl+q":
            self.leave_field()
            self.host.press("app.quit")
        elif (edited := strip.editing.edit(event.key)) is not None:
            self._edit(replace(strip, editing=edited))
        elif event.character is not None and event.is_printable:
            self._edit(replace(strip, editing=strip.editing.insert(event.character)))

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the field that is edited."""
        if self.strip is not None and self.strip.editing is not None and self.typing:
            event.stop()
            self._edit(replace(self.strip, editing=self.strip.editing.insert(line(event.text))))

    def on_blur(self) -> None:
        """The focus goes elsewhere: what was typed is saved."""
        self.leave_field()
