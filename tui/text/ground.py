"""A text in which tagged spans are looked for: what finding them needs is worked out once, however many there are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

SAME = {ord(a): b for a, b in zip("“”„«»‟″’‘ʼ`–—‑−\u00a0\u202f", '"""""""\'\'\'\'----  ', strict=True)}
_FOLDED = re.compile(r"\s\s+|[^\S ]|[\u00ad\u200b\u2060\ufeff]+|…")
_BETWEEN = re.compile(r"[\W_ʼ]+")
_MOST = 1_000  # places of the same words in a text that are looked at


class Ground:
    """The text as it is, and plain: single blanks, one kind of quote and dash, no soft hyphens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain: list[int] = [0]  # where in the plain text a stretch begins, and where in the text itself
        self._text: list[int] = [0]

    @cached_property
    def plain(self) -> str:
        """The plain text; letters keep their case, since a name is told by it."""
        same = self.text.translate(SAME)
        parts: list[str] = []
        at = size = 0
        for found in _FOLDED.finditer(same):
            new = _folded(found[0])
            size += found.start() - at
            parts += [same[at : found.start()], new]
            at = found.end()
            self._plain += [size, size + len(new)]
            self._text += [found.start(), at]
            size += len(new)
        return "".join([*parts, same[at:]])

    def there(self, at: int) -> int:
        """Where a place of the plain text is in the text itself."""
        stretch = bisect_right(self._plain, at) - 1
        place = self._text[stretch] + at - self._plain[stretch]
        return min(place, self._text[stretch + 1]) if stretch + 1 < len(self._text) else place


@lru_cache(maxsize=1024)
def plainly(words: str) -> str:
    """A few words as a ground has them."""
    return _FOLDED.sub(lambda found: _folded(found[0]), words.translate(SAME))


@lru_cache(maxsize=1024)
def bare(words: str) -> str:
    """The letters and digits of a few words."""
    return _BETWEEN.sub("", words)


def places(words: str, text: str) -> Iterator[int]:
    """Where the words stand in a text, one after the other."""
    at = text.find(words)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = text.find(words, at + max(1, len(words)))


def _folded(found: str) -> str:
    return "..." if found == "…" else " " if found[0].isspace() else ""
