"""Who says it: the speaker's and the cue's words in a sentence, by the tables of its language.

Shapes: a credit (Photo: X), a source phrase (According to X; за словами X), a speaker before the verb (X said that),
and one after it ("…," said X). Only words of the sentence are given; `speaker_name` says whom they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model import Article, Mention, Span, Suggestion
from tui.text import reporting, saying, stem, wordclasses
from tui.text.saying import CUES, DASHES, QUOTES, Line
from tui.text.speakers import LONGEST, named, speaker, within
from tui.text.tokens import Token

MOST = 100  # names and cues of one sentence that are looked at
_BACK = 2  # sentences before it that are looked at for `he` and `it`


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue, either may be missing; `hedge`: allegedly, нібито."""

    speaker: Span | None = None
    cue: Span | None = None
    quoted: bool = False
    hedge: bool = False


_Pair = tuple[Span | None, Span | None]
_NAMES = 6  # words of a signature with its dash
_NOTHING = Said()


def find(tokens: Sequence[Token], lows: list[str], mentions: Sequence[Mention], language: str) -> Said:
    """The attribution of one sentence; `lows` are its `wordclasses.keys`, `mentions` those inside it."""
    line = saying.read(tokens, lows, mentions[:MOST], language)
    classes = set().union(*line.tags)
    found = (_credit(line) if "credit" in classes else None) or _source(line, language)
    if not found and not CUES.isdisjoint(classes):
        found = _verb(line)
    if not found and (line.quoted or line.text(0) in DASHES):
        found = _signed(line)
    who, cue = found or (None, None)
    hedge = "hedge" in classes
    return Said(who, cue, line.quoted, hedge) if cue or who or hedge or line.quoted else _NOTHING


def _verb(line: Line) -> _Pair | None:
    """The verb that reports most surely, the first of several, and its speaker."""
    best: tuple[int, Span | None, Span] | None = None
    tried = 0
    for place, tags in enumerate(line.tags):
        if not tags or CUES.isdisjoint(tags):
            continue
        worth = reporting.worth(line, place)
        if not worth or (best and best[0] >= worth) or tried > MOST:
            continue
        tried += 1
        who = _subject(line, place)
        if who is None and worth < 2:
            continue
        best = worth, who, line.span(place, place + 1)
    return best[1:] if best else None


def _subject(line: Line, place: int) -> Span | None:
    """Who says it: nobody where the verb has no subject."""
    if reporting.impersonal(line, place):
        return within(line, place)
    return None if reporting.passive(line, place) or reporting.nobody(line, place) else speaker(line, place)


def _credit(line: Line) -> _Pair | None:
    """`Photo: X`, `(source: X)`: a line that says whom it comes from."""
    for place, tags in enumerate(line.tags):
        if (
            "credit" in tags
            and line.text(place + 1) == ":"
            and (line.shape(place) == "title" or line.text(place - 1) in ("", "(") or line.at(place - 1, "credit"))
        ):
            end = _credited(line, place + 2)
            if end > place + 2 and line.shape(place + 2) in ("title", "upper", "initial"):
                return line.span(place + 2, end), line.span(place, place + 1)
    return None


def _credited(line: Line, place: int) -> int:
    """Where the names of a credit end."""
    most = min(len(line.tokens), place + LONGEST)
    while place < most and line.text(place) not in ".;()":
        place += 1
    return place


def _signed(line: Line) -> _Pair | None:
    """`“…” — X` at the end of a sentence."""
    if line.text(0) in DASHES and not line.comma and line.mentions and line.mentions[0].start == line.tokens[1].start:
        return (Span(line.mentions[0].start, line.mentions[0].end), None) if len(line.lows) < LONGEST else None
    last = max((place for place in range(len(line.lows))[-_NAMES:] if line.text(place) in DASHES), default=-1)
    if last < 1 or line.text(last - 1) not in QUOTES or last + 1 == len(line.lows):
        return None
    for one in line.mentions:
        if one.type in ("PER", "ORG") and one.start == line.tokens[last + 1].start:
            return Span(one.start, one.end), None
    return None


def _source(line: Line, language: str) -> _Pair | None:
    known = saying.phrases(language).sources
    if known.keys().isdisjoint(line.lows):
        return None
    for place, low in enumerate(line.lows):
        for phrase in known.get(low, ()):
            end = place + len(phrase)
            if tuple(line.lows[place:end]) == phrase and end < len(line.lows):
                until = _phrase_end(line, end)
                end += line.text(end) in QUOTES and until > end + 1
                if until > end:
                    return named(line, end, until, last=False), line.span(place, place + len(phrase))
    return None


def _phrase_end(line: Line, start: int) -> int:
    """Where the source's words end: at a comma, a full stop, a dash, or a verb-like word after a name."""
    place = start
    while place < len(line.tokens) and place < start + LONGEST:
        text = line.text(place)
        if text in QUOTES and place == start:
            place += 1
            continue
        if text in QUOTES or (text in ",.;:!?()—–" and not (text == "." and line.glued(place))):
            break
        if place > start + 1 and line.at(place, "det") and not line.at(place - 1, "inner"):
            break
        if place > start and (line.at(place, "stopper") or line.at(place, "aux")):
            break
        place += 1
    return place


def speaker_name(article: Article, suggestion: Suggestion) -> str:
    """The speaker as a name: a mention under the name its entity is shown by, other words without "the"; `he`, `it` and
    `the ministry` are the one person or body named before that fits, if there is just one."""
    if suggestion.speaker is None:
        return ""
    said = article.text[suggestion.speaker.start : suggestion.speaker.end]
    names = {entity.id: entity.name for entity in article.entities}
    for one in article.mentions:
        if (one.start, one.end) == (suggestion.speaker.start, suggestion.speaker.end):
            return names.get(one.entity, said)
    found = _meant(article, suggestion, said)
    if found:
        return names.get(found, said)
    return said[4:] if said[:4].lower() == "the " else said


def _meant(article: Article, suggestion: Suggestion, said: str) -> str:
    """The entity that a pronoun or a common noun means, "" when none or several fit."""
    assert suggestion.speaker
    classes = wordclasses.of(article.language, saying.FILE)[wordclasses.key(said)]
    before = [one for one in article.mentions if one.end <= suggestion.speaker.start]
    if "person" in classes or "body" in classes:
        kinds = ("PER",) if "person" in classes else ("ORG",)
        return _near(article, suggestion.sentence, [one for one in before if one.type in kinds])
    words = said.split()
    if not 1 <= len(words) <= 2 or not words[-1].islower():
        return ""
    head = stem.stem(words[-1])
    fitting = {one.entity for one in before if one.type == "ORG" and _has(article, one, head)}
    return fitting.pop() if len(fitting) == 1 else ""


def _near(article: Article, number: int, mentions: list[Mention]) -> str:
    """The only one that is named in this sentence, else in the one before, and so on."""
    for back in range(min(_BACK, number) + 1):
        sentence = article.sentences[number - back]
        found = {one.entity for one in mentions if sentence.start <= one.start < sentence.end}
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _has(article: Article, mention: Mention, head: str) -> bool:
    """Whether the words of a name have this head: `Ministry of Ports` has `ministry`."""
    text = article.text[mention.start : mention.end]
    return " " in text and any(stem.stem(word) == head for word in text.split())
