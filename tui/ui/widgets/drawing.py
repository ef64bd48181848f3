"""What every widget of the line API draws with: the theme's ink and the app's signs."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.ui.glyphs import UNICODE, Glyphs
from tui.ui.ink import Ink, ink_of


class Drawing(ScrollView, inherit_bindings=False):
    """A scrolling widget that draws its own lines; it has no keys of its own and no scrollbars."""

    DEFAULT_CSS = """
    Drawing { overflow: hidden scroll; scrollbar-size: 0 0; }
    """

    _under: Style | None = None

    @property
    def under(self) -> Style:
        """What lies under every line; found once for all lines of a paint, since it asks every ancestor."""
        return self.rich_style if self._under is None else self._under

    def render_lines(self, crop: Region) -> list[Strip]:
        """One paint."""
        self._under = self.rich_style
        try:
            return super().render_lines(crop)
        finally:
            self._under = None

    @property
    def ink(self) -> Ink:
        """The styles to draw with."""
        return ink_of(self)

    @property
    def glyphs(self) -> Glyphs:
        """The app's signs."""
        return getattr(self.app, "glyphs", UNICODE)
