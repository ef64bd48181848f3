"""Words by class, as a table lists them for each language: one look-up tells all classes of a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tui.text import wordfiles
from tui.text.stem import fold
from tui.text.tokens import Token

_MOST = 1 << 15  # words remembered, so that a library of any size takes the same memory
_LONGEST = 24  # letters of a stem
_PARTS = 4  # of a word with hyphens that are looked up
_ENDED = 4  # letters of the shortest words that are known by their ending alone
_DONE = frozenset(("act", "deed"))  # a word of these counts already: its ending makes no past event of it


CONTENT = ("content",)  # of most words; it is this very tuple


class Classes(dict[str, tuple[str, ...]]):
    """Word -> its classes; a word not asked for before is looked up in the stems, `податк*`, and endings, `*ed`.

    Where a table has a class `empty`, every other word of three letters and more is of the class `content`.
    """

    def __init__(self, tables: list[dict[str, str]]) -> None:
        super().__init__()
        self._words: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._endings: dict[str, list[str]] = {}
        self._empties = any("empty" in table for table in tables)
        for table in tables:
            for name, text in table.items():
                for word in dict.fromkeys(text.split()):
                    kept = self._stems if word[-1] == "*" else self._endings if word[0] == "*" else self._words
                    kept.setdefault(key(word.strip("*")), []).append(name)

    def __missing__(self, low: str) -> tuple[str, ...]:
        if len(self) >= _MOST:
            self.clear()
        found = self._found(low)
        if "empty" in found:
            found.remove("empty")
        elif len(low) > 2 and self._empties:
            found.insert(0, "content")
        self[low] = kept = tuple(found) if found != ["content"] else CONTENT
        return kept

    def _found(self, low: str) -> list[str]:
        found = list(self._words.get(low, ()))
        for end in range(2, min(len(low), _LONGEST) + 1):
            found += self._stems.get(low[:end], ())
        if "-" in low and self._empties:
            found += [name for part in low.split("-")[:_PARTS] if part for name in self._found(part)]
        if len(low) > _ENDED:
            ended = [name for end in (1, 2, 3, 4) for name in self._endings.get(low[-end:], ())]
            found += [name for name in ended if name != "past" or _DONE.isdisjoint(found)]
        return list(dict.fromkeys(found))


def key(word: str) -> str:
    """The word folded, but with its apostrophe: `we're` is no `were`."""
    return "'".join(map(fold, word.replace("’", "'").split("'")))


def keys(tokens: Sequence[Token]) -> list[str]:
    """`key` of every token; those without an apostrophe are folded already."""
    all_words = "".join([token.text for token in tokens])
    if "'" not in all_words and "’" not in all_words:
        return [token.low for token in tokens]
    return [key(token.text) if "'" in token.text or "’" in token.text else token.low for token in tokens]


@cache
def of(language: str, file: str = "checkworthy.toml") -> Classes:
    """The classes of a language's words in a file of tables."""
    return Classes(tables_of(language, file))


def tables_of(language: str, file: str) -> list[dict[str, str]]:
    """The tables of a language; of one that has none (or of no known one), those of all that have."""
    tables = wordfiles.table(file)
    return [tables[language]] if language in tables else list(tables.values())
