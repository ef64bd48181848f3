"""The theme's colours as styles ready to draw with on the line API; the only way from a variable to a Segment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from tui.ui.themes import TAGS


@dataclass(frozen=True, slots=True)
class Ink:
    """Foregrounds (`text` to `error`) carry no background; tones (`sheet` to `claim`) are laid under or over them."""

    text: Style
    muted: Style
    faint: Style
    accent: Style
    good: Style
    warning: Style
    error: Style
    bold: Style
    heading: Style  # bold muted: the head of a side pane, a group
    focused: Style  # head of the pane in focus
    chip: Style
    sheet: Style
    surface: Style
    panel: Style
    cursor: Style  # a row's tone, laid over the row
    still: Style
    sentence: Style  # the sentence cursor's tone, on its very characters
    resting: Style  # the same while another pane has focus
    claim: Style
    selection: Style
    amber: Style  # laid over what is amber on a row's tone
    tags: tuple[Style, ...] = ()  # a tag keeps one of them; none in a theme without colours

    def tag(self, name: str) -> Style:
        """The style of a tag, the same wherever it is drawn."""
        return self.tags[crc32(name.casefold().encode()) % len(self.tags)] if self.tags else self.muted


_NAMES = (
    "foreground", "text-muted", "text-faint", "accent", "success", "warning", "error", "background", "surface", "panel",
    "cursor", "still", "claim",
    "cursor-style", "still-style", "sentence-style", "claim-style", "chip-style", "muted-style", "accent-style",
    "warning-style", *TAGS,
)  # fmt: skip


def _fore(colour: str) -> Style:
    return Style.from_color(Color.parse(colour).rich_color)


def _tone(colour: str, style: str = "none") -> Style:
    """The colour as a background, with the attributes a theme without colours puts in its place."""
    parsed = Color.parse(colour)
    background = parsed.rich_color if parsed.a else RichColor.default()  # transparent: the terminal's own
    tone = Style(bgcolor=background) + Style.parse(style)
    return tone + Style(dim=False) if tone.reverse else tone


@lru_cache(maxsize=8)
def _ink(values: tuple[str, ...]) -> Ink:
    v = dict(zip(_NAMES, values, strict=True))
    v = {name: v["foreground"] if value.startswith("auto") else value for name, value in v.items()}
    bold, dim = Style(bold=True), Style.parse(v["muted-style"])
    muted, faint, accent = (
        _fore(v["text-muted"]) + dim,
        _fore(v["text-faint"]) + dim,
        _fore(v["accent"]) + Style.parse(v["accent-style"]),
    )
    chip = Style.from_color(Color.parse(v["background"]).rich_color, Color.parse(v["accent"]).rich_color)
    return Ink(
        text=_fore(v["foreground"]),
        muted=muted,
        faint=faint,
        accent=accent,
        good=_fore(v["success"]),
        warning=_fore(v["warning"]),
        error=_fore(v["error"]),
        bold=_fore(v["foreground"]) + bold,
        heading=muted + bold,
        focused=accent + Style(bold=True, underline=True),
        chip=chip + bold + Style.parse(v["chip-style"]),
        sheet=_tone(v["background"]),
        surface=_tone(v["surface"]),
        panel=_tone(v["panel"]),
        cursor=_tone(v["cursor"], v["cursor-style"]),
        still=_tone(v["still"], v["still-style"]),
        sentence=_tone(v["cursor"], v["sentence-style"]),
        resting=_tone(v["still"]),
        claim=_tone(v["claim"], v["claim-style"]),
        selection=_tone(v["accent"])
        + Style.from_color(Color.parse(v["background"]).rich_color)
        + Style.parse(v["cursor-style"]),
        amber=Style.parse(v["warning-style"]),
        tags=() if "ansi_default" in (v[name] for name in TAGS) else tuple(_fore(v[name]) for name in TAGS),
    )


def ink_of(widget: Widget) -> Ink:
    """The styles of the theme in force; cheap to ask for at every line."""
    variables = widget.app.theme_variables
    return _ink(tuple(variables[name] for name in _NAMES))
