"""What a block is known by on other pages of its host: a hash of its words. What repeats is learned as furniture."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from tui.text.blocks import Piece
from tui.text.titles import bare

MOST = 400  # prints of one page
_LEAST = 6  # letters a block must have to be told from another


def of(part: Piece) -> int:
    """The print of a block, a signed number of 64 bits; 0 for one that says too little."""
    words = bare(part.text[:2000])
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), signed=True) if len(words) >= _LEAST else 0


def of_page(prints: Iterable[int]) -> tuple[int, ...]:
    """The prints of a page's blocks, once each."""
    return tuple(dict.fromkeys(one for one in prints if one))[:MOST]
