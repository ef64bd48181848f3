"""Going round the panes of the reader, in every layout: focus, drawer, the article alone."""

from __future__ import annotations

from textual import events

from tui.ui.evidence_verbs import unmark
from tui.ui.host import Pane
from tui.ui.panes.drawer import WORDS, DrawerHeads
from tui.ui.reading import Reading

MAIN = ("sidebar", "list", "body")
SIDE = tuple(WORDS)


class Layout(Reading):
    """Which pane has the focus, and what the one-pane layout shows of it."""

    AUTO_FOCUS = "#list"  # Textual would focus the first pane, and every pane would be styled and drawn twice more

    def named(self, name: str) -> Pane | None:
        """The pane of that name, when it is there."""
        return next(iter(self.query(f"#{name}").results(Pane)), None)

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane."""
        if (pane := self.named(name)) is not None:
            self.show_place(name)
            self.set_focus(pane, scroll_visible=False)

    def show_place(self, name: str) -> None:
        """In the one-pane layout show that pane; the drawer opens for those beside the article."""
        shown = {f"-on-{each}": each == name or (each == "body" and name in SIDE) for each in MAIN}
        shown["-drawer"] = name in SIDE
        shown["-zen"] = self.has_class("-zen") and name not in ("sidebar", "list")
        self.query_one(DrawerHeads).current = name if name in SIDE else ""
        for each in SIDE:
            if (pane := self.named(each)) is not None:
                pane.set_class(name == each, "-shown")
        self.update_classes(shown, animate=False)  # at once: each update styles every pane anew

    @property
    def has_drawer(self) -> bool:
        """Whether the side panes are a drawer here, their heads drawn by it."""
        return self.size.width < 100 or (self.size.width < 160 and self.size.height < 30)

    def on_resize(self, event: events.Resize) -> None:
        """Another layout, perhaps with a drawer."""
        self.set_class(self.has_drawer, "-drawer-heads")
        super().on_resize(event)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another pane, by key or by mouse."""
        if isinstance(event.widget, Pane) and event.widget.id:
            self.show_place(event.widget.id)
        self.show_state()

    def on_drawer_heads_chosen(self, event: DrawerHeads.Chosen) -> None:
        """A head of the drawer was clicked."""
        self.action_focus_pane(event.pane)

    # -- left, right, round

    def action_pane_left(self) -> None:
        """The pane to the left; from a column of side panes, the article."""
        self._beside(-1)

    def action_pane_right(self) -> None:
        """The pane to the right."""
        self._beside(1)

    def _beside(self, step: int) -> None:
        here = self.pane.id if self.pane is not None and self.pane.id else "list"
        if here in SIDE and self.size.width >= 160:
            if step < 0:
                self.action_focus_pane("body")
            return
        order = [name for name in (*MAIN, *SIDE) if self.named(name) is not None]
        at = order.index(here) + step if here in order else 0
        if 0 <= at < len(order):
            self.action_focus_pane(order[at])

    def action_next_side(self) -> None:
        """Round the panes beside the article, and back to it."""
        self._round(1)

    def action_previous_side(self) -> None:
        """The same the other way."""
        self._round(-1)

    def _round(self, step: int) -> None:
        ring = ["body", *(name for name in SIDE if self.named(name) is not None)]
        here = self.pane.id if self.pane is not None and self.pane.id in ring else "body"
        self.action_focus_pane(ring[(ring.index(here or "body") + step) % len(ring)])

    # -- the article alone, and back

    def action_zen(self) -> None:
        """Only the article, or everything again."""
        if not self.has_class("-zen"):
            self.action_focus_pane("body")
        self.toggle_class("-zen")

    def action_leave(self) -> None:
        """Esc: close what is open, one thing after the other; at last stop a refresh."""
        if not (self.step_back() or self.leave_search() or unmark(self.host) or self.host.stop_refresh()):
            self.status.forget()

    def action_go_back(self) -> None:
        """q: back to the list, and from there out."""
        if self.step_back() or self.leave_search():
            return
        if self.pane is not None and self.pane.id != "list" and not (self.pane.id == "sidebar" and not self.one_pane):
            self.action_focus_pane("list")
        else:
            self.host.leave_program()

    def step_back(self) -> bool:
        """Out of a side pane or of the article alone; False when in neither."""
        if self.pane is not None and self.pane.id in SIDE:
            self.action_focus_pane("body")
            return True
        if self.has_class("-zen"):
            self.remove_class("-zen")
            return True
        return False

    def leave_search(self) -> bool:
        """Back to the list before the search; False when there was none."""
        return False
