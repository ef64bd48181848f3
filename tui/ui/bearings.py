"""What the reader's status line shows: where one is, how far one has read, and in one pane the drawer's heads."""

from __future__ import annotations

from tui.ui.layout import Layout
from tui.ui.panes.drawer import WORDS, DrawerHeads


class Bearings(Layout):
    """The facts of the status line, brought up to date."""

    def show_state(self) -> None:
        """Beside what every screen shows: how far one has read, the refresh, and in one pane the drawer's heads."""
        feed = self.opened is not None and self.opened.source == "feed"
        self.footer.words = {"reader.switch_text": "page text"} if feed else {}
        super().show_state()
        in_body = self.pane is not None and self.pane.id == "body"
        progress, left = self.body.reads if in_body or not self.one_pane else ("", "")
        self.status.show(
            position=self._position(in_body),
            progress=progress,
            left=left,
            refresh=self.host.refresh_progress,
            middle=self._heads() if self.one_pane and in_body else (),
            why=self._why() if in_body else (),
        )

    def _position(self, in_body: bool) -> str:
        """Of the focused pane; the article has its progress, and beside it the list's is the one that matters."""
        if in_body:
            return "" if self.one_pane else self.timeline.position()
        return self.pane.position() if self.pane is not None else ""

    def _why(self) -> tuple[str, ...]:
        """Why the sentence under the cursor is suggested as a claim: the mark, and the rule's reasons."""
        if not (reasons := self.body.why()):
            return ()
        glyphs = self.host.glyphs
        return f"{glyphs.suggested} suggested", f" {glyphs.dot} ".join(reasons)

    def _heads(self) -> tuple[tuple[str, str], ...]:
        """The drawer's heads with their counts; when very narrow, the status of the claim under the cursor."""
        opened = self.opened
        if opened is None:
            return ()
        if self.size.width < 60:
            place = self.body.place()
            for claim in opened.claims:
                if place == (claim.anchor.part, claim.start, claim.end):
                    return ((f"{self.host.glyphs.status(claim.status)} {claim.status}", ""),)
            return ()
        counts = self.query_one(DrawerHeads).counts
        return tuple((word, str(count) if count else "") for word, count in zip(WORDS.values(), counts, strict=True))
