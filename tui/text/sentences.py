"""A text -> its sentences. They never cross a line break or a block; linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.model import Block, Sentence

_END = re.compile(r"""[.!?…]+[)\]"'”’»]*(?=\s+[^\sa-zа-яіїєґ])""")


def split(text: str, language: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Every sentence of the text, in order, no white space at either end."""
    found: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for end in [*(m.end() for m in _END.finditer(text, line.start(), line.end())), line.end()]:
            part = text[start:end]
            if part.strip():
                left = start + len(part) - len(part.lstrip())
                found.append(Sentence(left, left + len(part.strip())))
            start = end
    return tuple(found)
