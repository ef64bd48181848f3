"""What every widget of the line API draws with: the theme's ink and the app's signs."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from tui.ui.glyphs import UNICODE, Glyphs
from tui.ui.ink import Ink, ink_of


class Drawing(ScrollView, inherit_bindings=False):
    """A scrolling widget that draws its own lines; it has no keys of its own and no scrollbars."""

    DEFAULT_CSS = """
    Drawing { overflow: hidden scroll; scrollbar-size: 0 0; }
    """

    @property
    def ink(self) -> Ink:
        """The styles to draw with."""
        return ink_of(self)

    @property
    def glyphs(self) -> Glyphs:
        """The app's signs."""
        return getattr(self.app, "glyphs", UNICODE)
