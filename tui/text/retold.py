"""Whether one sentence says what another one said: the same figures of the same things, or the same words.

English and Ukrainian meet in the ids of entities, in ideas of words and in figures. What is suggested wrongly costs a
person more than what is not suggested: entities alone, or figures alone, are not enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.model import Mention, Sentence, Span
from tui.text import aliases, counts, ideas, stem
from tui.text.counts import Count
from tui.text.tokens import Token, cut

SAME_WORDS = 0.7  # of all ideas of both sentences, from which they are the same words
FEWEST = 5  # ideas of a sentence that is compared by its words
AROUND = 0.34  # of the fewer ideas: what must be common where figures are compared
DIFFER = 0.45  # the same where the figures differ
SAID_SO = 0.6  # the same where it is told by one source, and names nothing else that both name
FAR = 3.0  # how many times greater a figure of the same thing is at most


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is compared. `about`: the entities of its article, for a sentence that names none.

    `sources`: who says so, where that is named.
    """

    words: dict[str, str]  # idea -> as written
    things: frozenset[str]  # entities it names, without who says so
    counts: tuple[Count, ...]
    days: frozenset[str]  # dates it names: "5.10", "2024"
    denies: bool
    about: frozenset[str]
    sources: frozenset[str]
    text: str
    start: int  # where it stands: the counts' places are those of the whole text


@dataclass(frozen=True, slots=True)
class Match:
    """How another sentence says it again. `mine`, `theirs`: the figures, as written, where they were compared."""

    relation: Literal["repeats", "contradicts"]
    mine: str
    theirs: str
    things: frozenset[str]  # entities that both have
    words: tuple[str, ...]  # ideas that both have, as the other sentence writes them
    score: float


def read(
    text: str, sentence: Sentence, mentions: Sequence[Mention] = (), about: frozenset[str] = frozenset(),
    speaker: Span | None = None,
) -> Told:  # fmt: skip
    """A sentence of a text; `mentions`: those of the text, or only its own; who says so names nothing it is about."""
    line = cut(text, sentence)
    inside = [one for one in mentions if sentence.start <= one.start < sentence.end]
    saying = {one.entity for one in inside if _within(one, speaker)}
    taken = [(one.start, one.end) for one in inside]
    if speaker is not None:
        taken.append((speaker.start, speaker.end))
    found = counts.find(line)
    spans = [(one.start, one.end) for one in found]
    words: dict[str, str] = {}
    hinted = set[str]()
    for token in line:
        if token.shape in ("sign", "number") or _in(token, taken) or _in(token, spans):
            continue
        if (entity := _hint(token)) is not None:
            hinted.add(entity)
        elif idea := ideas.of(token.text):
            words.setdefault(idea, token.text)
    return Told(
        words,
        frozenset({_bare(one.entity) for one in inside if not _within(one, speaker)} | hinted),
        tuple(found),
        _days(line),
        any(ideas.denies(token.text) for token in line),
        frozenset(map(_bare, about)),
        frozenset(map(_bare, saying)),
        text[sentence.start : sentence.end],
        sentence.start,
    )


def compare(mine: Told, theirs: Told, *, near: bool) -> Match | None:
    """How the other sentence says mine again; None when it does not. `near`: published within days of each other."""
    things = _things(mine, theirs)
    if things is None or mine.denies != theirs.denies or _apart(mine, theirs):
        return None
    words = [idea for idea in mine.words if idea in theirs.words]
    fewer = min(len(mine.words), len(theirs.words))
    share = len(words) / fewer if fewer else 0.0
    pair = _pair(mine.counts, theirs.counts)
    told = tuple(theirs.words[idea] for idea in words)
    whole = len(mine.words | theirs.words)
    if pair is None:
        same = len(words) >= FEWEST and len(words) >= SAME_WORDS * whole and not _uneven(mine, theirs)
        return Match("repeats", "", "", things, told, share) if same else None
    one, other = pair
    figures = _written(mine, one), _written(theirs, other)
    common = one.things & other.things
    counted = bool(things and common and (one.ordinal or other.ordinal or common & ideas.events()))
    enough = len(words) >= 3 or (len(words) >= 2 and bool(things)) or counted
    if one.value == other.value:
        held = enough or len(things) >= 2
        return Match("repeats", *figures, things, told, share + 0.1 * len(words)) if held and share >= AROUND else None
    beyond = len(words) - len(common & set(words))
    if not counted and beyond < (1 if len(things) > 1 else 2):
        return None
    if not near or not enough or share < (AROUND if counted else DIFFER) or not _alike(one, other):
        return None
    on = things or _source(mine, theirs, words)
    return Match("contradicts", *figures, on, told, share + 0.1 * len(words)) if on else None


def differing(mine: Told, theirs: Told) -> tuple[str, str] | None:
    """The figures of the same thing in which two sentences differ, as written."""
    pair = _pair(mine.counts, theirs.counts)
    if pair is None or pair[0].value == pair[1].value:
        return None
    return _written(mine, pair[0]), _written(theirs, pair[1])


# -- what speaks against


def _things(mine: Told, theirs: Told) -> frozenset[str] | None:
    """The entities that both are about; None when each is about one that the other does not name."""
    if mine.things and theirs.things:
        common = mine.things & theirs.things
        return common if common in (mine.things, theirs.things) else None
    return (mine.things or mine.about) & (theirs.things or theirs.about)


def _source(mine: Told, theirs: Told, words: Sequence[str]) -> frozenset[str]:
    """Who says both, where most of what is said is the same and no other place or person is named; else nobody."""
    fewer, names, others = min(len(mine.words), len(theirs.words)), _capital(mine), _capital(theirs)
    if len(words) < 3 or len(words) < SAID_SO * fewer or (names and others and not names & others):
        return frozenset()
    return mine.sources & theirs.sources


def _capital(told: Told) -> set[str]:
    """The ideas of words inside the sentence that are written like names."""
    return {idea for idea, word in told.words.items() if word[:1].isupper() and not told.text.startswith(word)}


def _apart(mine: Told, theirs: Told) -> bool:
    """Whether they name different days or years."""
    return bool(mine.days and theirs.days) and not mine.days & theirs.days


def _uneven(mine: Told, theirs: Told) -> bool:
    """Whether only one of them has figures, or both have figures that cannot be compared."""
    return bool(mine.counts) != bool(theirs.counts) or bool(mine.counts and theirs.counts)


def _pair(mine: Sequence[Count], theirs: Sequence[Count]) -> tuple[Count, Count] | None:
    """The first two counts of the same thing that differ; else the first that are the same; None without any."""
    pairs = [(one, other) for one in mine for other in theirs if _comparable(one, other)]
    held = {one for one, other in pairs if one.value == other.value}
    given = {other for one, other in pairs if one.value == other.value}
    loose = [(one, other) for one, other in pairs if one not in held and other not in given]
    return next(iter(loose), None) or next(iter(pairs), None)


def _comparable(one: Count, other: Count) -> bool:
    """Whether two counts count the same thing."""
    if one.unit != other.unit:
        return False
    if one.things and other.things:
        return bool(one.things & other.things)
    return bool(one.unit)


def _alike(one: Count, other: Count) -> bool:
    """Whether two figures may be two answers to one question: neither is many times the other."""
    greater, less = max(one.value, other.value), min(one.value, other.value)
    return less > 0 and greater / less <= FAR


# -- reading


def _written(told: Told, count: Count) -> str:
    """The figure as the sentence has it."""
    return told.text[count.start - told.start : count.end - told.start]


def _bare(entity: str) -> str:
    """An entity of the text's own without its type, of which a single sentence may leave doubt."""
    return entity if entity.startswith("Q:") else entity.partition(":")[2] or entity


def _hint(token: Token) -> str | None:
    """The country an adjective or an inhabitant's name belongs to: Ukrainian, українських."""
    if len(token.text) < 5:
        return None
    key = stem.name_stem(token.text)
    return aliases.gazetteer().hint(key)


def _days(line: Sequence[Token]) -> frozenset[str]:
    """The dates of a sentence: a day with its month, a year."""
    months, found = counts.months(), set[str]()
    for at, token in enumerate(line):
        if token.shape == "number" and len(token.text) == 4 and token.text[:2] in ("19", "20"):
            found.add(token.text)
        if token.shape != "number" and len(token.low) > 2 and (month := months.get(token.low)):
            for place in (at - 1, at + 1):
                if 0 <= place < len(line) and line[place].text.isdigit() and int(line[place].text) <= 31:
                    found.add(f"{int(line[place].text)}.{month}")
    return frozenset(found)


def _within(one: Mention, span: Span | None) -> bool:
    return span is not None and span.start <= one.start < span.end


def _in(token: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in spans)
