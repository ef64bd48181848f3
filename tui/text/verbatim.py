"""Preformatted text that is no code: a poem keeps its lines, a letter wrapped by hand becomes paragraphs."""

from __future__ import annotations

import re

_GAP = re.compile(r"\n[ \t]*\n\s*")
_CODE = re.compile(r"[{}();=<>\[\]$|\\#_+*/^~`@]")
_LEAST, _WIDE = 50, 90  # letters of a wrapped line


def is_prose(text: str) -> bool:
    """Whether it reads like a letter: lines of about one length, of words and few signs, none set in from the left."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 3 or len(_CODE.findall(text[:20_000])) * 60 > len(text[:20_000]):
        return False
    full = sum(_LEAST <= len(line.rstrip()) <= _WIDE and len(line.split()) > 6 for line in lines)
    inset = sum(line.startswith("    ") and line.strip()[0] != "—" for line in lines)
    return full > 0.5 * len(lines) and inset < 0.2 * len(lines)


def paragraphs(text: str, wrapped: bool) -> list[str]:
    """Its paragraphs; `wrapped`: the line breaks within one are only those of the paper."""
    parts = [part for part in _GAP.split(text.strip("\n")) if part.strip()]
    if wrapped:
        return [" ".join(part.split()) for part in parts]
    return ["\n".join(" ".join(line.split()) for line in part.split("\n") if line.strip()) for part in parts]
