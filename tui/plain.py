"""The one definition of text that is safe to draw: no control, bidi or tag character, no lone surrogate, NFC.

Source: Unicode 15 categories Cc, Cs and the bidi controls of UAX #9; ZWJ and ZWNJ stay, since words need them.
"""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n?|\u0085|\u2028|\u2029|\x0b|\x0c")
_BREAKING = "\r\u0085\u2028\u2029\x0b\x0c"
_SPACE = re.compile(r"\s+")
_MARKS = 30  # combining marks on one letter at most (UAX #15, section 13): putting more in order takes their square
_PILED = re.compile(rf"[^\x00-\u02ff\w\s][^\w\s]{{{_MARKS},}}")  # the first of them is a mark: quicker to look for


def plain(text: str) -> str:
    """The text with every unsafe character gone and line breaks as `\\n`; keeps `\\n`, `\\t`, ZWJ and ZWNJ."""
    if text.isascii() and text.isprintable():
        return text
    if any(sign in text for sign in _BREAKING):  # quicker than to look for none of them
        text = _BREAKS.sub("\n", text)
    text = _UNSAFE.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", _PILED.sub(_fewer, text))


def _fewer(piled: re.Match[str]) -> str:
    """A run of signs, without the marks that no letter of any language bears so many of."""
    kept: list[str] = []
    marks = 0
    for sign in piled[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS:
            kept.append(sign)
    return "".join(kept)


def line(text: str) -> str:
    """`plain` on one line: every run of white space is one blank, none at the ends."""
    return _SPACE.sub(" ", plain(text)).strip()
