"""The article: its text, the sentence cursor, and the claim strip under its sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from textual import work
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.model import Opened, Part
from tui.ui.extend_verbs import ExtendVerbs
from tui.ui.host import SOON
from tui.ui.link_verbs import LinkVerbs
from tui.ui.remarks import with_keys
from tui.ui.seen_verbs import SeenVerbs
from tui.ui.widgets import marks, sheet
from tui.ui.widgets.document import Spot
from tui.ui.widgets.progress import Progress
from tui.ui.widgets.sentences import Sentences
from tui.ui.widgets.setting import Setting

TALL = 16  # from this height on a blank line stands above the top


class Body(SeenVerbs, ExtendVerbs, LinkVerbs, Sentences):
    """The opened article, whatever pane has the focus."""

    selected_entity: var[str] = var("")
    _progress: Progress | None = None  # of the lines that are laid out

    class Moved(Message):
        """The cursor went to another sentence."""

        def __init__(self, part: Part, start: int, end: int) -> None:
            super().__init__()
            self.part, self.start, self.end = part, start, end

    class Changed(Message):
        """A claim of the article was tagged, changed or removed."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    class Jumped(Message):
        """The cursor jumped inside the text, from this sentence."""

        def __init__(self, place: tuple[Part, int, int]) -> None:
            super().__init__()
            self.place = place

    class Scrolled(Message):
        """The article was scrolled: somebody reads it."""

    class Finished(Message):
        """The end of the article is in sight."""

    # -- what it shows

    def watch_opened(self, before: Opened | None, opened: Opened | None) -> None:
        """Show it; the same text again keeps cursor and scroll, a change of claims alone moves nothing."""
        same = before is not None and opened is not None and before.row.entry == opened.row.entry
        self.follow_strip(opened if same else None)
        if not same or before is None or opened is None:
            self._fill(keep=False)
        elif _text(before) != _text(opened):
            self.leave_extent()
            self._fill(keep=before.source == opened.source)
        self._mark()

    def watch_selected_entity(self) -> None:
        """Its mentions stand out."""
        self._mark()

    @property
    def top(self) -> int:
        """The title stands on the first row of the lists; very low screens have no room for that."""
        size = self.app.size
        return 0 if size.height < 16 else 2 if size.width >= 160 else 1

    def on_resize(self) -> None:
        """Another width: the byline may be another one."""
        self.measure = self.host.settings.measure
        self._fill(keep=True)
        super().on_resize()

    def _fill(self, *, keep: bool) -> None:
        host, glyphs = self.host, self.host.glyphs
        setting = Setting(
            host.clock(),
            host.local,
            partial(with_keys, self),
            width=self.app.size.width,
            measure=self.column,
            bullet=glyphs.bullet,
            dot=glyphs.dot,
            picture=glyphs.picture,
            fold=glyphs.fold,
            dash=glyphs.dash,
            raised=glyphs.raised,
            numbers=host.settings.link_numbers == "on",
        )
        self.show(sheet.document(self.opened, setting), keep=keep)

    def _mark(self) -> None:
        if (opened := self.opened) is None:
            self.decorate((), ())
        else:
            signs = marks.signs(opened, self.glyphs, self.host.settings.suggest_from)
            self.decorate(tuple(marks.paints(opened, self.selected_entity)), tuple(signs))

    def inset_lines(self, width: int) -> list[Strip]:
        """The claim strip."""
        return self.strip_lines(width, self.left - 1)

    # -- what happens

    def moved(self) -> None:
        """Another sentence: the strip of the one before closes."""
        self.close_strip()
        self.leave_extent()
        if (here := self.here) is not None:
            self.post_message(self.Moved(here.part, here.start, here.end))
            self._read_on()

    def strip_changed(self) -> None:
        """Draw the strip, and have it in sight."""
        self.redraw()
        self.show_cursor()

    def claims_changed(self, opened: Opened) -> None:
        """Show the claims at once, and tell the others."""
        self.opened = opened
        self.post_message(self.Changed(opened))

    def scroll_lines(self, lines: int) -> None:
        """Scroll: somebody reads, perhaps to the end."""
        super().scroll_lines(lines)
        self._read_on()

    def _read_on(self) -> None:
        if self.opened is not None:
            self.post_message(self.Scrolled())
            if self.at_end:
                self.post_message(self.Finished())

    def action_open(self) -> None:
        """Go to the sentence's footnote, or back; else open its link, of several the one chosen; else its claim."""
        links, place = self.links(), self.place()
        if place is not None and self.jump_footnote():
            self.post_message(self.Jumped(place))
        elif len(links) > 1:
            self.follow(links)
        elif links:
            self.host.press("reader.browse", links[0][1])
        elif claim := self.claim_here():
            self.open_strip(claim)

    @work(group=SOON)
    async def follow(self, links: tuple[tuple[str, str], ...]) -> None:
        """Open one of several links in the browser."""
        if (index := await self.host.choose("Open which link?", links)) is not None:
            self.host.press("reader.browse", links[index][1])

    def go_top(self, part: Part, start: int, end: int) -> None:
        """Put the cursor on a sentence, and the sentence at the top of what shows."""
        self.go(part, start, end)
        row = self.rows_of(self.here)[0]
        self.scroll_to(y=row - 1 if self.size.height >= TALL else row, animate=False, force=True)

    # -- what others ask

    def why(self) -> tuple[str, ...]:
        """Why the sentence under the cursor might be a claim; none when it is not suggested."""
        here, opened = self.here, self.opened
        if here is None or opened is None or here.part == "title":
            return ()
        return marks.reasons(opened, self.host.settings.suggest_from, here.start)

    @property
    def here(self) -> Spot | None:
        """The sentence under the cursor; the span that is extended, or of the open strip's claim, instead."""
        whole, claim = super().here, self.strip.claim if self.strip is not None else None
        if self.extent is not None and whole is not None:
            return Spot(*self.extent.place)
        if whole is None or claim is None or claim.anchor.part != whole.part or claim.start < 0:
            return whole
        on = claim.start < whole.end and claim.end > whole.start
        return Spot(whole.part, claim.start, claim.end) if on else whole

    def sentence(self) -> tuple[Part, int, int] | None:
        """The sentence under the cursor, all of it."""
        whole = super().here
        return (whole.part, whole.start, whole.end) if whole is not None else None

    def sentences_of(self, part: str) -> list[tuple[int, int]]:
        """Where the sentences of a part begin and end."""
        return sorted((one.start, one.end) for one in self.document.spots if one.part == part)

    def place(self) -> tuple[Part, int, int] | None:
        """The span under the cursor: a sentence, or what is extended."""
        here = self.here
        return (here.part, here.start, here.end) if here is not None else None

    def _follow(self) -> None:
        if self.extent is None:  # what is extended may leave the view
            super()._follow()

    def links(self) -> tuple[tuple[str, str], ...]:
        """The links in the sentence under the cursor, as (words, address); those of the title are the entry's files."""
        here, opened = self.here, self.opened
        if here is None or opened is None:
            return ()
        if here.part == "title":
            return tuple((one.title or one.type or "file", one.url) for one in opened.enclosures if one.url)
        text = opened.article.text
        inside = (mark for mark in opened.article.marks if mark.start < here.end and mark.end > here.start)
        pictures = (block for block in opened.article.blocks if block.start < here.end and block.end > here.start)
        found = [(text[mark.start : mark.end], mark.url) for mark in inside if mark.kind == "link" and mark.url]
        return (*found, *((text[block.start : block.end], block.url) for block in pictures if block.url))

    def position(self) -> str:
        """How far the text is read; nothing when all of it shows."""
        return self.reads[0]

    @property
    def reads(self) -> tuple[str, str]:
        """How far the text is read, and how long what is below the screen takes; nothing when all of it shows."""
        if self.opened is None or self.virtual_size.height <= self.size.height or not self.lines:
            return "", ""
        if self._progress is None or self._progress.lines is not self.lines:
            self._progress = Progress(self.document, self.lines, self.opened.article.language)
        if self._progress.last < self.size.height - len(self._inset):
            return "", ""  # only what is no text goes on below
        bottom = self.scroll_offset.y + self.size.height
        if self.rows_of(self.here)[1] < bottom:
            bottom -= len(self._inset)
        return self._progress.percent(bottom), self._progress.left(bottom)


def _text(opened: Opened) -> Opened:
    """What of an entry the sheet itself shows: all but the reader's marks on it."""
    return replace(opened, claims=(), notes=(), related=())
