"""A sentence with the classes of its words, as the rules on who says what ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tui.model import Mention, Span
from tui.text import wordclasses
from tui.text.tokens import Token

FILE = "cues.toml"
_SOME = 12  # words that tell the letters of a text
QUOTES = frozenset('"“”«»„‘')
OPENING = frozenset("\"“«„‘'")
DASHES = frozenset("—–-")
STOPS = frozenset(",;:()—–.?!…")
CUES = frozenset(("say", "think", "find", "tell", "sure", "imperative", "noun", "quotative"))


@dataclass(slots=True)
class Line:
    """The tokens of a sentence, their folded words, the classes of those, and the names among them."""

    tokens: Sequence[Token]
    lows: list[str]
    tags: list[tuple[str, ...]]
    mentions: Sequence[Mention]
    quoted: bool  # has quotation marks
    comma: bool  # in this language a comma stands before a clause that is reported
    _starts: dict[int, str] = field(default_factory=dict)

    def at(self, place: int, tag: str) -> bool:
        """Whether the word at a place is of a class."""
        return 0 <= place < len(self.tags) and tag in self.tags[place]

    def text(self, place: int) -> str:
        """The word at a place, "" beside the sentence."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def shape(self, place: int) -> str:
        """The shape of the word at a place."""
        return self.tokens[place].shape if 0 <= place < len(self.tokens) else ""

    def span(self, start: int, end: int) -> Span:
        """From the first to before the last of these places."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def after(self, end: int) -> str:
        """The word or sign that follows here without a space, "" when none does."""
        if not self._starts:
            self._starts = {token.start: token.text for token in self.tokens}
        return self._starts.get(end, "")

    def glued(self, place: int) -> bool:
        """Whether a sign stands within a word, as in `Harbour.example`."""
        return place + 1 < len(self.tokens) and self.tokens[place].end == self.tokens[place + 1].start

    def named(self, place: int) -> bool:
        """Whether the word is part of a name."""
        if not 0 <= place < len(self.tokens):
            return False
        token = self.tokens[place]
        return any(one.start <= token.start and token.end <= one.end for one in self.mentions)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a language after which a source stands, by their first word; whether it sets the comma, or, of a
    text of unknown language, whether it does where its letters are not Latin."""

    sources: dict[str, tuple[tuple[str, ...], ...]]
    comma: bool
    unknown: bool


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language's table."""
    tables = wordclasses.tables_of(language, FILE)
    sources: dict[str, list[tuple[str, ...]]] = {}
    for table in tables:
        for text in table.get("sources", "").strip().splitlines():
            phrase = tuple(wordclasses.key(word) for word in text.split())
            sources.setdefault(phrase[0], []).append(phrase)
    return Phrases(
        {first: tuple(sorted(some, key=len, reverse=True)) for first, some in sources.items()},
        all("comma" in table for table in tables),
        len(tables) > 1,
    )


def read(tokens: Sequence[Token], lows: list[str], mentions: Sequence[Mention], language: str) -> Line:
    """A sentence's tokens with their classes; `lows` are their `wordclasses.keys`."""
    known = wordclasses.of(language, FILE)
    quoted = not QUOTES.isdisjoint(lows)
    kind = phrases(language)
    comma = kind.comma or (kind.unknown and not "".join(lows[:_SOME]).replace("’", "").isascii())
    return Line(tokens, lows, [known[low] for low in lows], mentions, quoted, comma)
