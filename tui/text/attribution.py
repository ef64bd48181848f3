"""Who says it: the speaker's and the cue's words in a sentence, in English, Ukrainian and Russian.

Three shapes: a source phrase (According to X; за словами X), a speaker before the verb (X said that), and one
after it ("…," said X). Only words of the sentence are given; `he` is resolved by `speaker_name`, when one person fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Article, Mention, Span, Suggestion
from tui.text import reporting, stem
from tui.text.speakers import LONGEST, QUOTES, named, speaker
from tui.text.tokens import Token

MOST = 100  # names and cues of one sentence that are looked at


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue, either may be missing; `hedge`: allegedly, нібито."""

    speaker: Span | None
    cue: Span | None
    quoted: bool = False
    hedge: bool = False


def find(line: Sequence[Token], mentions: Sequence[Mention], language: str) -> Said:
    """The attribution of one sentence; `mentions` are those inside it."""
    cues = reporting.cues()
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
        worth = reporting.worth(line, lows, place, cues, quoted=quoted)
        if not worth or (best and best[0] >= worth) or tried > MOST:
            continue
        tried += 1
        who = None if reporting.passive(lows, place) else speaker(line, lows, place, mentions)
        if who is None and worth < 3:
            continue
        best = worth, who, Span(line[place].start, line[place].end)
    return Said(best[1], best[2], quoted, hedge) if best else Said(None, None, quoted, hedge)


def _source(
    line: Sequence[Token], lows: list[str], mentions: Sequence[Mention], cues: reporting.Cues
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
