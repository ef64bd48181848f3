"""Every sign the screen draws: box drawing, blocks, shapes and arrows of one cell each, and their ASCII twins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.model import Status


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One sign for each meaning; source: the table in docs of the look. A status mark's ASCII form is its key."""

    bar: str = "▌"
    still: str = "▏"  # the bar of a pane without focus
    caret: str = "▏"
    unread: str = "●"
    starred: str = "◆"
    closed: str = "▸"
    opened: str = "▾"
    settled: str = "■"  # claims, none of them to check
    check: str = "□"  # claims to check
    failed: str = "!"
    changed: str = "~"
    picked: str = "+"
    new: str = "↑"
    refreshing: str = "↻"
    enter: str = "↵"
    suggested: str = "◦"
    note: str = "▤"
    orphan: str = "◌"
    attributed: str = "◧"
    quote: str = "▣"
    supported: str = "▲"
    disputed: str = "⇅"
    false: str = "▼"
    retracted: str = "◄"
    opinion: str = "○"
    highlight: str = "▬"
    own: str = "◇"  # a status of the person's own
    weeks: str = "▁▂▃▄▅▆"
    ellipsis: str = "…"
    dot: str = "·"
    bullet: str = "•"
    rule: str = "─"
    upright: str = "│"
    picture: str = "▦"
    fold: str = "↳"  # a line of code that goes on
    dash: str = "—"  # before the name of who is quoted
    raised: str = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # a footnote's sign
    letters: Mapping[str, str] = field(default_factory=dict)  # of the person's own statuses, where their sign is it

    def status(self, status: str) -> str:
        """The mark of a claim's status."""
        if status not in set(Status):
            return self.letters.get(status, self.own)
        return str(getattr(self, "check" if status == Status.UNCHECKED else status))


UNICODE = Glyphs()
ASCII = Glyphs(
    bar=">",
    still=":",
    caret=":",
    unread="*",
    starred="S",
    closed="+",
    opened="-",
    settled="#",
    check="u",
    new="^",
    refreshing="@",
    enter="Enter",
    suggested=".",
    note="n",
    orphan="?",
    attributed="a",
    quote="q",
    supported="s",
    disputed="d",
    false="f",
    retracted="r",
    opinion="o",
    highlight="=",
    own="&",
    weeks=".:|",
    ellipsis="~",
    dot="-",
    bullet="-",
    rule="-",
    upright="|",
    picture="[]",
    fold="\\",
    dash="--",
    raised="",
)


def choose(setting: str, encoding: str, statuses: Mapping[str, str] | None = None) -> Glyphs:
    """The signs for the config's `glyphs` ("auto", "unicode", "ascii"), the locale's encoding and the own statuses."""
    if setting == "auto":
        setting = "unicode" if encoding.lower().replace("-", "") in ("utf8", "utf8sig") else "ascii"
    if setting != "ascii":
        return UNICODE
    return replace(ASCII, letters=statuses) if statuses else ASCII
