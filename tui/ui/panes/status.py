"""The status line: where one is, what happened, how the refresh goes; the line for input opens in it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Label

from tui.ui.glyphs import UNICODE, Glyphs
from tui.ui.ink import Ink, ink_of
from tui.ui.marked import End, pieces
from tui.ui.tell import Told
from tui.ui.widgets import cells, draw
from tui.ui.widgets.prompt import Prompt

STAYS = 4.0  # seconds a message stays
STAYS_FAILED = 8.0  # a failure stays at least so long, then until the next key
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the line shows besides messages; "" and 0 show nothing."""

    chip: str = ""
    waits: str = ""  # a prefix or count typed so far
    middle: tuple[tuple[str, str], ...] = ()  # (word, count): the drawer's heads in the one-pane layout
    why: tuple[str, ...] = ()  # (mark and word, reasons) of a sentence that is suggested as a claim
    refresh: str = ""  # "3/14"
    failures: int = 0
    position: str = ""  # "1 of 64"
    progress: str = ""  # " 24 %" of the article
    left: str = ""  # "4 min left"
    marked: End | None = None  # the end of a link that waits for the other one
    mark_key: str = ""  # which links it
    help_key: str = ""  # shown here where there is no footer


class Line(Widget):
    """The drawn part of the status line."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.told: Told | None = None
        self.overdue = False  # a failure that has stayed long enough goes with the next key

    def render_line(self, y: int) -> Strip:
        """Chip, message or heads, and at the right what fits of the facts."""
        width, ink = self.size.width, ink_of(self)
        facts = self.facts
        margin = "  " if width >= 60 else " "
        left: list[draw.Piece] = [(f"  {facts.chip} ", ink.chip), ("  ", ink.text)] if facts.chip else []
        room = width - draw.length(left) - len(margin)
        right = self._right(room, ink)
        middle = self._middle(room - draw.length(right) - 2, ink)
        gap = room - draw.length(middle) - draw.length(right)
        return draw.under(
            draw.strip([*left, *middle, (" " * max(0, gap), ink.text), *right, (margin, ink.text)], width),
            self.rich_style,
        )

    def _middle(self, room: int, ink: Ink) -> list[draw.Piece]:
        if room < 4:
            return []
        if self.facts.waits:
            return [(cells.cut(self.facts.waits + "… waits", room), ink.muted)]
        if self.told is not None:
            told = self.told
            mark = f"{self._glyphs.failed} " if told.failed else ""
            what = cells.cut(mark + told.what, room)
            rest = room - cells.width(what) - 2
            style = ink.error + ink.bold.without_color if told.failed else ink.text
            detail = [("  " + cells.cut(told.detail, rest), ink.muted)] if told.detail and rest > 3 else []
            return [(what, style), *detail]
        if self.facts.marked is not None:
            return pieces(self.facts.marked, self.facts.mark_key, room, ink, self._glyphs)
        if self.facts.why:
            word, reasons = self.facts.why
            rest = room - cells.width(word) - 2
            return [(cells.cut(word, room), ink.text), *([("  " + cells.cut(reasons, rest), ink.muted)] * (rest > 3))]
        heads: list[draw.Piece] = []
        for word, count in self.facts.middle:
            piece = [("  " if heads else "", ink.text), (word, ink.text), (f" {count}" if count else "", ink.muted)]
            if draw.length([*heads, *piece]) > room:
                break
            heads += piece
        return heads

    def _right(self, room: int, ink: Ink) -> list[draw.Piece]:
        """The facts, fewer the less room there is: minutes go first, then the refresh, then words."""
        if self.told is not None and self.told.key:
            key, _, word = self.told.key.partition(" ")
            return [(key, ink.bold), (" " + word, ink.text)]
        wide = 60 if self.told is not None else 44
        for level in range(4):
            pieces = self._facts(level, ink)
            if draw.length(pieces) + wide <= room or level == 3:
                return pieces
        return []

    def _facts(self, level: int, ink: Ink) -> list[draw.Piece]:
        facts, found = self.facts, list[draw.Piece]()
        if facts.refresh and (level < 2 or (level < 3 and not facts.failures)):
            found.append((f"{self._glyphs.refreshing} {facts.refresh}", ink.muted))
        if facts.failures:
            words = "" if level > 2 else " failed"
            found.append((f"{self._glyphs.failed} {facts.failures}{words}", ink.error))
        if facts.position:
            found.append((facts.position, ink.muted))
        if facts.progress:
            found.append((facts.progress, ink.muted))
        if facts.left and level < 1:
            found.append((facts.left, ink.muted))
        if facts.help_key:
            found.append((facts.help_key, ink.bold))
        return [piece for each in found for piece in (("   ", ink.text), each)][1:]

    @property
    def _glyphs(self) -> Glyphs:
        return getattr(self.app, "glyphs", UNICODE)


class Status(Horizontal):
    """The status line with its prompt. One question at a time; a new one answers the old one with None."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Line()
        self.prompt = Prompt(compact=True, select_on_focus=False)
        self.label = Label("", markup=False, classes="label")
        self.hint = Label("", markup=False, classes="hint")
        self._hint, self._notes = "", NOTHING
        self._answer: asyncio.Future[str | None] | None = None
        self._before: Widget | None = None
        self._expires = 0

    def compose(self) -> ComposeResult:
        """The drawn line, and the input that takes its place."""
        yield self.line
        yield self.label
        yield self.prompt
        yield self.hint

    @property
    def asking(self) -> bool:
        """Whether the prompt is open."""
        return self._answer is not None

    # -- messages and facts

    def show(self, **facts: object) -> None:
        """Change some of the facts."""
        changed = replace(self.line.facts, **facts)  # type: ignore[arg-type]  # the names are Facts' own
        if changed != self.line.facts:
            self.line.facts = changed
            self.line.refresh()

    def tell(self, told: Told) -> None:
        """Show a message; the newest wins."""
        self.line.told, self.line.overdue = told, False
        self.line.refresh()
        self._expires += 1
        turn = self._expires
        self.set_timer(STAYS_FAILED if told.failed else STAYS, lambda: self._expire(turn))

    def _expire(self, turn: int) -> None:
        if turn != self._expires or self.line.told is None:
            return
        if self.line.told.failed:
            self.line.overdue = True
        else:
            self.line.told = None
            self.line.refresh()

    def forget(self) -> None:
        """Take the message away."""
        self.line.told, self.line.overdue = None, False
        self.line.refresh()

    def pressed(self) -> None:
        """A key was pressed: a failure that was shown long enough goes."""
        if self.line.overdue:
            self.forget()

    # -- the prompt

    async def ask(
        self,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        past: Sequence[str] = (),
        words: Sequence[str] = (),
        first: Sequence[str] = (),
        notes: Mapping[str, str] = NOTHING,
    ) -> str | None:
        """Open the prompt and wait for Enter; None when it was left. `notes`: what the hint says of a whole line."""
        if self._answer is None:
            self._before = self.screen.focused
        self.close(None)
        self._answer = asyncio.get_running_loop().create_future()
        self.label.update(Content(f"  {label} "))
        self._hint, self._notes = hint, notes
        self._show_hint(value)
        self.prompt.begin(value, past, words, first)
        self.add_class("-asking")
        self.screen.set_focus(self.prompt)
        return await self._answer

    def _show_hint(self, value: str) -> None:
        """What is said of the line as it stands; of most lines, what may be typed."""
        note = self._notes.get(value.strip().casefold(), "")
        self.set_class(bool(note), "-noted")
        self.hint.update(Content(f"{note or self._hint}  " if note or self._hint else ""))

    def on_input_changed(self, event: Input.Changed) -> None:
        """A line of which something is known is told of."""
        if self._notes:
            self._show_hint(event.value)

    def close(self, answer: str | None) -> None:
        """Answer the question under way and give the focus back."""
        if self._answer is None:
            return
        if not self._answer.done():
            self._answer.set_result(answer)
        self._answer = None
        self.remove_class("-asking")
        if self._before is not None and self._before.is_attached:
            self.screen.set_focus(self._before, scroll_visible=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.close(event.value)

    def on_prompt_key(self, event: Prompt.Key) -> None:
        """Esc leaves without an answer; other keys go up to whoever asked."""
        if event.key == "escape":
            event.stop()
            self.close(None)
