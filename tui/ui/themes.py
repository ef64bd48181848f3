"""The colours: night, paper and the terminal's own two (ansi), with values of their own for 256 colours."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

NAMES = ("night", "paper", "ansi")

TAGS = tuple(f"tag-{number}" for number in range(1, 7))
"""The variables of the tags' colours: calm, near the muted grey, each as light as it."""
_TAGS_NIGHT = dict(zip(TAGS, ("#A3AFC0", "#9FB5A6", "#BFAE93", "#B8A6BC", "#9DB4B8", "#BFA6A2"), strict=True))
_TAGS_PAPER = dict(zip(TAGS, ("#4A5A70", "#44604D", "#685839", "#664E6C", "#3E5F66", "#70504A"), strict=True))

DEFAULTS = {
    **_TAGS_NIGHT,
    "text-faint": "#7F8288",
    "cursor": "#24344C",
    "still": "#262A31",
    "claim": "#3A331E",
    "cursor-style": "none",
    "still-style": "none",
    "sentence-style": "none",
    "claim-style": "none",
    "chip-style": "bold",
    "muted-style": "none",
    "accent-style": "none",
    "warning-style": "none",
}
"""Our own variables for `App.get_theme_variable_defaults()`: without them Textual's own themes fail to parse."""

_NIGHT = {
    "background": "#14161A",
    "surface": "#1B1E23",
    "panel": "#262A31",
    "cursor": "#24344C",
    "claim": "#3A331E",
    "foreground": "#E7E4DC",
    "text-muted": "#A8A8A3",
    "text-faint": "#7F8288",
    "accent": "#8DB7F5",
    "success": "#8FC48B",
    "warning": "#E3B566",
    "error": "#F28B82",
    **_TAGS_NIGHT,
}
_PAPER = {
    "background": "#FEFCF7",
    "surface": "#F4F1E9",
    "panel": "#E8E3D8",
    "cursor": "#D9E6F6",
    "claim": "#FAECC0",
    "foreground": "#22211D",
    "text-muted": "#5E5B53",
    "text-faint": "#7E7A6F",
    "accent": "#1A5CAB",
    "success": "#2C6832",
    "warning": "#7F5000",
    "error": "#A82A21",
    **_TAGS_PAPER,
}
# Values that rich maps to the wanted cell of the 256: night 233 234 236, 17, 236; paper 231 255 254, 189, 229, 22, 94.
_NIGHT_256 = {
    "background": "#121212",
    "surface": "#1C1C1C",
    "panel": "#303030",
    "cursor": "#00005F",
    "claim": "#303030",
}
_PAPER_256 = {
    "background": "#FFFFFF",
    "surface": "#F4F4F4",
    "panel": "#EAEAEA",
    "cursor": "#D7D7FF",
    "claim": "#FFFFAF",
    "success": "#005F00",
    "warning": "#875F00",
}


def _theme(name: str, colours: Mapping[str, str], *, dark: bool, **styles: str) -> Theme:
    """A theme with the palette's twelve colours exactly as given, and styles for what a colour cannot show."""
    fixed = {"cursor", "claim", "text-muted", "text-faint", *TAGS}
    variables = DEFAULTS | {key: value for key, value in colours.items() if key in fixed} | styles
    variables |= {
        "still": colours["panel"],
        "text": colours["foreground"],
        "block-cursor-background": colours["cursor"],
        "block-cursor-foreground": colours["foreground"],
        "block-cursor-text-style": "none",
        "input-cursor-background": colours["accent"],
        "input-cursor-foreground": colours["background"],
        "input-selection-background": colours["cursor"],
        "screen-selection-background": colours["cursor"],
        "screen-selection-foreground": colours["foreground"],
    }
    return Theme(
        name,
        primary=colours["accent"],
        secondary=colours["accent"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        dark=dark,
        variables=variables,
    )


def _ansi() -> Theme:
    """The terminal's own two colours: dim, bold, reverse and underline say what colours say elsewhere."""
    default = "ansi_default"
    ours = dict.fromkeys(
        ("cursor", "still", "claim", "text", "text-faint", "text-muted", "block-cursor-background", "scrollbar", *TAGS),
        default,
    )
    styles = {
        "cursor-style": "reverse",
        "sentence-style": "bold",
        "claim-style": "underline",
        "chip-style": "reverse",
        "muted-style": "dim",
        "accent-style": "bold",
        "block-cursor-foreground": default,
        "block-cursor-text-style": "reverse",
        "ansi-background": default,
        "ansi-foreground": default,
        "screen-selection-background": default,
        "screen-selection-foreground": default,
    }
    return Theme(
        "ansi",
        primary=default,
        secondary=default,
        accent=default,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        success=default,
        warning=default,
        error=default,
        ansi=True,
        dark=True,
        variables=DEFAULTS | ours | styles,
    )


def themes(*, truecolor: bool = True) -> tuple[Theme, ...]:
    """All three themes; without truecolor night and paper carry the values that fall on the right cells of the 256."""
    night = _NIGHT if truecolor else _NIGHT | _NIGHT_256
    paper = _PAPER if truecolor else _PAPER | _PAPER_256
    underlined = {} if truecolor else {"claim-style": "underline"}
    strong = {} if truecolor else {"warning-style": "bold"}  # amber on the cursor's tone has but 4.1
    return (_theme("night", night, dark=True, **underlined), _theme("paper", paper, dark=False, **strong), _ansi())


def choose(setting: str, environ: Mapping[str, str], light: bool | None) -> str:
    """The theme's name for the config's `theme` ("auto" or a name), the environment and what the terminal answered.

    NO_COLOR wins over all (no-color.org: set and not empty); an unknown terminal is taken as dark."""
    if environ.get("NO_COLOR") or (setting == "auto" and environ.get("TERM") in ("dumb", "vt100", "vt220")):
        return "ansi"
    if setting in NAMES:
        return setting
    return "paper" if light else "night"


def truecolor(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says that it shows 24-bit colours."""
    return environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
