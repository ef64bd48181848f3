"""White space inside a line: one blank for a run of it, none within a word, and the no-break spaces that bind."""

from __future__ import annotations

import re

from tui.plain import plain

_SPACE = re.compile(r"\s+")
_BINDS = re.compile(
    "(?<=\\d)[\u00a0\u202f](?=[\\d%‰°€$£₴])"  # 10 000, 5 %
    "|(?<=[«№§])[\u00a0\u202f](?=\\w)|(?<=\\S)[\u00a0\u202f](?=[»;:!?](?:\\W|$))"  # « text », № 5, quoi ?
)
_SOFT = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, stray byte-order mark
_GONE = str.maketrans("", "", _SOFT)


def tidy(text: str) -> str:
    """Inline text: a run of white space is one blank; a no-break space stays where it binds, else it is a blank."""
    if text.isascii():
        return text if text.isprintable() and "  " not in text else plain(_SPACE.sub(" ", text))
    if any(one in text for one in _SOFT):
        text = text.translate(_GONE)
    if "\u00a0" in text or "\u202f" in text:
        return plain("\u00a0".join(_SPACE.sub(" ", part) for part in _BINDS.split(text)))
    return plain(_SPACE.sub(" ", text))


def verbatim(text: str) -> str:
    """The text of code: its spaces and line breaks stay, no-break spaces become blanks."""
    return plain(text.translate(_GONE)).replace("\u00a0", " ")
