"""Who says it: the speaker's and the cue's words in a sentence, in English, Ukrainian and Russian.

Three shapes: a source phrase (According to X; за словами X), a speaker before the verb (X said that), and one
after it ("…," said X). Only words of the sentence are given; `he` is resolved by `speaker_name`, when one person fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tui.model import Article, Mention, Span, Suggestion
from tui.text import aliases, stem
from tui.text.speakers import AUXILIARY, LONGEST, PRONOUNS, QUOTES, named, speaker
from tui.text.stem import words
from tui.text.tokens import Token

MOST = 100  # names and cues of one sentence that are looked at
_OPENS_CLAUSE = frozenset(
    words(
        "it we they he she i you there this these those the a my our his their its what how why whether if where when "
        "who some people most many no all like im ive youre hes shes weve theyre"
    )
)


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue, either may be missing; `hedge`: allegedly, нібито."""

    speaker: Span | None
    cue: Span | None
    quoted: bool = False
    hedge: bool = False


@dataclass(frozen=True, slots=True)
class _Cues:
    said: frozenset[str]
    thought: frozenset[str]
    with_quote: frozenset[str]
    only_that: frozenset[str]
    hedges: frozenset[str]
    slavic: frozenset[str]
    any: frozenset[str]
    sources: dict[str, tuple[tuple[str, ...], ...]]


@cache
def _cues() -> _Cues:
    tables = aliases.read("cues.toml")
    known = {name: frozenset(stem.fold(word) for word in text.split()) for name, text in tables.items()}
    sources: dict[str, list[tuple[str, ...]]] = {}
    for line in (tables["sources_en"] + tables["sources_uk"]).strip().splitlines():
        phrase = tuple(stem.fold(word) for word in line.split())
        if phrase:
            sources.setdefault(phrase[0], []).append(phrase)
    return _Cues(
        known["said"], known["thought"],
        known["with_quote"], known["only_that"], known["hedges"], known["said_uk"],
        known["said"] | known["thought"] | known["said_uk"],
        {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in sources.items()},
    )  # fmt: skip


def find(line: Sequence[Token], mentions: Sequence[Mention], language: str) -> Said:
    """The attribution of one sentence; `mentions` are those inside it."""
    cues = _cues()
    lows = [token.low for token in line]
    quoted = sum(token.text in QUOTES for token in line) > 1 or (bool(line) and line[0].text in QUOTES)
    hedge = not cues.hedges.isdisjoint(lows)
    by_source = _source(line, lows, mentions, cues)
    if by_source:
        return Said(*by_source, quoted, hedge)
    best: tuple[int, Span | None, Span] | None = None
    mentions = mentions[:MOST]
    tried = 0
    for place, low in enumerate(lows):
        if low not in cues.any:
            continue
        worth = _worth(line, lows, place, low, cues, quoted=quoted)
        if not worth or (best and best[0] >= worth) or tried > MOST:
            continue
        tried += 1
        who = None if _passive(lows, place) else speaker(line, lows, place, mentions)
        if who is None and worth < 3:
            continue
        best = worth, who, Span(line[place].start, line[place].end)
    return Said(best[1], best[2], quoted, hedge) if best else Said(None, None, quoted, hedge)


def _worth(line: Sequence[Token], lows: list[str], place: int, low: str, cues: _Cues, *, quoted: bool) -> int:
    """How surely this word reports: 0 not at all, 3 certainly."""
    after = lows[place + 1] if place + 1 < len(lows) else ""
    before = lows[place - 1] if place else ""
    if low in cues.slavic:
        return 3 if after in (",", ":", "") or before in ("—", "–", "-", ",") or quoted else 2
    if (low not in cues.said and low not in cues.thought) or (line[place].shape != "lower" and place):
        return 0
    if (
        before in ("to", "the", "a", "an", "of", "this", "no", "be", "is", "was", "by", "been", "were")
        and after != "that"
        and low not in ("sure", "certain", "like")
    ):
        return 0
    if before in QUOTES and place > 1 and lows[place - 2] == "to":
        return 0
    beside_quote = quoted and (
        before in QUOTES or after in QUOTES or (before == "," and place > 1) or after in (",", ":")
    )
    that = after == "that" or lows[place + 1 : place + 3] == ["out", "that"]
    if low in cues.with_quote and not (that or beside_quote or after in (":", ",") or before in ("i", "we")):
        return 0
    clause = that or _clause_follows(line, lows, place)
    if low in cues.only_that:
        return 3 if that else 2 if beside_quote or (clause and _subject(lows, place) in PRONOUNS) else 0
    if low in cues.said:
        return 3 if clause or beside_quote or after in (",", ":", ".", "") else 2 if low in ("said", "says") else 1
    return 2 if clause or (before in ("i", "we") and after in (",", "so", ".")) else 0


def _passive(lows: list[str], place: int) -> bool:
    """`it was recalled that`: reported, but by nobody."""
    return (
        place > 1
        and lows[place - 1] in ("be", "been", "is", "was", "were")
        and lows[place].endswith(("ed", "id", "wn", "ten"))
    )


def _subject(lows: list[str], place: int) -> str:
    """The word before the verb and its auxiliaries."""
    place -= 1
    while place > 0 and lows[place] in AUXILIARY:
        place -= 1
    return lows[place] if place >= 0 else ""


def _clause_follows(line: Sequence[Token], lows: list[str], place: int) -> bool:
    """Whether a subject follows: a pronoun, an article, or a capital - a clause without `that`."""
    if place + 1 >= len(line):
        return False
    token, low = line[place + 1], lows[place + 1]
    if low in _OPENS_CLAUSE:
        return True
    return token.shape in ("title", "upper") and low not in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    )


def _source(
    line: Sequence[Token], lows: list[str], mentions: Sequence[Mention], cues: _Cues
) -> tuple[Span, Span] | None:
    for place, low in enumerate(lows):
        for phrase in cues.sources.get(low, ()):
            end = place + len(phrase)
            if tuple(lows[place:end]) == phrase and end < len(line):
                until = _phrase_end(line, lows, end)
                if until > end:
                    return named(line, end, until, mentions, last=False), Span(line[place].start, line[end - 1].end)
    return None


def _phrase_end(line: Sequence[Token], lows: list[str], start: int) -> int:
    """Where the source's words end: at a comma, a full stop, a dash, or a verb-like word after a name."""
    place = start
    while place < len(line) and place < start + LONGEST:
        token = line[place]
        if token.text in ",.;:!?()—–" or token.text in QUOTES:
            if token.text in QUOTES and place == start:
                place += 1
                continue
            break
        if place > start and lows[place] in (
            "that",
            "which",
            "who",
            "що",
            "что",
            "який",
            "который",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
        ):
            break
        place += 1
    return place


def speaker_name(article: Article, suggestion: Suggestion) -> str:
    """The speaker as a name: a mention under the name its entity is shown by, other words without "the"; `he` is the
    one person named in this sentence or the one before, if there is one."""
    if suggestion.speaker is None:
        return ""
    said = article.text[suggestion.speaker.start : suggestion.speaker.end]
    names = {entity.id: entity.name for entity in article.entities}
    for one in article.mentions:
        if (one.start, one.end) == (suggestion.speaker.start, suggestion.speaker.end):
            return names.get(one.entity, said)
    if stem.fold(said) not in ("he", "she", "він", "вона", "он", "она"):
        return said[4:] if said[:4].lower() == "the " else said
    for number in (suggestion.sentence, suggestion.sentence - 1):
        if number < 0:
            break
        sentence = article.sentences[number]
        people = {
            one.entity
            for one in article.mentions
            if one.type == "PER" and sentence.start <= one.start < min(sentence.end, suggestion.speaker.start)
        }
        if len(people) == 1:
            return names.get(people.pop(), said)
        if people:
            break
    return said
